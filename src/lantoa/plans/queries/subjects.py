"""Which duties count some subjects or fields only, by their own choice or by that of their programme."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from lantoa.plans.models import Duty, Plan
from lantoa.plans.options import fields_of, subjects_of


def narrowed(duties: QuerySet[Duty], measure: str) -> dict[tuple[str, ...], list[int]]:
    """Who counts for those of `duties` with this measure that do not count everybody: ids of duties by subjects.

    The programmes are read together, however many there are, and once for all measures that ask about these duties.
    """
    found: dict[tuple[str, ...], list[int]] = {}
    for duty in _with_plans(duties):
        if duty.measure == measure and (counted := subjects_of(duty)):
            found.setdefault(counted, []).append(duty.pk)
    return found


def narrowed_to_fields(duties: QuerySet[Duty], measure: str) -> dict[tuple[int, tuple[int, ...]], list[int]]:
    """Which fields count for those of `duties` with this measure that do not count every field.

    Ids of duties by the id of the body whose programme it is, which words a field in its own way, and ids of fields.
    """
    found: dict[tuple[int, tuple[int, ...]], list[int]] = {}
    for duty in _with_plans(duties):
        if duty.measure == measure and (chosen := fields_of(duty)):
            found.setdefault((duty.plan.body_id, chosen), []).append(duty.pk)
    return found


def _with_plans(duties: QuerySet[Duty]) -> QuerySet[Duty]:
    prefetch_related_objects(list(duties), Prefetch("plan", Plan.objects.only("options", "body")))
    return duties
