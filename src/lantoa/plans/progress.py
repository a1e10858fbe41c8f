"""How far a duty is, as one of five states and a flag: computed from what was achieved, never stored or typed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

NO_EVIDENCE, NOT_STARTED, LIMITED, SUBSTANTIAL, COMPLETE = (
    "no_evidence",
    "not_started",
    "limited",
    "substantial",
    "complete",
)


@dataclass(frozen=True)
class Standing:
    """How a body stands with a duty in a period, as of a day.

    `asked` is the value that holds for this body (None: presence is enough); `done` what counts, `waiting` what is put
    forward and does not count yet. `open_question`: both readings of a quota after a merger, while nobody has decided;
    then `asked` is the larger. `due_on` has extensions in it; None is never late, and so is a request.

    `value_missing`: the value stands in another document and nobody has entered it, so that nothing is enough. `lacks`:
    the subjects that are missing where both kinds are needed.
    """

    duty_id: int
    term_id: int
    body_id: int
    since: date
    until: date
    asked: Decimal | None
    done: Decimal
    waiting: Decimal
    due_on: date | None
    is_request: bool
    comparator: str
    open_question: tuple[Decimal, Decimal] | None = None
    value_missing: bool = False
    lacks: tuple[str, ...] = ()

    @property
    def is_complete(self) -> bool:
        """Whether what was done is what was asked. A value of 0 at least is met from the beginning."""
        if self.value_missing or self.lacks:
            return False
        if self.asked is None:
            return self.done > 0
        if self.comparator == "<=":
            return self.done <= self.asked
        return self.done == self.asked if self.comparator == "=" else self.done >= self.asked

    def state(self, on: date) -> str:
        """One of the five. Without anything done: not started while the period lasts, no evidence once it has ended."""
        if self.is_complete:
            return COMPLETE
        if self.done > 0:
            return SUBSTANTIAL if self.asked and 2 * self.done >= self.asked else LIMITED
        if self.waiting > 0:
            return LIMITED
        return NO_EVIDENCE if on >= self.until else NOT_STARTED

    def is_overdue(self, on: date) -> bool:
        """Whether an order should have been fulfilled by now."""
        return not self.is_request and self.due_on is not None and on > self.due_on and not self.is_complete

    def is_due_soon(self, on: date, days: int) -> bool:
        """Whether an order of a period that has begun is to be fulfilled within so many days, today included."""
        if self.is_request or self.due_on is None or self.since > on or self.is_complete:
            return False
        return on <= self.due_on <= on + timedelta(days=days)
