"""Who is late and who is silent, as the database finds it, is whom the rules of a single standing say."""

from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from lantoa.organisations.models import Body
from lantoa.plans.models import Citation, Duty, Extension, MergedQuota, Obligation, Plan
from lantoa.plans.queries.boards import silent_since
from lantoa.plans.queries.narrowing import bodies_due_soon, overdue_bodies, silent_bodies_of
from lantoa.plans.queries.progress import asked_of, standings
from lantoa.plans.states import EvidenceState
from tests.organisations.worlds import founded, person
from tests.plans.worlds import NOON, did, duty_of, owes, plan_of, quarters_of

pytestmark = pytest.mark.django_db
DAYS = [date(2026, 1, 15), date(2026, 4, 1), date(2026, 7, 2), date(2026, 12, 31), date(2027, 1, 20)]
KINDS: list[dict[str, object]] = [
    {"value": 2},
    {"value": 2, "comparator": "<="},
    {"value": 1, "comparator": "="},
    {"value": 0},
    {"value": None},
    {"value": 100, "is_share": True},
    {"value": 2, "need_both_kinds": True},
    {"value": 1, "is_request": True},
    {"value": None, "by_reference": True},
    {"value": 1, "eligible_subjects": ["individual"]},
]


class Many:
    """Ten kinds of duties; eight bodies of which some did something, got more time or were merged, by chance."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)  # noqa: S311 - nothing secret
        self.plan = plan_of(founded("Tỉnh Thanh Hóa", "province"))
        self.bodies = [founded(f"Xã Số {number}") for number in range(8)]
        self.who = person()
        self.duties = [self.duty(dict(fields)) for fields in KINDS]

    def duty(self, fields: dict[str, object]) -> Duty:
        if fields.pop("by_reference", False):
            fields["by_reference"] = Citation.objects.create(plan=self.plan, number="249a/KH-SKHĐT")
        duty = duty_of(self.plan, **fields)
        owing = self.chance.sample(self.bodies, 6)
        owes(duty, *owing)
        if self.chance.random() < 0.5:
            Obligation.objects.create(
                duty=duty, body=owing[0], counted=owing[1], since=date(2026, 1, 1), until=date(2027, 1, 1)
            )
        for term in quarters_of(duty):
            for body in owing:
                self.happens(term, body)
        return duty

    def happens(self, term, body: Body) -> None:
        if self.chance.random() < 0.4:
            state = self.chance.choice([EvidenceState.ACCEPTED, EvidenceState.ACCEPTED, EvidenceState.SUBMITTED])
            subject = self.chance.choice(["individual", "collective", ""])
            did(term, body, self.chance.choice([1, 2, 3]), state=state, subject=subject)
        said = {"term": term, "body": body, "by": self.who, "at": NOON, "reason": "x"}
        if self.chance.random() < 0.2:
            Extension.objects.create(due_on=term.until + timedelta(days=30), **said)
        if self.chance.random() < 0.2:
            MergedQuota.objects.create(reading="one", value=1, **said)


@pytest.mark.parametrize("seed", range(4))
def test_late_is_what_the_rule_calls_late(seed) -> None:
    plan = Many(seed).plan
    found = {on: overdue_bodies(asked_of(plan, on)) for on in DAYS}
    assert found == {on: {one.body_id for one in standings(plan, on) if one.is_overdue(on)} for on in DAYS}
    assert found[DAYS[0]] == set() and found[DAYS[-1]]


@pytest.mark.parametrize("seed", range(4))
def test_soon_is_what_the_rule_calls_due_soon(seed) -> None:
    plan = Many(seed).plan
    days = [*DAYS, date(2026, 3, 25), date(2026, 4, 28)]  # before the end of a quarter; before the end of more time
    found = {on: bodies_due_soon(asked_of(plan, on), 14) for on in days}
    assert found == {on: {one.body_id for one in standings(plan, on) if one.is_due_soon(on, 14)} for on in days}
    assert found[DAYS[0]] == set() and found[days[-2]] and found[days[-1]]


def test_silent_is_who_owes_something_for_long_and_has_nothing() -> None:
    many = Many(7)
    plan = Plan.objects.get(pk=many.plan.pk)
    quiet = founded("Xã Im")
    owes(many.duties[0], quiet)
    days = (date(2026, 1, 1), date(2027, 1, 1))

    def silent(on: date) -> set[int]:
        return silent_bodies_of(asked_of(plan, on, days=days), silent_since(plan, on))

    assert (silent(date(2026, 2, 20)), silent(date(2026, 3, 2))) == (set(), {quiet.pk})
    did(many.duties[0].terms.last(), quiet, state=EvidenceState.SUBMITTED)
    assert silent(date(2026, 12, 31)) == set()


@pytest.mark.parametrize("seed", range(4))
def test_silent_is_whom_every_standing_knows_nothing_of(seed) -> None:
    many = Many(seed)
    few = [duty.pk for duty in many.duties[:2]]
    on, since = date(2026, 12, 31), date(2026, 12, 1)
    asked = asked_of(many.plan, on, duties=few, days=(date(2026, 10, 1), date(2027, 1, 1)))
    told = standings(many.plan, on, duties=few, days=(date(2026, 10, 1), date(2027, 1, 1)))
    busy = {one.body_id for one in told if one.done or one.waiting}
    found = silent_bodies_of(asked, since)
    assert found and found == {one.body_id for one in told} - busy
