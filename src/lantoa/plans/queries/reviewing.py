"""What the review of a plan shows: its clauses with their duties and actors, in a fixed number of queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lantoa.kit.text import fold
from lantoa.plans.models import Clause, ClauseKind, Duty, DutyActor, Part, Plan
from lantoa.plans.models.clauses import BINDING
from lantoa.plans.states import ClauseState

ALIKE = 0.8  # of the words of both together, from which on two clauses may say the same
MOST_TWINS = 5
INSIDE = 0.9  # of the shorter of two places, from which on one is said inside of the other
OPEN = (ClauseState.UNSEEN, ClauseState.CONFIRMED)


@dataclass(eq=False)
class ReviewItem:
    """A clause as it is reviewed. `number` counts within its kind, in the order of the text."""

    clause: Clause
    number: int
    duty: Duty | None
    actors: list[DutyActor]

    @cached_property
    def folded(self) -> str:
        """Its wording as words are compared."""
        return fold(self.clause.quote)

    @property
    def leads(self) -> list[DutyActor]:
        return [actor for actor in self.actors if actor.part == Part.LEAD]

    @property
    def others(self) -> list[DutyActor]:
        return [actor for actor in self.actors if actor.part != Part.LEAD]

    @cached_property
    def asked(self) -> list[DutyActor]:
        """Those of whom a person must say who is meant."""
        return [actor for actor in self.leads if not actor.is_sure]

    @property
    def is_unsure(self) -> bool:
        """Whether a person has to decide more than that it was read rightly."""
        return self.clause.state in OPEN and bool(self.asked or self.lacks_number or self.lacks_owner)

    @property
    def lacks_owner(self) -> bool:
        """Whether it was confirmed and nobody owes it: the plan cannot be put into force like that."""
        if self.duty is None or self.clause.state != ClauseState.CONFIRMED:
            return False
        return not any(actor.body_id or actor.group_id or not actor.is_sure for actor in self.leads)

    @property
    def lacks_number(self) -> bool:
        """Whether a document is cited that nobody could find by this."""
        cited = self.clause.citation
        unseen = self.clause.state == ClauseState.UNSEEN
        return unseen and cited is not None and not (cited.number or cited.issued_on)

    @property
    def is_open(self) -> bool:
        return self.clause.state in OPEN

    @property
    def is_unseen(self) -> bool:
        return self.clause.state == ClauseState.UNSEEN


@dataclass(frozen=True)
class MeterPart:
    """One part of the meter, from `start` on."""

    name: str
    start: int
    count: int


@dataclass(frozen=True)
class Meter:
    """How far a review is. Set aside is what was rejected, merged or divided."""

    confirmed: int
    aside: int
    unseen: int
    unsure: int

    @property
    def total(self) -> int:
        return self.confirmed + self.aside + self.unseen + self.unsure

    @property
    def parts(self) -> list[MeterPart]:
        """The parts in their order, for drawing."""
        found, start = [], 0
        for name in ("confirmed", "aside", "unseen", "unsure"):
            count = getattr(self, name)
            found.append(MeterPart(name, start, count))
            start += count
        return found


@dataclass(frozen=True)
class Chapter:
    """A part of a plan on the uppermost level with items in it; the title is empty for what stands in none."""

    title: str
    items: list[ReviewItem]


class Review:
    """All items of a plan, asked for once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.items = _items(plan)
        self.by_id = {item.clause.pk: item for item in self.items}

    @cached_property
    def unsure(self) -> list[ReviewItem]:
        return [item for item in self.items if item.is_unsure]

    @cached_property
    def unseen(self) -> list[ReviewItem]:
        return [item for item in self.items if item.is_unseen and not item.is_unsure]

    @cached_property
    def decided(self) -> list[ReviewItem]:
        """What was decided, the last decision first."""
        found = [item for item in self.items if not item.is_unseen and not item.is_unsure]
        return sorted(
            found, key=lambda item: (item.clause.decided_at is not None, item.clause.decided_at), reverse=True
        )

    @property
    def last(self) -> ReviewItem | None:
        """The last decision of all, offered to be undone."""
        made = [item for item in self.items if item.clause.decided_at]
        return max(made, key=lambda item: str(item.clause.decided_at), default=None)

    @cached_property
    def counts(self) -> Meter:
        """The four parts of the meter."""
        confirmed = sum(item.clause.state == ClauseState.CONFIRMED and not item.is_unsure for item in self.items)
        aside = sum(not item.is_open for item in self.items)
        return Meter(confirmed, aside, len(self.unseen), len(self.unsure))

    @cached_property
    def kinds(self) -> Counter[str]:
        return Counter(item.clause.kind for item in self.items)

    def order(self, kind: str = "") -> list[ReviewItem]:
        """The items in the order in which they are reviewed: what was looked at and lacks something comes last of all
        that is to be decided, so that whoever goes through the plan is not held up by it.
        """
        again = [item for item in self.unsure if item.lacks_owner]
        items = [*(item for item in self.unsure if not item.lacks_owner), *self.unseen, *again, *self.decided]
        return [item for item in items if not kind or item.clause.kind == kind]

    def sure(self, kind: str = "") -> list[ReviewItem]:
        """Those of a kind, or of all, of which nothing is asked: neither who is meant nor whether it is said twice."""
        twice = {task.clause.pk for task, _target in self.said_twice}
        return [item for item in self.unseen if kind in ("", item.clause.kind) and item.clause.pk not in twice]

    def chapters(self, items: Iterable[ReviewItem]) -> list[Chapter]:
        """`items` by the parts of the plan in which they stand, in the order of the text."""
        parts = [each for each in self.plan.reading.get("sections", ()) if each["parent"] is None]
        found: dict[str, Chapter] = {}
        for item in items:
            part = _part_of(item.clause, parts)
            title = f"{part['label']} {part['heading'] or ''}".strip() if part else ""
            found.setdefault(title, Chapter(title, [])).items.append(item)
        return list(found.values())

    def twins(self, item: ReviewItem) -> list[ReviewItem]:
        """Others that may say the same, the likeliest first. A person decides whether they do."""
        if item.clause.kind not in BINDING:
            return []
        others = [each for each in self.items if each is not item and each.clause.kind in BINDING and each.is_open]
        likely = [(_likeness(item, other), other) for other in others]
        found = sorted((each for each in likely if each[0] >= ALIKE), key=lambda each: -each[0])
        return [other for _how, other in found[:MOST_TWINS]]

    @cached_property
    def said_twice(self) -> list[tuple[ReviewItem, ReviewItem]]:
        """Tasks not looked at yet that are, word for word, a target too: each with that target."""
        targets = {item.folded: item for item in self.items if item.is_open and item.clause.kind == ClauseKind.TARGET}
        tasks = (item for item in self.items if item.is_unseen and item.clause.kind == ClauseKind.TASK)
        return [(task, targets[task.folded]) for task in tasks if task.folded in targets]


def _items(plan: Plan) -> list[ReviewItem]:
    """Two queries, whatever the length of the plan."""
    actors: dict[int, list[DutyActor]] = defaultdict(list)
    for actor in DutyActor.objects.filter(duty__plan=plan).select_related("body", "group"):
        actors[actor.duty_id].append(actor)
    clauses = plan.clauses.select_related("duty__by_reference", "citation", "decided_by", "same_as")
    numbers: Counter[str] = Counter()
    items = []
    for clause in sorted(clauses, key=lambda each: (each.start is None, each.start or 0, -(each.end or 0), each.pk)):
        numbers[clause.kind] += 1
        duty = getattr(clause, "duty", None)
        clause.plan = plan
        items.append(ReviewItem(clause, numbers[clause.kind], duty, actors.get(duty.pk, []) if duty else []))
    return items


def _part_of(clause: Clause, parts: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The part that a clause stands in: by its place, or without one by its section."""
    if clause.start is None:
        return next((each for each in parts if each["id"] == clause.section.partition(".")[0]), None)
    return next((each for each in reversed(parts) if each["span"][0] <= clause.start), None)


def _likeness(one: ReviewItem, other: ReviewItem) -> float:
    """1 where one is said inside of the other; otherwise the share of words that both have."""
    if _inside(one.clause, other.clause):
        return 1.0
    words, others = set(one.folded.split()), set(other.folded.split())
    return len(words & others) / max(1, len(words | others))


def _inside(one: Clause, other: Clause) -> bool:
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared >= INSIDE * max(1, min(one.end - one.start, other.end - other.start))
