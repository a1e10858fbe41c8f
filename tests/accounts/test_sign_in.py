"""The way in: who comes through, who does not, and that nobody learns which accounts there are."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantoa.accounts.models import User
from lantoa.kit.models import LogEntry
from tests.accounts.conftest import PASSWORD, SIGN_IN
from tests.organisations.worlds import appointed, founded

pytestmark = pytest.mark.django_db
OWN = "/tai-khoan/"


def sign_in(client: Client, login: str, password: str = PASSWORD, **more: str):
    return client.post(SIGN_IN, {"login": login, "password": password} | more)


def log() -> list[tuple[str, int | None, str, str, str]]:
    return list(LogEntry.objects.order_by("id").values_list("verb", "person_id", "subject", "note", "address"))


@pytest.mark.parametrize("typed", ["lan@xa.example", "LAN@XA.example ", "0912 345 678", "+84912345678"])
def test_in_by_address_or_number(client: Client, lan: User, typed: str) -> None:
    assert sign_in(client, typed).url == OWN
    assert client.get(OWN).status_code == 200
    assert log() == [("sign_in", lan.pk, "", "", "127.0.0.1")]


def test_whoever_has_a_role_goes_to_the_desk_and_others_to_their_account(client: Client, lan: User) -> None:
    appointed(founded("Xã Đồng Mai"), who=lan)
    assert sign_in(client, lan.email).url == "/desk/"
    assert client.get("/desk/").status_code == 200


def test_a_role_that_has_ended_opens_no_desk(client: Client, lan: User) -> None:
    appointed(founded("Xã Đồng Mai"), who=lan)
    lan.memberships.update(until="2020-01-01")
    assert sign_in(client, lan.email, next="/desk/").url == "/desk/"
    answer = client.get("/desk/", follow=True)  # refused there, and not sent round in circles
    assert answer.redirect_chain[-1] == (OWN, 302)
    assert "Hiện bạn chưa được phân công" in answer.text


def test_the_address_asked_for_comes_after_signing_in_but_never_another_site(client: Client, lan: User) -> None:
    assert sign_in(client, lan.email, next="/desk/?x=1").url == "/desk/?x=1"
    client.logout()
    assert sign_in(client, lan.email, next="https://example.com/").url == OWN


@pytest.mark.parametrize(("remember", "closes"), [("on", False), ("", True)])
def test_a_session_ends_with_the_browser_unless_one_asks_otherwise(
    client: Client, lan: User, remember: str, closes: bool
) -> None:
    sign_in(client, lan.email, remember=remember)
    assert client.session.get_expire_at_browser_close() is closes


def test_wagtails_own_way_in_leads_to_ours(client: Client) -> None:
    assert client.get("/desk/login/?next=/desk/").url == SIGN_IN + "?next=/desk/"
    assert client.post("/desk/login/", {"username": "x", "password": "y"}).url == SIGN_IN
    assert client.get("/desk/").url == SIGN_IN + "?next=/desk/"


def test_nobody_signs_up(client: Client) -> None:
    page = client.get(SIGN_IN).text
    assert "theo lời mời" in page
    assert client.get("/tai-khoan/signup/").status_code == 404


WRONG = {
    "wrong password": ("lan@xa.example", "wrong password"),
    "number, wrong password": ("0912 345 678", "wrong password"),
    "no such address": ("khong@xa.example", "no account"),
    "no such number": ("0912 345 679", "no account"),
    "no name at all": ("lan-tran", "no name"),
    "switched off, wrong password": ("cu@xa.example", "switched off"),
}


@pytest.fixture
def former(lan: User) -> User:
    return User.objects.create_user("cu@xa.example", "mat-khau-khac-han", is_active=False)


@pytest.mark.parametrize(("typed", "reason"), WRONG.values(), ids=WRONG)
def test_a_failure_is_logged_with_its_kind_and_never_with_what_was_typed_as_a_secret(
    client: Client, lan: User, former: User, typed: str, reason: str
) -> None:
    sign_in(client, typed, "mat-khau-sai-hoan-toan")
    [(verb, person, _subject, note, address)] = log()
    assert (verb, person, note, address) == ("sign_in_failed", None, reason, "127.0.0.1")
    entry = LogEntry.objects.get()
    assert "mat-khau-sai" not in f"{entry.subject}{entry.note}{entry.changes_json}"
    assert (entry.key == "") is (reason in ("no account", "no name"))


def outcome(client: Client, typed: str, monkeypatch: pytest.MonkeyPatch) -> tuple[int, str, int, int]:
    """What a stranger sees and could measure of a failure: status, page, queries, passwords hashed."""
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(MD5PasswordHasher, "encode", lambda *args: hashed.append(1) or encode(*args))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        answer = sign_in(client, typed, "mat-khau-sai-hoan-toan")
    monkeypatch.undo()
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", answer.text).replace(typed, "")
    return answer.status_code, page, len(queries), len(hashed)


def test_a_failure_looks_and_costs_the_same_whether_or_not_there_is_an_account(
    lan: User, former: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    by_address = [outcome(Client(), typed, monkeypatch) for typed in ("lan@xa.example", "nha@xa.example")]
    by_number = [outcome(Client(), typed, monkeypatch) for typed in ("0912 345 678", "0912 345 679")]
    assert by_address[0] == by_address[1]
    assert by_number[0] == by_number[1]
    assert outcome(Client(), "cu@xa.example", monkeypatch) == outcome(Client(), "co@xa.example", monkeypatch)
    assert by_address[0][3] == by_number[0][3] == 1
    assert "không khớp" in by_address[0][1]


@pytest.mark.parametrize("typed", ["lan@xa.example", "khong@xa.example", "0912 345 678"])
def test_after_ten_failures_a_name_is_locked_whether_or_not_it_is_anybodys(
    client: Client, lan: User, typed: str
) -> None:
    for _ in range(10):
        assert "không khớp" in sign_in(client, typed, "mat-khau-sai").text
    assert "quá nhiều lần" in sign_in(client, typed).text  # though the password is right now
    assert log()[-1][0] == "locked_out"
    other = User.objects.create_user("hoa@xa.example", PASSWORD)
    assert sign_in(client, str(other.email)).status_code == 302


def test_failures_by_one_address_do_not_lock_a_number(client: Client, lan: User) -> None:
    """Else a stranger could find out that both are one person's."""
    for _ in range(11):
        sign_in(client, "lan@xa.example", "mat-khau-sai")
    assert sign_in(client, "0912 345 678").status_code == 302


def test_thirty_failures_a_minute_from_one_place_stop_that_place(client: Client, lan: User, settings) -> None:
    settings.TRUSTED_PROXIES = 1
    thief = {"headers": {"X-Forwarded-For": "198.51.100.7"}}
    for number in range(30):
        client.post(SIGN_IN, {"login": f"n{number}@xa.example", "password": "x"}, **thief)
    assert "quá nhiều lần" in client.post(SIGN_IN, {"login": lan.email, "password": PASSWORD}, **thief).text
    office = {"headers": {"X-Forwarded-For": "198.51.100.8"}}
    assert client.post(SIGN_IN, {"login": lan.email, "password": PASSWORD}, **office).status_code == 302


def test_whoever_has_left_is_told_so_only_with_the_right_password(client: Client, former: User) -> None:
    assert sign_in(client, "cu@xa.example", "mat-khau-khac-han").url == "/tai-khoan/dang-nhap/ngung-hoat-dong/"
    assert client.get("/desk/").status_code == 302


def test_signing_out_is_a_form_and_is_logged(client: Client, lan: User) -> None:
    sign_in(client, lan.email)
    assert client.get("/tai-khoan/dang-xuat/").status_code == 200  # only asks
    assert client.get(OWN).status_code == 200
    assert client.post("/tai-khoan/dang-xuat/").url == SIGN_IN
    assert client.get(OWN).status_code == 302
    assert [entry[0] for entry in log()] == ["sign_in", "sign_out"]


def test_the_pages_are_in_english_too(client: Client, lan: User) -> None:
    page = client.get("/en/account/sign-in/").text
    assert "E-mail address or telephone number" in page
    assert client.get("/en/account/").url.startswith("/en/account/sign-in/")


def test_the_pages_allow_nothing_inline(client: Client, lan: User) -> None:
    answer = client.get(SIGN_IN)
    assert "script-src 'self';" in answer["Content-Security-Policy"] + ";"
    assert not re.search(r"<script(?![^>]*\bsrc=)|style=|<style", answer.text)


def test_wagtails_forms_for_password_and_address_are_closed(client: Client, lan: User) -> None:
    appointed(founded("Xã Đồng Mai"), who=lan)
    client.force_login(lan)
    page = client.get("/desk/account/")
    assert page.status_code == 200
    assert "new_password1" not in page.text
    assert 'name="name_email-email"' not in page.text
    assert client.get("/desk/password_reset/").status_code == 404
