"""Whatever happens to bodies: everything that was recorded is credited once, to whoever answers for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Body, BodyKind, Change, Succession
from lantoa.organisations.operations import changes, undoing
from lantoa.organisations.operations.recording import Decided, NewBody
from lantoa.organisations.states import ChangeState
from lantoa.plans.models import Duty, Evidence, Plan, Term
from lantoa.plans.operations import fan_out
from lantoa.plans.queries.progress import standings
from lantoa.plans.queries.summing import summary
from tests.organisations.worlds import NOON, founded, merged
from tests.plans.owing import communes_of, fanned_out, long_plan, owed_by
from tests.plans.worlds import did

pytestmark = pytest.mark.django_db
BEGUN, DAYS = date(2023, 1, 1), 3 * 365
STEPS = st.lists(
    st.tuples(st.sampled_from(["merge", "absorb", "split", "end", "undo"]), st.integers(0, 9), st.integers(1, 60)),
    max_size=5,
)


class History:
    """A district whose communes are merged, divided, abolished; each step on a later day than the one before."""

    def __init__(self, steps: list[tuple[str, int, int]]) -> None:
        self.district = founded("Huyện", BodyKind.DISTRICT, founded("Tỉnh", BodyKind.PROVINCE))
        for number in range(5):
            founded(f"Xã {number}", under=self.district)
        self.day, self.last = BEGUN, None
        for kind, place, days in steps:
            self.day += timedelta(days=5 * days)
            self.step(kind, place)

    def step(self, kind: str, place: int) -> None:
        living = list(Body.objects.filter(kind=BodyKind.COMMUNE).on(self.day).order_by("pk"))
        if kind == "undo":
            if self.last is not None:
                undoing.undo(self.last, by=PLATFORM, at=NOON, reason="Nhầm")
            self.last = None
        elif len(living) > 1:
            one, other = living[place % len(living)], living[(place + 1) % len(living)]
            self.last = getattr(self, f"_{kind}")(one, other)

    def _merge(self, one: Body, other: Body) -> Change:
        return merged(one, other, into=NewBody(f"Xã {self.day}", BodyKind.COMMUNE, {}), on=self.day)

    def _absorb(self, one: Body, other: Body) -> Change:
        return merged(one, into=other, on=self.day)

    def _split(self, one: Body, _other: Body) -> Change:
        parts = [changes.Part(NewBody(f"Xã {self.day} {side}", BodyKind.COMMUNE, {})) for side in ("đông", "tây")]
        return changes.split(one, parts, ends=True, decided=Decided(self.day), by=PLATFORM, at=NOON)

    def _end(self, one: Body, _other: Body) -> Change:
        return changes.abolish(one, [], changes.Below(), decided=Decided(self.day), by=PLATFORM, at=NOON)


@contextmanager
def example() -> Iterator[None]:
    """What one example writes is gone before the next."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def answers_on(body: Body, day: date) -> Body | None:
    """Whoever answers for `body` on `day`, step by step; nobody where it is not clear."""
    while body.until <= day:
        after = list(Succession.objects.filter(predecessor=body, change__state=ChangeState.IN_FORCE))
        if len({row.successor_id for row in after}) != 1:
            return None
        body = after[0].successor
    return body


def slow_answer(duty: Duty, on: date) -> dict[tuple[int, int], Decimal]:
    """What each commune is credited with in each period, worked out one piece of evidence after the other."""
    credited: dict[tuple[int, int], Decimal] = {}
    for term in duty.terms.all():
        day = max(term.since, min(on, term.until - timedelta(days=1)))
        for body in Body.objects.filter(kind=BodyKind.COMMUNE).on(day):
            credited[term.pk, body.pk] = Decimal(0)
        for evidence in Evidence.objects.filter(term=term).select_related("body"):
            holder = answers_on(evidence.body, day)
            if holder is not None and (term.pk, holder.pk) in credited:
                credited[term.pk, holder.pk] += evidence.amount
    return credited


def all_of(term: Term, on: date) -> Decimal:
    """What all bodies did that had begun by the day that is asked."""
    day = max(term.since, min(on, term.until - timedelta(days=1)))
    return sum((one.amount for one in term.evidence.filter(body__since__lte=day)), Decimal(0))


def recorded(plan: Plan) -> None:
    """Every commune did something in every period in which it existed, each another number."""
    for term in Term.objects.filter(duty__plan=plan):
        alive = Body.objects.filter(kind=BodyKind.COMMUNE).overlapping(term.since, term.until)
        for place, body in enumerate(alive.order_by("pk")):
            did(term, body, 2**place)


@given(steps=STEPS, on=st.integers(0, DAYS + 200))
@settings(max_examples=15)
def test_what_was_recorded_is_credited_once_to_whoever_answers_for_it(
    steps: list[tuple[str, int, int]], on: int
) -> None:
    with example():
        day = BEGUN + timedelta(days=on)
        history = History(steps)
        plan = long_plan(history.district)
        duty = owed_by(plan, communes_of(history.district), cadence="half", value=None)
        area = owed_by(plan, of_each=False, cadence="half", value=None)
        fanned_out(plan)
        recorded(plan)
        found = standings(plan, day)
        assert {(s.term_id, s.body_id): s.done for s in found if s.duty_id == duty.pk} == slow_answer(duty, day)
        whole = {s.term_id: s.done for s in found if s.duty_id == area.pk}
        assert whole == {term.pk: all_of(term, day) for term in area.terms.all()}
        counted = Counter((s.duty_id, s.term_id, s.state(day)) for s in found)
        rows = summary(plan, day).rows
        assert counted == {
            (row.duty_id, row.term_id, state): number for row in rows for state, number in row.by_state if number
        }
        assert fan_out.fan_out(plan.pk) == "0 written, 0 deleted"
