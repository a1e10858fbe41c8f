"""Targets: what can be counted or missed. Quotas and shares with a number, cadences, and deliverables with a date.

`quotas` and `deliverables` read sentences; here stands which parts of a plan owe anything, and the rows of task tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from .actors import is_actor, split_actors, without_request
from .clauses import comes_due
from .deliverables import deliverables_in
from .figures import figures_in
from .measures import duty_measure, duty_unit
from .model import Target
from .outline import Part, Sentence
from .patterns import any_of
from .quotas import Given, quotas_in
from .tables import Row, rows_of
from .timing import timing_of

#: Parts about money owe nothing that is counted here.
_MONEY = re.compile(r"(?:nguồn\s+)?kinh phí|dự toán|hiệu lực", re.IGNORECASE)
#: Numbers of prizes and of honours are handed out, not owed.
_PRIZES = re.compile(r"(?:cơ cấu )?giải|hình thức khen", re.IGNORECASE)
#: The opening parts name cadences and years without ordering anything yet; a number in them is owed all the same.
_PREAMBLE = re.compile(any_of("mục đích | yêu cầu | quan điểm | ý nghĩa | phạm vi | nguyên tắc"), re.IGNORECASE)

#: Sentences of plans stay under 1,000 characters. A longer one lost its full stops; it is read in pieces, because what
#: a number asks for depends on all words before it, and the time must not grow with the square of the length.
_PIECE = re.compile(r".{1,2000}(?:[;,]\s+|\Z)|.{1,2000}", re.DOTALL)


def read_targets(parts: list[Part]) -> tuple[Target, ...]:
    """All targets in printed order."""
    found = [target for part in parts if not _titled(part, _MONEY) for target in _of_part(part)]
    return tuple(sorted(found, key=lambda target: target.span[0]))


def _titled(part: Part, words: re.Pattern[str]) -> bool:
    """Whether a heading over this part opens with these words."""
    return any(words.match(heading) for heading in part.path)


def _of_part(part: Part) -> Iterator[Target]:
    yield from (target for row in rows_of(part) if (target := _of_row(row)))
    given, above = Given.by(part), _bodies_above(part)
    prizes, preamble = _titled(part, _PRIZES), _is_preamble(part)
    for sentence in _pieces(part):
        quotas = [] if prizes else list(quotas_in(sentence, given))
        yield from quotas
        if not preamble:
            yield from (target for target in deliverables_in(sentence, above) if not _overlaps(target, quotas))


def _pieces(part: Part) -> Iterator[Sentence]:
    """The sentences of a part, the overlong ones cut."""
    for sentence in part.sentences():
        for piece in _PIECE.finditer(sentence.text):
            yield replace(sentence, text=piece[0], start=sentence.start + piece.start())


def _is_preamble(part: Part) -> bool:
    return any(_PREAMBLE.match(heading) for heading in (part.path[0], part.path[-1]))


def _bodies_above(part: Part) -> str | None:
    """Who owes what stands in this part, where the nearest actor above it is several bodies at once ("UBND các xã")."""
    actors = (without_request(heading) for heading in reversed(part.path) if is_actor(heading))
    nearest = next(actors, "")
    return nearest if "các " in nearest.casefold() or len(split_actors(nearest)) > 1 else None


def _overlaps(target: Target, others: list[Target]) -> bool:
    begin, end = target.span
    return any(other.span[0] < end and begin < other.span[1] for other in others)


def _of_row(row: Row) -> Target | None:
    """A row of a task table with a number or a date is a target as well."""
    timing = timing_of(f"{row.action}: {row.time}")
    figure = next(iter(figures_in(row.action)), None)
    if not figure and not comes_due(timing):
        return None
    return Target(
        section=row.section,
        quote=row.action,
        measure=duty_measure(row.action) or "other",
        comparator=figure.comparator if figure else None,
        value=figure.value if figure else None,
        unit=figure.unit if figure else duty_unit(row.action),
        per=None,
        period=timing.period,
        deadline=timing.deadline or row.time or None,
        span=row.span,
    )
