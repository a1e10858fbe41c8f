"""Stories and minutes on the air count towards the duties of plans, at the body that told them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.models import Broadcast
from lantoa.newsroom.operations import moving, planning
from lantoa.organisations.models import Body
from lantoa.plans.measures import measure_of
from lantoa.plans.models import Duty
from tests.newsroom.worlds import Newsroom
from tests.organisations.worlds import NOON
from tests.plans.worlds import TODAY, duty_of, owes, plan_of, term_of

pytestmark = pytest.mark.django_db
SINCE, UNTIL = date(2026, 1, 1), date(2027, 1, 1)


@pytest.fixture
def world() -> Newsroom:
    return Newsroom()


def counting(body: Body, measure: str) -> Duty:
    """A duty of 2026 that counts by this measure."""
    duty = duty_of(plan_of(body), measure=measure)
    term_of(duty, SINCE, UNTIL)
    owes(duty, body)
    return duty


def figure(duty: Duty) -> float:
    found = measure_of(duty.measure).facts(Duty.objects.filter(pk=duty.pk), TODAY)
    return float(sum(total for _term, _body, total in found))


def test_a_story_counts_as_long_as_it_is_public(world: Newsroom) -> None:
    duty, measure = counting(world.commune, "stories_published"), measure_of("stories_published")
    world.approved()
    first = world.published()
    world.published(at=NOON.replace(year=2025))
    assert figure(duty) == 1
    traces = measure.traces(duty, duty.terms.get(), [world.commune.pk])
    assert [(each.label, each.amount) for each in traces] == [(first.title, 1.0)]
    waiting = measure.waiting(Duty.objects.filter(pk=duty.pk))
    assert [total for _term, _body, total in waiting] == [1]
    moving.withdraw(first, by=PLATFORM, at=NOON, reason="Đang xem lại")
    assert figure(duty) == 0


def test_minutes_on_the_air_are_added_up(world: Newsroom) -> None:
    duty, story = counting(world.commune, "airtime"), world.published()
    for on, minutes in ((date(2026, 11, 1), "4.5"), (date(2026, 11, 2), "6"), (date(2025, 12, 31), "9")):
        aired = Broadcast(story=story, on=on, station="Truyền thanh xã", minutes=Decimal(minutes))
        planning.broadcast(aired, by=PLATFORM, at=NOON)
    assert figure(duty) == 10.5
    traces = measure_of("airtime").between(SINCE, UNTIL, [world.commune.pk])
    assert [each.amount for each in traces] == [6.0, 4.5]
