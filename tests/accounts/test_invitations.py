"""Coming by invitation: who may invite, what the link does, and when it no longer does anything."""

import re
from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from lantoa.accounts.access import INVITATIONS
from lantoa.accounts.letters import link_of
from lantoa.accounts.models import Invitation, User, hash_of
from lantoa.accounts.operations import invitations
from lantoa.accounts.states import InvitationState
from lantoa.desk.work import hand_over_all, open_work_of
from lantoa.kit import audit
from lantoa.kit.access import Refused, may, visible
from lantoa.kit.actors import Actor
from lantoa.kit.models import LogEntry
from lantoa.kit.moves import MoveRefused
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.organisations.models import Membership, Role
from tests.accounts.conftest import PASSWORD
from tests.organisations.worlds import District, appointed

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> SimpleNamespace:
    """A district whose administrator invites, and a commune in it whose officer does not."""
    place = District()
    commune = place.communes[0]
    return SimpleNamespace(
        place=place, commune=commune, boss=appointed(place.district, Role.ADMINISTRATOR), officer=appointed(commune)
    )


@pytest.fixture
def at():
    return timezone.now()


def letter(world: SimpleNamespace, **other: object) -> Invitation:
    facts = {"name": "Trần Thị Lan", "email": "lan@xa.example", "body": world.commune, "role": Role.OFFICER}
    return Invitation(**facts | {"since": date(2026, 1, 1)} | other)


def path_of(token: str) -> str:
    return "/" + link_of(token).split("/", 3)[3]


def accept_form(**other: str) -> dict[str, str]:
    return {"name": "Trần Thị Lan", "password1": PASSWORD, "password2": PASSWORD} | other


def test_the_invited_gets_a_letter_with_a_link_and_the_link_opens_an_account(world, at, client: Client) -> None:
    invitations.invite(letter(world, email="LAN@xa.example"), by=world.boss, at=at)
    sent = OutgoingMessage.objects.get().payload
    assert (sent["to"], world.commune.name in sent["subject"]) == ("lan@xa.example", True)
    path = path_of(re.search(r"/loi-moi/([\w-]+)/", sent["text"])[1])
    page = client.get(path).text
    assert world.commune.name in page
    assert "Trần Thị Lan" in page
    assert client.post(path, accept_form(name="Trần Thị Ngọc Lan")).url == "/desk/"
    lan = User.objects.get(email="lan@xa.example")
    assert (str(lan), lan.check_password(PASSWORD)) == ("Trần Thị Ngọc Lan", True)
    assert client.get("/desk/").status_code == 200
    membership = Membership.objects.get(person=lan)
    assert (membership.body, membership.role, membership.since) == (world.commune, Role.OFFICER, timezone.localdate(at))


def test_all_of_it_is_logged_and_the_token_is_nowhere(world, at, client: Client) -> None:
    token = invitations.invite(letter(world), by=world.boss, at=at)
    client.post(path_of(token), accept_form())
    lan = User.objects.get(email="lan@xa.example")
    entries = audit.history_of(Invitation.objects.get()).order_by("id")
    assert [(entry.verb, entry.person) for entry in entries] == [("invite", world.boss.person), ("accept", lan)]
    assert entries[0].body_id == world.commune.pk
    assert [entry.verb for entry in audit.history_of(lan).order_by("id")] == ["open_account", "sign_in"]
    assert audit.history_of(Membership.objects.get(person=lan)).get().verb == "appoint"
    kept = "".join(f"{e.changes_json}{e.note}{e.subject}" for e in LogEntry.objects.all())
    assert token not in kept
    assert hash_of(token) not in kept
    assert PASSWORD not in kept


def test_a_link_works_once(world, at, client: Client) -> None:
    path = path_of(invitations.invite(letter(world), by=world.boss, at=at))
    client.post(path, accept_form())
    again = Client().post(path, accept_form(password1="mat-khau-khac", password2="mat-khau-khac"))
    assert again.status_code == 404
    assert "không còn hiệu lực" in again.text
    assert User.objects.get(email="lan@xa.example").check_password(PASSWORD)


@pytest.mark.parametrize(
    "form", [accept_form(password2="khac"), accept_form(password1="123", password2="123"), accept_form(name="")]
)
def test_a_form_with_a_mistake_opens_nothing(world, at, client: Client, form: dict[str, str]) -> None:
    path = path_of(invitations.invite(letter(world), by=world.boss, at=at))
    answer = client.post(path, form)
    assert answer.status_code == 200
    assert 'class="error"' in answer.text
    assert not User.objects.filter(email="lan@xa.example").exists()


def test_a_password_must_not_be_like_the_name(world, at, client: Client) -> None:
    path = path_of(invitations.invite(letter(world, email="lananh.tran@xa.example"), by=world.boss, at=at))
    assert client.post(path, accept_form(password1="lananh.tran", password2="lananh.tran")).status_code == 200


def test_by_telephone_the_inviter_hands_the_link_over(world, at, client: Client) -> None:
    token = invitations.invite(letter(world, email="", phone="0912 345 678"), by=world.boss, at=at)
    assert not OutgoingMessage.objects.exists()
    assert client.post(path_of(token), accept_form()).url == "/desk/"
    lan = User.objects.get(phone="+84912345678")
    assert (lan.email, lan.phone_verified) == (None, False)


def test_it_needs_an_address_or_a_number_that_is_one(world, at) -> None:
    for wrong in ({"email": ""}, {"phone": "123"}, {"email": "lan"}, {"role": "king"}, {"name": ""}):
        with pytest.raises(ValidationError):
            invitations.invite(letter(world, **wrong), by=world.boss, at=at)
    assert not Invitation.objects.exists()
    assert not OutgoingMessage.objects.exists()


def test_only_administrators_of_the_body_or_above_invite_and_see(world, at, admin: Actor) -> None:
    invitations.invite(letter(world), by=world.boss, at=at)
    invitations.invite(letter(world, email="hoa@xa.example"), by=admin, at=at)
    sibling = appointed(world.place.communes[1], Role.ADMINISTRATOR)
    for nobody in (world.officer, sibling, appointed(world.commune, Role.SECRETARY)):
        with pytest.raises(Refused):
            invitations.invite(letter(world, email="khac@xa.example"), by=nobody, at=at)
        assert not visible(nobody, Invitation.objects.all()).exists()
        assert not may(nobody, "invite", Invitation.objects.first())
    for somebody in (world.boss, admin, appointed(world.commune, Role.ADMINISTRATOR)):
        assert visible(somebody, Invitation.objects.all()).count() == 2
    assert not INVITATIONS.reason(world.officer, "invite")


def test_sending_again_makes_a_new_link_and_ends_the_old_one(world, at, client: Client) -> None:
    old = invitations.invite(letter(world), by=world.boss, at=at)
    new = invitations.resend(Invitation.objects.get(), by=world.boss, at=at + timedelta(days=1))
    assert client.get(path_of(old)).status_code == 404
    assert client.get(path_of(new)).status_code == 200
    assert OutgoingMessage.objects.count() == 2
    with pytest.raises(Refused):
        invitations.resend(Invitation.objects.get(), by=world.officer, at=at)


def test_a_withdrawn_link_is_dead(world, at, client: Client) -> None:
    token = invitations.invite(letter(world), by=world.boss, at=at)
    with pytest.raises(Refused):
        invitations.withdraw(Invitation.objects.get(), by=world.officer, at=at)
    invitations.withdraw(Invitation.objects.get(), by=world.boss, at=at)
    assert client.get(path_of(token)).status_code == 404
    with pytest.raises(MoveRefused):
        invitations.resend(Invitation.objects.get(), by=world.boss, at=at)


def test_after_two_weeks_the_link_is_dead_until_it_is_sent_again(world, at, client: Client) -> None:
    token = invitations.invite(letter(world), by=world.boss, at=at - timedelta(days=14))
    one = Invitation.objects.get()
    assert one.has_expired(at)
    assert one.state == InvitationState.SENT
    assert client.get(path_of(token)).status_code == 404
    with pytest.raises(MoveRefused):
        invitations.accept_as_new(one, name="Lan", password=PASSWORD, by=world.officer, at=at)
    assert not User.objects.filter(email="lan@xa.example").exists()
    assert client.get(path_of(invitations.resend(one, by=world.boss, at=at))).status_code == 200


def test_a_role_that_is_over_cannot_be_taken(world, at) -> None:
    over = letter(world, until=timezone.localdate(at))
    invitations.invite(over, by=world.boss, at=at)
    with pytest.raises(MoveRefused):
        invitations.accept_as_new(over, name="Lan", password=PASSWORD, by=world.officer, at=at)


def test_the_link_is_worth_nothing_once_its_sender_has_lost_the_right(world, at, client: Client) -> None:
    path = path_of(invitations.invite(letter(world), by=world.boss, at=at))
    Membership.objects.filter(person=world.boss.person).update(until=timezone.localdate(at))
    answer = client.post(path, accept_form())
    assert "Người mời" in answer.text
    assert not User.objects.filter(email="lan@xa.example").exists()


def test_whoever_has_an_account_gains_a_role_and_keeps_the_password(world, at, lan: User, client: Client) -> None:
    path = path_of(invitations.invite(letter(world), by=world.boss, at=at))
    stranger = client.post(path, accept_form(password1="mat-khau-khac", password2="mat-khau-khac"))
    assert "dành cho người khác" in stranger.text
    assert "Bạn đã có tài khoản" in client.get(path).text
    lan.refresh_from_db()
    assert lan.check_password(PASSWORD)
    assert not lan.memberships.exists()
    client.force_login(lan)
    assert client.post(path).url == "/desk/"
    assert lan.memberships.get().body == world.commune
    assert User.objects.filter(email="lan@xa.example").count() == 1


def test_somebody_else_who_is_signed_in_cannot_take_it(world, at, lan: User, client: Client) -> None:
    path = path_of(invitations.invite(letter(world), by=world.boss, at=at))
    client.force_login(world.officer.person)
    assert "dành cho người khác" in client.get(path).text
    client.post(path)
    assert not lan.memberships.exists()
    with pytest.raises(Refused):
        invitations.accept(Invitation.objects.get(), by=world.officer, at=at)


def test_a_second_account_for_a_known_number_is_refused(world, at, lan: User) -> None:
    invitations.invite(letter(world, email="moi@xa.example", phone=lan.phone), by=world.boss, at=at)
    with pytest.raises(MoveRefused, match="Hãy đăng nhập"):
        invitations.accept_as_new(Invitation.objects.get(), name="Lan", password=PASSWORD, by=world.officer, at=at)


def test_whoever_has_the_role_already_is_told_so(world, at, lan: User, client: Client) -> None:
    appointed(world.commune, who=lan)
    path = path_of(invitations.invite(letter(world), by=world.boss, at=at))
    client.force_login(lan)
    answer = client.post(path)
    assert answer.status_code == 200
    assert 'role="alert"' in answer.text
    assert lan.memberships.count() == 1


def test_what_one_has_sent_waits_in_my_work_and_runs_out_there(world, at) -> None:
    invitations.invite(letter(world), by=world.boss, at=at - timedelta(days=20))
    invitations.invite(letter(world, email="hoa@xa.example"), by=world.boss, at=at)
    found = open_work_of(world.boss.person, on=timezone.localdate(at))
    assert [len(found.overdue), len(found.coming), len(found.waiting)] == [1, 0, 1]
    assert not open_work_of(world.officer.person, on=timezone.localdate(at)).waiting


def test_who_leaves_hands_the_invitations_over_and_they_stay_good(world, at, client: Client) -> None:
    path = path_of(invitations.invite(letter(world), by=world.boss, at=at))
    heir = appointed(world.place.district, Role.ADMINISTRATOR)
    assert hand_over_all(world.boss.person, heir.person, by=heir, at=at)["invitations"] == 1
    Membership.objects.filter(person=world.boss.person).update(until=timezone.localdate(at))
    assert client.post(path, accept_form()).url == "/desk/"
    moved = audit.history_of(Invitation.objects.get()).get(verb="hand_over")
    assert moved.changes == {"invited_by": [world.boss.person.pk, heir.person.pk]}
