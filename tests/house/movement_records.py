"""Movements, fields and criteria of a body, for the world that everybody asks about."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate, now

from lantoa.movements.models import (
    CriteriaSet,
    Criterion,
    Field,
    FieldAlias,
    ModelType,
    Movement,
    MovementReview,
    Scope,
)
from lantoa.organisations.models import Body


def records_at(place: str, body: Body) -> dict[str, Any]:
    """One that runs or holds and one draft of each kind; the criterion is of a field that nobody has settled."""
    field = Field.objects.create(body=body, name=f"Lĩnh vực {place}")
    ModelType.objects.create(body=body, name=f"Mô hình {place}")
    draft = CriteriaSet.objects.create(body=body, title=_secret("draft", place), recorded_at=now())
    return {
        "movement": _movement(place, body, "movement", state="running", launched_on=localdate()),
        "movement_review": _reviewed(_movement(place, body, "reviewed", state="running", launched_on=localdate())),
        "movement_draft": _movement(place, body, "draft", launched_on=localdate()),
        "field": field,
        "field_alias": FieldAlias.objects.create(field=field, body=body, text=f"Cách gọi {place}"),
        "criteria_set": _in_force(place, body, field),
        "criteria_draft": draft,
        "criterion": Criterion.objects.create(
            criteria_set=draft, text=_secret("draft", place), scope=Scope.FIELD, field_words="chưa rõ", order=1
        ),
    }


def _secret(kind: str, place: str) -> str:
    """As in the world."""
    return f"Kín{kind}{place}".capitalize()


def _movement(place: str, body: Body, kind: str, **said: Any) -> Movement:
    return Movement.objects.create(body=body, launcher=body, name=_secret(kind, place), recorded_at=now(), **said)


def _reviewed(movement: Movement) -> MovementReview:
    told = {"kind": "interim", "held_on": localdate(), "result": "Tốt", "exemplars": "Ba người"}
    return MovementReview.objects.create(movement=movement, recorded_at=now(), **told)


def _in_force(place: str, body: Body, field: Field) -> CriteriaSet:
    since = localdate() - timedelta(days=30)
    told = {"title": _secret("criteria", place), "since": since, "state": "in_force", "recorded_at": now()}
    held = CriteriaSet.objects.create(body=body, **told)
    Criterion.objects.create(criteria_set=held, text="Giữ nghề", scope=Scope.FIELD, field=field, order=1)
    return held
