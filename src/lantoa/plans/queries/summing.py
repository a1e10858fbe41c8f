"""A plan as a whole: how many bodies stand how, by duty and period, worked out inside the database."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, fields
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from lantoa.plans.models import Duty, Plan
from lantoa.plans.progress import COMPLETE, LIMITED, NO_EVIDENCE, NOT_STARTED, SUBSTANTIAL, Standing
from lantoa.plans.queries import crediting
from lantoa.plans.queries.progress import Days, asked_for, asked_of, decimal_of, standing_from
from lantoa.plans.queries.sources import Asked, Part

STATES = (COMPLETE, SUBSTANTIAL, LIMITED, NOT_STARTED, NO_EVIDENCE)
_SELECTED = """SELECT c.kind, c.direct, c.bodies, t.duty, c.term, 0, t.since, t.until, c.done, c.waiting,
c.individual, c.collective, c.number, c.decided, COALESCE(c.later, t.due_on)
FROM counted c JOIN terms t ON t.term = c.term ORDER BY t.duty, t.since, c.kind"""


@dataclass(frozen=True)
class Counts:
    """Bodies by how they stand; `overdue` and `questions` are counted again."""

    owing: int = 0
    complete: int = 0
    substantial: int = 0
    limited: int = 0
    not_started: int = 0
    no_evidence: int = 0
    overdue: int = 0
    questions: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Counts)))


@dataclass(frozen=True)
class Row:
    """One period of one duty. A period that nobody owes anything in has no row."""

    duty_id: int
    term_id: int
    since: date
    until: date
    is_share: bool
    value: Decimal | None
    counts: Counts

    @property
    def by_state(self) -> list[tuple[str, int]]:
        """The five states and how many bodies stand in each, the furthest first."""
        return [(state, getattr(self.counts, state)) for state in STATES]

    @property
    def share(self) -> Decimal:
        """The percentage of the owing bodies that have done it, to two places."""
        return (Decimal(100) * self.counts.complete / self.counts.owing).quantize(Decimal("0.01"))

    @property
    def is_met(self) -> bool:
        """Whether enough bodies have done it: the percentage that a duty names, else all."""
        needed = self.value if self.is_share and self.value is not None else Decimal(100)
        return Decimal(100) * self.counts.complete >= needed * self.counts.owing


@dataclass(frozen=True)
class Summary:
    """All periods of all duties, and their sum."""

    rows: list[Row]
    totals: Counts


def summary(plan: Plan, on: date, *, duties: Collection[int] | None = None, days: Days | None = None) -> Summary:
    """How far `plan` is as of `on`, in the same few queries however many bodies owe something."""
    return _summary(asked_of(plan, on, duties=duties, days=days))


def summary_of(
    duties: QuerySet[Duty], on: date, *, bodies: Collection[int] | None = None, days: Days | None = None
) -> Summary:
    """The same for any confirmed duties, of several plans too, and for some bodies only."""
    return _summary(asked_for(duties, on, bodies, days))


def _summary(asked: Asked) -> Summary:
    """Bodies that stand alike are judged once, by the same rules as a single body."""
    if not asked.duties:
        return Summary([], Counts())
    by_key = {duty.pk: duty for duty in asked.duties}
    part = crediting.alike(asked)
    found: dict[int, _Alike] = {}
    for kind, direct, bodies, *row in crediting.fetched(Part(f"{part.sql} {_SELECTED}", part.params)):
        one = standing_from(by_key[row[0]], tuple(row))
        found.setdefault(one.term_id, _Alike()).take(kind, one, decimal_of(direct), int(bodies))
    rows = [alike.row(by_key[alike.all.duty_id], asked.on) for alike in found.values() if alike.all]
    return Summary(rows, sum((row.counts for row in rows), Counts()))


@dataclass
class _Alike:
    """What the rows of one period say, the special ones last."""

    all: Standing | None = None
    nothing: int = 0  # bodies of which there is no row
    plain: dict[Decimal, tuple[Standing, int]] = field(default_factory=dict)  # by how much they did
    special: list[tuple[Standing, int]] = field(default_factory=list)

    def take(self, kind: str, one: Standing, direct: Decimal | None, bodies: int) -> None:
        """Take a row; who is special is not counted among the plain ones, nor among those of whom there is nothing."""
        if kind == "all":
            self.all, self.nothing = one, bodies
        elif kind == "plain":
            self.plain[one.done] = (one, bodies)
            self.nothing -= bodies
        else:
            self.special.append((one, bodies))
            self._leave_out(direct, bodies)

    def _leave_out(self, direct: Decimal | None, bodies: int) -> None:
        if direct is None:
            self.nothing -= bodies
        else:
            one, counted = self.plain[direct]
            self.plain[direct] = (one, counted - bodies)

    def row(self, duty: Duty, on: date) -> Row:
        """How many stand how."""
        one = self.all
        assert one is not None  # noqa: S101 - asked before
        stand = [(one, self.nothing), *self.plain.values(), *self.special]
        counts = sum((_counts(standing, bodies, on) for standing, bodies in stand if bodies), Counts())
        return Row(duty.pk, one.term_id, one.since, one.until, duty.is_share, duty.value, counts)


def _counts(one: Standing, bodies: int, on: date) -> Counts:
    """So many bodies that stand like `one`."""
    return Counts(
        owing=bodies,
        overdue=bodies * one.is_overdue(on),
        questions=bodies * (one.open_question is not None),
        **{one.state(on): bodies},
    )
