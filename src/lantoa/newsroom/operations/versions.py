"""A story is put into another language, goes its way there, and never stays longer than the story itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.newsroom.models import PassageKind, Story, StoryVersion, VersionPassage
from lantoa.newsroom.queries.versions import lacks, languages_left
from lantoa.newsroom.version_states import VERSION_MOVES, VersionState


@dataclass(frozen=True)
class Words:
    """All that a version says: `lines` are text and credit of each passage of the story, in its order.

    An empty text leaves the passage out. `follows_at` is when the words of the story were written that it follows.
    """

    title: str
    lead: str
    lines: Sequence[tuple[str, str]]
    follows_at: datetime | None
    byline: str = ""


@transaction.atomic
def begin(story: Story, language: str, *, by: Actor, at: datetime) -> StoryVersion:
    """A version in the language of that code, with nothing in it. ValidationError: there is one, or no such language.

    MoveRefused: the story is not public.
    """
    locked = Story.objects.select_for_update(of=("self",)).select_related("body", "locale").get(pk=story.pk)
    version = StoryVersion(story=locked, language=language, author_id=_person(by))
    require(by, "keep", version)
    if not locked.is_public:
        raise MoveRefused(_("Only a public story is put into another language."))
    if language not in languages_left(locked):
        raise ValidationError({"language": _("There is a version in this language already.")})
    version.written_at = version.waiting_since = at
    version.follows_at = locked.written_at
    version.save()
    audit.record("begin_version", version, by=by, at=at)
    return version


@transaction.atomic
def write(version: StoryVersion, words: Words, *, by: Actor, at: datetime) -> StoryVersion:
    """Other words: for one being written by its writers, for a public one by whoever publishes, read at once.

    ValidationError: it has no headline. MoveRefused: it is being checked, or the story changed meanwhile.
    """
    locked = _locked(version)
    require(by, "publish" if locked.is_public else "keep", locked)
    if locked.state not in (VersionState.WRITING, VersionState.PUBLISHED):
        state = locked.get_state_display()
        raise MoveRefused(_("The version is “%(state)s”: have it given back before you write on.") % {"state": state})
    if words.follows_at is None or words.follows_at != locked.story.written_at:
        raise MoveRefused(_("The original was changed meanwhile: compare each passage once more, then save."))
    if not words.title.strip():
        raise ValidationError({"title": _("Write a headline.")})
    _put(locked, words, by=by, at=at)
    if locked.is_public and (lack := next(lacks(locked), None)):
        raise ValidationError(_("The version is public. %(lack)s") % {"lack": lack.why})
    audit.record("write_version", locked, by=by, at=at)
    return locked


def submit(version: StoryVersion, *, by: Actor, at: datetime, reason: str = "") -> StoryVersion:
    """Somebody else who reads the language verifies it."""
    with VERSION_MOVES["submit"].of(version, by=by, at=at, reason=reason) as moved:
        moved.waiting_since = at
    return moved


def verify(version: StoryVersion, *, by: Actor, at: datetime, reason: str = "") -> StoryVersion:
    """Somebody other than its author confirms that it says what the story says."""
    with VERSION_MOVES["verify"].of(version, by=by, at=at, reason=reason) as moved:
        moved.verified_by_id, moved.verified_at, moved.waiting_since = _person(by), at, at
    return moved


def approve(version: StoryVersion, *, by: Actor, at: datetime, reason: str = "") -> StoryVersion:
    """It may go out."""
    with VERSION_MOVES["approve"].of(version, by=by, at=at, reason=reason) as moved:
        moved.approved_by_id, moved.approved_at, moved.waiting_since = _person(by), at, at
    return moved


def give_back(version: StoryVersion, *, by: Actor, at: datetime, reason: str) -> StoryVersion:
    """The writer has it again; what was verified and approved has to be so again."""
    with VERSION_MOVES["give_back"].of(version, by=by, at=at, reason=reason) as moved:
        _unchecked(moved)
        moved.waiting_since = at
    return moved


def publish(version: StoryVersion, *, by: Actor, at: datetime, reason: str = "") -> StoryVersion:
    """Anybody may read it. MoveRefused: the story is not public, lacks a consent, or says something else since."""
    with VERSION_MOVES["publish"].of(version, by=by, at=at, reason=reason) as moved:
        moved.first_published_at, moved.last_published_at = moved.first_published_at or at, at
        moved.withdrawn_at, moved.waiting_since = None, at
    return moved


def withdraw(version: StoryVersion, *, by: Actor, at: datetime, reason: str) -> StoryVersion:
    """Nobody reads it any more; the story itself stays."""
    with VERSION_MOVES["withdraw"].of(version, by=by, at=at, reason=reason) as moved:
        moved.withdrawn_at = moved.waiting_since = at
    return moved


def rewrite(version: StoryVersion, *, by: Actor, at: datetime, reason: str = "") -> StoryVersion:
    """A withdrawn version is written anew, and goes its whole way again."""
    with VERSION_MOVES["rewrite"].of(version, by=by, at=at, reason=reason) as moved:
        _unchecked(moved)
        moved.waiting_since = at
    return moved


def withdraw_all(story: Story, *, by: Actor, at: datetime, reason: str) -> None:
    """The story was withdrawn: so is it in every language."""
    for version in story.versions.filter(state=VersionState.PUBLISHED):
        withdraw(version, by=by, at=at, reason=reason)


def _put(version: StoryVersion, words: Words, *, by: Actor, at: datetime) -> None:
    """Each passage beside the one of the story whose place it has, with what that rests on and shows."""
    version.title, version.lead, version.byline = words.title.strip(), words.lead.strip(), words.byline.strip()
    version.author_id, version.written_at, version.follows_at = _person(by), at, version.story.written_at
    if version.is_public:
        version.last_published_at = at
    version.save()
    version.passages.all().delete()
    for place, (passage, (text, credit)) in enumerate(zip(version.story.passages.all(), words.lines, strict=True)):
        if text.strip() or passage.kind in (PassageKind.PICTURE, PassageKind.CLIP):
            VersionPassage.objects.create(
                version=version,
                sort_order=place,
                kind=passage.kind,
                text=text.strip(),
                credit=credit.strip(),
                claim_id=passage.claim_id,
                picture_id=passage.picture_id,
                clip_id=passage.clip_id,
            )


def _unchecked(version: StoryVersion) -> None:
    version.verified_by, version.verified_at, version.approved_by, version.approved_at = None, None, None, None


def _locked(version: StoryVersion) -> StoryVersion:
    """The version, with its story locked before it: whoever corrects the story takes the same turn."""
    Story.objects.select_for_update(of=("self",)).get(pk=version.story_id)
    return StoryVersion.objects.select_for_update(of=("self",)).select_related("story__body").get(pk=version.pk)


def _person(by: Actor) -> Any:
    return by.person.pk if by.person else None
