"""A learning visit is asked for, answered, held or called off: each with its form."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.moving import NamedMoveScreen
from lantoa.desk.screens import Crumb
from lantoa.organisations.fields import KeptBodyField
from lantoa.replication.access import keeps_at
from lantoa.replication.desk_views.registering import OfSource
from lantoa.replication.desk_views.visits import visits_crumb
from lantoa.replication.models import LearningVisit
from lantoa.replication.operations import visits
from lantoa.replication.states import VISIT_MOVES

MOVING: dict[str, Callable[..., LearningVisit]] = {
    "decline": visits.decline,
    "undo_hold": visits.undo_hold,
    "call_off": visits.call_off,
    "ask_again": visits.ask_again,
}


class AskForm(forms.Form):
    """Who, when, how many, what for."""

    body = KeptBodyField(lambda actor: keeps_at(actor, localdate()), label=_("Who asks"))
    purpose = forms.CharField(
        label=_("What is to be learned"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000
    )
    wished_on = forms.DateField(label=_("Wished for"))
    people = forms.IntegerField(label=_("How many people"), min_value=1, max_value=1000)
    contact = forms.CharField(label=_("Whom to ask"), max_length=255, required=False)


class AskToLearn(OfSource):
    """A body asks to come."""

    title, form_class, submit = _("Ask to come and learn"), AskForm, _("Send the request")
    done = _("The request is sent. It stands in the work of the body that is asked.")

    @property
    def back(self) -> str:
        return reverse("replication:visits")

    def trail(self) -> Sequence[Crumb]:
        return [visits_crumb()]

    def run(self, form: forms.Form) -> LearningVisit:
        made = LearningVisit(dossier=self.record, **form.cleaned_data)
        return visits.ask(made, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("replication:visit", args=[result.pk])


class MoveVisit(NamedMoveScreen):
    """One move of a request that needs nothing but a reason."""

    model, moves = LearningVisit, VISIT_MOVES
    record: LearningVisit

    def queryset(self) -> QuerySet:
        return LearningVisit.objects.select_related("dossier", "body", "host")

    @property
    def lead(self) -> str:  # type: ignore[override]  # which one
        return str(self.record)

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return [visits_crumb(), Crumb(str(self.record), self.back)]

    def run(self, form: Any) -> LearningVisit:
        return MOVING[self.move](self.record, by=self.actor, at=self.at, **form.cleaned_data)

    def after(self, result: Any) -> str:
        return reverse("replication:visit", args=[result.pk])


class AgreeForm(forms.Form):
    """When, and what they should know."""

    on = forms.DateField(label=_("They may come on"))
    answer = forms.CharField(
        label=_("What they should know"), required=False, widget=forms.Textarea(attrs={"rows": 3}), max_length=2000
    )


class Agree(MoveVisit):
    """They may come."""

    move, form_class = "agree", AgreeForm

    def initial(self) -> dict[str, Any]:
        return {"on": self.record.wished_on}

    def run(self, form: Any) -> LearningVisit:
        return visits.agree(self.record, **form.cleaned_data, by=self.actor, at=self.at)


class HeldForm(forms.Form):
    """When, and how many came."""

    on = forms.DateField(label=_("Held on"))
    attended = forms.IntegerField(label=_("How many came"), min_value=1, max_value=10_000)


class Hold(MoveVisit):
    """They came."""

    move, form_class = "hold", HeldForm

    def initial(self) -> dict[str, Any]:
        return {"on": self.record.agreed_on, "attended": self.record.people}

    def run(self, form: Any) -> LearningVisit:
        return visits.hold(self.record, **form.cleaned_data, by=self.actor, at=self.at)
