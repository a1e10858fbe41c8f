"""A checked script airs at planned moments; whoever keeps the loudspeaker says that it was played, or why not."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from lantoa.channels.models import Airing, Dispatch, Script
from lantoa.channels.queries.outlets import why_not_agreed
from lantoa.channels.states import AIRING_MOVES, INSIDE, AiringState, DispatchState, ScriptState
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor


@transaction.atomic
def plan(script: Script, moments: Iterable[datetime], *, by: Actor, at: datetime) -> list[Airing]:
    """Have it played at these moments; those that are planned already are passed over.

    ValidationError: the script is not checked, its story is not public, or a moment has passed.
    """
    locked = Script.objects.select_for_update(of=("self",)).get(pk=script.pk)
    require(by, "keep", locked)
    if locked.state != ScriptState.CHECKED:
        raise ValidationError(_("Somebody checks the script before it airs."))
    if not locked.dispatch.story.is_public:
        raise ValidationError(_("Only a story that is published goes out."))
    if why := why_not_agreed(locked.dispatch.story, locked.dispatch.outlet, localdate(at)):
        raise ValidationError(why)
    made = []
    for moment in moments:
        if moment <= at:
            told = {"moment": f"{localtime(moment):%d/%m/%Y %H:%M}"}
            raise ValidationError({"times": _("%(moment)s has passed.") % told})
        airing, is_new = Airing.objects.get_or_create(script=locked, at=moment)
        if is_new:
            audit.record("plan_airing", airing, by=by, at=at)
            made.append(airing)
    return made


@transaction.atomic
def drop(airing: Airing, *, by: Actor, at: datetime) -> None:
    """It will not be played then."""
    locked = Airing.objects.select_for_update(of=("self",)).get(pk=airing.pk)
    require(by, "keep", locked)
    if locked.state != AiringState.PLANNED:
        raise ValidationError(_("Only what is still planned can be dropped."))
    audit.record("drop_airing", locked.script, by=by, at=at)
    locked.delete()


def play(airing: Airing, played_at: datetime, *, by: Actor, at: datetime) -> Airing:
    """It was played at that moment; with the first time the story is out there. ValidationError: it lies ahead."""
    with AIRING_MOVES["play"].of(airing, by=by, at=at) as moved:
        if played_at > at:
            raise ValidationError({"played_at": _("This moment lies ahead.")})
        moved.played_at, moved.seconds = played_at, _seconds(moved.script)
        _went_out(moved.script.dispatch, played_at)
    return moved


def miss(airing: Airing, *, by: Actor, at: datetime, reason: str) -> Airing:
    """It was not played, for a reason."""
    with AIRING_MOVES["miss"].of(airing, by=by, at=at, reason=reason) as moved:
        pass
    return moved


def undo_play(airing: Airing, *, by: Actor, at: datetime, reason: str) -> Airing:
    """That it was played was recorded by mistake; the story is out there no longer if it never was otherwise."""
    with AIRING_MOVES["undo_play"].of(airing, by=by, at=at, reason=reason) as moved:
        moved.played_at, moved.seconds = None, 0
        played = Airing.objects.filter(script=moved.script, state=AiringState.PLAYED).exclude(pk=moved.pk)
        if not played.exists():
            only = Dispatch.objects.filter(pk=moved.script.dispatch_id, state=DispatchState.SENT)
            only.update(state=DispatchState.BY_HAND, sent_at=None)
    return moved


def _seconds(script: Script) -> int:
    """By the sound where there is one; a person who read it took about as long as was reckoned."""
    recording = getattr(script, "recording", None)
    return round(recording.seconds if recording and recording.content else 60 * script.minutes)


def _went_out(one: Dispatch, played_at: datetime) -> None:
    first = Dispatch.objects.filter(pk=one.pk, state__in=INSIDE)
    first.update(state=DispatchState.SENT, sent_at=played_at)
