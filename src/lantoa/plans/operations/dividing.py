"""A clause that says two things is divided, and one that the reader missed is added."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import Refused, require
from lantoa.kit.actors import Actor
from lantoa.plans.models import Clause, DutyActor, Plan
from lantoa.plans.models.clauses import Origin
from lantoa.plans.operations.deciding import deciding
from lantoa.plans.operations.reading import matching_for
from lantoa.plans.proposing.wordings import duty_of_words, place_of
from lantoa.plans.states import CLAUSE_MOVES, is_under_review


@transaction.atomic
def divide(clause: Clause, wordings: Sequence[str], *, by: Actor, at: datetime) -> list[Clause]:
    """Two clauses in the place of one, each with its wording and what that says by itself; whoever owed owes both."""
    wordings = [" ".join(words.split()) for words in wordings]
    if len(wordings) != 2 or not all(wordings):
        raise Refused(_("Give the wording of both parts."))
    with deciding(CLAUSE_MOVES["divide"].of(clause, by=by, at=at), clause, by=by, at=at) as divided:
        return [_part(divided, words) for words in wordings]


def divide_at(clause: Clause, place: int, *, by: Actor, at: datetime) -> list[Clause]:
    """Divide the wording of a clause after its first `place` characters."""
    return divide(clause, (clause.quote[:place], clause.quote[place:].lstrip(" ;,.")), by=by, at=at)


@transaction.atomic
def add(clause: Clause, *, by: Actor, at: datetime) -> Clause:
    """Keep a new `clause` that somebody found: plan, kind and wording, at its place in the text where it has one."""
    require(by, "review", clause)
    if not (answer := is_under_review(clause)):
        raise Refused(answer.reason)
    clause.quote = " ".join(clause.quote.split())
    if not clause.quote:
        raise Refused(_("Give the wording of the clause."))
    clause.origin = Origin.PERSON
    if clause.start is None and (place := place_of(clause.quote, clause.plan)):
        clause.start, clause.end = place
    _save(clause)
    audit.record("add_clause", clause, by=by, at=at, changes=audit.differences({}, audit.values_of(clause, _LOGGED)))
    return clause


_LOGGED = ("plan", "kind", "section", "quote")


def _part(whole: Clause, words: str) -> Clause:
    part = Clause(plan=whole.plan, kind=whole.kind, section=whole.section, quote=words, field=whole.field)
    part.origin, part.part_of, part.citation = Origin.SPLIT, whole, whole.citation
    part.start, part.end = _place_in(whole, words, whole.plan)
    _save(part)
    return part


def _place_in(whole: Clause, words: str, plan: Plan) -> tuple[int | None, int | None]:
    """Where a part stands: at its own place in the whole where its words are there, else at that of the whole."""
    at = whole.quote.find(words)
    if whole.start is None or at < 0 or plan.text[whole.start : whole.end] != whole.quote:
        return whole.start, whole.end
    return whole.start + at, whole.start + at + len(words)


def _save(clause: Clause) -> None:
    """Save a new clause with the duty that its words would make. Of a part the actors are those of the whole."""
    clause.save(force_insert=True)
    proposed = duty_of_words(clause, matching_for(clause.plan))
    if proposed is None:
        return
    duty, actors = proposed
    duty.plan, duty.clause = clause.plan, clause
    duty.save(force_insert=True)
    if clause.part_of and hasattr(clause.part_of, "duty"):
        actors = list(clause.part_of.duty.actors.all())
    for actor in actors:
        actor.pk, actor.duty = None, duty
        actor._state.adding = True
    DutyActor.objects.bulk_create(actors)
