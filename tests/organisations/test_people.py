"""Roles are given, changed and ended by who administers the body; nobody stands in the same role twice."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from lantoa.accounts.models import User
from lantoa.kit.access import Refused, may, visible
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.kit.models import LogEntry
from lantoa.organisations.models import FOREVER, Body, Deputy, Membership, Role
from lantoa.organisations.operations import changes, people
from lantoa.organisations.operations.deputies import deputise, end_deputising
from lantoa.organisations.operations.recording import Decided
from lantoa.organisations.operations.refusals import RoleRefused
from lantoa.organisations.queries.people import administrators, colleagues, holders, standing, without_role
from tests.organisations.worlds import LONG_AGO, NOON, District, appointed, founded

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
LATER = date(2027, 1, 1)


@pytest.fixture
def world() -> District:
    return District()


@pytest.fixture
def admin(world: District) -> Actor:
    return appointed(world.district, Role.ADMINISTRATOR)


def role(who: User, body: Body, role: str = Role.OFFICER, since: date = TODAY, until: date = FOREVER) -> Membership:
    return Membership(person=who, body=body, role=role, since=since, until=until)


def held(actor: Actor) -> Membership:
    return Membership.objects.get(person=actor.person.pk)


def test_an_administrator_above_gives_a_role_and_the_log_tells_it(world: District, admin: Actor) -> None:
    who = appointed(world.communes[1]).person
    given = people.appoint(role(who, world.communes[0]), by=admin, at=NOON)
    assert may(Actor(who), "view", given)
    entry = LogEntry.objects.get(verb="appoint", key=str(given.pk))
    assert (entry.person_id, entry.body_id) == (admin.person.pk, world.communes[0].pk)
    assert entry.changes["role"] == [None, "officer"]


def test_who_does_not_administer_the_body_gives_no_role_there(world: District) -> None:
    who = appointed(world.communes[0]).person
    beside = appointed(world.communes[1], Role.ADMINISTRATOR)
    below = appointed(world.communes[0], Role.ADMINISTRATOR)
    leader = appointed(world.district, Role.LEADER)
    for actor, body in ((beside, world.communes[0]), (below, world.district), (leader, world.communes[0])):
        with pytest.raises(Refused):
            people.appoint(role(who, body, Role.EDITOR), by=actor, at=NOON)


def test_somebody_unknown_is_invited_and_not_appointed(world: District, admin: Actor) -> None:
    elsewhere = appointed(founded("Xã Khác"))
    with pytest.raises(Refused):
        people.appoint(role(elsewhere.person, world.communes[0]), by=admin, at=NOON)


@pytest.mark.parametrize(
    ("since", "until"),
    [(TODAY, FOREVER), (LATER, FOREVER), (date(1999, 1, 1), FOREVER), (TODAY, TODAY), (date(2000, 1, 1), LATER)],
)
def test_a_role_is_held_once_and_while_its_body_stands(world: District, admin: Actor, since: date, until: date) -> None:
    who = appointed(world.communes[0]).person
    with pytest.raises(RoleRefused):
        people.appoint(role(who, world.communes[0], since=since, until=until), by=admin, at=NOON)


def test_a_body_that_will_end_gives_no_role_beyond_its_end(world: District, admin: Actor) -> None:
    who = appointed(world.communes[1]).person
    changes.merge([world.communes[0]], world.communes[2], decided=Decided(LATER), by=PLATFORM, at=NOON)
    body = Body.objects.get(pk=world.communes[0].pk)
    with pytest.raises(RoleRefused, match="31/12/2026"):
        people.appoint(role(who, body), by=admin, at=NOON)
    people.appoint(role(who, body, until=LATER), by=admin, at=NOON)


def test_an_account_switched_off_gets_no_role(world: District, admin: Actor) -> None:
    who = appointed(world.communes[1]).person
    User.objects.filter(pk=who.pk).update(is_active=False)
    who.refresh_from_db()
    with pytest.raises(RoleRefused):
        people.appoint(role(who, world.communes[0]), by=admin, at=NOON)


def test_another_role_from_a_day_on_leaves_the_one_before(world: District, admin: Actor) -> None:
    officer = appointed(world.communes[0])
    becomes = role(officer.person, world.communes[0], Role.LEADER)
    people.change(held(officer), becomes, by=admin, at=NOON)
    rows = Membership.objects.filter(person=officer.person).order_by("since").values_list("role", "since", "until")
    assert list(rows) == [("officer", LONG_AGO, TODAY), ("leader", TODAY, FOREVER)]


def test_a_mistake_is_corrected_from_the_first_day(world: District, admin: Actor) -> None:
    officer = appointed(world.communes[0])
    becomes = role(officer.person, world.communes[0], since=LONG_AGO)
    becomes.title = "Công chức Văn hóa - Xã hội"
    people.change(held(officer), becomes, by=admin, at=NOON)
    assert held(officer).title == "Công chức Văn hóa - Xã hội"
    with pytest.raises(RoleRefused, match="01/01/2000"):
        people.change(held(officer), role(officer.person, world.communes[0], since=date(1999, 1, 1)), by=admin, at=NOON)


def test_a_role_ends_on_a_day_and_takes_those_who_stand_in_along(world: District, admin: Actor) -> None:
    officer, other = appointed(world.communes[0]), appointed(world.communes[0])
    away = Deputy(membership=held(officer), person=other.person, since=TODAY, until=LATER)
    deputise(away, by=admin, at=NOON)
    people.end(held(officer), on=TODAY + timedelta(days=3), by=admin, at=NOON, reason="Chuyển công tác")
    assert held(officer).last_day == date(2026, 11, 25)
    away.refresh_from_db()
    assert away.last_day == date(2026, 11, 25)
    with pytest.raises(RoleRefused, match="25/11/2026"):
        people.end(held(officer), on=LATER, by=admin, at=NOON)


def test_what_has_not_begun_is_taken_back_and_what_has_held_is_not_wiped_out(world: District, admin: Actor) -> None:
    officer = appointed(world.communes[0])
    ahead = people.appoint(role(officer.person, world.communes[1], since=LATER), by=admin, at=NOON)
    people.end(ahead, on=TODAY, by=admin, at=NOON)
    assert not Membership.objects.filter(body=world.communes[1]).exists()
    assert LogEntry.objects.filter(verb="end_role", body_id=world.communes[1].pk).exists()
    with pytest.raises(RoleRefused):
        people.end(held(officer), on=LONG_AGO, by=admin, at=NOON)


def test_nobody_gives_up_administering_by_accident(world: District, admin: Actor) -> None:
    appointed(world.province, Role.ADMINISTRATOR)
    with pytest.raises(RoleRefused):
        people.end(held(admin), on=TODAY, by=admin, at=NOON)
    with pytest.raises(RoleRefused):
        people.change(held(admin), role(admin.person, world.district, Role.READER), by=admin, at=NOON)
    with pytest.raises(RoleRefused):
        people.change(held(admin), role(admin.person, world.district, Role.READER, LONG_AGO), by=admin, at=NOON)


def test_the_last_administrator_stays_unless_somebody_above_is_left(world: District, admin: Actor) -> None:
    commune = appointed(world.communes[0], Role.ADMINISTRATOR)
    people.end(held(commune), on=TODAY, by=admin, at=NOON)
    deputy = appointed(world.district)
    Deputy.objects.create(membership=held(admin), person=deputy.person, since=TODAY, until=LATER)
    with pytest.raises(RoleRefused):
        people.end(held(admin), on=TODAY, by=deputy, at=NOON)
    assert administrators(world.communes[0], TODAY).get().person_id == admin.person.pk
    people.end(held(admin), on=TODAY, by=Actor(User.objects.create_superuser("root@tinh.example")), at=NOON)


def test_whoever_stands_in_may_what_the_colleague_may_on_those_days_only(world: District, admin: Actor) -> None:
    officer, other = appointed(world.communes[0], Role.SECRETARY), appointed(world.communes[1])
    away = Deputy(membership=held(officer), person=other.person, since=TODAY, until=LATER, reason="Nghỉ phép")
    deputise(away, by=admin, at=NOON)
    assert set(standing(other.person, TODAY).values_list("role", flat=True)) == {"secretary", "officer"}
    assert standing(other.person, LATER).get().role == "officer"
    assert set(holders(Role.SECRETARY, world.communes[0], TODAY)) == {officer.person, other.person}
    end_deputising(away, on=TODAY + timedelta(days=1), by=admin, at=NOON)
    assert standing(other.person, TODAY + timedelta(days=1)).count() == 1


@pytest.mark.parametrize(
    ("since", "until"), [(TODAY, FOREVER), (date(1999, 1, 1), LATER), (TODAY, TODAY), (TODAY, LATER)]
)
def test_one_stands_in_at_a_time_within_the_role_and_to_a_known_day(
    world: District, admin: Actor, since: date, until: date
) -> None:
    officer, other, third = (appointed(world.communes[0]) for _ in range(3))
    deputise(Deputy(membership=held(officer), person=other.person, since=TODAY, until=LATER), by=admin, at=NOON)
    with pytest.raises(RoleRefused):
        deputise(Deputy(membership=held(officer), person=third.person, since=since, until=until), by=admin, at=NOON)


def test_nobody_stands_in_for_herself_and_only_an_administrator_says_who_does(world: District, admin: Actor) -> None:
    officer, other = appointed(world.communes[0]), appointed(world.communes[0])
    mine = Deputy(membership=held(officer), person=officer.person, since=TODAY, until=LATER)
    with pytest.raises(RoleRefused):
        deputise(mine, by=admin, at=NOON)
    with pytest.raises(Refused):
        deputise(Deputy(membership=held(officer), person=other.person, since=TODAY, until=LATER), by=officer, at=NOON)


def test_people_are_seen_and_administered_by_who_reaches_all_their_roles(world: District, admin: Actor) -> None:
    officer = appointed(world.communes[0])
    colleague, stranger = appointed(world.communes[0]), appointed(founded("Xã Khác"))
    everybody = User.objects.all()
    assert set(visible(colleague, everybody)) == {officer.person, colleague.person}
    assert set(visible(stranger, everybody)) == {stranger.person}
    assert may(admin, "administer", officer.person)
    assert not may(colleague, "administer", officer.person)
    appointed(stranger.person.memberships.get().body, Role.READER, officer.person)
    assert may(admin, "view", officer.person)
    assert not may(admin, "administer", officer.person)


def test_reads_of_people_cost_one_query(world: District, django_assert_num_queries) -> None:
    one, two = appointed(world.communes[0]), appointed(world.communes[0])
    appointed(world.communes[0], Role.LEADER, two.person)
    left = appointed(world.communes[0])
    Membership.objects.filter(person=left.person).update(until=TODAY)
    for read in (
        lambda: [str(each) for each in standing(two.person, TODAY)],
        lambda: list(colleagues(one.person, TODAY)),
        lambda: list(holders(Role.OFFICER, world.communes[0], TODAY)),
        lambda: list(without_role(User.objects.all(), TODAY)),
    ):
        with django_assert_num_queries(1):
            read()
    assert list(colleagues(one.person, TODAY)) == [two.person]
    assert list(without_role(User.objects.all(), TODAY)) == [left.person]
