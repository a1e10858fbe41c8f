"""Sounds and films come to a story, are described, and go."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.evidence.intake import FileRefused, checked
from lantoa.evidence.models import Bystanders
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.newsroom.captions import captions_of
from lantoa.newsroom.models import Clip, PassageKind, Story
from lantoa.newsroom.operations.clip_content import drop, keep
from lantoa.newsroom.operations.writing import Line, text_of, write
from lantoa.newsroom.states import StoryState


@dataclass(frozen=True)
class Described:
    """What is said of a clip: its `words`, whose it is, a code of Bystanders.

    `captions` is the content of a file; with None those that are there stay.
    """

    words: str
    rights: str = ""
    bystanders: str = Bystanders.UNKNOWN
    captions: bytes | None = None


@transaction.atomic
def add(story: Story, name: str, content: bytes, said: Described, *, by: Actor, at: datetime) -> Clip:
    """Keep a sound or film; in a story that is being written it also becomes its last passage.

    ValidationError by field: what is sent cannot be kept or played, or nothing says it in words.
    MoveRefused: somebody else is checking the story.
    """
    locked = _open(story, by)
    values = _values(said)
    try:
        made = keep(locked, checked(name, content), by=by, at=at, **values)
    except FileRefused as refused:
        raise ValidationError({"sent": refused.messages}) from refused
    audit.record("add_clip", locked, by=by, at=at)
    if not locked.is_public:
        text = text_of(locked)
        write(locked, replace(text, lines=[*text.lines, Line(PassageKind.CLIP, "", clip=made)]), by=by, at=at)
    return made


@transaction.atomic
def describe(clip: Clip, said: Described, *, by: Actor, at: datetime) -> Clip:
    """Say something else of it. ValidationError by field; MoveRefused: somebody else is checking the story."""
    story = _open(clip.story, by)
    Clip.objects.filter(pk=clip.pk).update(**_values(said))
    audit.record("describe_clip", story, by=by, at=at)
    clip.refresh_from_db()
    return clip


@transaction.atomic
def remove(clip: Clip, *, by: Actor, at: datetime) -> Story:
    """It goes, with the passages that show it. MoveRefused: somebody else is checking the story, or readers are told of
    the change, because it stands in a public one."""
    story = _open(clip.story, by)
    text = text_of(story)
    if left := [line for line in text.lines if line.clip == clip]:
        if story.is_public:
            raise MoveRefused(_("It stands in the public text: take it out with “Correct the story”, and say why."))
        lines = [line for line in text.lines if line not in left]
        write(story, replace(text, lines=lines), by=by, at=at)
    drop(Clip.objects.filter(pk=clip.pk))
    audit.record("remove_clip", story, by=by, at=at)
    return story


def _open(story: Story, by: Actor) -> Story:
    """The story, locked, if something may be done to it by `by` now."""
    locked = Story.objects.select_for_update(of=("self",)).select_related("body").get(pk=story.pk)
    require(by, "publish" if locked.is_public else "keep", locked)
    if locked.state not in (StoryState.WRITING, StoryState.PUBLISHED):
        state = locked.get_state_display()
        raise MoveRefused(_("The story is “%(state)s”: have it given back before you write on.") % {"state": state})
    return locked


def _values(said: Described) -> dict[str, str]:
    """The fields of a clip, checked."""
    if not said.words.strip():
        raise ValidationError({"words": _("Say in words what is heard and seen: not everybody can hear or see it.")})
    values = {"words": said.words.strip(), "rights": said.rights.strip(), "bystanders": said.bystanders}
    if said.captions is None:
        return values
    try:
        return values | {"captions": captions_of(said.captions)}
    except FileRefused as refused:
        raise ValidationError({"captions": refused.messages}) from refused
