"""A story in other languages as anybody reads it: how one gets there, what says so, and that it goes with the story."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantoa.channels.models import DayCount
from lantoa.channels.models.reach import Opened
from lantoa.channels.operations import counting
from lantoa.evidence.operations import claims
from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.models import PassageKind, Story
from lantoa.newsroom.operations import moving, versions, writing
from lantoa.newsroom.operations.writing import Line, text_of
from tests.channels.test_reach import line
from tests.exemplars.pages import photo_of
from tests.newsroom.tongues import FACT, HEADLINE, LEAD, QUOTE, approved, public, words
from tests.newsroom.worlds import TITLE, Newsroom
from tests.organisations.worlds import NOON
from tests.portal.test_kept_pages import HERE, ask, committed, is_kept

pytestmark = pytest.mark.django_db
PAGE, IN_ENGLISH = (
    "/bai-viet/nguoi-giu-giong-lua-nep-cai-hoa-vang/",
    "/bai-viet/nguoi-giu-giong-lua-nep-cai-hoa-vang.en/",
)
LATER = NOON + timedelta(hours=1)


@pytest.fixture
def world() -> Newsroom:
    return Newsroom()


@pytest.fixture
def story(world: Newsroom) -> Story:
    return world.published()


def shown(address: str, status: int = 200) -> BeautifulSoup:
    answer = Client().get(address)
    assert answer.status_code == status, address
    return BeautifulSoup(answer.content, "html.parser")


def test_the_story_leads_to_each_language_as_its_speakers_write_it(story: Story) -> None:
    assert shown(PAGE).find("nav", class_="tongues") is None
    for language in ("en", "km", "hmn"):
        public(story, language)
    approved(story, "tyz")
    links = shown(PAGE).find("nav", class_="tongues").find_all("a")
    assert [(each["lang"], each["hreflang"], each.text) for each in links] == [
        ("vi", "vi", "Tiếng Việt"),
        ("en", "en", "English"),
        ("hmn", "hmn", "Hmôngz"),
        ("km", "km", "ខ្មែរ"),
    ]
    assert [each["href"] for each in links][:2] == [PAGE, IN_ENGLISH]
    assert [each.get("aria-current") for each in links] == ["page", None, None, None]


def test_the_words_are_the_other_language_and_the_rest_is_the_storys(world: Newsroom) -> None:
    photo = photo_of(world.person)
    story = world.published(Line(PassageKind.PICTURE, "Ruộng lúa", picture=photo), *world.text().lines)
    public(story, "en", "Rice field", FACT, QUOTE)
    page = shown(IN_ENGLISH)
    assert (page.h1["lang"], page.h1.text) == ("en", HEADLINE)
    assert (page.find(class_="standfirst")["lang"], page.find(class_="standfirst").text) == ("en", LEAD)
    text = page.find(class_="story-text")
    assert (text["lang"], FACT in text.text, QUOTE in text.text) == ("en", True, True)
    assert text.find("a", class_="fact-mark")["href"] == "#fact-1"
    assert page.find(id="fact-1").p["lang"] == "vi"
    assert page.find(class_="story-cover").img["src"] == f"{PAGE}anh/{photo.pk}/"
    assert "Rice field" in page.find(class_="story-cover").text
    assert "Hoàng Văn Páo" in page.find(class_="story-dates").text
    assert TITLE not in page.find("article").text
    assert page.find("nav", class_="tongues").find("a", {"aria-current": "page"}).text == "English"


def test_search_engines_are_led_to_languages_that_the_site_has_not(story: Story) -> None:
    public(story, "en")
    public(story, "tyz")
    for address in (PAGE, IN_ENGLISH):
        found = [each["href"] for each in shown(address).find_all("link", hreflang="tyz")]
        assert found == [f"http://testserver{PAGE[:-1]}.tyz/"]
    mapped = Client().get("/sitemap-versions.xml").content.decode()
    assert mapped.count("<loc>") == 4  # two, on the site in two languages
    assert f"http://testserver{IN_ENGLISH}" in mapped
    told = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', str(shown(IN_ENGLISH)))[0])
    assert (told["inLanguage"], told["headline"], told["url"]) == ("en", HEADLINE, f"http://testserver{IN_ENGLISH}")
    assert told["translationOfWork"]["@id"] == f"http://testserver{PAGE}"


def test_readers_are_told_that_the_original_has_changed(story: Story) -> None:
    public(story)
    assert "Bản gốc đã đổi" not in shown(IN_ENGLISH).text
    text = text_of(story)
    writing.correct(story, text, by=PLATFORM, at=LATER, note="Sửa số.")
    notice = shown(IN_ENGLISH).find(class_="story-head").find(class_="notice")
    assert "Bản gốc đã đổi" in notice.text
    assert notice.find(class_="notice-title") is None
    assert "Bản gốc đã đổi" not in shown(PAGE).text


def test_what_the_story_no_longer_rests_on_has_no_mark(world: Newsroom, story: Story) -> None:
    public(story)
    text = text_of(story)
    writing.correct(
        story,
        writing.Text(text.title, text.kind, text.lead, [Line(PassageKind.PARAGRAPH, "Chị làm.")], text.dossiers),
        by=PLATFORM,
        at=LATER,
        note="Bỏ số.",
    )
    claims.withdraw(world.claim, by=PLATFORM, at=LATER, reason="Sai")
    page = shown(IN_ENGLISH)
    assert FACT in page.text
    assert page.find("a", class_="fact-mark") is None


def test_with_the_story_every_language_is_gone(story: Story) -> None:
    public(story)
    assert Client().get(PAGE[:-1] + ".tyz/").status_code == 404
    moving.withdraw(story, by=PLATFORM, at=LATER, reason="Gia đình xin thôi")
    gone = shown(IN_ENGLISH, 410)
    assert "Bài viết đã được gỡ" in gone.text
    assert HEADLINE not in gone.text
    assert Client().get(IN_ENGLISH)["Cache-Control"] == "no-cache"


def test_a_version_that_is_withdrawn_leaves_the_story(story: Story) -> None:
    version = public(story)
    versions.withdraw(version, by=PLATFORM, at=LATER, reason="Dịch sai")
    assert shown(IN_ENGLISH, 410)
    assert shown(PAGE).find("nav", class_="tongues") is None


def test_lists_feeds_and_search_tell_of_the_story_alone(story: Story) -> None:
    public(story)
    for address in ("/bai-viet/", "/bai-viet/feed.atom", "/bai-viet/feed.json", "/sitemap-stories.xml"):
        told = Client().get(address).content.decode()
        assert HEADLINE not in told, address
        assert ".en/" not in told, address


def test_an_opening_of_it_is_an_opening_of_the_story(story: Story, tmp_path: Path) -> None:
    log = tmp_path / "visits.log"
    log.write_text(line(PAGE) + line(IN_ENGLISH) + line(f"/en/stories/{story.slug}.tyz/"))
    assert counting.count(log, at=NOON) == 3
    assert [(each.opened, each.ref, each.number) for each in DayCount.objects.all()] == [(Opened.STORY, story.pk, 3)]


def test_the_page_costs_the_same_for_any_number_of_languages(story: Story) -> None:
    costs = []
    for language in ("en", "tyz", "km"):
        public(story, language)
        with CaptureQueriesContext(connection) as queries:
            shown(PAGE)
        with CaptureQueriesContext(connection) as other:
            shown(IN_ENGLISH)
        costs.append((len(queries), len(other)))
    assert costs[0] == costs[2]


def test_kept_pages_of_story_and_version_go_when_one_changes(story: Story, settings: Any, tmp_path: Path) -> None:
    version = public(story)
    settings.BASE_URL, settings.ALLOWED_HOSTS = HERE, ["dien-hinh.example"]
    settings.KEPT_PAGES = str(tmp_path / "pages")
    assert (ask(PAGE).status_code, ask(IN_ENGLISH).status_code) == (200, 200)
    assert is_kept(IN_ENGLISH)
    with committed():
        versions.write(version, words(story, title="Rice for all"), by=PLATFORM, at=LATER)
    assert not is_kept(IN_ENGLISH)
    assert "Rice for all" in ask(IN_ENGLISH).content.decode()
    ask(PAGE)
    with committed():
        moving.withdraw(story, by=PLATFORM, at=LATER, reason="Gia đình xin thôi")
    assert not is_kept(IN_ENGLISH)
    assert not is_kept(PAGE)
    assert ask(IN_ENGLISH).status_code == 410
