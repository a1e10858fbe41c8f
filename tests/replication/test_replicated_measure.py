"""An exemplar counts as made known and adopted by the rule of the duty, or else of its programme."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from lantoa.exemplars.operations import dossiers
from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.operations import moving
from lantoa.organisations.models import Body
from lantoa.plans.measures import measure_of
from lantoa.plans.models import Duty
from lantoa.replication.operations import adoptions
from tests.exemplars.worlds import recognised
from tests.newsroom.worlds import Newsroom
from tests.organisations.worlds import NOON
from tests.plans.worlds import TODAY, duty_of, owes, plan_of, term_of
from tests.replication.worlds import Spread, adopted, told_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Spread:
    return Spread()


def counting(body: Body, options: dict[str, object] | None = None, **said: object) -> Duty:
    """A duty of 2026 that counts replicated exemplars."""
    duty = duty_of(plan_of(body, options=options or {}), measure="exemplars_replicated", **said)
    term_of(duty, date(2026, 1, 1), date(2027, 1, 1))
    owes(duty, body)
    return duty


def figure(*duties: Duty) -> list[int]:
    found = measure_of("exemplars_replicated").facts(Duty.objects.filter(pk__in=[each.pk for each in duties]), TODAY)
    totals = {term: total for term, _body, total in found}
    return [totals.get(duty.terms.get().pk, 0) for duty in duties]


def waiting(duty: Duty) -> list[int]:
    found = measure_of("exemplars_replicated").waiting(Duty.objects.filter(pk=duty.pk))
    return [total for _term, _body, total in found]


def test_it_needs_a_publication_and_an_adoption(world: Spread) -> None:
    duty = counting(world.commune)
    adopted(world.model, world.adopter)
    assert (figure(duty), waiting(duty)) == ([0], [1])
    told_of(world.model)
    assert (figure(duty), waiting(duty)) == ([1], [])
    recognised(world.commune, "Chưa ai học theo")
    assert figure(duty) == [1]


def test_each_duty_by_its_own_rule_or_by_that_of_its_programme(world: Spread) -> None:
    told_of(world.model)
    adopted(world.model, world.adopter)
    usual, two = counting(world.commune), counting(world.commune, {"adoptions": 2})
    own, unpublished = counting(world.commune, {"adoptions": 2}, needs_adoptions=1), counting(world.commune)
    pages = counting(world.commune, needs_publications=2)
    assert figure(usual, two, own, pages, unpublished) == [1, 0, 1, 0, 1]
    adopted(world.model, world.communes[2])
    assert figure(usual, two, own, pages, unpublished) == [1, 1, 1, 0, 1]


def test_a_public_story_that_tells_of_it_is_a_publication() -> None:
    world = Newsroom()
    adopted(world.person, world.communes[1])
    one, two = counting(world.commune), counting(world.commune, needs_publications=2)
    assert figure(one, two) == [0, 0]
    story = world.published()
    assert figure(one, two) == [1, 0]
    told_of(world.person)
    assert figure(one, two) == [1, 1]
    moving.withdraw(story, by=PLATFORM, at=NOON, reason="Rút đồng ý")
    assert figure(one, two) == [1, 0]


def test_what_was_given_up_in_the_period_or_began_in_another_does_not_count(world: Spread) -> None:
    told_of(world.model)
    duty = counting(world.commune)
    adopted(world.model, world.adopter, on=date(2025, 12, 31))
    assert figure(duty) == [0]
    made = adopted(world.model, world.adopter)
    ended = adoptions.end(made, date(2026, 6, 1), by=PLATFORM, at=NOON, reason="Không hợp")
    assert figure(duty) == [0]
    adoptions.take_up_again(ended, by=PLATFORM, at=NOON)
    assert figure(duty) == [1]


def test_adoptions_of_a_merged_dossier_are_those_of_the_one_that_goes_on(world: Spread) -> None:
    told_of(world.model)
    twin = recognised(world.commune, "Phân loại rác ở thôn 1", kind="model")
    adopted(twin, world.adopter)
    duty = counting(world.commune)
    assert figure(duty) == [0]
    dossiers.merge(twin, into=world.model, by=PLATFORM, at=NOON)
    assert figure(duty) == [1]
    assert traces(world, duty) == [("Phân loại rác tại nguồn", "/desk/replication/adoptions/")]


def traces(world: Spread, duty: Duty) -> list[tuple[str, str]]:
    found = measure_of("exemplars_replicated").traces(duty, duty.terms.get(), [world.commune.pk])
    return [(each.label, each.url.rstrip("0123456789/") + "/") for each in found]


def test_traces_are_what_is_counted(world: Spread) -> None:
    told_of(world.model)
    duty = counting(world.commune, needs_adoptions=2)
    adopted(world.model, world.adopter)
    assert traces(world, duty) == []
    last = adopted(world.model, world.communes[2], on=date(2026, 5, 1))
    found = measure_of("exemplars_replicated").traces(duty, duty.terms.get(), [world.commune.pk])
    assert [(each.url, each.on) for each in found] == [(f"/desk/replication/adoptions/{last.pk}/", last.adopted_on)]


def test_many_duties_cost_no_more_queries_than_one(world: Spread) -> None:
    told_of(world.model)
    adopted(world.model, world.adopter)
    first = counting(world.commune)
    with CaptureQueriesContext(connection) as one:
        figure(first)
    more = [counting(world.commune, needs_adoptions=number) for number in (1, 2, 3)]
    with CaptureQueriesContext(connection) as several:
        figure(first, *more)
    asked = [query for query in several.captured_queries if "plans_term" in query["sql"] and "adoption" in query["sql"]]
    assert len(asked) == 1
    assert len(several) - 4 == len(one) - 1  # the test itself asks for the term of each
