"""Whoever administers an account gets hold of nothing beyond her own reach."""

from datetime import date, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils.timezone import localdate

from lantoa.kit.access import may, visible
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Deputy, Membership, Role
from tests.organisations.worlds import LONG_AGO, District, appointed


@pytest.fixture
def world(db: None) -> District:
    return District()


def stand_in(colleague: Actor, officer: Actor, *, until: date) -> None:
    """`officer` acts in the role of `colleague`, in the province."""
    role = Membership.objects.get(person=colleague.person)
    Deputy.objects.create(membership=role, person=officer.person, since=LONG_AGO, until=until)


@pytest.mark.parametrize(("days", "administers"), [(1, False), (0, True)])
def test_who_stands_in_above_is_administered_from_above(world: District, days: int, administers: bool) -> None:
    """A link for a new password would otherwise open the province to the administrator of a commune."""
    commune = world.communes[0]
    admin, officer = appointed(commune, Role.ADMINISTRATOR), appointed(commune)
    stand_in(appointed(world.province, Role.ADMINISTRATOR), officer, until=localdate() + timedelta(days=days))
    people = get_user_model().objects.filter(pk=officer.person.pk)
    assert bool(may(admin, "administer", officer.person)) is administers
    assert visible(admin, people, "administer").exists() is administers
    assert may(appointed(world.province, Role.ADMINISTRATOR), "administer", officer.person)


def test_who_stands_in_within_reach_is_administered_as_before(world: District) -> None:
    commune = world.communes[0]
    admin, officer, colleague = appointed(commune, Role.ADMINISTRATOR), appointed(commune), appointed(commune)
    stand_in(colleague, officer, until=localdate() + timedelta(days=5))
    assert may(admin, "administer", officer.person)
