"""The content plan: what is to be told is written down, given to somebody, told or dropped, and what was on the air."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.kit import audit, outbox
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.kit.working import daily
from lantoa.newsroom.access import STORIES
from lantoa.newsroom.models import Assignment, Broadcast, Occasion, Story
from lantoa.newsroom.operations.writing import Text, begin
from lantoa.newsroom.states import StoryState
from lantoa.plans.calendar.days import days_of

if TYPE_CHECKING:
    from lantoa.kit.outbox.models import OutgoingMessage

OCCASIONS = "newsroom_occasions"
HOUR = 5
Kept = TypeVar("Kept", bound=Model)


@transaction.atomic
def keep(kept: Kept, *, by: Actor, at: datetime) -> Kept:
    """Enter or change a theme, column, orientation note, occasion or assignment, whose fields are set already."""
    require(by, "keep", kept)
    _check_assignee(kept)
    before = audit.values_of(type(kept)._default_manager.get(pk=kept.pk)) if kept.pk else {}
    if not kept.pk:
        kept.recorded_by_id, kept.recorded_at = by.person.pk if by.person else None, at  # type: ignore[attr-defined]
    kept.full_clean()
    kept.save()
    audit.record("plan_content", kept, by=by, at=at, changes=audit.differences(before, audit.values_of(kept)))
    return kept


@transaction.atomic
def write_it(asked: Assignment, title: str, *, by: Actor, at: datetime) -> Story:
    """Begin the story that was asked for; due when it is, of its theme and in its column.

    MoveRefused: there is one already, or the assignment was dropped.
    """
    locked = _open(asked)
    story = begin(locked.body, Text(title, locked.kind), by=by, at=at)
    Story.objects.filter(pk=story.pk).update(due_on=locked.due_on, column=locked.column)
    if locked.theme_id:
        story.themes.add(locked.theme_id)
    locked.story = story
    locked.save(update_fields=["story"])
    audit.record("write_assignment", locked, by=by, at=at)
    return Story.objects.get(pk=story.pk)


@transaction.atomic
def is_told_by(asked: Assignment, story: Story, *, by: Actor, at: datetime) -> Assignment:
    """A story that was begun already is the one that was asked for. ValidationError: it is of another body."""
    locked = _open(asked)
    require(by, "keep", locked)
    if story.body_id != locked.body_id:
        raise ValidationError({"story": _("This story is of another body.")})
    locked.story = story
    locked.save(update_fields=["story"])
    audit.record("write_assignment", locked, by=by, at=at)
    return locked


@transaction.atomic
def drop(asked: Assignment, *, by: Actor, at: datetime, reason: str) -> Assignment:
    """It will not be told. MoveRefused: without a reason, or once there is a story."""
    locked = _open(asked)
    require(by, "keep", locked)
    if not reason.strip():
        raise MoveRefused(_("Give the reason."))
    locked.dropped_because = reason.strip()
    locked.save(update_fields=["dropped_because"])
    audit.record("drop_assignment", locked, by=by, at=at, note=reason)
    return locked


@transaction.atomic
def pick_up(asked: Assignment, *, by: Actor, at: datetime) -> Assignment:
    """A dropped one will be told after all."""
    locked = Assignment.objects.select_for_update(of=("self",)).get(pk=asked.pk)
    require(by, "keep", locked)
    with audit.watching(locked, "pick_up_assignment", by=by, at=at, fields=["dropped_because"]):
        locked.dropped_because = ""
        locked.save(update_fields=["dropped_because"])
    return locked


@transaction.atomic
def broadcast(told: Broadcast, *, by: Actor, at: datetime) -> Broadcast:
    """A public story was on the air. ValidationError: on a day that lies ahead. MoveRefused: it was never public."""
    require(by, "keep", told.story)
    if told.story.first_published_at is None:
        raise MoveRefused(_("Only a story that was published has been on the air."))
    if told.on > localdate(at):
        raise ValidationError({"on": _("This day lies ahead.")})
    told.recorded_by_id, told.recorded_at = by.person.pk if by.person else None, at
    told.full_clean()
    told.save()
    audit.record("broadcast_story", told.story, by=by, at=at)
    return told


def _check_assignee(kept: Model) -> None:
    """Whoever is to write it writes for the body."""
    if not isinstance(kept, (Assignment, Occasion)) or kept.assignee is None:
        return
    if not STORIES.answer(Actor(kept.assignee), "keep", Story(body=kept.body)):
        raise ValidationError({"assignee": _("This person does not write for the body.")})


def ask_for_occasions(day: date, *, at: datetime) -> int:
    """Write down what the yearly occasions ask for by `day`; how much was new. Asking twice asks once."""
    made = 0
    for occasion in Occasion.objects.filter(ended_on=None).select_related("anniversary", "body"):
        last = day + timedelta(days=occasion.days_before + 1)
        for due, _years in days_of(occasion.anniversary, day, last):
            made += sum(_ask(occasion, due, place, at) for place in range(1, occasion.number + 1))
    return made


def register_daily() -> None:
    """Have it looked at every morning which occasions come near."""
    daily.register(OCCASIONS, hour=HOUR)


@outbox.deliverer(OCCASIONS, inside=True)
def deliver_occasions(message: OutgoingMessage) -> str:
    """Ask for what the occasions of the coming weeks ask for; how much was new."""
    return str(ask_for_occasions(date.fromisoformat(message.payload["day"]), at=message.put_at))


def _ask(occasion: Occasion, due: date, place: int, at: datetime) -> bool:
    copied = {
        name: getattr(occasion, name) for name in ("topic", "kind", "theme", "channel", "audience", "assignee", "body")
    }
    _made, is_new = Assignment.objects.get_or_create(
        occasion=occasion, due_on=due, place=place, defaults=copied | {"recorded_at": at}
    )
    return is_new


def _open(asked: Assignment) -> Assignment:
    locked = Assignment.objects.select_for_update(of=("self",)).select_related("body", "column").get(pk=asked.pk)
    if locked.story_id is not None and locked.story and locked.story.state != StoryState.REFUSED:
        raise MoveRefused(_("There is a story for this already."))
    if locked.dropped_because:
        raise MoveRefused(_("It was dropped: pick it up again first."))
    return locked
