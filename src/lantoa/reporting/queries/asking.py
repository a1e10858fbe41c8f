"""What a part of a form can ask for."""

from __future__ import annotations

from django.utils.functional import Promise

from lantoa.exemplars.models import MilestoneKind
from lantoa.plans.measures import CountsDays, all_measures
from lantoa.reporting.models import PartKind
from lantoa.reporting.queries.points import ASKED
from lantoa.reporting.ready import tables

#: What an exemplar on a list of a report has gone through.
LISTED = (MilestoneKind.INTRODUCED, MilestoneKind.SELECTED, MilestoneKind.RECOGNISED)


def choices_for(kind: str) -> dict[str, str | Promise]:
    """Labels by key: measures with days, kinds of milestones, tables of the statistics, or points of reviews."""
    if kind == PartKind.FIGURES:
        return {each.key: each.label for each in all_measures() if isinstance(each, CountsDays)}
    if kind == PartKind.EXEMPLARS:
        return {str(each.value): each.label for each in LISTED}
    if kind == PartKind.POINTS:
        return ASKED
    if kind == PartKind.TABLE:
        return {key: table.title for key, table in tables().items()}
    return {}
