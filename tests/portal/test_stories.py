"""Stories as anybody reads them: the list, one of them with pictures and corrections, and what a withdrawn one says."""

from __future__ import annotations

import json
import re
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from lantoa.evidence.operations import claims, files
from lantoa.evidence.operations.claims import Said
from lantoa.exemplars.operations import releasing
from lantoa.exemplars.queries.public import place_slug
from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.models import PassageKind, Story, StoryKind
from lantoa.newsroom.operations import moving, writing
from lantoa.newsroom.operations.writing import Line
from tests.exemplars.pages import HEADLINE, photo_of, written
from tests.newsroom.worlds import LEAD, TITLE, Newsroom
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
LIST, PAGE = "/bai-viet/", "/bai-viet/nguoi-giu-giong-lua-nep-cai-hoa-vang/"


@pytest.fixture
def world() -> Newsroom:
    return Newsroom()


def shown(address: str, status: int = 200) -> str:
    answer = Client().get(address)
    assert answer.status_code == status, address
    return str(answer.content.decode())


def test_nothing_is_shown_before_it_is_published(world: Newsroom) -> None:
    world.approved()
    assert "Chưa có bài viết nào" in shown(LIST)
    assert Client().get(PAGE).status_code == 404


def test_a_story_is_read_with_what_was_checked_and_whom_it_tells_of(world: Newsroom) -> None:
    releasing.release(written(world.person, claims=[world.claim]), by=PLATFORM, at=NOON)
    world.published()
    page = shown(PAGE)
    assert LEAD in page
    assert "Tôi chỉ làm trước" in page
    assert "Vận động 46 hộ chuyển sang lúa hữu cơ" in page
    assert "Đã kiểm chứng: có văn bản" in page
    assert HEADLINE in page.split('id="told-of"')[1]


def test_the_page_of_an_exemplar_leads_to_its_public_stories(world: Newsroom) -> None:
    release = releasing.release(written(world.person, claims=[world.claim]), by=PLATFORM, at=NOON)
    story = world.approved()
    assert 'id="stories"' not in shown(f"/guong/{release.slug}/")
    story = moving.publish(story, by=PLATFORM, at=NOON)
    assert f'href="{PAGE}"' in shown(f"/guong/{release.slug}/").split('id="stories"')[1]
    moving.withdraw(story, by=PLATFORM, at=NOON, reason="Gia đình xin thôi")
    assert 'id="stories"' not in shown(f"/guong/{release.slug}/")


def test_machines_read_it_as_an_article(world: Newsroom) -> None:
    photo = photo_of(world.person)
    text = world.text().lines
    story = world.published(Line(PassageKind.PICTURE, "Ruộng", picture=photo), *text, lead="</script><b>")
    page = shown(PAGE)
    told = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])
    assert (told["@type"], told["headline"], told["description"]) == ("NewsArticle", TITLE, "</script><b>")
    assert told["image"].endswith(f"{PAGE}anh/{photo.pk}/")
    assert told["datePublished"] == story.first_published_at.isoformat()
    assert 'property="og:image"' in page


def test_a_picture_is_public_with_its_story_alone(world: Newsroom) -> None:
    photo, hidden = photo_of(world.person), photo_of(world.person, colour="red")
    story = world.published(Line(PassageKind.PICTURE, "Ruộng", picture=photo), *world.text().lines)
    answer = Client().get(f"{PAGE}anh/{photo.pk}/")
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/webp")
    assert Client().get(f"{PAGE}anh-nho/{photo.pk}/").status_code == 200
    assert Client().get(f"{PAGE}anh/{hidden.pk}/").status_code == 404
    files.remove(photo, by=PLATFORM, at=NOON)
    assert Client().get(f"{PAGE}anh/{photo.pk}/").status_code == 404
    assert f"{PAGE}anh/" not in shown(PAGE)
    moving.withdraw(story, by=PLATFORM, at=NOON, reason="Đang xem lại")
    assert Client().get(f"{PAGE}anh/{photo.pk}/").status_code == 404


def test_a_withdrawn_story_says_so_and_nothing_else(world: Newsroom) -> None:
    moving.withdraw(world.published(), by=PLATFORM, at=NOON, reason="Gia đình không đồng ý")
    page = shown(PAGE, 410)
    assert "Bài viết đã được gỡ" in page
    for told in (TITLE, LEAD, "Mận", "Gia đình"):
        assert told not in page
    assert TITLE not in shown(LIST)


def test_corrections_are_shown(world: Newsroom) -> None:
    story = world.published()
    writing.correct(story, world.text(), by=PLATFORM, at=NOON, note="Con số đúng là 46 hộ.")
    page = shown(PAGE)
    assert "Con số đúng là 46 hộ." in page
    assert "1 lần đính chính" in page or "1 đính chính" in page


def test_a_claim_that_changed_is_marked_on_the_page(world: Newsroom) -> None:
    world.published()
    said = Said("Vận động 41 hộ chuyển sang lúa hữu cơ")
    claims.correct(world.claim, said, by=PLATFORM, at=NOON + timedelta(hours=1), reason="Đếm lại")
    assert 'class="note late"' in shown(PAGE)


def test_the_list_is_narrowed_by_kind_and_place(world: Newsroom) -> None:
    world.published()
    world.published(kind=StoryKind.NEWS, title="Tin về ruộng lúa")
    assert "Tin về ruộng lúa" not in shown(f"{LIST}?kind=portrait").split('class="results"')[1]
    district, other = place_slug(world.district), place_slug(world.communes[1])
    assert TITLE in shown(f"{LIST}?place={district}")
    assert TITLE not in shown(f"{LIST}?place={other}")
    assert TITLE in shown(f"{LIST}?kind=nonsense&before=x&place=1")


def test_the_list_goes_on_where_it_ended(world: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    first = world.published(title="Bài đầu tiên", at=NOON)
    world.published(title="Bài thứ hai", at=NOON + timedelta(hours=1))
    later = Story.objects.get(title="Bài thứ hai")
    page = shown(f"{LIST}?before={later.entry.pk}")
    assert "Bài thứ hai" not in page
    assert first.title in page


def test_the_feed_has_the_newest_first(world: Newsroom) -> None:
    world.published(title="Bài đầu tiên", at=NOON)
    world.published(title="Bài thứ hai", at=NOON + timedelta(hours=1))
    feed = ET.fromstring(Client().get(f"{LIST}feed.atom").content)  # noqa: S314 - our own
    names = [each.text for each in feed.iter("{http://www.w3.org/2005/Atom}title")][1:]
    assert names == ["Bài thứ hai", "Bài đầu tiên"]


def test_the_json_feed_says_the_same(world: Newsroom) -> None:
    story = world.published(title="Bài thứ hai", at=NOON)
    answer = Client().get(f"{LIST}feed.json")
    assert answer["Content-Type"].startswith("application/feed+json")
    told = answer.json()
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert [each["title"] for each in told["items"]] == ["Bài thứ hai"]
    assert told["items"][0]["url"].endswith(f"/{story.slug}/")
    moving.withdraw(story, by=PLATFORM, at=NOON, reason="Rút đồng ý")
    assert Client().get(f"{LIST}feed.json").json()["items"] == []


def test_news_search_is_told_of_two_days(world: Newsroom) -> None:
    today, before = world.published(title="Hôm nay & mai", at=now()), world.published(title="Tuần trước", at=now())
    Story.objects.filter(pk=before.pk).update(first_published_at=now() - timedelta(days=7))
    tree = ET.fromstring(Client().get("/sitemap-news.xml").content)  # noqa: S314 - our own
    news = "{http://www.google.com/schemas/sitemap-news/0.9}"
    assert [each.text for each in tree.iter(f"{news}title")] == ["Hôm nay & mai"]
    assert [each.text for each in tree.iter(f"{news}language")] == ["vi"]
    places = [each.text or "" for each in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert places[0].endswith(f"/{today.slug}/")


@pytest.mark.parametrize("address", [LIST, PAGE, f"{LIST}feed.atom", f"{LIST}feed.json", "/sitemap-news.xml"])
def test_a_page_costs_the_same_for_one_and_for_three(world: Newsroom, address: str) -> None:
    counts: list[int] = []
    for more in (1, 2):
        for _each in range(more):
            world.published()
        with CaptureQueriesContext(connection) as asked:
            shown(address)
        counts.append(len(asked))
    assert counts[1] <= counts[0] + _also(address)


def _also(address: str) -> Any:
    """Below a story stand others, once there are any: their passages and pictures are asked for together."""
    return 2 if address == PAGE else 0
