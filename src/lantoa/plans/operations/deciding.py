"""What is decided about a clause: one person does it, and whoever comes second is told who was quicker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.plans.models import Clause, DutyActor
from lantoa.plans.operations.grouping import group_for
from lantoa.plans.operations.matching import Meant, match
from lantoa.plans.operations.merged_actors import take_back
from lantoa.plans.states import CLAUSE_MOVES, ClauseState


@contextmanager
def deciding(move: AbstractContextManager[Clause], clause: Clause, *, by: Actor, at: datetime) -> Iterator[Clause]:
    """Give the block the clause that `move` has locked; then keep who decided it and when."""
    try:
        with move as decided:
            decided.decided_by_id, decided.decided_at = by.person.pk if by.person else None, at
            yield decided
    except MoveRefused as refused:
        raise _told(refused, clause, by) from refused


@transaction.atomic
def confirm(
    clause: Clause, *, by: Actor, at: datetime, meant: Mapping[DutyActor, Meant] | None = None, everywhere: bool = False
) -> Clause:
    """Say that a clause means what stands beside it. Groups that it surely names are kept from now on.

    `meant` says who its actors are, where that was asked; with `everywhere` also where the plan repeats their words.
    """
    with deciding(CLAUSE_MOVES["confirm"].of(clause, by=by, at=at), clause, by=by, at=at) as confirmed:
        for actor, who in (meant or {}).items():
            match(actor, who, by=by, at=at, everywhere=everywhere)
        for actor in DutyActor.objects.filter(duty__clause=confirmed).select_related("duty__plan__body"):
            _settle(actor, by=by, at=at)
    return confirmed


def reject(clause: Clause, *, by: Actor, at: datetime, reason: str = "") -> Clause:
    """Say that a clause binds nobody, or was read where there is none."""
    with deciding(CLAUSE_MOVES["reject"].of(clause, by=by, at=at, reason=reason), clause, by=by, at=at) as rejected:
        pass
    return rejected


@transaction.atomic
def reopen(clause: Clause, *, by: Actor, at: datetime) -> Clause:
    """Take a decision back, and with it what it did elsewhere.

    The parts of a divided clause go, as long as nobody has decided anything about them; so does whoever came with a
    merged one. Who was named by hand meanwhile stays.
    """
    with CLAUSE_MOVES["reopen"].of(clause, by=by, at=at) as reopened:
        if reopened.parts.exclude(state=ClauseState.UNSEEN).exists() or reopened.parts.filter(merged__isnull=False):
            raise MoveRefused(_("Something was decided about its parts already. Undo that first."))
        reopened.parts.all().delete()
        if reopened.same_as is not None:
            _take_back_actors(reopened, reopened.same_as, by=by, at=at)
        reopened.same_as, reopened.decided_by, reopened.decided_at = None, None, None
    return reopened


@transaction.atomic
def confirm_many(clauses: Iterable[Clause], *, by: Actor, at: datetime) -> int:
    """Confirm all of these, or none where one of them cannot be; how many."""
    return len([confirm(clause, by=by, at=at) for clause in clauses])


def _take_back_actors(clause: Clause, other: Clause, *, by: Actor, at: datetime) -> None:
    if gone := take_back(clause):
        audit.record("correct_clause", other, by=by, at=at, changes={"actors": ([str(actor) for actor in gone], None)})


def _settle(actor: DutyActor, *, by: Actor, at: datetime) -> None:
    """What was proposed with its clause is said by a person now; who nobody knows stays a question."""
    if actor.is_sure and actor.proposal and actor.body_id is None and actor.group_id is None:
        actor.group = group_for(actor, by=by, at=at)
    actor.is_sure = actor.is_sure or actor.body_id is not None or actor.group_id is not None
    actor.save(update_fields=["group", "is_sure"])


def _told(refused: MoveRefused, clause: Clause, by: Actor) -> MoveRefused:
    """The refusal, with the name of whoever was quicker where it was somebody else."""
    now = Clause.objects.select_related("decided_by").filter(pk=clause.pk).first()
    other = now.decided_by if now and now.state != ClauseState.UNSEEN else None
    if now is None or other is None or by.person is None or other.pk == by.person.pk:
        return refused
    words = _("%(person)s was quicker at %(time)s: %(state)s. Undo that first if it is wrong.")
    time = f"{localtime(now.decided_at):%H:%M}" if now.decided_at else ""
    return MoveRefused(words % {"person": other.get_full_name(), "time": time, "state": now.get_state_display()})
