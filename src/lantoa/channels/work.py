"""What the room puts into everybody's work: posts to make, airings to confirm, scripts to check, keys to renew."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from lantoa.channels.models import Airing, Dispatch, PressVisit, Script
from lantoa.channels.press_states import VisitState
from lantoa.channels.queries.dispatches import for_a_person, whole
from lantoa.channels.queries.outlets import to_renew
from lantoa.channels.states import AiringState, DispatchState, ScriptState
from lantoa.desk import work
from lantoa.desk.work import WorkItem, WorkSource
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.newsroom.states import StoryState

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person

MOST = 50  # of a kind: whoever has more opens the list


class DispatchesToSee(WorkSource):
    """Stories to post by hand, to take down or correct, and those of which nobody knows whether they are out."""

    name = "dispatches_to_see"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        found = visible(Actor(person), for_a_person(whole(Dispatch.objects.all())), "keep")
        for one in found.order_by("at", "pk")[:MOST]:
            url, since = reverse("channels:dispatch", args=[one.pk]), localdate(one.at)
            yield WorkItem(
                sentence=f"{one.outlet}: {one.story.title}",
                url=url,
                verb=_("Look"),
                verb_url=url,
                due=since + timedelta(days=1 if one.state == DispatchState.RECALLING else 7),
                reason=str(one.get_state_display()),
                since=since,
            )


class ScriptsToCheck(WorkSource):
    """Scripts that nobody has checked."""

    name = "scripts_to_check"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        written = Script.objects.filter(
            state=ScriptState.WRITTEN,
            dispatch__state=DispatchState.BY_HAND,
            dispatch__story__state=StoryState.PUBLISHED,
        )
        found = visible(Actor(person), written.select_related("dispatch__story", "dispatch__outlet"), "keep")
        for script in found.order_by("dispatch__at", "pk")[:MOST]:
            url = reverse("channels:script", args=[script.pk])
            told = {"outlet": script.dispatch.outlet, "title": script.dispatch.story.title}
            yield WorkItem(
                sentence=_("Check what %(outlet)s says of “%(title)s”") % told,
                url=url,
                verb=_("Check"),
                verb_url=url,
                due=localdate(script.dispatch.at) + timedelta(days=3),
                since=localdate(script.dispatch.at),
            )


class AiringsToConfirm(WorkSource):
    """Airings whose moment has come."""

    name = "airings_to_confirm"

    def items(self, person: Person, on: date) -> Iterable[WorkItem]:
        planned = Airing.objects.filter(state=AiringState.PLANNED, at__lte=now())
        known = planned.select_related("script__dispatch__story", "script__dispatch__outlet")
        for airing in visible(Actor(person), known, "keep").order_by("at", "pk")[:MOST]:
            one = airing.script.dispatch
            yield WorkItem(
                sentence=_("Was it played? %(outlet)s: %(title)s") % {"outlet": one.outlet, "title": one.story.title},
                url=reverse("channels:script", args=[airing.script_id]),
                verb=_("It was played"),
                verb_url=reverse("channels:play_airing", args=[airing.pk]),
                due=localdate(airing.at),
            )


class PressVisits(WorkSource):
    """Journalists who come within a week, and those who were here without anybody saying what came of it."""

    name = "press_visits"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        near = PressVisit.objects.filter(state=VisitState.PLANNED, on__lte=on + timedelta(days=7))
        for visit in visible(Actor(person), near, "keep").order_by("on", "pk")[:MOST]:
            told = {"medium": visit.medium, "subject": visit.subject}
            coming = visit.on > on
            yield WorkItem(
                sentence=_("%(medium)s visits: %(subject)s") % told,
                url=reverse("channels:press_visit", args=[visit.pk]),
                verb=_("Get ready") if coming else _("Record what came of it"),
                verb_url=reverse(
                    "channels:change_press_visit" if coming else "channels:hold_press_visit", args=[visit.pk]
                ),
                due=visit.on,
            )


class CredentialsToRenew(WorkSource):
    """Credentials that end within a month, or do not open their outlet."""

    name = "credentials_to_renew"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        found = visible(Actor(person), to_renew(on).select_related("body"), "keep")
        for outlet in found.order_by("expires_on", "pk")[:MOST]:
            yield WorkItem(
                sentence=_("Renew the credentials of “%(name)s”") % {"name": outlet.name},
                url=reverse("channels:outlet", args=[outlet.pk]),
                verb=_("Renew"),
                verb_url=reverse("channels:open_outlet", args=[outlet.pk]),
                due=outlet.expires_on or on,
                reason=outlet.test_problem,
            )


def register_all() -> None:
    """Tell the desk."""
    for source in (DispatchesToSee(), ScriptsToCheck(), AiringsToConfirm(), PressVisits(), CredentialsToRenew()):
        work.register(source)
