"""What communes introduced before they became one counts once for whoever answers for them, and for each until then."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from lantoa.exemplars.models import Dossier
from lantoa.exemplars.operations import dossiers, moving
from lantoa.exemplars.operations.moving import Introduced
from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Body, BodyKind
from lantoa.organisations.operations.recording import NewBody
from lantoa.plans.measures import measure_of
from lantoa.plans.models import Duty, Term
from lantoa.plans.operations.fan_out import fan_out
from lantoa.plans.queries.progress import standings_of
from lantoa.plans.queries.summing import summary_of
from tests.exemplars.worlds import ON, TODAY, Exemplars, introduced
from tests.organisations.worlds import NOON, merged
from tests.plans.owing import communes_of, fanned_out, owed_by
from tests.plans.worlds import plan_of

pytestmark = pytest.mark.django_db
KEY = "exemplars_introduced"


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def owed_by_communes(world: Exemplars, **said: object) -> Duty:
    """Each commune of the district owes two a year."""
    duty = owed_by(plan_of(world.district), communes_of(world.district), cadence="year", measure=KEY, value=2, **said)
    fanned_out(duty.plan)
    return duty


def one_of_two(world: Exemplars) -> Dossier:
    """Two communes introduced the same one, in two dossiers that were found to be one."""
    kept, double = (introduced(body, world.district) for body in world.communes[:2])
    return dossiers.merge(double, into=kept, by=PLATFORM, at=NOON)


def done(duty: Duty, on: date = TODAY) -> dict[str, float]:
    found = standings_of(Duty.objects.filter(pk=duty.pk), on)
    names = Body.objects.in_bulk([each.body_id for each in found])
    return {names[each.body_id].name: float(each.done) for each in found}


def join(world: Exemplars, *bodies: Body, on: date, into: Body | None = None) -> None:
    merged(*bodies, into=into or NewBody("Xã Hợp Tiến", BodyKind.COMMUNE, {}), on=on)
    fan_out(Duty.objects.get().plan_id)


def test_once_for_the_successor_and_once_for_each_until_then(world: Exemplars) -> None:
    duty, yesterday = owed_by_communes(world), localdate() - timedelta(days=1)
    one_of_two(world)
    assert done(duty) == {"Xã Dân Lực": 1, "Xã Dân Lý": 1, "Xã Minh Sơn": 0}
    join(world, *world.communes[:2], on=yesterday)
    assert done(duty, localdate()) == {"Xã Hợp Tiến": 1, "Xã Minh Sơn": 0}
    assert done(duty, yesterday - timedelta(days=1)) == {"Xã Dân Lực": 1, "Xã Dân Lý": 1, "Xã Minh Sơn": 0}
    introduced(world.communes[1], world.district, "Nguyễn Văn An")
    assert done(duty, localdate()) == {"Xã Hợp Tiến": 2, "Xã Minh Sơn": 0}
    counts = summary_of(Duty.objects.filter(pk=duty.pk), localdate()).totals
    assert (counts.owing, counts.questions) == (2, 1)  # whether two or four are owed after the merger was not decided


def test_one_that_absorbs_the_other_counts_it_once(world: Exemplars) -> None:
    duty = owed_by_communes(world)
    one_of_two(world)
    join(world, world.communes[1], into=world.communes[0], on=localdate() - timedelta(days=1))
    assert done(duty, localdate()) == {"Xã Dân Lực": 1, "Xã Minh Sơn": 0}


def test_one_dossier_that_the_other_one_sent_on_counts_once(world: Exemplars) -> None:
    duty = owed_by_communes(world)
    dossier = introduced(world.communes[0], world.communes[1])
    moving.introduce(dossier, Introduced(world.district, ON), by=PLATFORM, at=NOON)
    join(world, *world.communes[:2], on=localdate() - timedelta(days=1))
    assert done(duty, localdate()) == {"Xã Hợp Tiến": 1, "Xã Minh Sơn": 0}


def test_a_merger_to_come_takes_nothing_from_anybody_yet(world: Exemplars) -> None:
    duty = owed_by_communes(world)
    one_of_two(world)
    join(world, *world.communes[:2], on=localdate() + timedelta(days=9))
    assert done(duty, localdate()) == {"Xã Dân Lực": 1, "Xã Dân Lý": 1, "Xã Minh Sơn": 0}


def test_a_period_that_was_over_before_stays_as_it_was(world: Exemplars) -> None:
    duty = owed_by_communes(world)
    one_of_two(world)
    terms = Term.objects.filter(duty=duty)
    join(world, *world.communes[:2], on=terms.get().until)
    facts = set(measure_of(KEY).facts(Duty.objects.all(), TODAY))
    assert {number for _term, _body, number in facts} == {1}
    assert {body for _term, body, _number in facts} == {body.pk for body in world.communes[:2]}


def test_in_two_periods_it_counts_in_each(world: Exemplars) -> None:
    duty = owed_by(plan_of(world.district), communes_of(world.district), cadence="quarter", measure=KEY, value=1)
    fanned_out(duty.plan)
    kept = introduced(world.communes[0], world.district, on=date(2026, 5, 4))
    double = introduced(world.communes[1], world.district, on=date(2026, 8, 4))
    dossiers.merge(double, into=kept, by=PLATFORM, at=NOON)
    join(world, *world.communes[:2], on=date(2026, 9, 1))
    facts = set(measure_of(KEY).facts(Duty.objects.all(), TODAY))
    assert sum(number for _term, _body, number in facts) == 2
