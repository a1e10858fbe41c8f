"""The province's own sign-in, against a real server over HTTP: it opens accounts that exist and makes none."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.test import Client

from lantoa.accounts.models import User
from lantoa.config.single_sign_on import providers
from lantoa.kit import audit
from lantoa.kit.models import LogEntry
from tests.accounts.conftest import SIGN_IN
from tests.accounts.oidc_server import OidcServer
from tests.accounts.test_second_factor import set_up

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)
NAME = "Cổng tỉnh Đông Sơn"
LAN = {"sub": "u-1", "email": "Lan@xa.example", "email_verified": True, "name": "Trần Thị Lan"}


@pytest.fixture
def server(settings) -> Iterator[OidcServer]:
    with OidcServer("lantoa", "bi-mat") as server:
        settings.SOCIALACCOUNT_PROVIDERS = providers(server.url, server.client, server.secret, NAME)
        yield server


def come(client: Client, server: OidcServer, person: dict, path: str = "/sso/"):
    """Follow the link as a browser does: to the server, and back with what it answers; our last answer."""
    server.person = person
    there = client.get(path)
    back = requests.get(there.url, allow_redirects=False, timeout=5).headers["Location"]
    address = urlsplit(back)
    assert address.path == "/sso/callback/"
    return client.get(f"{address.path}?{address.query}")


def test_an_address_that_the_server_vouches_for_opens_the_account_that_has_it(
    client: Client, server, lan: User
) -> None:
    assert come(client, server, LAN).url == "/tai-khoan/"
    assert "Trần Thị Lan" in client.get("/tai-khoan/").text
    assert SocialAccount.objects.get().user == lan
    verbs = list(audit.history_of(lan).order_by("id").values_list("verb", flat=True))
    assert verbs == ["connect_sign_on", "sign_in"]
    lan.refresh_from_db()
    assert lan.has_usable_password()  # the other way in stays


def test_from_then_on_it_is_the_same_person_even_under_another_address(client: Client, server, lan: User) -> None:
    come(client, server, LAN)
    other = Client()
    come(other, server, LAN | {"email": "lan.tran@tinh.example"})
    assert "Trần Thị Lan" in other.get("/tai-khoan/").text
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    "stranger",
    [
        LAN | {"sub": "u-2", "email": "la@xa.example"},
        LAN | {"email_verified": False},
        {"sub": "u-3"},
    ],
    ids=["unknown address", "address not verified", "no address"],
)
def test_nobody_else_is_let_in_and_no_account_is_made(client: Client, server, lan: User, stranger: dict) -> None:
    answer = come(client, server, stranger)
    assert answer.status_code == 200
    assert "Chưa có tài khoản cho bạn" in answer.text
    assert client.get("/tai-khoan/").status_code == 302
    assert User.objects.count() == 1
    assert not SocialAccount.objects.exists()


def test_whoever_has_left_stays_outside(client: Client, server, lan: User) -> None:
    User.objects.update(is_active=False)
    come(client, server, LAN)
    assert client.get("/tai-khoan/").status_code == 302


def test_the_second_factor_is_asked_for_here_too(client: Client, server, lan: User) -> None:
    client.post(SIGN_IN, {"login": lan.email, "password": "mot-mat-khau-dai"})
    set_up(client)
    other = Client()
    assert come(other, server, LAN).url == SIGN_IN + "hai-lop/"
    assert other.get("/tai-khoan/").status_code == 302


def test_whoever_is_signed_in_is_not_joined_to_somebody_elses_identity(client: Client, server, lan: User) -> None:
    hoa = User.objects.create_user("hoa@xa.example")
    client.force_login(hoa)
    come(client, server, LAN, "/sso/?process=connect")
    assert SocialAccount.objects.get().user == lan


def test_a_refusal_leads_back_to_the_sign_in_page_and_is_logged(client: Client, server, lan: User) -> None:
    answer = come(client, server, {})
    assert answer.url == SIGN_IN
    assert "Chưa đăng nhập được qua hệ thống của tỉnh" in client.get(SIGN_IN).text
    assert LogEntry.objects.get().verb == "sign_on_failed"


def test_an_answer_that_nobody_asked_for_is_worth_nothing(client: Client, server, lan: User) -> None:
    server.person = LAN
    assert client.get("/sso/callback/?code=x&state=y").url == SIGN_IN
    assert client.get("/tai-khoan/").status_code == 302


def test_the_page_offers_it_where_there_is_one(client: Client, server) -> None:
    page = client.get(SIGN_IN, {"next": "/desk/?a=1"}).text
    assert f"Đăng nhập bằng {NAME}" in page
    assert 'href="/sso/?next=/desk/%3Fa%3D1"' in page


def test_without_a_server_there_is_no_such_way(client: Client) -> None:
    assert "/sso/" not in client.get(SIGN_IN).text
    assert client.get("/sso/").status_code == 404
