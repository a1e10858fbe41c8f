"""One form for every way a number is typed, and what can name an account."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from lantoa.accounts import names, phones
from lantoa.accounts.models import User


@pytest.mark.parametrize(
    "typed",
    [
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "(091) 2345-678",
        "+84 912 345 678",
        "84912345678",
        " 0084912345678",
    ],
)
def test_however_it_is_typed_it_is_one_number(typed: str) -> None:
    assert phones.e164(typed) == "+84912345678"


def test_a_number_of_another_country_keeps_its_code() -> None:
    assert phones.e164("+856 20 5512 3456") == "+8562055123456"
    assert phones.readable("+8562055123456").startswith("+856")


def test_it_is_shown_as_people_write_it() -> None:
    assert phones.readable("+84912345678") == "0912 345 678"


@pytest.mark.parametrize("typed", ["", "0912", "01234567890123456", "lan@xa.example", "không có số"])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError):
        phones.e164(typed)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(" LAN@Xa.Example ", "lan@xa.example"), ("0912 345 678", "+84912345678"), ("mot-mat-khau-dai", "?"), ("", "?")],
)
def test_what_was_typed_as_a_name_is_kept_only_when_it_is_one(typed: str, kept: str) -> None:
    assert names.known_as(typed) == kept


@pytest.mark.django_db
def test_an_account_needs_an_address_or_a_number_and_shares_neither() -> None:
    User.objects.create_user(None, phone="+84912345678")
    User.objects.create_user(None, phone="+84912345679")
    with pytest.raises(IntegrityError):
        User.objects.create_user(None)


@pytest.mark.django_db
def test_two_people_do_not_share_a_number(lan: User) -> None:
    with pytest.raises(IntegrityError):
        User.objects.create_user("hoa@xa.example", phone=lan.phone)


def test_cleaning_an_account_brings_both_names_into_their_form() -> None:
    person = User(email=" Lan@Xa.example", phone="0912 345 678")
    person.clean()
    assert (person.email, person.phone) == ("lan@xa.example", "+84912345678")
    with pytest.raises(ValidationError):
        User(phone="12").clean()


@pytest.mark.parametrize(
    ("written", "family", "given"),
    [
        ("Trần Thị Lan", "Trần Thị", "Lan"),
        ("  Nguyễn  Văn   An ", "Nguyễn Văn", "An"),
        ("Lan", "", "Lan"),
        ("", "", ""),
    ],
)
def test_a_name_is_taken_apart_at_the_given_name(written: str, family: str, given: str) -> None:
    person = User()
    person.rename(written)
    assert (person.last_name, person.first_name) == (family, given)


def test_a_person_is_told_by_name_else_by_address_else_by_number() -> None:
    assert str(User(last_name="Trần Thị", first_name="Lan", email="lan@xa.example")) == "Trần Thị Lan"
    assert str(User(email="lan@xa.example")) == "lan@xa.example"
    assert str(User(phone="+84912345678")) == "0912 345 678"
