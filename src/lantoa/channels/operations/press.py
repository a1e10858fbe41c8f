"""Requests of the press are recorded, and answered with a pack of what is public and agreed, or refused."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.channels.models import PressRequest
from lantoa.channels.press_pack import packed
from lantoa.channels.press_states import PRESS_MOVES, PressState
from lantoa.channels.queries.agreeing import not_agreed
from lantoa.evidence.models import Channel
from lantoa.exemplars.models import Release
from lantoa.exemplars.queries.public import released
from lantoa.kit import audit
from lantoa.kit.access import Refused, require
from lantoa.kit.actors import Actor
from lantoa.newsroom.models import Story


@transaction.atomic
def note(request: PressRequest, *, by: Actor, at: datetime) -> PressRequest:
    """Record that somebody asks. ValidationError: what is asked for is not public, or the day is still to come."""
    require(by, "keep", request)
    if _asked_for(request) is None:
        raise ValidationError(_("Only of what is public there is a press pack."))
    if request.asked_on > localdate(at):
        raise ValidationError({"asked_on": _("That day is still to come.")})
    request.at, request.by_id = at, by.person.pk if by.person else None
    request.save(force_insert=True)
    audit.record("note_press_request", request, by=by, at=at)
    return request


def answer(request: PressRequest, *, by: Actor, at: datetime, reason: str = "") -> PressRequest:
    """The pack is given. Refused: somebody did not agree to the press, or it is not public any more."""
    with PRESS_MOVES["answer_press"].of(request, by=by, at=at, reason=reason) as moved:
        _require_open(moved, at)
        moved.over_at = at
    return moved


def refuse(request: PressRequest, *, by: Actor, at: datetime, reason: str) -> PressRequest:
    """It is not given."""
    with PRESS_MOVES["refuse_press"].of(request, by=by, at=at, reason=reason) as moved:
        moved.over_at = at
    return moved


def pack(request: PressRequest, contact: str, *, by: Actor, at: datetime) -> bytes:
    """The archive of an answered request; whoever takes it is noted. Refused as `answer`."""
    if request.state != PressState.ANSWERED:
        raise Refused(_("The request is not answered yet."))
    told = _require_open(request, at)
    content = packed(told, contact, at=at)
    audit.record("take_press_pack", request, by=by, at=at)
    return content


def _require_open(request: PressRequest, at: datetime) -> Story | Release:
    """The public story or page that is asked for."""
    told = _asked_for(request)
    if told is None:
        raise Refused(_("That is not public any more: there is nothing to give."))
    if why := not_agreed(told, localdate(at), Channel.PRESS):
        raise Refused(_("The press may not have it. %(why)s") % {"why": why})
    return told


def _asked_for(request: PressRequest) -> Story | Release | None:
    if request.story:
        return request.story if request.story.is_public else None
    found = released().filter(dossier=request.dossier_id)
    return found.select_related("dossier__body", "dossier__field", "dossier__folder", "photo").first()
