"""Stories go their way: verified by somebody else, approved, published at once or at an hour, and taken back."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.kit import audit, outbox
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.newsroom.events import story_published, story_withdrawn
from lantoa.newsroom.models import Story
from lantoa.newsroom.operations.indexing import drop_entry, make_entry
from lantoa.newsroom.operations.versions import withdraw_all
from lantoa.newsroom.states import STORY_MOVES, StoryState

GO_OUT = "story_goes_out"  # the kind of the message whose delivery publishes a story


def submit(story: Story, *, by: Actor, at: datetime, reason: str = "", due_on: date | None = None) -> Story:
    """Somebody else verifies it, by `due_on` if that is given."""
    with STORY_MOVES["submit"].of(story, by=by, at=at, reason=reason) as moved:
        _waits(moved, at, due_on)
    return moved


def verify(story: Story, *, by: Actor, at: datetime, reason: str = "", due_on: date | None = None) -> Story:
    """Somebody other than the author has checked what it says; it waits to be approved, by `due_on`."""
    with STORY_MOVES["verify"].of(story, by=by, at=at, reason=reason) as moved:
        moved.verified_by_id, moved.verified_at = by.person.pk if by.person else None, at
        _waits(moved, at, due_on)
    return moved


def approve(story: Story, *, by: Actor, at: datetime, reason: str = "") -> Story:
    """It may go out."""
    with STORY_MOVES["approve"].of(story, by=by, at=at, reason=reason) as moved:
        moved.approved_by_id, moved.approved_at = by.person.pk if by.person else None, at
        _waits(moved, at)
    return moved


def give_back(story: Story, *, by: Actor, at: datetime, reason: str, due_on: date | None = None) -> Story:
    """The writer has it again; what was verified and approved has to be so again."""
    with STORY_MOVES["give_back"].of(story, by=by, at=at, reason=reason) as moved:
        _unchecked(moved)
        _waits(moved, at, due_on)
    return moved


@transaction.atomic
def schedule(story: Story, go_live_at: datetime | None, *, by: Actor, at: datetime) -> Story:
    """The platform publishes the approved story at that moment; None: not by itself.

    ValidationError: the moment has passed. MoveRefused: the story is not approved.
    """
    locked = Story.objects.select_for_update(of=("self",)).get(pk=story.pk)
    require(by, "publish", locked)
    if locked.state != StoryState.APPROVED:
        raise MoveRefused(_("Only an approved story waits for its hour."))
    if go_live_at and go_live_at <= at:
        raise ValidationError({"go_live_at": _("This moment has passed: choose a later one, or publish it now.")})
    with audit.watching(locked, "schedule_story", by=by, at=at, fields=["go_live_at"]):
        locked.go_live_at = go_live_at
        locked.save()
    if go_live_at:
        moment = go_live_at.isoformat()
        outbox.put(GO_OUT, {"story": locked.pk, "moment": moment}, key=f"story-{locked.pk}-{moment}", at=go_live_at)
    return locked


@transaction.atomic
def publish(story: Story, *, by: Actor, at: datetime, reason: str = "") -> Story:
    """Anybody may read it from now on. MoveRefused: something is missing, such as somebody's consent."""
    with STORY_MOVES["publish"].of(story, by=by, at=at, reason=reason) as moved:
        _goes_out(moved, at)
    make_entry(moved, localdate(at))
    story_published.send(Story, story=moved, at=at)
    return moved


@transaction.atomic
def publish_again(story: Story, *, by: Actor, at: datetime, reason: str = "") -> Story:
    """A withdrawn story is public once more, at the same address."""
    with STORY_MOVES["publish_again"].of(story, by=by, at=at, reason=reason) as moved:
        _goes_out(moved, at)
    make_entry(moved, localdate(at))
    story_published.send(Story, story=moved, at=at)
    return moved


@transaction.atomic
def withdraw(story: Story, *, by: Actor, at: datetime, reason: str) -> Story:
    """Nobody reads it any more; at its address stands that it was withdrawn, and nothing of what it told.

    So it is in every other language.
    """
    with STORY_MOVES["withdraw"].of(story, by=by, at=at, reason=reason) as moved:
        moved.live, moved.withdrawn_at, moved.withdrawn_because = False, at, reason.strip()
        moved.unnoticed = by.is_platform
        _waits(moved, at)
    withdraw_all(moved, by=by, at=at, reason=reason)
    drop_entry(moved)
    story_withdrawn.send(Story, story=moved, at=at, reason=reason.strip())
    return moved


def rewrite(story: Story, *, by: Actor, at: datetime, reason: str = "") -> Story:
    """A withdrawn story is written anew, and goes its whole way again."""
    with STORY_MOVES["rewrite"].of(story, by=by, at=at, reason=reason) as moved:
        _unchecked(moved)
        _waits(moved, at)
        moved.unnoticed = False
    return moved


def refuse(story: Story, *, by: Actor, at: datetime, reason: str) -> Story:
    """It will not be told."""
    with STORY_MOVES["refuse"].of(story, by=by, at=at, reason=reason) as moved:
        _waits(moved, at)
    return moved


def take_up_again(story: Story, *, by: Actor, at: datetime, reason: str = "") -> Story:
    """It will be told after all."""
    with STORY_MOVES["take_up_again"].of(story, by=by, at=at, reason=reason) as moved:
        _unchecked(moved)
        _waits(moved, at)
    return moved


@transaction.atomic
def notice(story: Story, *, by: Actor, at: datetime) -> Story:
    """Somebody of the body has seen that the platform withdrew it."""
    locked = Story.objects.select_for_update(of=("self",)).get(pk=story.pk)
    require(by, "keep", locked)
    with audit.watching(locked, "notice_story", by=by, at=at, fields=["unnoticed"]):
        locked.unnoticed = False
        locked.save()
    return locked


def _goes_out(story: Story, at: datetime) -> None:
    story.live, story.has_unpublished_changes = True, False
    story.first_published_at, story.last_published_at = story.first_published_at or at, at
    story.live_revision = story.latest_revision
    story.withdrawn_at, story.withdrawn_because, story.unnoticed = None, "", False
    _waits(story, at)


def _waits(story: Story, at: datetime, due_on: date | None = None) -> None:
    """It came into its state now; an hour that was chosen before no longer holds."""
    story.waiting_since, story.due_on, story.go_live_at = at, due_on, None


def _unchecked(story: Story) -> None:
    story.verified_by, story.verified_at, story.approved_by, story.approved_at = None, None, None, None
