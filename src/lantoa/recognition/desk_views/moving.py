"""The moves of a proposal, what levels say of it, and what is held against an exemplar: each with its form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import NamedMoveScreen, ReasonForm
from lantoa.desk.screens import Crumb
from lantoa.exemplars.models import Dossier
from lantoa.organisations.fields import BodyField
from lantoa.recognition.desk_views.proposals import OPERATIONS, proposals_crumb
from lantoa.recognition.models import MatterKind, OpenMatter, Opinion, Proposal, Stance
from lantoa.recognition.operations import open_matters, proposals
from lantoa.recognition.proposal_states import PROPOSAL_MOVES


class MoveProposal(NamedMoveScreen):
    """One move of a proposal that needs nothing but a reason."""

    model, moves = Proposal, PROPOSAL_MOVES
    LEADS: dict[str, Promise] = {
        "submit": _("It goes to whoever holds the round. From today on the days for the appraisal are counted."),
        "return": _("Say point by point what is missing: whoever proposed it reads this."),
        "lay_before_council": _("It can then be put on the agenda of a sitting."),
        "agree_without_council": _("For awards on which no council has to vote."),
        "withdraw": _("It can be proposed after all later."),
    }

    def queryset(self) -> QuerySet:
        return Proposal.objects.select_related("dossier", "award", "round", "held_by")

    @property
    def lead(self) -> Any:  # type: ignore[override]  # what the move means, where its name does not say it
        return self.LEADS.get(self.move, "")

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return [proposals_crumb(), Crumb(str(self.record.dossier), self.back)]

    def run(self, form: Any) -> Proposal:
        return OPERATIONS[self.move](self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])

    def after(self, result: Any) -> str:
        return reverse("recognition:proposal", args=[result.pk])


class OpinionForm(forms.Form):
    """For it or against it, and why."""

    stance = forms.ChoiceField(
        label=_("Opinion of the body"), choices=Stance.choices, widget=forms.RadioSelect, initial=Stance.FOR
    )
    text = forms.CharField(
        label=_("Reasons"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Needed where the body is against it. The level above and the council read it."),
    )


class Appraise(MoveProposal):
    """The appraisal is recorded with the opinion of the body."""

    move, form_class = "appraise", OpinionForm

    def run(self, form: Any) -> Proposal:
        return proposals.appraise(self.record, **form.cleaned_data, by=self.actor, at=self.at)


class PassUpForm(ReasonForm):
    """To whom."""

    to = BodyField(label=_("To the body above"))
    field_order = ("to",)


class PassUp(MoveProposal):
    """The level above gets it, with the opinion that was given."""

    move, form_class = "pass_up", PassUpForm
    lead = _("The opinions that were given go with it.")

    def run(self, form: Any) -> Proposal:
        told = form.cleaned_data
        return proposals.pass_up(self.record, told["to"], by=self.actor, at=self.at, reason=told["reason"])


class GiveOpinion(FormScreen):
    """The body that has it says something, besides the appraisal."""

    title, model, needs, form_class = _("Give an opinion"), Proposal, "handle", OpinionForm
    done = _("The opinion is recorded.")

    def queryset(self) -> QuerySet:
        return Proposal.objects.select_related("dossier")

    @property
    def back(self) -> str:
        return reverse("recognition:proposal", args=[self.record.pk])

    def trail(self) -> Sequence[Crumb]:
        return [proposals_crumb(), Crumb(str(self.record.dossier), self.back)]

    def run(self, form: Any) -> Opinion:
        return proposals.give_opinion(self.record, **form.cleaned_data, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return self.back


class MatterForm(forms.Form):
    """What it is, since when."""

    kind = forms.ChoiceField(label=_("What it is"), choices=MatterKind.choices, widget=forms.RadioSelect)
    since = forms.DateField(label=_("Since the day"), initial=localdate)
    document = forms.CharField(label=_("Number of the document"), max_length=60, required=False)
    note = forms.CharField(label=_("Remark"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


class NoteMatter(FormScreen):
    """Something is open against an exemplar: nothing of it can be submitted until it is settled."""

    title, model, needs, form_class = _("Write down what is open against them"), Dossier, "keep", MatterForm
    lead = _("While it is open no proposal of this exemplar can be submitted: Nghị định 152/2025/NĐ-CP Điều 4.4.")
    done = _("It is written down. Settle it when it has ended.")

    @property
    def back(self) -> str:
        return reverse("exemplars:dossier", args=[self.record.pk])

    def trail(self) -> Sequence[Crumb]:
        return [Crumb(str(self.record), self.back)]

    def run(self, form: Any) -> OpenMatter:
        return open_matters.note(OpenMatter(dossier=self.record, **form.cleaned_data), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return self.back


class SettleForm(forms.Form):
    """When and how it ended."""

    on = forms.DateField(label=_("Settled on"), initial=localdate)
    outcome = forms.CharField(label=_("How it ended"), widget=forms.Textarea(attrs={"rows": 3}))


class SettleMatter(FormScreen):
    """What was open is settled."""

    title, model, needs, form_class = _("Settle it"), OpenMatter, "keep", SettleForm
    done = _("It is settled.")

    def queryset(self) -> QuerySet:
        return OpenMatter.objects.select_related("dossier")

    @property
    def back(self) -> str:
        return reverse("exemplars:dossier", args=[self.record.dossier_id])

    def trail(self) -> Sequence[Crumb]:
        return [Crumb(str(self.record.dossier), self.back)]

    def run(self, form: Any) -> OpenMatter:
        return open_matters.settle(self.record, **form.cleaned_data, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return self.back
