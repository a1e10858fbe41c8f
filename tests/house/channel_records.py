"""Outlets of a body and a public story on its way to them, for the world that everybody asks about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate, now

from lantoa.channels.credentials import sealed
from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import (
    Airing,
    Dispatch,
    Outlet,
    OwnSite,
    PressRequest,
    PressVisit,
    PrintedItem,
    PrintedMatter,
    Recording,
    Script,
)
from lantoa.channels.states import DispatchState
from lantoa.newsroom.models import Story
from lantoa.organisations.models import Body

STATES = (
    DispatchState.FAILED,
    DispatchState.SENT,
    DispatchState.RECALLING,
    DispatchState.CORRECTING,
    DispatchState.BY_HAND,
)


def records_at(place: str, body: Body, secret: Callable[[str, str], str], story: Story) -> dict[str, Any]:
    """One in each state that a move begins in."""
    states = {f"dispatch_{state}": _sent(story, _outlet(body, f"{state} {place}"), state) for state in STATES}
    station = _outlet(body, secret("outlet", place), OutletKind.LOUDSPEAKER)
    script = Script.objects.create(dispatch=_sent(story, station), text=secret("script", place))
    checked = _script(story, _outlet(body, f"Đài {place}", OutletKind.LOUDSPEAKER))
    page = _outlet(body, f"Trang {place}", OutletKind.FACEBOOK, account="1", sealed=sealed({"token": "x"}))
    return {
        **states,
        "outlet": station,
        "outlet_page": page,
        "outlet_retired": _outlet(body, f"Cũ {place}", state="retired"),
        "dispatch": script.dispatch,
        "script": script,
        "script_checked": checked,
        "press_request": _request(body, secret("press", place), story),
        "press_visit": _visit(body, secret("visit", place)),
        "press_visit_held": _visit(body, "Báo Nhân Dân", "held"),
        "printed": _printed(body, secret("printed", place), story),
        "own_site": _site(body, secret("site", place), f"{place}.example.vn"),
        "own_site_open": _site(body, f"Mở {place}", f"mo.{place}.example.vn", state="open"),
        "airing": _airing(checked, 1),
        "airing_played": _airing(checked, 2, state="played", played_at=now()),
    }


def _outlet(body: Body, name: str, kind: str = OutletKind.BOARD, **said: Any) -> Outlet:
    return Outlet.objects.create(body=body, kind=kind, name=name, **said)


def _site(body: Body, title: str, host: str, **said: Any) -> OwnSite:
    return OwnSite.objects.create(outlet=_outlet(body, title, OutletKind.OWN_SITE), host=host, **said)


def _sent(story: Story, outlet: Outlet, state: str = DispatchState.BY_HAND) -> Dispatch:
    return Dispatch.objects.create(story=story, outlet=outlet, state=state, at=now())


def _script(story: Story, station: Outlet) -> Script:
    made = Script.objects.create(dispatch=_sent(story, station), text="Xin chào.", state="checked")
    Recording.objects.create(script=made, content=b"ID3", seconds=3, asked_at=now(), finished_at=now())
    return made


def _request(body: Body, medium: str, story: Story) -> PressRequest:
    asked = {"who": "Phóng viên", "purpose": "Bài báo", "asked_on": localdate(), "at": now()}
    return PressRequest.objects.create(body=body, story=story, medium=medium, **asked)


def _visit(body: Body, medium: str, state: str = "planned") -> PressVisit:
    days = {"asked_on": localdate(), "on": localdate(), "at": now()}
    told = {"subject": "Phóng sự", "place": "Thôn Một", "host": "Văn phòng"}
    return PressVisit.objects.create(body=body, medium=medium, state=state, **told, **days)


def _printed(body: Body, title: str, story: Story) -> PrintedMatter:
    made = PrintedMatter.objects.create(body=body, form="bulletin", title=title, state="ready", at=now())
    PrintedItem.objects.create(matter=made, story=story, place=0)
    return made


def _airing(script: Script, days: int, **said: Any) -> Airing:
    return Airing.objects.create(script=script, at=now() - timedelta(days=days), **said)
