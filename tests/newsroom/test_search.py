"""Public stories are found by their words, places and facets, and what is found keeps step with what is public."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from lantoa.exemplars.queries.search import Asked, ticket
from lantoa.kit.actors import PLATFORM
from lantoa.movements.models import Field
from lantoa.newsroom.models import PassageKind, StoryEntry, StoryKind
from lantoa.newsroom.operations import moving, writing
from lantoa.newsroom.operations.writing import Line
from lantoa.newsroom.queries.search import search_stories, stories_counted
from lantoa.organisations.operations import changes
from lantoa.organisations.operations.recording import Decided
from tests.channels.worlds import work
from tests.newsroom.worlds import TITLE, Newsroom
from tests.organisations.worlds import MERGED, NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Newsroom:
    return Newsroom()


def titles(number: int = 20, **asked: object) -> list[str]:
    return [story.title for story in search_stories(Asked(**asked), number).stories]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("giữ giống", True),  # of the headline
        ("thuoc tru co", True),  # of the lead
        ("46 ho chuyen", True),  # of a passage
        ("lua n", True),
        ("chi m", True),
        ("trồng rừng", False),
        ("k:portrait", False),
    ],
)
def test_a_story_is_found_by_all_its_words_without_accents(world: Newsroom, typed: str, found: bool) -> None:
    world.published()
    world.published(Line(PassageKind.PARAGRAPH, "Khác."), title="Tin", lead="Khác hẳn.", kind=StoryKind.NEWS)
    assert titles(text=typed) == ([TITLE] if found else [])


def test_what_is_not_public_is_not_found(world: Newsroom) -> None:
    story = world.approved()
    assert titles() == titles(text="giong lua") == []
    story = moving.publish(story, by=PLATFORM, at=NOON)
    assert titles() == titles(text="giong lua") == [TITLE]
    story = moving.withdraw(story, by=PLATFORM, at=NOON, reason="Gia đình xin thôi")
    assert titles() == titles(text="giong lua") == []


def test_a_story_that_returns_stands_where_it_stood(world: Newsroom) -> None:
    first = world.published(title="Bài đầu")
    world.published(title="Bài sau", at=NOON + timedelta(hours=1))
    assert titles() == ["Bài sau", "Bài đầu"]
    first = moving.withdraw(first, by=PLATFORM, at=NOON + timedelta(hours=2), reason="Viết lại")
    moving.publish_again(first, by=PLATFORM, at=NOON + timedelta(hours=3))
    assert titles() == ["Bài sau", "Bài đầu"]


def test_two_of_one_moment_are_both_found(world: Newsroom) -> None:
    world.published(title="Một")
    world.published(title="Hai")
    assert titles() == ["Hai", "Một"]


def test_a_correction_changes_what_is_found(world: Newsroom) -> None:
    story = world.published()
    text = world.text(Line(PassageKind.PARAGRAPH, "Chị dạy nghề dệt."), title="Người dạy dệt", lead="Một nghề cũ.")
    writing.correct(story, text, by=PLATFORM, at=NOON, note="Kể nhầm người")
    assert titles(text="giong lua") == []
    assert titles(text="day det") == ["Người dạy dệt"]


def test_places_fields_kinds_and_years_narrow_together(world: Newsroom) -> None:
    field = Field.objects.filter(body=None).first()
    assert field is not None
    world.person.field = field
    world.person.save()
    world.published()
    world.published(Line(PassageKind.PARAGRAPH, "Lúa tốt."), kind=StoryKind.NEWS, title="Tin về ruộng lúa", dossiers=[])
    assert titles(place=world.commune.pk) == titles(place=world.province.pk) == ["Tin về ruộng lúa", TITLE]
    assert titles(place=world.communes[1].pk) == []
    assert titles(field=field.pk) == titles(kind=StoryKind.PORTRAIT) == [TITLE]
    assert titles(field=field.pk, kind=StoryKind.NEWS) == titles(year=NOON.year - 1) == []
    assert titles(text="lua", year=NOON.year, kind=StoryKind.NEWS) == ["Tin về ruộng lúa"]
    numbers = stories_counted(search_stories(Asked(text="lua")))
    assert numbers is not None
    assert (numbers[ticket("kind", StoryKind.NEWS)], numbers[ticket("field", field.pk)]) == (1, 1)


def test_pages_follow_each_other(world: Newsroom) -> None:
    for number in range(3):
        world.published(title=f"Bài {number}", at=NOON + timedelta(hours=number))
    first = search_stories(Asked(text="bai"), 2)
    assert [each.title for each in first.stories] == ["Bài 2", "Bài 1"]
    second = search_stories(Asked(text="bai", before=first.next_before), 2)
    assert ([each.title for each in second.stories], second.next_before) == (["Bài 0"], 0)


def test_after_a_merger_the_new_place_has_the_old_stories(world: Newsroom) -> None:
    world.published()
    into = world.communes[1]
    changes.merge([world.commune], into, decided=Decided(MERGED), by=PLATFORM, at=NOON)
    work()
    assert titles(place=into.pk) == titles(place=into.pk, text="giong lua") == [TITLE]


def test_a_list_of_one_costs_as_much_as_a_list_of_three(world: Newsroom, django_assert_num_queries: Any) -> None:
    world.published()
    with django_assert_num_queries(3):
        search_stories(Asked())
    for number in range(2):
        world.published(title=f"Bài {number}")
    with django_assert_num_queries(3):
        assert len(search_stories(Asked()).stories) == 3
    assert StoryEntry.objects.count() == 3
