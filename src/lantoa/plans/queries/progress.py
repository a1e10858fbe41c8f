"""How far a plan is: body by body, and as a whole. All of it is computed when it is asked; nothing is stored."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet

from lantoa.plans.models import Duty, Plan, Term
from lantoa.plans.progress import Standing
from lantoa.plans.queries import crediting
from lantoa.plans.queries.owing import confirmed_duties
from lantoa.plans.queries.sources import BOTH, Asked, Part

Days = tuple[date, date]  # from the first on, before the second
_CENTS = Decimal("0.01")


def standings(
    plan: Plan,
    on: date,
    *,
    bodies: Collection[int] | None = None,
    duties: Collection[int] | None = None,
    days: Days | None = None,
) -> list[Standing]:
    """How each body that owes something stands as of `on`, by duty, period and body; the same few queries for any.

    `bodies` and `duties` are ids, `days` the days that a period must share one with; None: all of them.
    """
    return _standings(asked_of(plan, on, bodies=bodies, duties=duties, days=days))


def standings_of(
    duties: QuerySet[Duty], on: date, *, bodies: Collection[int] | None = None, days: Days | None = None
) -> list[Standing]:
    """The same for any confirmed duties, of several plans too: still two queries."""
    return _standings(asked_for(duties, on, bodies, days))


def _standings(asked: Asked) -> list[Standing]:
    by_key = {duty.pk: duty for duty in asked.duties}
    if not by_key:
        return []
    part = crediting.standing(asked)
    rows = crediting.fetched(Part(f"{part.sql} {_SELECTED}", part.params))
    return [standing_from(by_key[row[0]], row) for row in rows]


_SELECTED = """SELECT t.duty, s.term, s.body, t.since, t.until, s.done, s.waiting, s.individual, s.collective,
s.number, s.decided, COALESCE(s.later, t.due_on)
FROM standing s JOIN terms t ON t.term = s.term ORDER BY t.duty, t.since, s.body"""


def asked_of(
    plan: Plan,
    on: date,
    *,
    bodies: Collection[int] | None = None,
    duties: Collection[int] | None = None,
    days: Days | None = None,
) -> Asked:
    """What is to be read of `plan`, with its duties read already."""
    return asked_for(_duties(plan, duties), on, bodies, days)


def asked_for(owed: QuerySet[Duty], on: date, bodies: Collection[int] | None, days: Days | None) -> Asked:
    """What is to be read of any duties."""
    terms = Term.objects.filter(duty__in=[duty.pk for duty in owed])
    if days is not None:
        terms = terms.filter(since__lt=days[1], until__gt=days[0])
    return Asked(owed, terms, on, bodies)


def _duties(plan: Plan, wanted: Collection[int] | None) -> QuerySet[Duty]:
    found = confirmed_duties(plan).prefetch_related(None)
    return found if wanted is None else found.filter(pk__in=wanted)


def standing_from(duty: Duty, row: tuple[Any, ...]) -> Standing:
    """What a row says that has the columns of `_SELECTED`."""
    _duty, term, body, since, until, done, waiting, *kinds, number, decided, due_on = row
    asked, question = _quota(duty, number, decimal_of(decided))
    return Standing(
        duty_id=duty.pk,
        term_id=term,
        body_id=body,
        since=day_of(since),
        until=day_of(until),
        asked=asked,
        done=decimal_of(done) or Decimal(0),
        waiting=decimal_of(waiting) or Decimal(0),
        due_on=day_of(due_on) if due_on else None,
        is_request=duty.is_request,
        comparator=duty.comparator,
        open_question=question,
        value_missing=duty.value is None and duty.by_reference_id is not None,
        lacks=_lacking(duty, kinds),
    )


def _quota(
    duty: Duty, number: int | None, decided: Decimal | None
) -> tuple[Decimal | None, tuple[Decimal, Decimal] | None]:
    """The value that holds, and both readings as long as nobody has decided between them."""
    if duty.is_share or duty.value is None:
        return None, None
    if number is None or not duty.value:
        return duty.value, None
    if decided is not None:
        return decided, None
    return number * duty.value, (duty.value, number * duty.value)


def _lacking(duty: Duty, kinds: list[Any]) -> tuple[str, ...]:
    if not duty.need_both_kinds:
        return ()
    return tuple(str(subject) for subject, total in zip(BOTH.values(), kinds, strict=True) if not total)


def decimal_of(value: Any) -> Decimal | None:
    """A sum as SQLite and PostgreSQL give it."""
    return None if value is None else Decimal(str(value)).quantize(_CENTS)


def day_of(value: Any) -> date:
    """A day as SQLite and PostgreSQL give it."""
    return date.fromisoformat(value) if isinstance(value, str) else value
