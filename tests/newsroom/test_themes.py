"""What stories are about and for whom: said on the desk, counted by theme and year, found again by both."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now

from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.models import Assignment, Audience, Occasion, Story, Theme, ThemeKind
from lantoa.newsroom.operations import planning, sorting
from lantoa.newsroom.queries.themes import running, with_told
from tests.newsroom.test_desk import ROOM, at_desk, posted, text_of
from tests.newsroom.test_planning import JUNE, asked, of_june
from tests.newsroom.worlds import TITLE, Newsroom
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
SLOGAN, THOUGHT = "Lấy cái đẹp dẹp cái xấu", "Tư tưởng Hồ Chí Minh về thi đua yêu nước"


@pytest.fixture
def world() -> Newsroom:
    return Newsroom()


def theme(name: str) -> Theme:
    return Theme.objects.get(name=name, body=None)


def test_contents_that_plans_name_are_there_from_the_first_day() -> None:
    names = set(Theme.objects.filter(body=None).values_list("name", flat=True))
    assert {THOUGHT, SLOGAN} <= names
    assert theme(SLOGAN).kind == ThemeKind.CAMPAIGN


def test_a_story_is_sorted_on_the_desk_and_counts_by_theme(world: Newsroom) -> None:
    story, slogan = world.published(at=now()), theme(SLOGAN)
    desk = at_desk(world.editor)
    assert "Chưa ghi về chủ đề nào" in text_of(desk, f"{ROOM}stories/{story.pk}/")
    assert TITLE in text_of(desk, f"{ROOM}stories/?untold=on")
    posted(desk, f"stories/{story.pk}/themes/", themes=[slogan.pk], audience=Audience.STAFF)
    assert SLOGAN in text_of(desk, f"{ROOM}stories/{story.pk}/")
    assert TITLE in text_of(desk, f"{ROOM}stories/?themes={slogan.pk}")
    assert TITLE in text_of(desk, f"{ROOM}stories/?audience=staff")
    assert TITLE not in text_of(desk, f"{ROOM}stories/?audience=youth")
    assert TITLE not in text_of(desk, f"{ROOM}stories/?untold=on")
    told = with_told(Theme.objects.filter(pk=slogan.pk), localdate().year).get()
    assert (told.this_year, told.last_year) == (1, 0)
    assert TITLE in text_of(desk, f"{ROOM}themes/{slogan.pk}/")
    Story.objects.filter(pk=story.pk).update(first_published_at=now().replace(year=now().year - 1))
    told = with_told(Theme.objects.filter(pk=slogan.pk), localdate().year).get()
    assert (told.this_year, told.last_year) == (0, 1)


def test_what_was_asked_for_under_a_theme_is_of_it(world: Newsroom) -> None:
    entry = asked(world, theme=theme(SLOGAN))
    story = planning.write_it(entry, "Con đường hoa", by=world.editor, at=NOON)
    assert list(story.themes.all()) == [theme(SLOGAN)]


def test_a_yearly_occasion_asks_under_its_theme(world: Newsroom) -> None:
    occasion = of_june(world)
    Occasion.objects.filter(pk=occasion.pk).update(theme=theme(THOUGHT))
    planning.ask_for_occasions(JUNE - timedelta(days=30), at=NOON)
    assert {each.theme for each in Assignment.objects.all()} == {theme(THOUGHT)}


def test_a_body_keeps_campaigns_that_all_below_it_use(world: Newsroom) -> None:
    said = {"kind": ThemeKind.CAMPAIGN, "since": localdate()}
    of_district = planning.keep(Theme(body=world.district, name="Mỗi tuần một gương", **said), by=PLATFORM, at=NOON)
    elsewhere = planning.keep(Theme(body=world.communes[1], name="Của xã khác", **said), by=PLATFORM, at=NOON)
    story = world.begun()
    sorting.sort(story, [of_district], Audience.EVERYBODY, by=world.editor, at=NOON)
    with pytest.raises(Refused):
        sorting.sort(story, [elsewhere], Audience.EVERYBODY, by=world.editor, at=NOON)
    with pytest.raises(Refused):
        planning.keep(of_district, by=world.editor, at=NOON)
    assert of_district in running(Theme.objects.all(), localdate())


def test_a_theme_is_kept_on_the_desk(world: Newsroom) -> None:
    desk = at_desk(world.officer)
    typed = {"name": "Sạch từ nhà ra ngõ", "kind": "campaign", "since": "01/01/2026", "body": world.commune.pk}
    posted(desk, "themes/add/", **typed)
    made = Theme.objects.get(name="Sạch từ nhà ra ngõ")
    assert made.body == world.commune
    said = posted(desk, f"themes/{made.pk}/change/", 422, **typed | {"until": "31/12/2025"})
    assert "Sạch từ nhà ra ngõ" in said


def test_the_list_of_themes_costs_the_same_however_many(world: Newsroom) -> None:
    desk = at_desk(world.editor)
    Theme.objects.exclude(name=SLOGAN).delete()
    text_of(desk, f"{ROOM}themes/")  # the first page of a process reads which languages there are
    counts = []
    for more in (0, 2):
        for number in range(more):
            Theme.objects.create(body=world.commune, name=f"Chủ đề {number}", since=localdate(), recorded_at=NOON)
        with CaptureQueriesContext(connection) as asked:
            assert SLOGAN in text_of(desk, f"{ROOM}themes/")
        counts.append(len(asked))
    assert counts[0] == counts[1]
