"""When a script airs, and that it did; and all of a loudspeaker to take away."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localtime, make_aware, now
from django.utils.translation import gettext_lazy

from lantoa.channels.desk_views.scripts import script_trail, whole_scripts
from lantoa.channels.exporting import packed
from lantoa.channels.kinds import Way
from lantoa.channels.models import Airing, Outlet, Script
from lantoa.channels.operations import airing
from lantoa.channels.states import AIRING_MOVES
from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import NamedMoveScreen
from lantoa.desk.screens import Crumb, Screen

MOVING: dict[str, Callable[..., Airing]] = {"miss": airing.miss, "undo_play": airing.undo_play}
MOST_DAYS = 31


class PlanForm(forms.Form):
    """From which day, for how many days, at which hours."""

    since = forms.DateField(label=gettext_lazy("First day"))
    days = forms.IntegerField(label=gettext_lazy("For how many days"), min_value=1, max_value=MOST_DAYS, initial=1)
    morning = forms.TimeField(label=gettext_lazy("In the morning at"), required=False, initial="05:30")
    evening = forms.TimeField(label=gettext_lazy("In the evening at"), required=False, initial="17:00")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not (cleaned.get("morning") or cleaned.get("evening")):
            self.add_error("morning", gettext_lazy("Give at least one hour."))
        return cleaned

    def moments(self) -> list[datetime]:
        """Every moment that is meant."""
        typed = self.cleaned_data
        days = [typed["since"] + timedelta(days=day) for day in range(typed["days"])]
        hours = [typed[name] for name in ("morning", "evening") if typed[name]]
        return [make_aware(datetime.combine(day, hour)) for day in days for hour in hours]


class Plan(FormScreen):
    """When it is played."""

    title, model, needs, form_class = gettext_lazy("Plan when it airs"), Script, "keep", PlanForm
    done = gettext_lazy("The airing is planned.")
    record: Script

    def queryset(self) -> QuerySet:
        return whole_scripts()

    @property
    def back(self) -> str:
        return self.after(None)

    def trail(self) -> Sequence[Crumb]:
        return [*script_trail(self.record), Crumb(str(self.record), self.back)]

    def initial(self) -> dict[str, Any]:
        return {"since": self.today + timedelta(days=1)}

    def run(self, form: Any) -> list[Airing]:
        return airing.plan(self.record, form.moments(), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("channels:script", args=[self.record.pk])


class AboutAiring:
    """What screens about one airing share."""

    record: Airing

    def queryset(self) -> QuerySet:
        """With what they say besides."""
        return Airing.objects.select_related("script__dispatch__story__body", "script__dispatch__outlet__body")

    @property
    def lead(self) -> str:
        """Which one."""
        return f"{self.record.script.dispatch.story.title}, {localtime(self.record.at):%H:%M %d/%m/%Y}"

    @property
    def back(self) -> str:
        """To the script."""
        return reverse("channels:script", args=[self.record.script_id])

    def trail(self) -> Sequence[Crumb]:
        """Over the script."""
        return [*script_trail(self.record.script), Crumb(str(self.record.script), self.back)]

    def after(self, result: Any) -> str:
        """To the script."""
        return self.back


class MoveAiring(AboutAiring, NamedMoveScreen):  # type: ignore[misc]  # the lead is known with the row
    """It was not played, or that it was is struck out."""

    model, moves = Airing, AIRING_MOVES

    def run(self, form: Any) -> Airing:
        return MOVING[self.move](self.record, by=self.actor, at=self.at, **form.cleaned_data)


class PlayForm(forms.Form):
    """When it was."""

    played_at = forms.DateTimeField(label=gettext_lazy("Played at"))


class Play(MoveAiring):
    """It was played: the receipt."""

    move, form_class = "play", PlayForm

    def initial(self) -> dict[str, Any]:
        return {"played_at": min(self.record.at, now())}

    def run(self, form: Any) -> Airing:
        return airing.play(self.record, form.cleaned_data["played_at"], by=self.actor, at=self.at)


class Drop(AboutAiring, FormScreen):  # type: ignore[misc]
    """It will not be played then."""

    title, model, needs, submit = gettext_lazy("Drop the planned airing"), Airing, "keep", gettext_lazy("Drop it")
    done = gettext_lazy("The planned airing is dropped.")

    def run(self, form: forms.Form) -> None:
        airing.drop(self.record, by=self.actor, at=self.at)


class Export(Screen):
    """Sounds, scripts and the schedule of a loudspeaker, for a system that plays them."""

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        outlet = self.load(Outlet.objects.select_related("body"), pk=pk)
        if outlet.way is not Way.AIR:
            raise Http404
        response = HttpResponse(packed(outlet, since=self.at), content_type="application/zip")
        response["Content-Disposition"] = f'attachment; filename="phat-thanh-{pk}.zip"'
        return response
