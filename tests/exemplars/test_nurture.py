"""Visits follow one another by themselves, help is proved to have come, and lists are balanced."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError

from lantoa.exemplars.models import Dossier, Kind, MilestoneKind, Support, Visit
from lantoa.exemplars.operations import moving, nurturing, visiting
from lantoa.exemplars.queries.balance import balance_of
from lantoa.exemplars.queries.silent import silent_fields
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Body
from tests.exemplars.worlds import TODAY, Exemplars, entered, recognised
from tests.movements.worlds import reference
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def test_the_next_visit_is_planned_after_as_many_months_as_the_dossier_says(world: Exemplars) -> None:
    dossier = moving.follow(recognised(world.commune, follow_every=3), by=PLATFORM, at=NOON)
    first = visiting.planned(dossier)
    assert first and first.planned_on == date(2027, 2, 23)
    with pytest.raises(ValidationError):
        visiting.make(first, on=TODAY, found=" ", by=world.officer, at=NOON)
    visiting.make(first, on=date(2026, 11, 20), found="Tốt", by=world.officer, at=NOON)
    second = visiting.planned(dossier)
    assert second and second.planned_on == date(2027, 2, 20)
    assert dossier.milestones.filter(kind=MilestoneKind.FOLLOWED_UP).count() == 1
    with pytest.raises(MoveRefused):
        visiting.make(first, on=TODAY, found="Lại", by=world.officer, at=NOON)


def test_a_visit_before_any_recognition_is_no_follow_up(world: Exemplars) -> None:
    dossier = entered(world.commune)
    visit = visiting.plan(Visit(dossier=dossier, body=world.commune, planned_on=TODAY), by=world.officer, at=NOON)
    with pytest.raises(Refused):
        visiting.make(visit, on=TODAY, found="Tốt", by=world.leader, at=NOON)
    visiting.make(visit, on=TODAY, found="Tốt", next_on=date(2026, 12, 1), by=world.officer, at=NOON)
    assert not dossier.milestones.filter(kind=MilestoneKind.FOLLOWED_UP).exists()
    coming = visiting.planned(dossier)
    assert coming and coming.planned_on == date(2026, 12, 1)
    coming = visiting.put_off(coming, to=date(2026, 12, 8), by=world.officer, at=NOON)
    visiting.call_off(coming, reason="Bão", by=world.officer, at=NOON)
    assert visiting.planned(dossier) is None


def test_nothing_more_is_planned_for_one_that_was_not_accepted(world: Exemplars) -> None:
    dossier = moving.refuse(entered(world.commune), by=PLATFORM, at=NOON, reason="Chưa đủ")
    with pytest.raises(MoveRefused):
        visiting.plan(Visit(dossier=dossier, body=world.commune, planned_on=TODAY), by=PLATFORM, at=NOON)


def test_help_counts_as_arrived_only_with_something_that_shows_it(world: Exemplars) -> None:
    known = {"dossier": entered(world.commune), "kind": "material", "what": "Giống", "giver": "Hội"}
    late = Support(promised_on=TODAY, due_on=TODAY - timedelta(days=1), **known)
    with pytest.raises(ValidationError):
        nurturing.promise_support(late, by=world.officer, at=NOON)
    made = nurturing.promise_support(Support(promised_on=date(2026, 10, 1), **known), by=world.officer, at=NOON)
    for on, note in ((TODAY, ""), (date(2026, 9, 1), "Biên nhận"), (date(2027, 1, 1), "Biên nhận")):
        with pytest.raises(ValidationError):
            nurturing.record_arrival(made, on=on, note=note, by=world.officer, at=NOON)
    made = nurturing.record_arrival(made, on=TODAY, note="Biên nhận", by=world.officer, at=NOON)
    assert made.arrived_on == TODAY
    assert nurturing.record_arrival(made, on=None, by=world.officer, at=NOON).arrived_on is None


def test_a_list_of_leaders_only_is_pointed_out(world: Exemplars) -> None:
    for name in ("Một", "Hai", "Ba"):
        entered(world.department, name, post_class="department_leader", sex="male")
    balance = balance_of(Dossier.objects.all())
    assert (balance.people, balance.leaders, balance.communes, balance.offices) == (3, 3, 0, 3)
    assert len(list(balance.warnings())) == 4


def test_a_balanced_list_has_nothing_to_point_out(world: Exemplars) -> None:
    person = {"post_class": "direct_worker", "is_first_time": True}
    entered(world.commune, "Một", sex="female", ethnic_group="Mường", **person)
    entered(world.commune, "Hai", sex="male", ethnic_group="Kinh", **person)
    entered(world.commune, "Tổ hợp tác", kind=Kind.COLLECTIVE, ethnic_group="")
    balance = balance_of(Dossier.objects.all())
    assert (balance.total, balance.people, balance.women, balance.minorities, balance.first_timers) == (3, 2, 1, 1, 2)
    assert list(balance.warnings()) == []


def test_a_field_with_an_exemplar_is_not_silent(world: Exemplars) -> None:
    health = reference("Y tế")
    assert health in silent_fields(Body.objects.all(), date(2026, 1, 1))
    entered(world.commune, field=health)
    assert health not in silent_fields(Body.objects.all(), date(2026, 1, 1))
    assert health in silent_fields(Body.objects.filter(pk=world.district.pk), date(2026, 1, 1))
