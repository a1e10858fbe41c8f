"""Visits of the press on the desk: who comes when, who receives them, what is ready, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.channels.access import keeps_at
from lantoa.channels.desk_views.press import press_crumb
from lantoa.channels.models import PressVisit
from lantoa.channels.operations import press_visits
from lantoa.channels.press_states import PRESS_VISIT_MOVES, VisitState, has_come
from lantoa.desk.distances import distance
from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import ChoiceFilter, DateRangeFilter, ListColumn, ListScreen
from lantoa.desk.moving import NamedMoveScreen
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.exemplars.desk_views.filters import UnderFilter
from lantoa.organisations.fields import KeptBodyField

REGISTER = gettext_lazy("Visits of the press")


def visits_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("channels:press_visits"))


class VisitList(ListScreen):
    """Who comes to the person's bodies and who came, the latest day first."""

    title, model, ordering = REGISTER, PressVisit, ("-on", "-pk")
    adding = ("channels:arrange_press_visit", gettext_lazy("Arrange a visit"), "keep")
    empty = gettext_lazy("When journalists come to see an exemplar for themselves, it is arranged and recorded here.")
    columns = (
        ListColumn("medium", gettext_lazy("Newspaper, station or body"), order="medium"),
        ListColumn("subject", gettext_lazy("What they come for")),
        ListColumn("on", gettext_lazy("Day of the visit"), order="on", kind="date"),
        ListColumn("place", gettext_lazy("Where")),
        ListColumn("host", gettext_lazy("Who receives them")),
        ListColumn("body", gettext_lazy("Body"), "body.name", order="body__sort_key"),
        ListColumn("state", gettext_lazy("State"), "get_state_display", order="state", kind="state"),
        ListColumn("asked_on", gettext_lazy("Asked on"), order="asked_on", kind="date", shown=False),
        ListColumn("who", gettext_lazy("Who comes"), shown=False),
        ListColumn("outcome", gettext_lazy("What came of it"), shown=False),
    )
    filters = (
        UnderFilter("body", gettext_lazy("Body, and those below it"), "body"),
        ChoiceFilter("state", gettext_lazy("State"), VisitState.choices),
        DateRangeFilter("on", gettext_lazy("Day of the visit")),
    )

    def queryset(self) -> QuerySet:
        return PressVisit.objects.select_related("body")

    def url_of(self, record: Any) -> str:
        return reverse("channels:press_visit", args=[record.pk])


class VisitRecord(RecordScreen):
    """One visit."""

    model, moves = PressVisit, PRESS_VISIT_MOVES
    move_urls = {
        "hold_press_visit": "channels:hold_press_visit",
        "call_off_press_visit": "channels:call_off_press_visit",
        "plan_press_visit_again": "channels:plan_press_visit_again",
    }
    record: PressVisit

    def queryset(self) -> QuerySet:
        return PressVisit.objects.select_related("body")

    def trail(self) -> Sequence[Crumb]:
        return [press_crumb(), visits_crumb()]

    def standfirst(self) -> str | Promise:
        return self.record.subject

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        found = self.record
        away = f" ({distance(found.on, self.today)})" if found.state == VisitState.PLANNED else ""
        return [
            (_("Day of the visit"), f"{found.on:%d/%m/%Y}{away}"),
            (_("Where"), found.place),
            (_("Who receives them"), found.host),
            (_("Who comes"), found.who),
            (_("Telephone or address"), found.contact),
            (_("Body"), found.body.name),
            (_("Asked on"), f"{found.asked_on:%d/%m/%Y}"),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        told = ((_("What is made ready"), self.record.arranged), (_("What came of it"), self.record.outcome))
        return [RecordPanel(title, "channels/desk/words.html", {"words": words}) for title, words in told if words]

    def actions(self) -> list[RecordAction]:
        """What the table offers; that it took place only from its day on, which the table does not know."""
        held, come = self.url(self.move_urls["hold_press_visit"]), has_come(self.record, self.today)
        return [
            replace(action, answer=action.answer and come) if action.url == held else action
            for action in super().actions()
        ]

    def further_actions(self) -> Sequence[RecordAction]:
        if self.record.state != VisitState.PLANNED:
            return []
        return [self.action(_("Change the visit"), "channels:change_press_visit", "keep")]


class VisitForm(forms.Form):
    """Who comes when, to whom, and what is ready for them."""

    medium = forms.CharField(label=gettext_lazy("Newspaper, station or body"), max_length=255)
    subject = forms.CharField(
        label=gettext_lazy("What they come for"),
        max_length=500,
        help_text=gettext_lazy("Such as: whom they want to film. Ask those whom they visit before you agree to a day."),
    )
    on = forms.DateField(label=gettext_lazy("Day of the visit"))
    place = forms.CharField(label=gettext_lazy("Where"), max_length=255)
    host = forms.CharField(label=gettext_lazy("Who receives them"), max_length=255)
    arranged = forms.CharField(
        label=gettext_lazy("What is made ready"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Such as: who was told, a car, a room, papers, who speaks."),
    )
    who = forms.CharField(label=gettext_lazy("Who comes"), max_length=255, required=False)
    contact = forms.CharField(label=gettext_lazy("Telephone or address"), max_length=255, required=False)
    asked_on = forms.DateField(label=gettext_lazy("Asked on"))


class ArrangeForm(VisitForm):
    """Also to which body."""

    body = KeptBodyField(lambda actor: keeps_at(actor, localdate()), label=gettext_lazy("Body that they visit"))


class ArrangeVisit(FormScreen):
    """The press asks to come."""

    title, model, needs, form_class = gettext_lazy("Arrange a visit"), PressVisit, "keep", ArrangeForm
    submit = gettext_lazy("Record that they come")
    done = gettext_lazy("The visit is recorded.")

    @property
    def back(self) -> str:
        return reverse("channels:press_visits")

    def trail(self) -> Sequence[Crumb]:
        return [press_crumb(), visits_crumb()]

    def initial(self) -> dict[str, Any]:
        return {"asked_on": self.today}

    def run(self, form: forms.Form) -> PressVisit:
        return press_visits.arrange(PressVisit(**form.cleaned_data), by=self.actor, at=self.at)

    def after(self, result: PressVisit) -> str:
        return reverse("channels:press_visit", args=[result.pk])


class ChangeVisit(FormScreen):
    """Another day, place or host."""

    title, model, needs, form_class = gettext_lazy("Change the visit"), PressVisit, "keep", VisitForm
    done = gettext_lazy("The visit is saved.")

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return [press_crumb(), visits_crumb(), Crumb(str(self.record), self.back)]

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in VisitForm.base_fields}

    def run(self, form: forms.Form) -> PressVisit:
        return press_visits.change(self.record, form.cleaned_data, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("channels:press_visit", args=[result.pk])


class HoldForm(forms.Form):
    """What came of it."""

    outcome = forms.CharField(
        label=gettext_lazy("What came of it"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Such as: what was published where, and when."),
    )


class MoveVisit(NamedMoveScreen):
    """They were here, do not come, or come after all."""

    model, moves = PressVisit, PRESS_VISIT_MOVES
    record: PressVisit

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return [press_crumb(), visits_crumb(), Crumb(str(self.record), self.back)]

    def run(self, form: Any) -> PressVisit:
        act = {"call_off_press_visit": press_visits.call_off, "plan_press_visit_again": press_visits.plan_again}
        return act[self.move](self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])

    def after(self, result: Any) -> str:
        return reverse("channels:press_visit", args=[result.pk])


class HoldVisit(MoveVisit):
    """They were here."""

    form_class = HoldForm

    def run(self, form: Any) -> PressVisit:
        return press_visits.hold(self.record, form.cleaned_data["outcome"], by=self.actor, at=self.at)
