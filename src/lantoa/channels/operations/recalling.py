"""A story was withdrawn or corrected, or is agreed to at fewer outlets: that reaches each place to which it went."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate

from lantoa.channels.kinds import OutletKind, Way
from lantoa.channels.models import Airing, Dispatch, Recording
from lantoa.channels.operations import dispatching
from lantoa.channels.queries.outlets import why_not_agreed
from lantoa.channels.states import INSIDE, AiringState, DispatchState, ScriptState
from lantoa.kit import audit
from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.models import Story
from lantoa.newsroom.states import StoryState


@transaction.atomic
def withdraw(story: Story, *, at: datetime, reason: str) -> None:
    """Call off what has not gone out, take down what can be, and note what cannot. What is just being sent, and what
    nobody knows of, is called back as soon as it is known to be out.
    """
    for one in _locked(Dispatch.objects.filter(story=story)):
        _take_down(one, reason, at=at)


@transaction.atomic
def narrow(stories: QuerySet[Story], *, at: datetime) -> None:
    """The same only where somebody does not agree any more; at all other outlets the stories stay."""
    for one in _locked(Dispatch.objects.filter(story__in=stories, story__state=StoryState.PUBLISHED)):
        if why := why_not_agreed(one.story, one.outlet, localdate(at)):
            _take_down(one, why, at=at)


def call_back_unwanted(one: Dispatch, *, at: datetime) -> Dispatch:
    """What turns out to be out although the story was withdrawn, or somebody no longer agrees, has to come down."""
    if not one.story.is_public:
        return call_back(one, one.story.withdrawn_because, at=at)
    why = why_not_agreed(one.story, one.outlet, localdate(at))
    return call_back(one, why, at=at) if why else one


def call_back(one: Dispatch, reason: str, *, at: datetime) -> Dispatch:
    """A post that is out comes down, or is noted as staying."""
    if not one.outlet.known.recallable:
        return _moved(one, DispatchState.STAYS, "leave_there", reason, at=at)
    _moved(one, DispatchState.RECALLING, "recall", reason, at=at)
    if one.outlet.way is Way.HERE:
        return dispatching.hide_here(one, at=at)
    return dispatching.ask(one, dispatching.RECALL, at=at) if one.outlet.is_open and one.receipt else one


@transaction.atomic
def correct(story: Story, *, at: datetime, reason: str) -> None:
    """Have it put right wherever it is out; scripts that have not been played are written anew.

    Own sites show the story itself, and with it what was corrected.
    """
    found = Dispatch.objects.select_for_update(of=("self",)).filter(story=story, state=DispatchState.SENT)
    for one in found.exclude(outlet__kind=OutletKind.OWN_SITE).select_related("outlet", "story").order_by("pk"):
        _moved(one, DispatchState.CORRECTING, "correct_story", reason, at=at)
        if one.outlet.is_open and one.receipt:
            dispatching.ask(one, dispatching.CORRECT, at=at)
    for one in Dispatch.objects.filter(story=story, state=DispatchState.BY_HAND, script__isnull=False):
        _write_anew(one)


def _locked(found: QuerySet[Dispatch]) -> QuerySet[Dispatch]:
    return found.select_for_update(of=("self",)).select_related("outlet__body", "story").order_by("pk")


def _take_down(one: Dispatch, reason: str, *, at: datetime) -> None:
    if one.state in INSIDE:
        _moved(one, DispatchState.CALLED_OFF, "call_off", reason, at=at)
    elif one.state in (DispatchState.SENT, DispatchState.CORRECTING):
        call_back(one, reason, at=at)
    Airing.objects.filter(script__dispatch=one, state=AiringState.PLANNED).delete()
    Recording.objects.filter(script__dispatch=one).delete()


def _moved(one: Dispatch, state: str, verb: str, reason: str, *, at: datetime) -> Dispatch:
    before = audit.values_of(one)
    one.state, one.problem = state, ""
    if state == DispatchState.CALLED_OFF:
        one.over_at, one.run = at, one.run + 1
    one.save()
    changes = audit.differences(before, audit.values_of(one))
    audit.record(verb, one, by=PLATFORM, at=at, changes=changes, note=reason)
    return one


def _write_anew(one: Dispatch) -> None:
    """A person checks it again; what was recorded or planned told of what was wrong."""
    script = one.script
    Recording.objects.filter(script=script).delete()
    Airing.objects.filter(script=script, state=AiringState.PLANNED).delete()
    script.text, script.state = dispatching.first_script(one), ScriptState.WRITTEN
    script.save()
