"""Codes of an app, recovery codes, and roles that must have a second factor."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from cryptography.fernet import InvalidToken
from django.core.checks import run_checks
from django.test import Client

from lantoa.accounts import sealing
from lantoa.accounts.access import lacks_second_factor, needs_second_factor
from lantoa.accounts.models import User
from lantoa.kit import audit
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.organisations.models import Deputy, Role
from tests.accounts.conftest import PASSWORD, SIGN_IN
from tests.organisations.worlds import appointed, founded, person

# allauth tells of some things after the commit, so the commits here are real.
pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
INDEX = "/tai-khoan/hai-lop/"
APP = INDEX + "ung-dung/"
CODES = INDEX + "ma-du-phong/"
SECOND = SIGN_IN + "hai-lop/"


def code_of(secret: str, minutes: float = 0) -> str:
    """What an app with this key shows, now or some minutes from now."""
    return format_hotp_value(hotp_value(secret, int((time.time() + minutes * 60) // 30)))


def sign_in(client: Client, who: User):
    return client.post(SIGN_IN, {"login": who.email, "password": PASSWORD})


def set_up(client: Client) -> str:
    """Set up the app as a person does, from the page; its key."""
    secret = re.search(r'class="key">(\w+)<', client.get(APP).text)[1]
    assert client.post(APP, {"code": code_of(secret)}).url == CODES
    return secret


def shown_codes(client: Client) -> list[str]:
    return re.findall(r"<code>(\w+)</code>", client.get(CODES).text)


@pytest.fixture
def with_app(client: Client, lan: User) -> str:
    """Lan has set up the app and signed out; its key."""
    sign_in(client, lan)
    secret = set_up(client)
    client.post("/tai-khoan/dang-xuat/")
    return secret


def test_with_an_app_the_password_alone_no_longer_opens_the_account(client: Client, lan: User, with_app: str) -> None:
    assert sign_in(client, lan).url == SECOND
    assert client.get("/tai-khoan/").status_code == 302
    assert "không đúng" in client.post(SECOND, {"code": "000000"}).text
    assert client.get("/tai-khoan/").status_code == 302
    assert client.post(SECOND, {"code": code_of(with_app, 0.5)}).url == "/tai-khoan/"
    assert client.get("/tai-khoan/").status_code == 200


def test_the_same_code_does_not_work_twice(client: Client, lan: User, with_app: str) -> None:
    code = code_of(with_app, 0.5)
    sign_in(client, lan)
    client.post(SECOND, {"code": code})
    other = Client()
    sign_in(other, lan)
    assert "không đúng" in other.post(SECOND, {"code": code}).text


def test_setting_up_and_failures_are_logged_and_told_to_the_person(client: Client, lan: User, with_app: str) -> None:
    sign_in(client, lan)
    client.post(SECOND, {"code": "000000"})
    entries = list(audit.history_of(lan).order_by("id").values_list("verb", "note"))
    assert entries[0][0] == "sign_in"
    assert ("add_factor", "totp") in entries
    assert ("add_factor", "recovery_codes") in entries
    assert entries[-1] == ("code_failed", "totp")
    assert "Ứng dụng tạo mã đã được dùng" in OutgoingMessage.objects.get().payload["text"]


def test_a_wrong_first_code_sets_nothing_up(client: Client, lan: User) -> None:
    sign_in(client, lan)
    client.get(APP)
    assert 'class="error"' in client.post(APP, {"code": "000000"}).text
    assert not Authenticator.objects.exists()


def test_codes_cannot_be_guessed_for_long(client: Client, lan: User, with_app: str) -> None:
    sign_in(client, lan)
    for _ in range(10):
        client.post(SECOND, {"code": "000000"})
    assert "quá nhiều lần" in client.post(SECOND, {"code": code_of(with_app, 0.5)}).text


def test_the_key_is_sealed_in_the_database(client: Client, lan: User, with_app: str, settings) -> None:
    kept = Authenticator.objects.get(type="totp").data["secret"]
    assert with_app not in kept
    assert sealing.unseal(kept) == with_app
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another", ["test"]
    assert sealing.unseal(kept) == with_app
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(InvalidToken):
        sealing.unseal(kept)


def test_recovery_codes_are_shown_once_and_each_opens_the_account_once(client: Client, lan: User) -> None:
    sign_in(client, lan)
    set_up(client)
    page = client.get(CODES)
    codes = re.findall(r"<code>(\w+)</code>", page.text)
    assert len(codes) == 10
    assert 'download="lantoa-ma-du-phong.txt"' in page.text
    assert "%0A".join(codes) in page.text
    again = client.get(CODES).text
    assert not any(code in again for code in codes)
    client.post("/tai-khoan/dang-xuat/")
    sign_in(client, lan)
    assert client.post(SECOND, {"code": codes[3]}).status_code == 302
    other = Client()
    sign_in(other, lan)
    assert other.post(SECOND, {"code": codes[3]}).status_code == 200
    assert "Còn 9 mã" in client.get(INDEX).text


def test_new_recovery_codes_end_the_old_ones(client: Client, lan: User) -> None:
    sign_in(client, lan)
    set_up(client)
    old = shown_codes(client)
    assert client.post(CODES + "moi/").url == CODES
    assert set(shown_codes(client)).isdisjoint(old)
    assert audit.history_of(lan).first().verb == "renew_codes"


def test_removing_the_app_takes_the_recovery_codes_with_it(client: Client, lan: User) -> None:
    sign_in(client, lan)
    set_up(client)
    assert client.post(APP + "go-bo/").url == INDEX
    assert not Authenticator.objects.exists()
    removed = audit.history_of(lan).filter(verb="remove_factor").values_list("note", flat=True)
    assert set(removed) == {"totp", "recovery_codes"}


def test_what_matters_asks_for_the_password_again_after_a_while(client: Client, lan: User) -> None:
    client.force_login(lan)  # nothing is known of when the password was typed
    assert client.get(APP).url.startswith("/tai-khoan/xac-nhan/")
    assert 'class="error"' in client.post("/tai-khoan/xac-nhan/", {"password": "sai"}).text
    assert client.post("/tai-khoan/xac-nhan/", {"password": PASSWORD, "next": APP}).url == APP
    assert client.get(APP).status_code == 200


# --- Roles that must have one ---------------------------------------------------------------------------------------
@pytest.fixture
def secretary(settings, lan: User) -> User:
    settings.SECOND_FACTOR_ROLES = ["secretary", "superuser"]
    return appointed(founded("Xã Đồng Mai"), Role.SECRETARY, lan).person


def test_a_role_that_must_have_one_is_led_to_it_and_reaches_the_desk_after(client: Client, secretary: User) -> None:
    assert sign_in(client, secretary).url == "/desk/"
    assert client.get("/desk/").url == INDEX
    assert client.post("/desk/account/").url == INDEX
    assert "Vai trò của bạn bắt buộc xác thực hai lớp" in client.get(INDEX).text
    set_up(client)
    assert client.get("/desk/").status_code == 200
    assert "bắt buộc" not in client.get(INDEX).text


def test_the_last_factor_cannot_be_taken_away_then(client: Client, secretary: User) -> None:
    sign_in(client, secretary)
    set_up(client)
    answer = client.post(APP + "go-bo/")
    assert "Hãy thiết lập cách khác trước" in answer.text
    assert Authenticator.objects.filter(type="totp").exists()


def test_it_goes_by_role_deputies_and_administrators_included(secretary: User, admin, at, settings) -> None:
    today = at.date()
    officer = appointed(secretary.memberships.get().body, Role.OFFICER).person
    assert needs_second_factor(secretary, on=today)
    assert needs_second_factor(admin.person, on=today)
    assert not needs_second_factor(officer, on=today)
    stand_in = person()
    Deputy.objects.create(membership=secretary.memberships.get(), person=stand_in, since=today)
    assert lacks_second_factor(stand_in, on=today)
    secretary.memberships.update(until=today)
    assert not needs_second_factor(secretary, on=today)
    settings.SECOND_FACTOR_ROLES = []
    assert not needs_second_factor(admin.person, on=today)


def test_the_desk_asks_the_database_only_where_roles_are_named(client: Client, lan: User, settings) -> None:
    settings.SECOND_FACTOR_ROLES = []
    appointed(founded("Xã Đồng Mai"), Role.SECRETARY, lan)
    client.force_login(lan)
    assert client.get("/desk/").status_code == 200


def test_a_role_that_is_spelt_wrongly_is_found_before_anybody_relies_on_it(settings) -> None:
    settings.SECOND_FACTOR_ROLES = ["secretary", "secretery"]
    assert [error.id for error in run_checks() if error.id == "accounts.E001"] == ["accounts.E001"]
    settings.SECOND_FACTOR_ROLES = ["secretary", "superuser"]
    assert "accounts.E001" not in [error.id for error in run_checks()]
