"""Criteria that were drafted for a plan, by the id of the plan: all that this room knows of it."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.movements.models import CriteriaEdit, CriteriaSet
from lantoa.movements.states import ISSUED, CriteriaState


def relied_on(plan_id: int) -> Iterator[str | Promise]:
    """What people did with the criteria of a plan, so that these can no longer be handed back with it."""
    of_plan = CriteriaSet.objects.filter(source_plan=plan_id)
    if of_plan.filter(state__in=ISSUED).exists():
        yield _("Its criteria were put into force.")
    if CriteriaEdit.objects.filter(criteria_set__in=of_plan.filter(state=CriteriaState.DRAFT)).exists():
        yield _("Somebody has worked on the draft of its criteria. Discard that draft first if it is of no use.")


def drafted(plan_id: int) -> Iterator[str | Promise]:
    """The draft that is handed back with the plan."""
    if CriteriaSet.objects.filter(source_plan=plan_id, state=CriteriaState.DRAFT).exists():
        yield _("The draft that was made of its criteria is discarded.")
