"""Which bodies are late, soon due, or have nothing: decided inside the database, so that a filtered board reads no
standings but those of its page. The rules are those of `progress.Standing`; a test holds them together."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from django.db import connection

from lantoa.plans.queries import crediting
from lantoa.plans.queries.sources import Asked, Part

_DONE = "ROUND(COALESCE(s.done, 0), 2)"
_VALUE = """CASE WHEN s.number IS NULL OR d.value = 0 THEN d.value WHEN s.decided IS NOT NULL THEN s.decided
ELSE s.number * d.value END"""
_ENOUGH = f"""CASE WHEN d.comparator = '<=' THEN {_DONE} <= ROUND({_VALUE}, 2)
WHEN d.comparator = '=' THEN {_DONE} = ROUND({_VALUE}, 2) ELSE {_DONE} >= ROUND({_VALUE}, 2) END"""
_COMPLETE = f"""CASE WHEN d.value IS NULL AND d.by_reference_id IS NOT NULL THEN 1 = 0
WHEN d.need_both_kinds AND (COALESCE(s.individual, 0) = 0 OR COALESCE(s.collective, 0) = 0) THEN 1 = 0
WHEN d.value IS NULL OR d.is_share THEN {_DONE} > 0 ELSE {_ENOUGH} END"""
_FROM = "FROM standing s JOIN terms t ON t.term = s.term JOIN plans_duty d ON d.id = t.duty"
_IS_LATE = f"NOT d.is_request AND COALESCE(s.later, t.due_on) < %s AND NOT {_COMPLETE}"
_OVERDUE = f"SELECT DISTINCT s.body {_FROM} WHERE {_IS_LATE}"
_SOON = f"""SELECT DISTINCT s.body {_FROM} WHERE NOT d.is_request AND t.since <= %s
AND COALESCE(s.later, t.due_on) >= %s AND COALESCE(s.later, t.due_on) <= %s AND NOT {_COMPLETE}"""
_LATE = f"SELECT d.plan_id, COUNT(DISTINCT s.body) {_FROM} WHERE {_IS_LATE} GROUP BY d.plan_id"


def late_by_plan(asked: Asked) -> dict[int, int]:
    """How many bodies are late with something on the day that is asked, by the id of the plan."""
    return dict(_rows(_LATE, _due_before(asked, asked.on), asked.on))


def overdue_bodies(asked: Asked) -> set[int]:
    """The ids of those that are late with something on the day that is asked."""
    return _found(_OVERDUE, _due_before(asked, asked.on), asked.on)


def bodies_due_soon(asked: Asked, days: int) -> set[int]:
    """The ids of those that have not yet done what is due within so many days of the one that is asked."""
    last = asked.on + timedelta(days=days)
    return _found(_SOON, _due_before(asked, last + timedelta(days=1)), asked.on, asked.on, last)


def silent_bodies_of(asked: Asked, since: date) -> set[int]:
    """The ids of those that owe something in a period begun by `since`, and have neither facts nor what waits."""
    return {body for (body,) in crediting.fetched(crediting.idle(asked, since))} if asked.duties else set()


def _due_before(asked: Asked, day: date) -> Asked:
    """Without the periods that nobody can be late in: more time only ever makes a day later."""
    return replace(asked, terms=asked.terms.filter(due_on__lt=day))


def _found(selected: str, asked: Asked, *days: date) -> set[int]:
    return {body for (body,) in _rows(selected, asked, *days)}


def _rows(selected: str, asked: Asked, *days: date) -> list[tuple[Any, ...]]:
    if not asked.duties:
        return []
    part = crediting.standing(asked)
    params = (*part.params, *map(connection.ops.adapt_datefield_value, days))
    return crediting.fetched(Part(f"{part.sql} {selected}", params))
