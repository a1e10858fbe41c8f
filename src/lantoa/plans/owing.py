"""Who owes a duty on which days, and whose achievements count for it. Pure Python.

Three rules. A body owes while it is named, or belongs to a group that is named. When it ends and exactly one body
answers for it, that one owes from then on and counts what the ended one had achieved; where several do, or nobody, the
question of who owes is not guessed. What is owed for a whole area is owed by one body, for which the others count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lantoa.organisations.models.spells import FOREVER
from lantoa.organisations.queries.answering import Life
from lantoa.organisations.spans import Span, common, joined, without

Spans = Mapping[int, list[Span]]
Pairs = dict[tuple[int, int], list[Span]]  # (body that owes, body whose achievements count) and the days


@dataclass(frozen=True)
class World:
    """What is known of the bodies: their lives, and the days on which a body is left out by hand."""

    lives: Mapping[int, Life]
    left_out: Spans = field(default_factory=dict)


def owed_by_each(named: Spans, world: World) -> Pairs:
    """The pairs where every named body owes for itself, until somebody else answers for it."""
    owed = {body: list(spans) for body, spans in named.items()}
    pairs: Pairs = defaultdict(list)
    waiting, asked = sorted(owed, key=lambda body: world.lives[body].until), set[int]()
    while waiting:
        ended = waiting.pop(0)
        if ended in asked or not _owes_to_the_end(owed[ended], world.lives[ended]):
            continue
        asked.add(ended)
        for heir, spans in _answering(ended, world):
            owed[heir] = joined([*owed.get(heir, ()), *spans])
            pairs[heir, ended] += spans
            waiting.append(heir)
    return {(body, body): joined(spans) for body, spans in owed.items()} | pairs


def owed_for_area(owner: int, counted: Mapping[int, Spans], world: World) -> Pairs:
    """The pairs where `owner` owes, and `counted` has for each body that ever owes whose achievements count for it.

    What counted for a body that ended counts for whoever answers for it.
    """
    life = world.lives[owner]
    pairs = owed_by_each({owner: [(life.since, life.until)]}, world)
    holders = {body: spans for (body, other), spans in pairs.items() if body == other}
    for holder, days in holders.items():
        for body, spans in counted.get(holder, {}).items():
            pairs[holder, body] = joined([*pairs.get((holder, body), ()), *common(spans, days)])
    return _handed_on(pairs, holders)


def clipped(pairs: Pairs, span: Span) -> Iterator[tuple[int, int, Span]]:
    """Each pair with each of its spans, as far as it lies in `span`."""
    for (body, counted), spans in pairs.items():
        for days in common(spans, [span]):
            yield body, counted, days


def together(many: Iterable[Spans]) -> dict[int, list[Span]]:
    """The days of each body in any of `many`."""
    found: dict[int, list[Span]] = defaultdict(list)
    for spans_of in many:
        for body, spans in spans_of.items():
            found[body] += spans
    return {body: joined(spans) for body, spans in found.items()}


def _owes_to_the_end(spans: list[Span], life: Life) -> bool:
    return life.until < FOREVER and bool(spans) and spans[-1][1] == life.until


def _answering(ended: int, world: World) -> Iterator[tuple[int, list[Span]]]:
    """Who answers for an ended body one after the other, each with its days; not on days on which it is left out."""
    life, seen = world.lives[ended], {ended}
    day = life.until
    while life.heir is not None and life.heir not in seen:
        heir, life = life.heir, world.lives[life.heir]
        seen.add(heir)
        if spans := without([(max(day, life.since), life.until)], world.left_out.get(heir, ())):
            yield heir, spans
        day = max(day, life.until)


def _handed_on(pairs: Pairs, holders: Spans) -> Pairs:
    """With the pairs of each ended holder given, as they are, to those who answer for it."""
    found = dict(pairs)
    for heir, ended in pairs:
        if heir == ended or heir not in holders or ended not in holders:
            continue
        for (holder, body), spans in pairs.items():
            if holder == ended and body not in (ended, heir):
                found[heir, body] = joined([*found.get((heir, body), ()), *spans])
    return found
