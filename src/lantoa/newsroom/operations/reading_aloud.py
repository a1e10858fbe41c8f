"""A story is read aloud: its whole text as sound, which says what stands there and goes when that changes."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.evidence.intake import checked
from lantoa.evidence.models import Bystanders
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.newsroom.models import Clip, Story
from lantoa.newsroom.operations.clip_content import drop, keep


@transaction.atomic
def read_aloud(story: Story, content: bytes, words: str, *, by: Actor, at: datetime) -> Clip:
    """Put the sound that says `words` on the page of a public story, instead of one that is there.

    MoveRefused: the story is not public. FileRefused: it is no sound.
    """
    locked = Story.objects.select_for_update(of=("self",)).select_related("body").get(pk=story.pk)
    require(by, "publish", locked)
    if not locked.is_public:
        raise MoveRefused(_("The story is not public."))
    drop_readings(locked)
    found = checked(f"{locked.slug}.mp3", content)
    made = keep(locked, found, by=by, at=at, words=words, bystanders=Bystanders.NONE, reads_story=True)
    audit.record("read_aloud", locked, by=by, at=at)
    return made


def drop_readings(story: Story) -> None:
    """The words of the story change: what reads them aloud goes."""
    drop(story.clips.filter(reads_story=True))
