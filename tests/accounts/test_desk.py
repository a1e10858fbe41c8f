"""Inviting and looking after accounts on the desk."""

import re
from types import SimpleNamespace

import pytest
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from lantoa.accounts.models import Invitation, User
from lantoa.accounts.operations import people
from lantoa.accounts.states import InvitationState
from lantoa.kit import audit
from lantoa.kit.access import Refused
from lantoa.kit.actors import Actor
from lantoa.kit.models import LogEntry
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.organisations.models import Role
from tests.accounts.conftest import PASSWORD, SIGN_IN
from tests.organisations.worlds import District, appointed

pytestmark = pytest.mark.django_db
LIST = "/desk/accounts/invitations/"
ACCOUNTS = "/desk/accounts/"


@pytest.fixture
def world(lan: User) -> SimpleNamespace:
    """Lan is an officer of a commune, Boss administers the district above it, Peer the commune beside it."""
    place = District()
    commune, beside = place.communes[:2]
    appointed(commune, who=lan)
    return SimpleNamespace(
        commune=commune,
        beside=beside,
        lan=lan,
        boss=appointed(place.district, Role.ADMINISTRATOR),
        peer=appointed(beside, Role.ADMINISTRATOR),
    )


def as_(actor: Actor) -> Client:
    client = Client()
    client.force_login(actor.person)
    return client


def form(world: SimpleNamespace, **other: object) -> dict[str, object]:
    facts = {"name": "Nguyễn Văn An", "email": "an@xa.example", "phone": "", "body": world.commune.pk}
    return facts | {"role": Role.EDITOR, "title": "Biên tập viên", "since": "23/11/2026", "until": ""} | other


def test_an_administrator_invites_from_the_desk(world) -> None:
    client = as_(world.boss)
    answer = client.post(LIST + "new/", form(world), follow=True)
    assert "Đường dẫn đang được gửi đến an@xa.example." in answer.text
    one = Invitation.objects.get()
    assert (one.body, one.role, one.invited_by, one.is_open) == (world.commune, Role.EDITOR, world.boss.person, True)
    assert OutgoingMessage.objects.get().payload["to"] == "an@xa.example"
    assert "Nguyễn Văn An" in client.get(LIST + "?q=nguyen+an").text
    assert "Nguyễn Văn An" not in client.get(LIST + "?q=binh").text


def test_by_telephone_the_link_is_shown_once(world) -> None:
    client = as_(world.boss)
    page = client.post(LIST + "new/", form(world, email="", phone="0912 000 111"), follow=True).text
    path = re.search(r"(/tai-khoan/loi-moi/[\w-]+/)", page)[1]
    assert Client().get(path).status_code == 200
    assert "loi-moi" not in client.get(f"{LIST}{Invitation.objects.get().pk}/").text


@pytest.mark.parametrize("wrong", [{"email": "an"}, {"email": "", "phone": ""}, {"phone": "12"}, {"role": "king"}])
def test_a_mistake_is_told_in_the_form_and_nothing_is_sent(world, wrong: dict) -> None:
    assert as_(world.boss).post(LIST + "new/", form(world, **wrong)).status_code == 422
    assert not Invitation.objects.exists()


def test_a_body_out_of_reach_is_refused_though_it_is_posted(world) -> None:
    assert as_(world.peer).post(LIST + "new/", form(world)).status_code == 422
    assert not Invitation.objects.exists()
    assert as_(Actor(world.lan)).get(LIST + "new/").status_code == 403


def test_an_invitation_elsewhere_is_as_if_it_were_not_there(world) -> None:
    as_(world.boss).post(LIST + "new/", form(world))
    one = f"{LIST}{Invitation.objects.get().pk}/"
    assert as_(world.boss).get(one).status_code == 200
    for path in (one, one + "resend/", one + "withdraw/"):
        assert as_(world.peer).get(path).status_code == 404
        assert as_(world.peer).post(path).status_code in (404, 405)
    assert "Nguyễn Văn An" not in as_(world.peer).get(LIST).text


def test_sending_again_and_withdrawing(world) -> None:
    client = as_(world.boss)
    client.post(LIST + "new/", form(world))
    one = f"{LIST}{Invitation.objects.get().pk}/"
    assert client.post(one + "resend/").url == one
    assert OutgoingMessage.objects.count() == 2
    assert client.post(one + "withdraw/", {"reason": "Nhầm người"}).url == one
    assert Invitation.objects.get().state == InvitationState.WITHDRAWN
    assert audit.history_of(Invitation.objects.get()).first().note == "Nhầm người"
    assert client.get(one + "resend/").status_code == 403


def test_an_invitation_that_ran_out_says_so(world) -> None:
    client = as_(world.boss)
    client.post(LIST + "new/", form(world))
    Invitation.objects.update(expires_at=timezone.now())
    assert "Hết hạn" in client.get(LIST).text


@pytest.mark.parametrize("path", [LIST, ACCOUNTS])
def test_the_lists_cost_the_same_for_any_length(world, path: str, django_assert_num_queries) -> None:
    client = as_(world.boss)
    costs = []
    for number in range(3):
        client.post(LIST + "new/", form(world, email=f"an{number}@xa.example"))
        appointed(world.commune)
        client.get(path)
        with audit_queries() as queries:
            client.get(path)
        costs.append(len(queries))
    assert costs[0] == costs[2]


def audit_queries():
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    return CaptureQueriesContext(connection)


# --- Accounts -------------------------------------------------------------------------------------------------------
def test_administrators_see_the_accounts_below_them_and_nobody_else_s(world, admin: Actor) -> None:
    assert "Trần Thị Lan" in as_(world.boss).get(ACCOUNTS).text
    assert "Trần Thị Lan" in as_(world.boss).get(ACCOUNTS + "?q=tran+lan").text
    assert "Trần Thị Lan" in as_(admin).get(ACCOUNTS).text
    assert "Trần Thị Lan" not in as_(world.peer).get(ACCOUNTS).text
    one = f"{ACCOUNTS}{world.lan.pk}/"
    assert "lan@xa.example" in as_(world.boss).get(one).text
    assert as_(world.peer).get(one).status_code == 404
    colleague = appointed(world.commune)
    assert as_(colleague).get(one).status_code == 403
    assert "lan@xa.example" not in as_(colleague).get(one).text


ACTS = ("contact", "link", "factors", "sessions", "off", "on")


@pytest.mark.parametrize("act", ACTS)
def test_nobody_else_does_anything_to_an_account(world, act: str) -> None:
    path = f"{ACCOUNTS}{world.lan.pk}/{act}/"
    said = {"reason": "x", "name": "Kẻ gian", "email": "gian@xa.example"}
    assert as_(world.peer).post(path, said).status_code == 404
    assert as_(appointed(world.commune, Role.SECRETARY)).post(path, said).status_code == 403
    world.lan.refresh_from_db()
    assert (world.lan.is_active, world.lan.email) == (True, "lan@xa.example")


@pytest.mark.parametrize("act", ACTS)
def test_an_administrator_of_a_body_gets_no_hold_of_one_of_the_installation(world, act: str) -> None:
    User.objects.filter(pk=world.lan.pk).update(is_superuser=True)
    said = {"reason": "x", "name": "Kẻ gian", "email": "gian@xa.example"}
    answer = as_(world.boss).post(f"{ACCOUNTS}{world.lan.pk}/{act}/", said)
    assert answer.status_code in (403, 422)
    world.lan.refresh_from_db()
    assert (world.lan.is_active, world.lan.email) == (True, "lan@xa.example")


def test_switching_off_signs_out_and_keeps_out_and_on_again_lets_in(world) -> None:
    lan, boss = Client(), as_(world.boss)
    lan.post(SIGN_IN, {"login": world.lan.email, "password": PASSWORD})
    path = f"{ACCOUNTS}{world.lan.pk}/"
    assert boss.post(path + "off/", {"reason": ""}).status_code == 422
    assert boss.post(path + "off/", {"reason": "Nghỉ hưu"}).url == path
    assert lan.get("/tai-khoan/").status_code == 302
    assert lan.post(SIGN_IN, {"login": world.lan.email, "password": PASSWORD}).url.endswith("ngung-hoat-dong/")
    entry = LogEntry.objects.get(verb="switch_off")
    assert (entry.note, entry.person, entry.changes) == ("Nghỉ hưu", world.boss.person, {"is_active": [True, False]})
    boss.post(path + "on/", {"reason": "Trở lại"})
    assert lan.post(SIGN_IN, {"login": world.lan.email, "password": PASSWORD}).url == "/desk/"


def test_nobody_switches_off_the_own_account(admin: Actor, at) -> None:
    with pytest.raises(Refused):
        people.switch_off(admin.person, by=admin, at=at, reason="x")


def test_a_link_for_a_new_password_for_whoever_has_no_address(world) -> None:
    User.objects.filter(pk=world.lan.pk).update(email=None)
    page = as_(world.boss).post(f"{ACCOUNTS}{world.lan.pk}/link/", follow=True).text
    path = re.search(r"(/tai-khoan/quen-mat-khau/[\w-]+/)", page)[1]
    client = Client()
    there = client.get(path, follow=True).request["PATH_INFO"]
    assert client.post(there, {"password1": "mat-khau-moi-toanh", "password2": "mat-khau-moi-toanh"}).status_code == 302
    world.lan.refresh_from_db()
    assert world.lan.check_password("mat-khau-moi-toanh")
    assert LogEntry.objects.filter(verb="give_link", person=world.boss.person).exists()


def test_a_lost_telephone_is_forgotten(world) -> None:
    Authenticator.objects.create(user=world.lan, type=Authenticator.Type.TOTP, data={})
    as_(world.boss).post(f"{ACCOUNTS}{world.lan.pk}/factors/", {"reason": "Mất điện thoại"})
    assert not Authenticator.objects.exists()
    assert LogEntry.objects.get(verb="remove_factors").note == "Mất điện thoại"


def test_name_address_and_number_are_changed_and_logged(world, at) -> None:
    said = {"name": "Trần Thị Ngọc Lan", "email": "Ngoc.Lan@xa.example", "phone": "0912 345 670"}
    assert as_(world.boss).post(f"{ACCOUNTS}{world.lan.pk}/contact/", said).status_code == 302
    world.lan.refresh_from_db()
    assert (str(world.lan), world.lan.email, world.lan.phone) == (
        "Trần Thị Ngọc Lan",
        "ngoc.lan@xa.example",
        "+84912345670",
    )
    entry = LogEntry.objects.get(verb="change_contact")
    assert entry.changes["email"] == ["lan@xa.example", "ngoc.lan@xa.example"]
    taken = said | {"email": world.boss.person.email}
    assert as_(world.boss).post(f"{ACCOUNTS}{world.lan.pk}/contact/", taken).status_code == 422
    with pytest.raises(ValidationError):
        people.change_contact(world.lan, name="Lan", email="", phone="", by=world.boss, at=at)
