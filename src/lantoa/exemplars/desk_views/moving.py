"""The moves of a dossier, each with its form."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.http import HttpResponseBase
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.moving import NamedMoveScreen, ReasonForm
from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.desk.screens import Crumb
from lantoa.exemplars.against import held_against
from lantoa.exemplars.desk_views.dossiers import register_crumb
from lantoa.exemplars.desk_views.finding import OFFERED, FindDossierForm
from lantoa.exemplars.models import Dossier, DuplicatePair, Round, Rung
from lantoa.exemplars.operations import dossiers, likeness, moving
from lantoa.exemplars.queries.honesty import looked_at
from lantoa.exemplars.queries.likeness import known_before
from lantoa.exemplars.queries.routes import Route, route_for
from lantoa.exemplars.queries.screening import unfinished_screenings
from lantoa.exemplars.states import DOSSIER_MOVES
from lantoa.organisations.fields import BodyField
from lantoa.plans.options import Honesty

#: What is overstated, by how strict the programme is.
TOLD: dict[str, Any] = {
    Honesty.SHOWN: _("It says more than it shows. You may go on; those above see the same."),
    Honesty.SETTLED: _("It says more than it shows, and cannot go up before that is settled."),
}

#: Moves for which an exemplar has to be worthy: what is held against it is told, and whoever goes on says why.
WORTHY = ("propose", "propose_again", "introduce", "pass_on", "recognise")


class MoveDossier(NamedMoveScreen):
    """One move of a dossier that needs nothing but a reason; what is held against the exemplar is told beforehand."""

    template_name = "exemplars/desk/move.html"
    model, moves = Dossier, DOSSIER_MOVES
    OPERATIONS = {
        "nurture": moving.nurture,
        "propose": moving.propose,
        "pass_on": moving.pass_on,
        "take_back": moving.take_back,
        "undo_recognition": moving.undo_recognition,
        "return": moving.send_back,
        "follow": moving.follow,
        "ask_support": moving.ask_support,
        "propose_again": moving.propose_again,
        "refuse": moving.refuse,
        "take_up": moving.take_up,
        "separate": dossiers.separate,
        "separate_recognised": dossiers.separate,
        "reinstate": moving.reinstate,
    }
    LEADS = {
        "return": _("Say point by point what is missing: whoever introduced it reads this."),
        "refuse": _("The reason stays with the dossier."),
        "undo_recognition": _(
            "Only for a recognition that was recorded by mistake. One that was taken away is withdrawn."
        ),
    }

    @property
    def lead(self) -> Any:  # type: ignore[override]  # what the move means, where its name does not say it
        return self.LEADS.get(self.move, "")

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> list[Crumb]:
        return [register_crumb(), Crumb(str(self.record), self.back)]

    def show(self, form: forms.Form, status: int = 200, **context: Any) -> HttpResponseBase:
        held = held_against(self.record) if self.move in WORTHY else []
        return super().show(form, status, held=held, **context)

    def run(self, form: Any) -> Dossier:
        return self.OPERATIONS[self.move](self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])

    def after(self, result: Any) -> str:
        return reverse("exemplars:dossier", args=[result.pk])


class Separate(MoveDossier):
    """What a merged dossier becomes again depends on what it had been."""

    def prepare(self) -> None:
        self.record = self.load(self.queryset(), pk=self.kwargs["pk"])
        both = ("separate", "separate_recognised")
        fits = [move for move in both if self.moves.possible(self.moves[move].move, self.record)]
        self.move = fits[0] if fits else "separate"
        super().prepare()


class IntroduceForm(ReasonForm):
    """To whom, by way of whom, when, by which document."""

    to_body = BodyField(label=_("Introduced to"))
    via = BodyField(
        label=_("By way of"),
        required=False,
        help_text=_("Where the plan names somebody who collects: it lies there first."),
    )
    on = forms.DateField(label=_("On"), initial=localdate)
    document = forms.CharField(label=_("Number of the document"), max_length=60, required=False)
    round = ReachModelChoiceField(Round.objects.order_by("-until", "pk"), label=_("Round"), required=False)
    field_order = ("to_body", "via", "on", "document", "round")


class Introduce(MoveDossier):
    """The route that the round or the plan says is filled in; what is overstated is told before anything is typed."""

    template_name = "exemplars/desk/introduce.html"
    move, form_class, done = "introduce", IntroduceForm, _("It is introduced, and counts for your body.")

    @cached_property
    def route(self) -> Route:
        return route_for(self.record.held_by, self.today)

    def show(self, form: forms.Form, status: int = 200, **context: Any) -> HttpResponseBase:
        asked = Round.objects.get(pk=self.route.round_id) if self.route.round_id else None
        gate, overstated = looked_at(self.record, self.today, asked)
        told = TOLD[gate.strength] if overstated else ""
        unfinished = unfinished_screenings(self.record)
        return super().show(form, status, told=told, overstated=overstated, unfinished=unfinished, **context)

    def initial(self) -> dict[str, Any]:
        return {"to_body": self.route.to_body_id, "via": self.route.via_id, "round": self.route.round_id}

    def run(self, form: Any) -> Dossier:
        values = form.cleaned_data
        reason = values.pop("reason")
        return moving.introduce(self.record, moving.Introduced(**values), by=self.actor, at=self.at, reason=reason)


class RecogniseForm(ReasonForm):
    """On which rung, when, by which decision."""

    rung = forms.ChoiceField(
        label=_("Recognised at the level"),
        choices=[each for each in Rung.choices if each[0] != Rung.DISTRICT],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(label=_("Date of the decision"), initial=localdate)
    document = forms.CharField(label=_("Number of the decision"), max_length=60)
    field_order = ("rung", "on", "document")


class Recognise(MoveDossier):
    """The decision is written down; that the screening is not finished is told before anything is typed."""

    template_name = "exemplars/desk/recognise.html"
    move, form_class, done = (
        "recognise",
        RecogniseForm,
        _("The recognition is recorded. Follow the exemplar up from now on."),
    )

    def show(self, form: forms.Form, status: int = 200, **context: Any) -> HttpResponseBase:
        return super().show(form, status, unfinished=unfinished_screenings(self.record), **context)

    def run(self, form: Any) -> Dossier:
        values = form.cleaned_data
        reason = values.pop("reason")
        return moving.recognise(self.record, moving.Recognised(**values), by=self.actor, at=self.at, reason=reason)


class WithdrawForm(ReasonForm):
    """By which decision."""

    document = forms.CharField(label=_("Number of the decision"), max_length=60)
    field_order = ("document",)


class Withdraw(MoveDossier):
    """A recognition is withdrawn."""

    move, form_class = "withdraw", WithdrawForm

    def run(self, form: Any) -> Dossier:
        values = form.cleaned_data
        return moving.withdraw(self.record, by=self.actor, at=self.at, **values)


class Merge(MoveDossier):
    """The way to two side by side, where they are merged: one that the search did not find is named here."""

    move, form_class, submit = "merge", FindDossierForm, _("Compare the two")
    lead = _("Choose the dossier that is about the same exemplar. Both stand side by side before anything is merged.")
    done = _("Look at both, then say whether they are one.")

    def form(self, **options: Any) -> forms.Form:
        form: Any = super().form(**options)
        form.offer(known_before(self.actor, self.record, limit=OFFERED), apart_from=self.record.pk)
        return form

    def run(self, form: Any) -> Any:
        return likeness.compare(self.record, form.cleaned_data["dossier"], by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        if isinstance(result, DuplicatePair):
            return reverse("exemplars:duplicate", args=[result.pk])
        return super().after(result)
