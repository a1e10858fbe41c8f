"""Which plan a citation means: by its number, its date, and who issued it, looked up near the body that cites."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from django.utils.timezone import localdate

from lantoa.organisations.lookup import look_up
from lantoa.organisations.models import Ancestry
from lantoa.organisations.models.trees import DIRECTING
from lantoa.plans.models import Citation, Plan
from lantoa.plans.states import PlanState

#: A plan that could not be read, or was thrown away, is nobody's parent.
CITABLE = (PlanState.REVIEW, PlanState.RUNNING, PlanState.ENDED, PlanState.REPLACED)
Pairs = Collection[tuple[int, int]]


@dataclass(frozen=True)
class Match:
    """The plan that a citation surely is; where that is not sure, those that it may be, which a person is asked."""

    citation: Citation
    plan: Plan | None = None
    possible: list[Plan] = field(default_factory=list)


def matches(citations: Iterable[Citation]) -> list[Match]:
    """Each citation with what it means. Two queries, and a lookup for each whose date does not tell."""
    citations = list(citations)
    by_key: dict[str, list[Plan]] = {}
    keys = {citation.number_key for citation in citations} - {""}
    for plan in Plan.objects.filter(number_key__in=keys, state__in=CITABLE).select_related("body").order_by("pk"):
        by_key.setdefault(plan.number_key, []).append(plan)
    above = _above(citations, by_key.values())
    return [_match(citation, by_key.get(citation.number_key, ()), above) for citation in citations]


def _above(citations: Iterable[Citation], found: Iterable[list[Plan]]) -> Pairs:
    """Pairs of the body that cites and a body that stood above it at any time, or is the same."""
    citing = {citation.plan.body_id for citation in citations}
    issuing = {plan.body_id for plans in found for plan in plans}
    lines = Ancestry.objects.filter(descendant__in=citing, ancestor__in=issuing, tree__in=DIRECTING)
    return {*lines.values_list("descendant", "ancestor"), *((body, body) for body in citing & issuing)}


def _match(citation: Citation, found: Iterable[Plan], above: Pairs) -> Match:
    possible = [plan for plan in found if not _contradicts(citation, plan)]
    near = [plan for plan in possible if (citation.plan.body_id, plan.body_id) in above]
    dated = [plan for plan in near if citation.issued_on and plan.issued_on == citation.issued_on]
    if len(dated) == 1:
        return Match(citation, dated[0])
    if not possible:
        return Match(citation)
    issued = _issued_by(citation, near, possible)
    return Match(citation, issued[0]) if len(issued) == 1 else Match(citation, None, possible)


def _contradicts(citation: Citation, plan: Plan) -> bool:
    """Whether `plan` cannot be what is cited: itself, of another day, or younger than the one that cites it."""
    if plan.pk == citation.plan_id:
        return True
    if plan.issued_on and citation.issued_on:
        return plan.issued_on != citation.issued_on
    return bool(plan.issued_on and citation.plan.issued_on and plan.issued_on > citation.plan.issued_on)


def _issued_by(citation: Citation, near: list[Plan], possible: list[Plan]) -> list[Plan]:
    """Those whose issuing body is the printed one; without a printed one, those of the bodies above."""
    if not citation.issuer:
        return near
    day = citation.plan.issued_on or citation.issued_on or localdate()
    meant = look_up(citation.issuer, asking=citation.plan.body, on=day)
    if not meant.candidates:
        return []
    if meant.sure:
        return [plan for plan in possible if plan.body_id == meant.candidates[0].body.pk]
    bodies = {candidate.body.pk for candidate in meant.candidates}
    return [plan for plan in near if plan.body_id in bodies]
