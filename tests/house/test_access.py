"""Every address has a declared rule of access, and everybody gets exactly the answers that it declares."""

from itertools import product

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import translation

from tests.house.access import RULES, rule_of, ruled
from tests.house.access.rules import BESIDE, HERE, Desk, Public, SignedIn
from tests.house.addresses import EVERY_ADDRESS
from tests.house.asking import Platform
from tests.house.comparing import askers, wrong_answers
from tests.house.world import EVERYTHING, IN_ROLES, LEFT, NO_ROLE, STRANGER, World

pytestmark = pytest.mark.django_db


# --- The table is about the addresses there are -------------------------------------------------------------------
def test_the_walk_over_the_addresses_finds_them() -> None:
    found = {address.route: address.sample() for address in EVERY_ADDRESS}
    assert len(found) > 150
    assert found["healthz"] == "/healthz"
    assert found["about/"] == "/gioi-thieu/"
    assert "desk/pages/<int:page_id>/edit/" in found


def test_every_rule_is_about_an_address() -> None:
    assert set(RULES) - {address.route for address in EVERY_ADDRESS} == set()


def test_every_address_has_a_rule() -> None:
    """What answers on the desk in one of our rooms needs a line of its own; Wagtail's are closed as a whole."""
    bare = [address.route for address in EVERY_ADDRESS if rule_of(address) is None]
    assert bare == [], "no line in tests/house/access/"


def test_a_sample_address_reaches_its_route() -> None:
    for address, language in product(EVERY_ADDRESS, ("vi", "en")):
        with translation.override(language):
            found = resolve(address.sample(language)).route.removeprefix("en/")
            # A match drops the inner ^ of expressions that the walk reads as they are written.
            assert found.replace("^", "") == "".join(map(str, address.parts)).removeprefix("en/").replace("^", "")


# --- Everybody gets what it says; for pages about one record see test_records*.py --------------------------------
def test_everybody_gets_what_the_table_says(asked_world: World, platform: Platform) -> None:
    wrong: list[str] = []
    for address, rule in ruled(Desk):
        wrong += wrong_answers(asked_world, platform, address, rule, product(askers(), ("",)))
    for address, rule in ruled(Public, SignedIn):
        # No role counts here, so one stands for all.
        asked = product((STRANGER, LEFT, NO_ROLE, IN_ROLES[0], EVERYTHING), (HERE, BESIDE) if rule.kind else ("",))
        wrong += wrong_answers(asked_world, platform, address, rule, asked)
    assert not wrong, "\n".join(wrong)


def test_what_is_public_is_so_in_english_too(asked_world: World, platform: Platform) -> None:
    for address, rule in ruled(Public):
        url = address.sample("en")
        assert (platform.ask(STRANGER.name, "GET", url).answer, url) == (rule.answers(STRANGER, "")[0], url)


# --- What holds for all of them -----------------------------------------------------------------------------------
def test_no_form_is_taken_without_its_token() -> None:
    free = [address.route for address in EVERY_ADDRESS if getattr(address.view, "csrf_exempt", False)]
    # Wagtail's framework asks for the token itself; a reading keeps nothing, whoever sends the plan.
    by_mail = "newsletters/leave/<str:token>/"  # the reader's mail program posts (RFC 8058)
    assert [route for route in free if not route.startswith(("desk/api/", "try-reading/", by_mail))] == []


def test_files_of_people_have_no_address_of_their_own(client: Client, settings) -> None:
    assert settings.MEDIA_URL in ("", "/")
    assert client.get("/media/original_images/a.png").status_code == 404
