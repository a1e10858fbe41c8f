"""The public pages of exemplars: what is shown, what is not, and what is left when one was taken back."""

from __future__ import annotations

import json
from datetime import date
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from lantoa.evidence.operations import claims
from lantoa.evidence.operations.claims import Said
from lantoa.exemplars.models import Dossier, Kind, Release, Shown
from lantoa.exemplars.operations import releasing
from lantoa.exemplars.queries.public import place_slug
from lantoa.kit.actors import PLATFORM
from tests.exemplars.pages import HEADLINE, agreed, photo_of, released, written
from tests.exemplars.worlds import Exemplars, entered, recognised
from tests.organisations.worlds import NOON
from tests.plans.seen import at_desk

pytestmark = pytest.mark.django_db
feed_of = ElementTree.fromstring  # of our own feeds
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def address(name: str, *args: object) -> str:
    with translation.override("vi"):
        return reverse(f"portal:{name}", args=args)


def page_at(client: Client, path: str, status: int = 200) -> BeautifulSoup:
    answer = client.get(path)
    assert answer.status_code == status
    return BeautifulSoup(answer.content, "html.parser")


def public(dossier: Dossier, **said: object) -> Release:
    agreed(dossier)
    return releasing.release(written(dossier, **said), by=PLATFORM, at=NOON)


# --- The page ------------------------------------------------------------------------------------------------------
def test_vietnamese_addresses(world) -> None:
    assert address("exemplars") == "/guong/"
    assert address("exemplars_place", "xa-dan-luc-7") == "/guong/noi/xa-dan-luc-7/"
    assert address("exemplars_feed") == "/guong/feed.atom"


def test_a_page_says_what_was_checked_claim_by_claim(client, world) -> None:
    page = public(recognised(world.commune, place="thôn Đồng", position="Tổ trưởng", born_year=1971))
    html = page_at(client, address("exemplar", page.slug))
    assert html.h1.text == HEADLINE
    checked = html.find(class_="checked").get_text(" ")
    assert "Vận động 46 hộ" in checked
    assert "12/BB-UBND" in checked
    strip = html.find(class_="strip").get_text(" ")
    assert "Lê Thị Mận" in strip
    assert "thôn Đồng" in strip
    assert "12/QĐ-UBND" in strip
    # Neither was ticked.
    assert "Tổ trưởng" not in html.get_text()
    assert "1971" not in html.get_text()


def test_what_was_not_ticked_stands_nowhere_in_the_answer(client, world) -> None:
    dossier = entered(
        world.commune, ethnic_group="Mường", place="thôn Kín", position="Kế toán", born_on=date(1971, 5, 19)
    )
    page = public(dossier, shows=[], text="Vận động 46 hộ chuyển sang lúa hữu cơ.")
    for path in (address("exemplar", page.slug), address("exemplars"), address("exemplars_feed")):
        answer = client.get(path).content.decode()
        for kept in ("Mận", "Mường", "thôn Kín", "Kế toán", "1971"):
            assert kept not in answer


def test_machines_read_who_it_is_about(client, world) -> None:
    page = public(entered(world.commune, position="Tổ trưởng"), shows=[Shown.NAME])
    block = page_at(client, address("exemplar", page.slug)).find("script", type="application/ld+json")
    told = json.loads(block.string)
    assert told["headline"] == HEADLINE
    assert told["about"] == {"@type": "Person", "name": "Lê Thị Mận"}
    assert told["datePublished"] == "2026-11-23"
    group = public(entered(world.commune, "Tổ hợp tác", kind=Kind.COLLECTIVE))
    block = page_at(client, address("exemplar", group.slug)).find("script", type="application/ld+json")
    assert json.loads(block.string)["about"]["@type"] == "Organization"


def test_no_text_breaks_out_of_the_page_or_of_its_data(client, world) -> None:
    evil = "</script><script>alert(1)</script><img src=x onerror=alert(2)>"
    page = public(entered(world.commune, f"Mận {evil}"[:200]), headline=f"Hay {evil}", text=f"Chữ {evil} hữu cơ")
    for path in (address("exemplar", page.slug), f"{address('exemplars')}?q=script", address("exemplars")):
        html = page_at(client, path)
        assert not [tag for tag in html.find_all("script") if "alert(1)" in (tag.string or "")[:20]]
        assert not html.find_all("img", onerror=True)
        assert all(tag.get("src") or tag["type"] == "application/ld+json" for tag in html.find_all("script"))
    feed_of(client.get(address("exemplars_feed")).content)


def test_a_correction_is_shown_and_a_contested_claim_is_not_called_checked(client, world) -> None:
    page = released(world.commune)
    claim = page.claims.get()
    claims.correct(claim, Said("Vận động 40 hộ"), by=PLATFORM, at=NOON, reason="Đếm lại danh sách")
    html = page_at(client, address("exemplar", page.slug))
    assert "Đếm lại danh sách" in html.find(id="corrections").get_text()
    assert "46 hộ" in html.find(id="corrections").find("del").text
    assert html.find(class_="checked").find(class_="proof") is None
    assert html.find(class_="checked").find(class_="late")
    in_list = page_at(client, address("exemplars")).find(class_="hit")
    assert in_list.find(class_="proof")["data-grade"] not in "1234"


def test_a_draft_is_not_there_and_a_page_that_was_taken_back_is_gone(client, world) -> None:
    dossier = entered(world.commune)
    draft = written(dossier)
    assert client.get(address("exemplar", draft.slug)).status_code == 404
    agreed(dossier)
    page = releasing.release(draft, by=PLATFORM, at=NOON)
    releasing.take_back(page, by=PLATFORM, at=NOON, reason="Người thân phản đối")
    html = page_at(client, address("exemplar", page.slug), 410)
    for kept in ("Mận", HEADLINE, "Người thân phản đối"):
        assert kept not in html.get_text()
    assert "23/11/2026" in html.get_text()
    assert HEADLINE not in client.get(address("exemplars")).content.decode()


def test_a_photo_is_served_smaller_and_only_while_the_page_is_public(client, world) -> None:
    dossier = entered(world.commune)
    page = public(dossier, photo=photo_of(dossier))
    large, small = address("exemplar_photo", page.slug), address("exemplar_small_photo", page.slug)
    answer = client.get(large)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert len(client.get(small).content) < len(answer.content)
    assert large in client.get(address("exemplar", page.slug)).content.decode()
    releasing.take_back(page, by=PLATFORM, at=NOON, reason="Viết lại")
    assert {client.get(path).status_code for path in (large, small)} == {404}


def test_without_a_photo_a_drawing_stands_there(client, world) -> None:
    page = released(world.commune)
    html = page_at(client, address("exemplar", page.slug))
    assert html.find(class_="exemplar-picture").find("svg", class_="art")
    assert client.get(address("exemplar_photo", page.slug)).status_code == 404


# --- The list ------------------------------------------------------------------------------------------------------
def test_words_are_marked_where_they_stand(client, world) -> None:
    released(world.commune)
    html = page_at(client, f"{address('exemplars')}?q=lua+huu+c")
    assert [mark.text for mark in html.find(class_="hit").find_all("mark")] == ["lúa", "lúa", "hữu"]


def test_a_part_of_the_page_is_answered_to_whoever_types(client, world) -> None:
    released(world.commune)
    answer = client.get(f"{address('exemplars')}?q=lua", headers={"X-Part": "results"})
    assert HEADLINE not in answer.content.decode()  # its words are marked
    assert "<mark>" in answer.content.decode()
    assert "<html" not in answer.content.decode()
    assert "X-Part" in answer["Vary"]


def test_facets_lead_there_and_back(client, world) -> None:
    released(world.commune)
    html = page_at(client, address("exemplars"))
    individual = html.find(id="facets").find("a", href="?kind=individual")
    assert individual["href"] == "?kind=individual"
    narrowed = page_at(client, address("exemplars") + individual["href"] + "&q=lua")
    assert narrowed.find("a", class_="chip")["href"] == "?q=lua"
    nothing = page_at(client, address("exemplars") + "?kind=model")
    assert nothing.find(class_="empty")
    assert nothing.find(class_="hit") is None


def test_facets_say_how_many_pages_they_leave_and_offer_none_that_leave_nothing(client, world) -> None:
    for number in range(2):
        released(world.commune, f"Mận {number}")
    public(entered(world.communes[1], "Tổ hợp tác", kind=Kind.COLLECTIVE))

    def offered(query: str) -> dict[str, str]:
        links = page_at(client, address("exemplars") + query).find(id="facets").find_all("a")
        return {link["href"]: link.get_text(" ", strip=True) for link in links}

    everything = offered("")
    assert everything["?kind=individual"] == "Cá nhân 2"
    assert everything["?kind=collective"] == "Tập thể 1"
    assert "?kind=model" not in everything
    assert everything["?year=2026"] == "2026 3"
    assert "?year=2025" not in everything
    narrowed = offered("?kind=individual")
    assert narrowed["?kind=individual&year=2026"] == "2026 2"
    assert narrowed["?kind=model"] == "Mô hình"  # not looked for, so no number is told


def test_the_first_page_tells_of_the_newest_and_costs_the_same_for_any_number(client, world) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(address("home"))
        return len(queries)

    assert page_at(client, address("home")).find(id="newest") is None
    pages = [released(world.commune, "Một")]
    once = asked()
    pages += [released(world.communes[1], name) for name in ("Hai", "Ba", "Tư")]
    assert asked() == once
    told = page_at(client, address("home")).find(class_="newest").find_all("a")
    assert [link["href"] for link in told] == [address("exemplar", page.slug) for page in pages[:0:-1]]


@pytest.mark.parametrize(
    "query", ["?q=%00", "?field=abc&year=-1&before=x", "?before=99999999999999999999", "?kind=none"]
)
def test_addresses_that_make_no_sense_ask_for_nothing(client, world, query) -> None:
    released(world.commune)
    assert page_at(client, address("exemplars") + query).find(class_="hit")


def test_a_place_tells_of_everybody_below_it(client, world) -> None:
    released(world.commune)
    district = page_at(client, address("exemplars_place", place_slug(world.district)))
    assert district.find(class_="hit")
    former = client.get(address("exemplars_place", f"ten-cu-{world.district.pk}"))
    assert former["Location"] == address("exemplars_place", place_slug(world.district))
    trail = district.find(class_="trail").get_text(" ")
    assert "Tỉnh Thanh Hóa" in trail
    assert page_at(client, address("exemplars_place", place_slug(world.communes[1]))).find(class_="empty")
    assert client.get(address("exemplars_place", "xa-987654")).status_code == 404
    assert world.province.name in page_at(client, address("exemplars_places")).main.get_text()
    assert world.commune.name in page_at(client, address("exemplars_places") + "?q=dan luc").main.get_text()


def test_the_feeds_are_atom_and_of_the_place(client, world) -> None:
    page = released(world.commune)
    feed = feed_of(client.get(address("exemplars_feed")).content)
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.find(f"{ATOM}title").text == HEADLINE
    assert entry.find(f"{ATOM}link").get("href").endswith(address("exemplar", page.slug))
    empty = client.get(address("exemplars_place_feed", place_slug(world.communes[1])))
    assert feed_of(empty.content).findall(f"{ATOM}entry") == []
    assert client.get(address("exemplars_place_feed", "xa-987654")).status_code == 404


def test_a_longer_list_asks_the_database_no_more_often(client, world) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(f"{address('exemplars')}?q=lua")
        return len(queries)

    released(world.commune, "Một")
    once = asked()
    for name in ("Hai", "Ba"):
        released(world.communes[1], name)
    assert asked() == once <= 6  # one of them counts what narrows; PostgreSQL asks whether there is more


# --- Beforehand ----------------------------------------------------------------------------------------------------
def test_officers_see_the_page_before_the_public_does(world) -> None:
    page = written(entered(world.commune))
    desk, _who = at_desk(world.commune)
    path = reverse("exemplars:preview_page", args=[page.pk])
    html = page_at(desk, path)
    assert html.h1.text == HEADLINE
    assert html.find("meta", attrs={"name": "robots"})["content"] == "noindex"
    assert html.find("script", type="application/ld+json") is None
    assert Client().get(path).status_code == 302
