"""A clause that says the same as another is merged into it: only the other one counts."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import Refused
from lantoa.kit.actors import Actor
from lantoa.plans.models import Clause
from lantoa.plans.models.clauses import BINDING
from lantoa.plans.operations.deciding import deciding
from lantoa.plans.operations.merged_actors import bring
from lantoa.plans.states import CLAUSE_MOVES, ClauseState

KEPT = (ClauseState.UNSEEN, ClauseState.CONFIRMED)  # what another clause can be merged into


@transaction.atomic
def merge(clause: Clause, into: Clause, *, by: Actor, at: datetime, keep_actors: bool = True) -> Clause:
    """Merge `clause` into `into`. With `keep_actors` whoever only `clause` names owes what the other one says, too."""
    with deciding(CLAUSE_MOVES["merge"].of(clause, by=by, at=at), clause, by=by, at=at) as merged:
        other = Clause.objects.select_for_update(of=("self",)).get(pk=into.pk)
        _require_fit(merged, other)
        merged.same_as = other
        if keep_actors and (added := bring(merged, other)):
            changes = {"actors": (None, [str(actor) for actor in added])}
            audit.record("correct_clause", other, by=by, at=at, changes=changes)
    return merged


@transaction.atomic
def merge_many(pairs: Iterable[tuple[Clause, Clause]], *, by: Actor, at: datetime) -> int:
    """Merge the first of each pair into the second, or none where one of them cannot be; how many."""
    return len([merge(clause, into, by=by, at=at) for clause, into in pairs])


def fitting(clause: Clause) -> tuple[str, ...]:
    """The kinds of clauses that `clause` can be merged into."""
    return tuple(BINDING) if clause.kind in BINDING else (clause.kind,)


def _require_fit(clause: Clause, other: Clause) -> None:
    if other.pk == clause.pk or other.plan_id != clause.plan_id:
        raise Refused(_("Choose another clause of the same plan."))
    if other.state not in KEPT:
        raise Refused(_("The other clause does not count itself any more. Choose one that does."))
    if other.kind not in fitting(clause):
        raise Refused(_("Only clauses of one kind can be merged, and targets with tasks."))
    if clause.merged.exists():
        raise Refused(_("Others were merged into this clause. Merge the other one into it instead."))
