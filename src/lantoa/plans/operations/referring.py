"""A number that another plan says is taken over from it, by a person and never by itself."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit.access import Refused
from lantoa.kit.actors import Actor
from lantoa.plans.models import Clause
from lantoa.plans.operations.correcting import Correction, correct, duty_of, version_of
from lantoa.plans.queries.referenced import figures_for


@transaction.atomic
def take_figure(clause: Clause, source_id: int, *, by: Actor, at: datetime) -> Clause:
    """Let the duty of `clause` owe as much as the duty `source_id` of the plan that it refers to.

    The reference stays, so that the figure is always read with the document that it comes from.
    """
    duty = duty_of(clause)
    source = next((each for each in figures_for(duty, by) if each.pk == source_id), None) if duty else None
    if duty is None or source is None:
        raise Refused(_("This figure is no longer offered. Look at what the clause says now, or type the number."))
    said = {"value": source.value, "comparator": source.comparator, "is_share": source.is_share}
    taken = Correction(duty=said | {"unit": duty.unit or source.unit})
    return correct(clause, taken, version=version_of(clause), by=by, at=at)
