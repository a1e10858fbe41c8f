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
from lantoa.recognition.models import Case, Consultation, Opinion, Proposal, PublicComment, Seat, Sitting
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


def addresses_of(room: Room) -> list[str]:
    """Every address of the proposal and of what hangs on it."""
    proposal = f"/desk/recognition/proposals/{room.case.proposal_id}/"
    moves = ("", "change/", "send-back/", "appraise/", "pass-up/", "opinion/", "take-from-council/", "report/")
    return [f"{proposal}{move}" for move in moves]


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SECRETARY, Role.LEADER, Role.ADMINISTRATOR, None])
def test_a_conflict_closes_the_proposal_itself_its_papers_and_opinions(room: Room, role: str | None) -> None:
    proposal = room.fresh().proposal
    said = Opinion.objects.create(proposal=proposal, body=room.district, stance="for", text="Xứng đáng", on=NOON)
    member = conflicted(room)
    if role:
        Membership.objects.create(person=member.person, body=room.district, role=role, since=LONG_AGO)  # type: ignore[misc]
    else:
        User.objects.filter(pk=member.person.pk).update(is_superuser=True)  # type: ignore[union-attr]
        member = Actor(User.objects.get(pk=member.person.pk))  # type: ignore[union-attr]
    for verb in ("view", "handle", "decide", "keep"):
        assert not may(member, verb, proposal)
        assert not visible(member, Proposal.objects.all(), verb).exists()
    assert not may(member, "view", said)
    assert not visible(member, Opinion.objects.all()).exists()
    client = client_of(member)
    assert [client.get(each).status_code for each in addresses_of(room)] == [404] * len(addresses_of(room))
    for listing in (f"rounds/{room.round.pk}/", "proposals/"):
        assert "Vàng Thị Mỷ" not in client.get(f"/desk/recognition/{listing}").content.decode()


def test_what_is_closed_to_one_member_is_open_to_her_colleagues_and_other_cases_to_her(room: Room) -> None:
    other = room.on_agenda("Lò Văn Phúc")
    officer = Membership.objects.create(
        person=conflicted(room).person,  # type: ignore[misc]
        body=room.district,
        role=Role.OFFICER,
        since=LONG_AGO,
    )
    member = Actor(officer.person)
    assert set(visible(member, Proposal.objects.all())) == {other.proposal}
    assert may(room.keeper, "view", room.fresh().proposal)
    assert client_of(room.keeper).get(addresses_of(room)[0]).status_code == 200


def test_comments_of_the_people_on_it_are_closed_as_well(room: Room) -> None:
    day, proposal = NOON.date(), room.fresh().proposal
    known = {"body": room.district, "round": room.round, "opens_on": day, "closes_on": day, "recorded_at": NOON}
    asked = Consultation.objects.create(title="Lấy ý kiến", **known)
    about = PublicComment.objects.create(consultation=asked, proposal=proposal, text="Về bà Mỷ", sent_at=NOON)
    general = PublicComment.objects.create(consultation=asked, text="Về cả danh sách", sent_at=NOON)
    member = conflicted(room)
    Membership.objects.create(person=member.person, body=room.district, role=Role.OFFICER, since=LONG_AGO)  # type: ignore[misc]
    assert list(visible(member, PublicComment.objects.all())) == [general]
    assert not may(member, "handle", about)
    assert set(visible(room.keeper, PublicComment.objects.all())) == {about, general}
