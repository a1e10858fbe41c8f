"""Wagtail's own screens show officers nothing: what they carry of other bodies stays behind a 404."""

import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import Page

from lantoa.accounts.models import User
from lantoa.config.closed_screens import SHUT
from lantoa.config.preferences import KEPT
from tests.organisations.worlds import appointed, founded, person

CARRYING = ("wagtailadmin_reports:site_history", "wagtailadmin_reports:workflow", "wagtailadmin_reports:aging_pages")
SECRET = "Chuyện chưa được công bố"


@pytest.fixture
def page(db: None) -> Page:
    """A page of another body, with its trace in Wagtail's log."""
    page = Page.get_first_root_node().add_child(title=SECRET, slug="chuyen")
    log(page, "wagtail.create")
    return page


@pytest.fixture
def officer(client: Client, db: None) -> Client:
    """An officer to whom Wagtail's own permissions would open much: they count for nothing here."""
    somebody = appointed(founded("Xã Dân Lực")).person
    somebody.groups.set(Group.objects.all())
    client.force_login(somebody)
    return client


@pytest.fixture
def administrator(client: Client, db: None) -> Client:
    client.force_login(person(is_superuser=True))
    return client


def test_the_history_of_the_site_would_show_the_title(administrator: Client, page: Page) -> None:
    assert SECRET in administrator.get(reverse("wagtailadmin_reports:site_history")).content.decode()


@pytest.mark.parametrize("report", CARRYING)
def test_a_report_of_wagtail_is_not_there_for_an_officer(officer: Client, page: Page, report: str) -> None:
    answer = officer.get(reverse(report))
    assert answer.status_code == 404
    assert SECRET not in answer.content.decode()


def test_a_page_of_another_body_is_neither_found_chosen_nor_changed(officer: Client, page: Page) -> None:
    addresses = [
        reverse("wagtailadmin_explore", args=[page.pk]),
        reverse("wagtailadmin_pages:edit", args=[page.pk]),
        reverse("wagtailadmin_pages:history", args=[page.pk]),
        reverse("wagtailadmin_choose_page"),
        reverse("wagtailadmin_api:pages:detail", args=[page.pk]),
        reverse("wagtailadmin_pages:search") + "?q=Chuy",
    ]
    answers = [send(address) for address in addresses for send in (officer.get, officer.post)]
    assert {answer.status_code for answer in answers} == {404}
    assert SECRET not in b"".join(answer.content for answer in answers).decode()


def test_a_closed_address_looks_like_one_that_is_not_there(officer: Client) -> None:
    answers = [officer.get(address) for address in (reverse("wagtailadmin_explore_root"), "/desk/nowhere/")]
    closed, unknown = (re.sub(rb"\w{64}", b"token", answer.content) for answer in answers)
    assert {answer.status_code for answer in answers} == {404}
    assert closed == unknown


def test_what_a_person_needs_of_wagtail_stays_open(officer: Client) -> None:
    for name in ("wagtailadmin_account", "wagtailadmin_javascript_catalog", "wagtailadmin_sprite"):
        assert officer.get(reverse(name)).status_code == 200


def test_the_own_account_sets_language_and_colours_and_nothing_else(officer: Client) -> None:
    before = User.objects.get(pk=officer.session["_auth_user_id"])
    page = officer.get(reverse("wagtailadmin_account"))
    assert {panel.name for panels in page.context_data["panels_by_tab"].values() for panel in panels} == set(KEPT)
    values = {
        "theme-theme": "dark",
        "theme-density": "default",
        "theme-contrast": "system",
        "theme-keyboard_shortcuts": "on",
    }
    officer.post(
        reverse("wagtailadmin_account"),
        values
        | {"locale-preferred_language": "en", "name_email-first_name": "Chủ tịch", "name_email-last_name": "Giả"},
    )
    after = User.objects.get(pk=before.pk)
    assert (after.wagtail_userprofile.theme, after.wagtail_userprofile.preferred_language) == ("dark", "en")
    assert after.get_full_name() == before.get_full_name()


def test_people_and_rights_have_one_way_even_for_an_administrator(administrator: Client) -> None:
    answers = {route: administrator.get(f"/{route}").status_code for route in SHUT}
    assert answers == dict.fromkeys(SHUT, 404)


def test_the_menu_offers_an_officer_nothing_that_is_closed(officer: Client) -> None:
    page = officer.get("/desk/").content.decode()
    assert 'href="/desk/"' in page
    assert [name for name in ("pages", "images", "documents", "reports") if f'href="/desk/{name}/' in page] == []


def test_the_menu_offers_an_administrator_no_second_way_to_people(administrator: Client) -> None:
    page = administrator.get(reverse("wagtailsites:index")).content.decode()
    assert f'href="{reverse("wagtailadmin_workflows:index")}"' in page
    assert f'href="{reverse("wagtailusers_users:index")}"' not in page
