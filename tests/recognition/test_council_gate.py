"""The gate before every case: by row, by list, by address, for members, officers, leaders and administrators."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantoa.accounts.models import User
from lantoa.kit.access import may, visible
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Membership, Role
from lantoa.recognition.council_documents import minutes_of
from lantoa.recognition.models import Case, Seat, Sitting
from lantoa.recognition.operations import attending, councils
from lantoa.recognition.queries.agenda import agenda_of
from tests.organisations.worlds import LONG_AGO, NOON, appointed, person
from tests.recognition.council_worlds import Room

pytestmark = pytest.mark.django_db
VERBS = ("view", "vote", "handle", "preside", "keep")


@pytest.fixture
def room() -> Room:
    made = Room()
    made.opened()
    return made


def conflicted(room: Room, place: int = 3) -> Actor:
    """The member at `place` declares a conflict."""
    member = room.members[place]
    attending.declare(room.case, room.seats[place], has_conflict=True, reason="Anh rể", by=member, at=NOON)
    return member


def sees(actor: Actor, room: Room) -> bool:
    """The answer for the row, which must be that of the list."""
    listed = visible(actor, Case.objects.all()).filter(pk=room.case.pk).exists()
    assert bool(may(actor, "view", room.fresh())) is listed
    return listed


def client_of(actor: Actor) -> Client:
    found = Client()
    found.force_login(actor.person)  # type: ignore[arg-type]
    return found


def test_a_member_sees_a_case_after_having_answered(room: Room) -> None:
    later = room.on_agenda("Lò Văn Phúc")
    member = room.members[4]
    assert not visible(member, Case.objects.filter(pk=later.pk)).exists()
    attending.declare(later, room.seats[4], has_conflict=False, by=member, at=NOON)
    assert visible(member, Case.objects.filter(pk=later.pk)).exists()


@pytest.mark.parametrize("role", [None, Role.OFFICER, Role.SECRETARY, Role.LEADER, Role.ADMINISTRATOR])
def test_a_conflict_is_stronger_than_any_role(room: Room, role: str | None) -> None:
    member = conflicted(room)
    if role:
        Membership.objects.create(person=member.person, body=room.district, role=role, since=LONG_AGO)  # type: ignore[misc]
    assert not sees(member, room)
    for verb in VERBS:
        assert not may(member, verb, room.fresh())
        assert not visible(member, Case.objects.all(), verb).exists()


def test_a_conflict_is_stronger_than_administering_the_installation(room: Room) -> None:
    member = conflicted(room)
    User.objects.filter(pk=member.person.pk).update(is_superuser=True)  # type: ignore[union-attr]
    member = Actor(User.objects.get(pk=member.person.pk))  # type: ignore[union-attr]
    assert not sees(member, room)
    assert client_of(member).get(f"/desk/recognition/cases/{room.case.pk}/").status_code == 404


def test_a_presiding_member_with_a_conflict_opens_no_vote_and_the_deputy_does(room: Room) -> None:
    chair = conflicted(room, 0)
    assert not may(chair, "preside", room.fresh())
    assert may(room.members[1], "preside", room.fresh())


def test_officers_and_leaders_of_the_body_see_it_readers_and_strangers_do_not(room: Room) -> None:
    assert sees(room.keeper, room)
    assert sees(appointed(room.district, Role.LEADER), room)
    assert sees(Actor(person("Quản trị", is_superuser=True)), room)
    assert not sees(appointed(room.district, Role.READER), room)
    assert not sees(appointed(room.commune, Role.LEADER), room)
    assert not sees(Actor(person("Lạ")), room)


def test_who_was_a_member_of_another_day_sees_no_case_of_this_one(room: Room) -> None:
    past = appointed(room.district, Role.READER)
    ended = Seat(council=room.council, person=past.person, since=LONG_AGO, until=NOON.date())
    councils.seat(ended, by=room.keeper, at=NOON)
    assert not sees(past, room)
    assert not may(past, "declare", room.fresh())


def test_no_address_of_a_case_opens_for_who_has_a_conflict(room: Room) -> None:
    client, base = client_of(conflicted(room)), f"/desk/recognition/cases/{room.case.pk}/"
    steps = (
        "",
        "vote/",
        "receipt/",
        "notes/",
        "answer/",
        "papers/",
        "open-vote/",
        "close-vote/",
        "put-off/",
        "declare/",
    )
    for step in steps:
        for answer in (client.get(base + step), client.post(base + step, {"choice": "for", "key": "k" * 32})):
            assert answer.status_code in (403, 404), step
            assert "Vàng Thị Mỷ" not in answer.content.decode()


def test_the_agenda_names_nothing_of_it(room: Room) -> None:
    member = conflicted(room)
    (line,) = agenda_of(room.sitting, member)
    assert line.is_hidden
    for page in ("", "room/"):
        answer = client_of(member).get(f"/desk/recognition/sittings/{room.sitting.pk}/{page}")
        assert answer.status_code == 200
        assert "Vàng Thị Mỷ" not in answer.content.decode()


def test_minutes_leave_it_out_for_who_has_a_conflict(room: Room) -> None:
    sitting = Sitting.objects.select_related("council__body").get(pk=room.sitting.pk)
    assert "Vàng Thị Mỷ" in str(minutes_of(sitting, room.keeper))
    assert "Vàng Thị Mỷ" not in str(minutes_of(sitting, conflicted(room)))


def test_who_has_not_answered_is_led_to_the_question_and_sees_nothing_but_whom_it_is_about(room: Room) -> None:
    later = room.on_agenda("Lò Văn Phúc")
    client = client_of(room.members[4])
    answer = client.get(f"/desk/recognition/cases/{later.pk}/", follow=True)
    assert answer.redirect_chain == [(f"/desk/recognition/cases/{later.pk}/declare/", 302)]
    shown = answer.content.decode()
    assert "Lò Văn Phúc" in shown
    assert later.proposal.summary not in shown


def test_the_agenda_costs_the_same_however_long_it_is(room: Room) -> None:
    with CaptureQueriesContext(connection) as one:
        agenda_of(room.sitting, room.chair)
    for name in ("Lò Văn Phúc", "Mùa A Sình"):
        room.on_agenda(name)
    with CaptureQueriesContext(connection) as three:
        assert len(agenda_of(room.sitting, room.chair)) == 3
    assert len(one) == len(three)
