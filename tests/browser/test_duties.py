"""A duty from the first record of what was done to the decision after a merger, as officers do it. Real Chromium."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from lantoa.kit.actors import Actor
from lantoa.organisations.models import BodyKind, Role
from lantoa.organisations.operations.recording import NewBody
from lantoa.plans.models import Evidence, MergedQuota
from lantoa.plans.states import EvidenceState
from tests.organisations.worlds import District, appointed, founded, merged
from tests.plans.owing import communes_of, fanned_out, owed_by
from tests.plans.worlds import did, plan_of

PICTURES = os.environ.get("PICTURES", "")


class Programme:
    """Communes owe two results each quarter; two became one in the middle of the second."""

    def __init__(self) -> None:
        self.world = District()
        for name in ("Xã Thọ Bình", "Xã Thọ Tiến"):
            founded(name, under=self.world.district)
        self.plan = plan_of(self.world.district)
        self.duty = owed_by(self.plan, communes_of(self.world.district), unit="điển hình")
        new = NewBody("Xã Thọ Hợp", BodyKind.COMMUNE, {})
        self.merged = merged(*self.world.communes[1:], into=new, on=date(2026, 5, 15)).made_body.get()
        fanned_out(self.plan)
        self.body = self.world.communes[0]
        self.term = self.duty.terms.get(since=date(2026, 4, 1))
        did(self.term, self.body, 1)


@dataclass
class Desk:
    """A page of the desk, at some width, whoever sits there."""

    page: Any
    url: str
    axe: Any
    width: int

    def enter(self, actor: Actor) -> None:
        client = Client()
        client.force_login(actor.person)  # type: ignore[arg-type]
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.url}])

    def see(self, address: str, name: str) -> None:
        """Go there; nothing may be wrong with it, and it must fit."""
        self.page.goto(f"{self.url}/desk/plans/{address}")
        assert self.axe(self.page) == [], name
        assert self.page.evaluate("document.documentElement.scrollWidth") <= self.width, name
        if PICTURES:
            self.page.screenshot(path=f"{PICTURES}/{name}-{self.width}.png", full_page=True)

    def send(self, typed: dict[str, str]) -> None:
        for name, text in typed.items():
            self.page.fill(f"[name={name}]", text)
        self.page.click("main button[type=submit].main")


@pytest.fixture(params=[360, 1280])
def desk(request: Any, open_page: Any, live_server: Any, axe: Any) -> Desk:
    """A phone and a laptop."""
    return Desk(open_page(viewport={"width": request.param, "height": 900}), live_server.url, axe, request.param)


def test_a_duty_is_recorded_checked_and_decided(desk: Desk) -> None:
    programme = Programme()
    duty, term = programme.duty.pk, programme.term.pk
    desk.enter(appointed(programme.body))
    desk.see(f"duties/{duty}/?period={term}", "duty")
    desk.see(f"duties/{duty}/evidence/?body={programme.body.pk}&term={term}", "evidence-form")
    desk.page.check("[name=kind][value=number]")
    desk.send({"title": "Gương người tốt ở thôn Đông", "on": "20/05/2026", "note": "Sổ theo dõi của xã"})
    record = Evidence.objects.get(state=EvidenceState.SUBMITTED)
    desk.enter(appointed(programme.world.district, Role.SECRETARY))
    desk.see("evidence/", "evidence-list")
    desk.see(f"evidence/{record.pk}/", "evidence")
    desk.see(f"evidence/{record.pk}/accept/", "accept")
    desk.send({})
    record.refresh_from_db()
    assert record.state == EvidenceState.ACCEPTED
    desk.see(f"cells/{term}/{programme.merged.pk}/quota/", "quota")
    desk.page.check("[name=reading][value=one]")
    desk.send({"reason": "Theo hướng dẫn của huyện"})
    assert MergedQuota.objects.get().value == 2
    desk.see(f"duties/{duty}/?period={term}", "duty-of-the-office")
    desk.see(f"duties/{duty}/counting/", "counting")
    desk.see(f"cells/{term}/{programme.body.pk}/", "cell")
    desk.see("due/?when=past", "due")
    desk.see(f"{programme.plan.pk}/settings/", "settings")
