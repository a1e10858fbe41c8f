"""Sounds and films as anybody plays them: in parts, with their words, as a podcast, and gone with the story."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from lantoa.evidence import storage
from lantoa.evidence.models import Bystanders
from lantoa.exemplars.queries.public import place_slug
from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.models import Clip, Column, Story
from lantoa.newsroom.operations import clips, moving
from lantoa.newsroom.operations.clips import Described
from lantoa.newsroom.operations.reading_aloud import read_aloud
from lantoa.newsroom.showing import story_path
from tests.newsroom.recordings import mp3, mp4
from tests.newsroom.worlds import LEAD, Newsroom
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
SAID = Described("Chị kể: <b>ba vụ liền</b>.", "Đài xã", Bystanders.NONE)
CAPTIONS = "WEBVTT\n\n00:01.000 --> 00:02.000\nTôi làm trước.\n"
PODCAST = "/bai-viet/podcast.xml"
ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"


@pytest.fixture
def world() -> Newsroom:
    return Newsroom()


def with_clip(world: Newsroom, content: bytes | None = None, said: Described = SAID, name: str = "ke.mp3") -> Clip:
    """A public story that shows a sound, of three seconds where nothing else is said."""
    story = world.begun()
    made = clips.add(story, name, mp3(3) if content is None else content, said, by=PLATFORM, at=NOON)
    moving.submit(story, by=PLATFORM, at=NOON)
    moving.verify(story, by=PLATFORM, at=NOON)
    moving.approve(story, by=PLATFORM, at=NOON)
    made.story = moving.publish(story, by=PLATFORM, at=NOON)
    return made


def address(clip: Clip) -> str:
    return f"{story_path(clip.story)}nghe-nhin/{clip.pk}.{clip.ending}"


def shown(path: str) -> str:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


# --- On the page ---------------------------------------------------------------------------------------------------
def test_a_sound_is_played_on_the_page_with_its_words(world: Newsroom) -> None:
    clip = with_clip(world)
    page = shown(story_path(clip.story))
    assert (
        f'<audio controls preload="none" aria-label="Âm thanh"><source src="{address(clip)}" type="audio/mpeg">' in page
    )
    assert "Chị kể: &lt;b&gt;ba vụ liền&lt;/b&gt;." in page
    assert "0:03" in page
    told = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)[0])
    assert told["audio"][0]["contentUrl"].endswith(address(clip))
    assert told["audio"][0]["duration"] == "PT3S"


def test_a_film_has_its_captions(world: Newsroom) -> None:
    clip = with_clip(world, mp4(), Described("Lời", "", Bystanders.AGREED, CAPTIONS.encode()), "phim.mp4")
    page = shown(story_path(clip.story))
    assert 'type="video/mp4"' in page
    place = f"{story_path(clip.story)}nghe-nhin/{clip.pk}/phu-de.vtt"
    assert f'src="{place}"' in page
    answer = Client().get(place)
    assert (answer["Content-Type"], answer.content.decode()) == ("text/vtt; charset=utf-8", CAPTIONS)
    assert Client().get(f"{story_path(with_clip(world).story)}nghe-nhin/{clip.pk}/phu-de.vtt").status_code == 404


def test_the_story_read_aloud_stands_above_it(world: Newsroom) -> None:
    story = world.published()
    clip = read_aloud(story, mp3(2), "Lời đọc", by=PLATFORM, at=NOON)
    page = shown(story_path(story))
    assert "Nghe bài này" in page.split('class="story-body"')[0]
    assert Client().get(address(clip), headers={"range": "bytes=0-9"}).status_code == 206


# --- In parts ------------------------------------------------------------------------------------------------------
def test_a_player_gets_the_parts_that_it_asks_for(world: Newsroom) -> None:
    clip = with_clip(world)
    sound = mp3(3)
    whole = Client().get(address(clip))
    assert (whole.status_code, whole.getvalue(), whole["Accept-Ranges"]) == (200, sound, "bytes")
    assert whole["X-Content-Type-Options"] == "nosniff"
    part = Client().get(address(clip), headers={"range": "bytes=100-199"})
    assert (part.status_code, part.content) == (206, sound[100:200])
    assert part["Content-Range"] == f"bytes 100-199/{len(sound)}"
    head = Client().head(address(clip))
    assert (head.status_code, head["Content-Length"]) == (200, str(len(sound)))


def test_nothing_is_played_that_no_public_story_shows(world: Newsroom) -> None:
    hidden = clips.add(world.begun(), "a.mp3", mp3(2), SAID, by=PLATFORM, at=NOON)
    assert Client().get(address(hidden)).status_code == 404
    clip = with_clip(world)
    assert Client().get(address(clip).replace(".mp3", ".wav")).status_code == 404
    other = clips.add(clip.story, "b.mp3", mp3(1), SAID, by=PLATFORM, at=NOON)  # nowhere in the text
    assert Client().get(address(other)).status_code == 404
    moving.withdraw(clip.story, by=PLATFORM, at=NOON, reason="Gia đình xin thôi")
    for range_ in ({}, {"range": "bytes=0-"}):
        assert Client().get(address(clip), headers=range_).status_code == 404
    assert "<item>" not in shown(PODCAST)


def test_content_that_is_gone_from_the_disk_is_not_there(world: Newsroom) -> None:
    clip = with_clip(world)
    storage.forget(clip.sha256)
    assert Client().get(address(clip)).status_code == 404


# --- The podcast ---------------------------------------------------------------------------------------------------
def channel(path: str = PODCAST) -> ET.Element:
    answer = Client().get(path)
    assert answer.status_code == 200, path
    assert answer["Content-Type"].startswith("application/rss+xml")
    found = ET.fromstring(answer.content).find("channel")  # noqa: S314 - our own
    assert found is not None
    return found


def text(element: ET.Element, name: str) -> str:
    found = element.find(name)
    assert found is not None, name
    return found.text or ""


def rules_broken(podcast: ET.Element) -> Iterator[str]:
    """What directories ask of a podcast (RSS 2.0; Apple's requirements for podcasts, 2025)."""
    for name in ("title", "link", "description", "language", f"{ITUNES}author", f"{ITUNES}explicit"):
        if not text(podcast, name).strip():
            yield f"no {name}"
    for name, attribute in ((f"{ITUNES}image", "href"), (f"{ITUNES}category", "text")):
        found = podcast.find(name)
        if found is None or not found.get(attribute):
            yield f"no {name}"
    guids = [text(item, "guid") for item in podcast.iter("item")]
    if len(set(guids)) < len(guids):
        yield "a guid twice"
    for item in podcast.iter("item"):
        yield from rules_broken_by(item)


def rules_broken_by(item: ET.Element) -> Iterator[str]:
    """Of one episode."""
    enclosure = item.find("enclosure")
    if enclosure is None or not re.fullmatch(r"https?://\S+\.(mp3|m4a)", enclosure.get("url", "")):
        yield "no enclosure with an ending"
    elif not (enclosure.get("length", "").isdigit() and enclosure.get("type", "").startswith("audio/")):
        yield "no length or type"
    if not text(item, f"{ITUNES}duration").isdigit():
        yield "no duration"
    parsedate_to_datetime(text(item, "pubDate"))


def test_a_podcast_has_all_that_directories_ask_for(world: Newsroom) -> None:
    clip = with_clip(world)
    read_aloud(world.published(title="Bài đọc & nghe"), mp3(2), "Lời đọc", by=PLATFORM, at=NOON)
    podcast = channel()
    assert list(rules_broken(podcast)) == []
    assert text(podcast, "language") == "vi"
    items = {text(item, "title"): item for item in podcast.iter("item")}
    assert set(items) == {"Bài đọc & nghe", clip.story.title}
    enclosure = items[clip.story.title].find("enclosure")
    assert enclosure is not None
    assert enclosure.get("url", "").endswith(address(clip))
    assert (enclosure.get("length"), enclosure.get("type")) == (str(len(mp3(3))), "audio/mpeg")
    assert text(items[clip.story.title], f"{ITUNES}duration") == "3"
    described = text(items[clip.story.title], "description")
    assert LEAD in described
    assert "ba vụ liền" in described  # whoever cannot hear reads it


def test_the_cover_is_as_directories_want_it() -> None:
    cover = finders.find("portal/podcast.png")
    assert cover
    with Image.open(Path(str(cover))) as picture:
        assert (picture.size, picture.format) == ((1400, 1400), "PNG")


def test_films_are_no_episodes(world: Newsroom) -> None:
    with_clip(world, mp4(), name="phim.mp4")
    assert list(channel().iter("item")) == []


def test_places_and_columns_have_podcasts_of_their_own(world: Newsroom) -> None:
    clip = with_clip(world)
    column = Column.objects.create(body=world.commune, name="Gương sáng", since=date(2026, 1, 1), recorded_at=NOON)
    place = f"/bai-viet/noi/{place_slug(world.district)}/podcast.xml"
    assert len(list(channel(place).iter("item"))) == 1
    assert world.district.name in text(channel(place), "title")
    elsewhere = f"/bai-viet/noi/{place_slug(world.communes[1])}/podcast.xml"
    assert list(channel(elsewhere).iter("item")) == []
    path = f"/bai-viet/chuyen-muc/{column.pk}/podcast.xml"
    assert Client().get(path).status_code == 404  # nothing of it is public, so nobody knows what it is called
    Story.objects.filter(pk=clip.story_id).update(column=column)
    assert text(channel(path), "title") == "Gương sáng – Lan Tỏa"
    assert f'href="{path}"' in shown(story_path(clip.story))
    for wrong in ("/bai-viet/noi/khong-co-99999/podcast.xml", "/bai-viet/chuyen-muc/999/podcast.xml"):
        assert Client().get(wrong).status_code == 404


def test_the_list_and_a_page_with_sound_lead_to_it(world: Newsroom) -> None:
    link = f'<link rel="alternate" type="application/rss+xml" title="Podcast Lan Tỏa" href="{PODCAST}">'
    assert link in shown("/bai-viet/")
    place = place_slug(world.district)
    assert f'href="/bai-viet/noi/{place}/podcast.xml"' in shown(f"/bai-viet/?place={place}")
    assert link not in shown(story_path(world.published()))
    assert link in shown(story_path(with_clip(world).story))


@pytest.mark.parametrize("path", [PODCAST, "page"])
def test_it_costs_the_same_for_one_and_for_three(world: Newsroom, path: str) -> None:
    counts: list[int] = []
    for more in (1, 2):
        found = [with_clip(world) for _each in range(more)]
        if path == "page" and counts:
            again = world.begun()
            for _each in range(3):
                clips.add(again, "c.mp3", mp3(2 + _each), SAID, by=PLATFORM, at=NOON)
            for move in (moving.submit, moving.verify, moving.approve, moving.publish):
                again = move(again, by=PLATFORM, at=NOON + timedelta(hours=1))
            found = [again.clips.select_related("story")[0]]
        with CaptureQueriesContext(connection) as asked:
            shown(story_path(found[0].story) if path == "page" else path)
        counts.append(len(asked))
    assert counts[1] <= counts[0] + (2 if path == "page" else 0)  # below it stand other stories
