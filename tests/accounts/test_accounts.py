"""Accounts and the demo's sign-ins."""

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import IntegrityError
from django.test import Client

from lantoa.accounts import demo
from lantoa.accounts.models import User
from lantoa.organisations.models import Body
from tests.organisations.worlds import founded

pytestmark = pytest.mark.django_db
HOME = "/desk/"
SIGN_IN = "/tai-khoan/dang-nhap/"


def test_an_address_means_the_same_person_however_it_is_typed() -> None:
    user = User.objects.create_user("Lan.Tran@Example.vn", "mot-mat-khau-dai")
    assert user.email == "lan.tran@example.vn"
    assert authenticate(None, email="LAN.TRAN@example.VN", password="mot-mat-khau-dai") == user
    with pytest.raises(IntegrityError):
        User.objects.create_user("LAN.TRAN@EXAMPLE.VN")


def test_an_account_without_a_password_cannot_sign_in() -> None:
    assert not User.objects.create_user("lan@example.vn").has_usable_password()


def test_a_name_is_said_with_the_family_name_first() -> None:
    assert User(last_name="Nguyễn Thị", first_name="Lan").get_full_name() == "Nguyễn Thị Lan"


def test_the_superuser_may_do_everything() -> None:
    assert User.objects.create_superuser("admin@example.vn", "x").has_perm("wagtailadmin.access_admin")


@pytest.mark.parametrize("account", demo.ACCOUNTS, ids=lambda account: account.email)
def test_a_demo_account_signs_in_to_the_desk(client: Client, account) -> None:
    if account.body:  # the demo's bodies are more than this test needs
        Body.objects.filter(pk=founded("Xã Đồng Mai").pk).update(code=account.body)
    demo.load()
    answer = client.post(SIGN_IN, {"login": account.email, "password": demo.PASSWORD, "next": HOME})
    assert (answer.status_code, answer.url) == (302, HOME)
    assert client.get(HOME).status_code == 200


def test_loading_the_demo_again_puts_back_what_was_changed() -> None:
    demo.load()
    user = User.objects.get(email=demo.ACCOUNTS[1].email)
    user.set_password("changed")
    user.is_superuser = True
    user.save()
    demo.load()
    user.refresh_from_db()
    assert user.check_password(demo.PASSWORD)
    assert not user.is_superuser
    assert User.objects.count() == len(demo.ACCOUNTS)


def test_removing_the_demo_leaves_real_accounts_alone() -> None:
    real = User.objects.create_user("lan@example.vn")
    demo.load()
    call_command("demo", remove=True)
    assert list(User.objects.all()) == [real]


def test_the_demo_is_not_loaded_in_production(settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError):
        call_command("demo")
    assert not User.objects.exists()


def test_the_sign_in_page_shows_the_demos_accounts_only_where_they_are(client: Client) -> None:
    assert demo.PASSWORD not in client.get(SIGN_IN).text
    demo.load()
    page = client.get(SIGN_IN).text
    assert demo.PASSWORD in page
    assert all(account.email in page for account in demo.ACCOUNTS)
