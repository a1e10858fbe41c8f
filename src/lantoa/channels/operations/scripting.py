"""Scripts for loudspeakers are written from the story, changed, checked, and spoken by the worker."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext as _

from lantoa.channels.ear.reading import spoken
from lantoa.channels.ear.scripts import script_of
from lantoa.channels.models import Dispatch, Recording, Script
from lantoa.channels.states import SCRIPT_MOVES, ScriptState
from lantoa.channels.voice.failing import VoiceFailed
from lantoa.channels.voice.speaking import speak
from lantoa.kit import audit, outbox
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.newsroom.models import Clip
from lantoa.newsroom.operations.reading_aloud import read_aloud
from lantoa.newsroom.queries.telling import telling

KIND = "speak"


def first_script(one: Dispatch) -> str:
    """What the loudspeaker says of the story, before a person has looked at it."""
    told = telling(one.story)
    paragraphs = [told.lead, *told.paragraphs] if told.lead else told.paragraphs
    return script_of(told.title, paragraphs, place=one.outlet.body.name, body=told.body.name)


@transaction.atomic
def write(script: Script, text: str, pace: int, *, by: Actor, at: datetime) -> Script:
    """Put other words in it, at another pace; figures and abbreviations that were typed are spelled out.

    MoveRefused: it is checked. ValidationError: no word is left.
    """
    locked = Script.objects.select_for_update(of=("self",)).get(pk=script.pk)
    require(by, "keep", locked)
    if locked.state != ScriptState.WRITTEN:
        raise MoveRefused(_("It is checked. Take it up again first."))
    said = "\n\n".join(filter(None, map(spoken, text.replace("\r\n", "\n").split("\n\n"))))
    if not said:
        raise ValidationError({"text": _("Nothing is left to be said.")})
    locked.text, locked.pace = said, pace
    locked.save()
    audit.record("write_script", locked, by=by, at=at)
    return locked


def check(script: Script, *, by: Actor, at: datetime, reason: str = "") -> Script:
    """It is right as it is: have the sound made."""
    with SCRIPT_MOVES["check"].of(script, by=by, at=at, reason=reason) as moved:
        Recording.objects.filter(script=moved).delete()
        recording = Recording.objects.create(script=moved, asked_at=at)
        outbox.put(KIND, {"recording": recording.pk}, key=f"{KIND}-{recording.pk}", at=at)
    return moved


def reopen(script: Script, *, by: Actor, at: datetime, reason: str = "") -> Script:
    """It is changed again; the sound that was made says what is no longer meant."""
    with SCRIPT_MOVES["reopen"].of(script, by=by, at=at, reason=reason) as moved:
        Recording.objects.filter(script=moved).delete()
    return moved


def put_on_page(script: Script, *, by: Actor, at: datetime) -> Clip:
    """The page of the story can be listened to with this sound. MoveRefused: it is not checked, or not made."""
    require(by, "keep", script)
    recording = Recording.objects.filter(script=script, script__state=ScriptState.CHECKED).first()
    if recording is None or not recording.content:
        raise MoveRefused(_("There is no sound of checked words yet."))
    return read_aloud(script.dispatch.story, bytes(recording.content), script.text, by=by, at=at)


@outbox.deliverer(KIND)
def make_sound(message: OutgoingMessage) -> str:
    """Have the script spoken, unless that is wanted no longer. Done twice, it is done once.

    Not inside of the message's transaction: a long script takes seconds, during which others write.
    """
    known = Recording.objects.select_related("script")
    recording = known.filter(pk=message.payload["recording"], finished_at=None).first()
    if recording is None:
        return "not wanted"
    model = Path(settings.PIPER_MODEL) if settings.PIPER_MODEL else None
    try:
        sound = speak(recording.script.text, recording.script.pace, model)
        made = {"content": sound.as_file("mp3"), "seconds": sound.seconds, "problem": ""}
    except VoiceFailed as problem:
        made = {"problem": str(problem)}
    Recording.objects.filter(pk=recording.pk).update(finished_at=now(), **made)
    return "spoken" if "content" in made else "failed"
