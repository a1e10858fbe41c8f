"""Dossiers of a body and what hangs on them, for the world that everybody asks about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate, now

from lantoa.evidence.models import Claim, Folder
from lantoa.exemplars.models import (
    Dossier,
    Initiative,
    Milestone,
    Need,
    Round,
    Screening,
    ScreeningAnswer,
    Support,
    Visit,
)
from lantoa.movements.models import CriteriaSet, Criterion
from lantoa.organisations.models import Body
from tests.house import likeness_records
from tests.organisations.worlds import founded

Secret = Callable[[str, str], str]


def records_at(place: str, body: Body, secret: Secret) -> dict[str, Any]:
    """One in each state that a move begins in, and a milestone that its body may strike out."""
    found = dossier_of(secret("dossier", place), body, "found")
    twin = dossier_of(f"Có thể trùng {place}", body, "found")
    return {
        **likeness_records.records_at(found, twin, secret("lesson", place)),
        "dossier": found,
        "dossier_proposed": dossier_of(f"Đề nghị {place}", body, "proposed"),
        "dossier_recognised": dossier_of(f"Công nhận {place}", body, "recognised"),
        "dossier_refused": dossier_of(f"Từ chối {place}", body, "refused"),
        "dossier_withdrawn": dossier_of(f"Rút {place}", body, "withdrawn"),
        "dossier_merged": dossier_of(f"Gộp {place}", body, "merged", merged_into=found),
        "milestone": Milestone.objects.create(
            dossier=found, kind="detected", body=body, on=localdate(), recorded_at=now()
        ),
        "dossier_passed": _passed(body, place, secret),
        "round": _round(f"Đợt {place}", body),
        **_initiatives(found),
        **_nurture(found, body),
        **_screening(found, body),
    }


def dossier_of(name: str, body: Body, state: str, **said: Any) -> Dossier:
    """A dossier of `body` in that state."""
    days = {"found_on": localdate() - timedelta(days=400), "waiting_since": now(), "recorded_at": now()}
    folder = Folder.objects.create(body=body, opened_at=now())
    told = {"summary": "Giúp bà con", "state": state, "body": body, "held_by": body, "folder": folder}
    return Dossier.objects.create(name=name, **told, **days, **said)


def _passed(body: Body, place: str, secret: Secret) -> Dossier:
    """One that belongs to and lies with a body that nobody here has to do with, and came by `body`."""
    away = founded(f"Xã xa {place}")
    told = {"earlier_honours": secret("passed_honours", place)}
    passed = dossier_of(secret("passed", place), away, "proposed", **told)
    Claim.objects.create(folder=passed.folder, text=secret("passed_claim", place), written_at=now())
    Milestone.objects.create(
        dossier=passed, kind="introduced", body=away, to_body=away, via=body, on=localdate(), recorded_at=now()
    )
    return passed


def _round(title: str, body: Body) -> Round:
    day = localdate()
    return Round.objects.create(body=body, title=title, since=day, until=day, to_body=body, recorded_at=now())


def _initiatives(dossier: Dossier) -> dict[str, Any]:
    """One that counts, and one that was removed."""
    noted = {"dossier": dossier, "recognised_by": "Hội đồng sáng kiến", "recorded_at": now()}
    return {
        "initiative": Initiative.objects.create(name="Máy gieo mạ", year=2025, **noted),
        "initiative_removed": Initiative.objects.create(name="Máy gặt", year=2024, removed_at=now(), **noted),
    }


def _nurture(dossier: Dossier, body: Body) -> dict[str, Any]:
    """A visit, a need and a support that are all open."""
    noted = {"dossier": dossier, "recorded_at": now()}
    return {
        "visit": Visit.objects.create(body=body, planned_on=localdate(), **noted),
        "need": Need.objects.create(text="Thiếu vốn", **noted),
        "support": Support.objects.create(
            kind="material", what="Giống lúa", giver="Hội Nông dân", promised_on=localdate(), **noted
        ),
    }


def _screening(dossier: Dossier, body: Body) -> dict[str, Any]:
    """One that is open, with a criterion that waits for an answer; one that is answered; one that is endorsed."""
    sets = [CriteriaSet.objects.create(body=body, title="Tiêu chuẩn", recorded_at=now()) for _ in range(3)]
    criteria = [Criterion.objects.create(criteria_set=each, text="Có sáng kiến") for each in sets]
    known = {"dossier": dossier, "body": body, "begun_at": now()}
    states = ("open", "open", "endorsed")
    made = [
        Screening.objects.create(criteria_set=each, state=state, **known)
        for each, state in zip(sets, states, strict=True)
    ]
    answers = [
        ScreeningAnswer.objects.create(screening=screening, criterion=criterion, met=met)
        for screening, criterion, met in zip(made, criteria, ("", "yes", "yes"), strict=True)
    ]
    return {
        "screening": made[0],
        "screening_answered": made[1],
        "screening_endorsed": made[2],
        "screening_answer": answers[0],
    }
