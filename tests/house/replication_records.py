"""Building blocks, adoptions and learning visits at a body, for the world that everybody asks about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate, now

from lantoa.evidence.models import Folder
from lantoa.exemplars.models import Dossier
from lantoa.organisations.models import Body
from lantoa.replication.models import Adoption, AdoptionStep, BuildingBlock, FollowUp, LearningVisit

Secret = Callable[[str, str], str]


def records_at(place: str, body: Body, secret: Secret, source: Dossier) -> dict[str, Any]:
    """One in each state that a move begins in; `source` is an exemplar of the body."""
    noted = {"dossier": source, "what": "Tập trung rác trước 6 giờ", "recorded_at": now()}
    adoptions = {
        f"adoption_{level}": _adoption(f"Tổ {level} {place}", body, source, level)
        for level in ("trial", "adapted", "standard")
    }
    adoption = _adoption(secret("adoption", place), body, source, "learned")
    visits = {f"visit_{state}": _visit(body, source, state) for state in ("agreed", "held", "called_off")}
    return {
        **adoptions,
        **visits,
        "block": BuildingBlock.objects.create(title=f"Gom rác {place}", **noted),
        "block_removed": BuildingBlock.objects.create(title=f"Cân rác {place}", removed_at=now(), **noted),
        "adoption": adoption,
        "adoption_ended": _adoption(f"Tổ thôi {place}", body, source, "trial", ended_on=localdate(), state="ended"),
        "adoption_follow_up": FollowUp.objects.create(adoption=adoption, months=6, due_on=localdate()),
        "visit_asked": _visit(body, source, "asked", purpose=secret("learning", place)),
    }


def _adoption(name: str, body: Body, source: Dossier, level: str, **said: Any) -> Adoption:
    folder = Folder.objects.create(body=body, opened_at=now())
    told = {"kind": "group", "body": body, "source": source, "folder": folder, "level": level, "recorded_at": now()}
    made = Adoption.objects.create(name=name, adopted_on=localdate() - timedelta(days=200), **told, **said)
    AdoptionStep.objects.create(adoption=made, level=level, on=made.adopted_on, note="Kế hoạch 5", recorded_at=now())
    return made


def _visit(body: Body, source: Dossier, state: str, **said: Any) -> LearningVisit:
    days = {"wished_on": localdate(), "recorded_at": now()}
    told = {"purpose": "Xem cách làm", "people": 9, "agreed_on": localdate() if state == "agreed" else None} | said
    return LearningVisit.objects.create(dossier=source, body=body, host=body, state=state, **told, **days)
