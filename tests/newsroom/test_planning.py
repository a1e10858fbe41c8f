"""The content plan: what is asked for, what anniversaries ask for by themselves, how alive columns are, and airtime."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from lantoa.kit.access import Refused, visible
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.newsroom.models import Assignment, Broadcast, Column, Occasion, Orientation, Story, StoryKind
from lantoa.newsroom.operations import moving, planning
from lantoa.newsroom.queries.planning import (
    days_silent,
    open_assignments,
    silent,
    to_write,
    with_last_story,
    without_channel,
)
from lantoa.organisations.models import Role
from lantoa.plans.models import Anniversary
from tests.newsroom.worlds import Newsroom
from tests.organisations.worlds import NOON, appointed

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)
JUNE = date(2027, 6, 11)


@pytest.fixture
def world() -> Newsroom:
    return Newsroom()


def asked(world: Newsroom, **said: object) -> Assignment:
    known = {"topic": "Làm đường", "due_on": TODAY, "channel": "loa"} | said
    return planning.keep(Assignment(body=world.commune, **known), by=world.editor, at=NOON)


def of_june(world: Newsroom) -> Occasion:
    day = Anniversary.objects.create(name="Lời kêu gọi thi đua ái quốc", month=6, day=11, first_year=1948)
    said = {"topic": "Chân dung 11/6", "number": 2, "days_before": 30, "assignee": world.editor.person}
    return planning.keep(Occasion(body=world.commune, anniversary=day, **said), by=world.editor, at=NOON)


def test_an_entry_is_open_until_its_story_is_public(world: Newsroom) -> None:
    entry = asked(world, kind=StoryKind.NEWS)
    assert list(to_write(Assignment.objects.all(), TODAY)) == [entry]
    story = planning.write_it(entry, "Con đường mới", by=world.editor, at=NOON)
    assert (story.kind, story.due_on, story.author) == (StoryKind.NEWS, TODAY, world.editor.person)
    assert not to_write(Assignment.objects.all(), TODAY).exists()
    assert open_assignments(Assignment.objects.all()).exists()
    with pytest.raises(MoveRefused):
        planning.write_it(entry, "Lại một bài", by=world.editor, at=NOON)
    Story.objects.filter(pk=story.pk).update(state="published")
    assert not open_assignments(Assignment.objects.all()).exists()


def test_an_entry_is_told_by_a_story_that_there_is_or_dropped(world: Newsroom) -> None:
    first, second = asked(world), asked(world, topic="Trồng cây")
    assert planning.is_told_by(first, world.published(), by=world.editor, at=NOON).story
    with pytest.raises(MoveRefused):
        planning.drop(second, by=world.editor, at=NOON, reason=" ")
    dropped = planning.drop(second, by=world.editor, at=NOON, reason="Trùng bài")
    with pytest.raises(MoveRefused):
        planning.write_it(dropped, "Trồng cây", by=world.editor, at=NOON)
    assert not planning.pick_up(dropped, by=world.editor, at=NOON).dropped_because


def test_the_plan_is_kept_by_who_writes_for_the_body(world: Newsroom) -> None:
    for who in (world.above_officer, appointed(world.communes[1], Role.EDITOR)):
        with pytest.raises(Refused):
            planning.keep(Assignment(body=world.commune, topic="Làm đường", due_on=TODAY), by=who, at=NOON)
    with pytest.raises(ValidationError):  # she does not write for this body
        asked(world, assignee=world.above_officer.person)


def test_what_nobody_said_where_to_tell_is_found(world: Newsroom) -> None:
    nowhere = asked(world, channel="")
    asked(world)
    assert list(without_channel(Assignment.objects.all())) == [nowhere]


def test_an_anniversary_asks_for_its_portraits_once_a_year(world: Newsroom) -> None:
    occasion = of_june(world)
    assert planning.ask_for_occasions(JUNE - timedelta(days=31), at=NOON) == 0
    assert planning.ask_for_occasions(JUNE - timedelta(days=30), at=NOON) == 2
    assert planning.ask_for_occasions(JUNE - timedelta(days=29), at=NOON) == 0
    drawn = set(Assignment.objects.values_list("due_on", "kind", "assignee", "occasion"))
    assert drawn == {(JUNE, "portrait", world.editor.person.pk, occasion.pk)}
    assert planning.ask_for_occasions(date(2028, 6, 1), at=NOON) == 2
    occasion.ended_on = TODAY
    planning.keep(occasion, by=world.editor, at=NOON)
    assert planning.ask_for_occasions(date(2029, 6, 1), at=NOON) == 0


def test_a_column_is_as_alive_as_it_promised(world: Newsroom) -> None:
    made = Column(body=world.commune, name="Gương sáng", since=date(2026, 11, 1), every_days=14)
    column = planning.keep(made, by=world.editor, at=NOON)
    assert days_silent(with_last_story(Column.objects.all()).get(), TODAY) == 22
    assert list(silent(Column.objects.all(), TODAY)) == [column]
    story = world.published()
    Story.objects.filter(pk=story.pk).update(column=column)
    assert days_silent(with_last_story(Column.objects.all()).get(), TODAY) == 0
    assert not silent(Column.objects.all(), TODAY).exists()
    moving.withdraw(story, by=PLATFORM, at=NOON, reason="Đang xem lại")
    assert silent(Column.objects.all(), TODAY).exists()


def test_a_shared_column_is_seen_by_all_who_keep_it(world: Newsroom) -> None:
    made = Column(body=world.commune, name="Gương sáng", since=TODAY)
    column = planning.keep(made, by=world.editor, at=NOON)
    partner = appointed(world.communes[1], Role.EDITOR)
    assert not visible(partner, Column.objects.all()).exists()
    column.partners.add(world.communes[1])
    assert visible(partner, Column.objects.all()).exists()
    assert not visible(partner, Column.objects.all(), "keep").exists()


def test_an_orientation_note_is_read_below_and_written_above(world: Newsroom) -> None:
    note = Orientation(body=world.district, topic="Thi đua", text="Viết về việc làm.", since=TODAY)
    planning.keep(note, by=world.above_officer, at=NOON)
    assert visible(world.editor, Orientation.objects.all()).exists()
    assert not visible(world.editor, Orientation.objects.all(), "keep").exists()


def test_only_what_was_public_has_been_on_the_air(world: Newsroom) -> None:
    told = {"station": "Truyền thanh xã", "minutes": Decimal("4.5"), "on": TODAY}
    with pytest.raises(MoveRefused):
        planning.broadcast(Broadcast(story=world.begun(), **told), by=world.editor, at=NOON)
    story = world.published()
    with pytest.raises(ValidationError):
        planning.broadcast(Broadcast(story=story, **told | {"on": date(2027, 1, 1)}), by=world.editor, at=NOON)
    assert planning.broadcast(Broadcast(story=story, **told), by=world.editor, at=NOON).recorded_at == NOON
