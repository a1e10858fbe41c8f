"""Which duties count some subjects only, by their own choice or by that of their programme."""

from __future__ import annotations

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from lantoa.plans.models import Duty, Plan
from lantoa.plans.options import subjects_of


def narrowed(duties: QuerySet[Duty], measure: str) -> dict[tuple[str, ...], list[int]]:
    """Who counts for those of `duties` with this measure that do not count everybody: ids of duties by subjects.

    The programmes are read together, however many there are, and once for all measures that ask about these duties.
    """
    prefetch_related_objects(list(duties), Prefetch("plan", Plan.objects.only("options")))
    found: dict[tuple[str, ...], list[int]] = {}
    for duty in duties:
        if duty.measure == measure and (counted := subjects_of(duty)):
            found.setdefault(counted, []).append(duty.pk)
    return found
