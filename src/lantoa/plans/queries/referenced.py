"""The figures of a plan that another one refers to: "as plan 249a says"."""

from __future__ import annotations

from rapidfuzz.distance import Indel

from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.kit.text import fold
from lantoa.plans.models import Duty, Plan
from lantoa.plans.states import ClauseState

MOST = 3  # figures that are offered for one duty


def figures_for(duty: Duty, actor: Actor) -> list[Duty]:
    """Duties of the plan that `duty` refers to which count the same and have a number, the likeliest first.

    Nothing for a duty that has its number already, or whose document is no plan here that `actor` may see. Which of
    them is meant, if any, a person says.
    """
    if duty.value is not None or duty.by_reference is None or duty.by_reference.cited_id is None:
        return []
    plans = visible(actor, Plan.objects.filter(pk=duty.by_reference.cited_id))
    found = Duty.objects.filter(plan__in=plans, measure=duty.measure, clause__state=ClauseState.CONFIRMED)
    found = found.exclude(value=None).select_related("clause", "by_reference")
    words = fold(duty.what)
    ranked = sorted(found, key=lambda each: (-Indel.normalized_similarity(words, fold(each.what)), each.pk))
    return ranked[:MOST]
