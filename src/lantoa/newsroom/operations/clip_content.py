"""The content of sounds and films: kept under its hash, and deleted with the last thing that has it."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lantoa.evidence import needed, storage
from lantoa.evidence.intake import Checked, FileRefused
from lantoa.evidence.intake.containers import is_hevc
from lantoa.evidence.intake.lengths import PLAYED, seconds_of
from lantoa.kit.actors import Actor
from lantoa.newsroom.models import Clip, ClipKind, Story


def keep(story: Story, found: Checked, *, by: Actor, at: datetime, **said: Any) -> Clip:
    """A clip of this content, which was checked. FileRefused: browsers would not play it."""
    seconds = _seconds(found)
    digest = sha256(found.content).hexdigest()
    storage.put(digest, found.content)
    transaction.on_commit(lambda: storage.put(digest, found.content))  # others may have deleted the same meanwhile
    told = {"name": found.name, "media_type": found.media_type, "size": len(found.content), "sha256": digest}
    kind = ClipKind.FILM if found.kind == "video" else ClipKind.SOUND
    sender = by.person.pk if by.person else None
    made: Clip = story.clips.create(kind=kind, seconds=seconds, sent_at=at, sent_by_id=sender, **told, **said)
    return made


def drop(clips: QuerySet[Clip]) -> None:
    """Delete clips, and their content once the transaction is committed."""
    for digest in clips.values_list("sha256", flat=True):
        transaction.on_commit(partial(needed.forget_unless_needed, digest))
    clips.delete()


def ask_for_clips() -> None:
    """Tell the storage that clips are in it."""
    needed.ask_too(lambda digest: Clip.objects.filter(sha256=digest).exists())


def _seconds(found: Checked) -> float:
    if found.media_type not in PLAYED:
        raise FileRefused(_("Browsers do not play this. Send a sound as MP3, M4A, OGG or WAV, a film as MP4 or WebM."))
    if found.kind == "video" and is_hevc(found.content):
        raise FileRefused(_("Most browsers do not play this film (HEVC). Save it as MP4 with H.264 and send that."))
    if not (seconds := seconds_of(found.content, found.media_type)):
        raise FileRefused(
            _("This file does not say how long it lasts, so it may be damaged. Save it anew and send that.")
        )
    return seconds
