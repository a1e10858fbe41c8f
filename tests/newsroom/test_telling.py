"""A story in plain words, for whoever sends it out; and what is announced of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.events import story_corrected, story_published, story_withdrawn
from lantoa.newsroom.models import PassageKind, Story
from lantoa.newsroom.operations import moving, writing
from lantoa.newsroom.operations.writing import Line
from lantoa.newsroom.queries.telling import for_telling, published, telling
from tests.exemplars.pages import photo_of
from tests.newsroom.worlds import LEAD, TITLE, Newsroom
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
EVENTS = {"published": story_published, "corrected": story_corrected, "withdrawn": story_withdrawn}


@pytest.fixture
def world() -> Newsroom:
    return Newsroom()


@pytest.fixture
def heard() -> Iterator[list[tuple[str, dict[str, Any]]]]:
    said: list[tuple[str, dict[str, Any]]] = []
    ears = {name: _ear(name, said) for name in EVENTS}
    for name, signal in EVENTS.items():
        signal.connect(ears[name])
    yield said
    for name, signal in EVENTS.items():
        signal.disconnect(ears[name])


def _ear(name: str, said: list[tuple[str, dict[str, Any]]]) -> Any:
    def hear(sender: Any, signal: Any, **told: Any) -> None:
        said.append((name, told))

    return hear


def test_a_story_is_told_in_plain_words(world: Newsroom) -> None:
    photo = photo_of(world.person)
    lines = (
        Line(PassageKind.HEADING, "Mùa đầu"),
        Line(PassageKind.PICTURE, "Ruộng nhà chị", "Ảnh: xã", picture=photo),
        Line(PassageKind.FACT, "Chị vận động 46 hộ.", claim=world.claim),
        Line(PassageKind.QUOTE, "Tôi làm trước.", "Chị Mận"),
    )
    told = telling(world.published(*lines))
    assert (told.title, told.lead, told.kind, told.language) == (TITLE, LEAD, "portrait", "vi")
    assert told.paragraphs == ("Chị vận động 46 hộ.", "“Tôi làm trước.” – Chị Mận")
    assert (told.picture, told.credit, told.body) == (photo, "Ảnh: xã", world.commune)
    assert told.path == "/bai-viet/nguoi-giu-giong-lua-nep-cai-hoa-vang/"
    assert told.published_at == NOON


def test_what_is_announced_of_a_story(world: Newsroom, heard: list[tuple[str, dict[str, Any]]]) -> None:
    story = world.published()
    writing.correct(story, world.text(lead="Hai vụ liền."), by=PLATFORM, at=NOON, note="Hai vụ, không phải ba.")
    moving.withdraw(story, by=PLATFORM, at=NOON, reason="Đang xem lại")
    assert [name for name, _told in heard] == ["published", "corrected", "withdrawn"]
    assert heard[1][1] == {"story": story, "at": NOON, "reason": "Hai vụ, không phải ba."}
    assert heard[2][1]["reason"] == "Đang xem lại"


def test_two_stories_of_one_headline_have_two_addresses(world: Newsroom) -> None:
    first, second = world.published(), world.published()
    assert telling(second).path == f"{telling(first).path[:-1]}-2/"


def test_many_are_told_with_as_many_queries_as_one(world: Newsroom, django_assert_num_queries: Any) -> None:
    for number in (1, 2):
        world.published(Line(PassageKind.PICTURE, "Ruộng", picture=photo_of(world.person, colour=f"#{number}00000")))
        with django_assert_num_queries(3):
            assert [telling(each).title for each in for_telling(published())] == [TITLE] * number


def test_only_what_is_public_is_published(world: Newsroom) -> None:
    world.approved()
    withdrawn = moving.withdraw(world.published(), by=PLATFORM, at=NOON, reason="Đang xem lại")
    assert not published().exists()
    assert not Story.objects.get(pk=withdrawn.pk).live
