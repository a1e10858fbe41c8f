"""Who answers today for bodies that somebody chose or named once."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from lantoa.organisations.models import Body
from lantoa.organisations.queries.answering import Life, lives


def bodies_today(bodies: Iterable[int], *, on: date) -> dict[int, Body | None]:
    """For each body (by id) the one that answers for it on a day: itself while it exists."""
    wanted = set(bodies)
    known = lives(wanted)
    answering = {pk: _answering(pk, known, on) for pk in wanted}
    found = Body.objects.in_bulk([pk for pk in answering.values() if pk is not None])
    return {pk: found.get(heir) if heir is not None else None for pk, heir in answering.items()}


def _answering(body: int, known: dict[int, Life], on: date) -> int | None:
    """The first one of the line of heirs that exists on the day."""
    seen: set[int] = set()
    here: int | None = body
    while here is not None and here not in seen and known[here].until <= on:
        seen.add(here)
        here = known[here].heir
    return here if here not in seen else None


def chosen_today(options: dict[str, Any], *, on: date) -> dict[str, Any]:
    """What is stored of options, with the bodies that answer on a day; where nobody does alone, as it was."""
    chosen = {*options.get("inspecting", ()), *filter(None, [options.get("via")])}
    today = {pk: body.pk if body else pk for pk, body in bodies_today(chosen, on=on).items()}
    found = dict(options)
    if "inspecting" in found:
        found["inspecting"] = sorted({today[pk] for pk in found["inspecting"]})
    if found.get("via"):
        found["via"] = today[found["via"]]
    return found
