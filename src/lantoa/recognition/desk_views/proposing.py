"""Exemplars are proposed: from a dossier, or several at once from a round; and what was written is changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy, ngettext

from lantoa.desk.forms import FormScreen
from lantoa.desk.reach_fields import ReachModelChoiceField, ReachModelMultipleChoiceField
from lantoa.desk.screens import Crumb
from lantoa.exemplars.models import Dossier
from lantoa.kit.access import Refused, policy_of, visible
from lantoa.organisations.fields import KeptBodyField
from lantoa.recognition.desk_views.award_rounds import rounds_crumb
from lantoa.recognition.desk_views.proposals import proposals_crumb
from lantoa.recognition.models import Award, AwardRound, Merit, Proposal
from lantoa.recognition.operations import proposals
from lantoa.recognition.proposal_access import PROPOSALS, proposing_bodies
from lantoa.recognition.proposal_states import AwardRoundState
from lantoa.recognition.queries.offered import awards_in_use, to_propose


class AwardField(ReachModelChoiceField):
    """An award in use, with whose it is."""

    def label_from_instance(self, award: Any) -> str:
        return " · ".join(str(each) for each in (award.name, award.get_level_display()) if each)


class DossiersField(ReachModelMultipleChoiceField):
    """Exemplars, each with where it belongs."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, dossier: Any) -> str:
        return f"{dossier.name} · {dossier.body.name} · {dossier.get_state_display()}"


class WordsForm(forms.Form):
    """What is rewarded."""

    merit = forms.ChoiceField(
        label=gettext_lazy("Put forward for"),
        choices=Merit.choices,
        initial=Merit.DEEDS,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Whoever is rewarded for organising is not counted as an exemplar by that."),
    )
    achievement = forms.CharField(
        label=gettext_lazy("Achievement that is rewarded"),
        max_length=255,
        required=False,
        help_text=gettext_lazy("The deed or initiative by its name: one achievement is rewarded once."),
    )
    achieved_on = forms.DateField(
        label=gettext_lazy("Achieved on"),
        required=False,
        help_text=gettext_lazy("From this day on the time until the reward is counted."),
    )
    summary = forms.CharField(
        label=gettext_lazy("Achievements in brief"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=gettext_lazy("Taken from the dossier. Its claims and earlier honours come into the documents too."),
    )
    double_reason = forms.CharField(
        label=gettext_lazy("Why it is rewarded again"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Only where the same achievement was proposed or rewarded before."),
    )


class ProposeForm(WordsForm):
    """Also in which round, for which award, by whom."""

    round = ReachModelChoiceField(
        AwardRound.objects.exclude(state=AwardRoundState.CLOSED).order_by("-closes_on", "pk"),
        label=gettext_lazy("Round of awards"),
        empty_label=gettext_lazy("Choose a round"),
    )
    award = AwardField(Award.objects.none(), label=gettext_lazy("Award"), empty_label=gettext_lazy("Choose an award"))
    proposed_by = KeptBodyField(proposing_bodies, label=gettext_lazy("Proposed by"))
    field_order = ("round", "award", "proposed_by")

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["award"].all = awards_in_use(localdate())  # type: ignore[attr-defined]  # a field in reach


class Propose(FormScreen):
    """One exemplar is proposed, from its dossier."""

    title, model, needs, form_class = gettext_lazy("Propose for an award"), Dossier, "open", ProposeForm
    lead = gettext_lazy("Name, body, achievements and earlier honours come from the dossier; nothing is typed again.")
    submit = gettext_lazy("Draft the proposal")
    done = gettext_lazy("The proposal is drafted. Look at what the rules say, then submit it.")

    def prepare(self) -> None:
        super().prepare()
        if not (answer := PROPOSALS.reason(self.actor, "keep")):
            raise Refused(answer.reason)

    @property
    def back(self) -> str:
        return reverse("exemplars:dossier", args=[self.record.pk])

    def trail(self) -> Sequence[Crumb]:
        return [Crumb(str(self.record), self.back)]

    def initial(self) -> dict[str, Any]:
        return {"summary": self.record.summary}

    def run(self, form: forms.Form) -> Proposal:
        return proposals.draft(Proposal(dossier=self.record, **form.cleaned_data), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("recognition:proposal", args=[result.pk])


class SeveralForm(forms.Form):
    """One award for several exemplars."""

    award = AwardField(Award.objects.none(), label=gettext_lazy("Award"), empty_label=gettext_lazy("Choose an award"))
    body = KeptBodyField(proposing_bodies, label=gettext_lazy("Proposed by"))
    dossiers = DossiersField(Dossier.objects.none(), label=gettext_lazy("Exemplars"), verb="open")


class ProposeSeveral(FormScreen):
    """Several exemplars are proposed at once in a round."""

    title, form_class = gettext_lazy("Propose exemplars"), SeveralForm
    model = AwardRound
    lead = gettext_lazy("Those that were put forward or honoured, and are not proposed in this round yet.")
    submit = gettext_lazy("Draft the proposals")

    def prepare(self) -> None:
        self.record = self.load(self.queryset(), pk=self.kwargs["pk"])
        if not (answer := policy_of(Proposal).reason(self.actor, "keep")):
            raise Refused(answer.reason)

    @property
    def back(self) -> str:
        return reverse("recognition:round", args=[self.record.pk])

    def trail(self) -> Sequence[Crumb]:
        return [rounds_crumb(), Crumb(str(self.record), self.back)]

    def form(self, **options: Any) -> forms.Form:
        form = self.form_class(**options)
        # Whose bodies propose: evaluated first, so that the question stays small for SQLite.
        ours = list(visible(self.actor, to_propose(self.record), "keep").values_list("pk", flat=True))
        fields: Any = form.fields
        fields["dossiers"].all = Dossier.objects.filter(pk__in=ours).select_related("body").order_by("sort_key", "pk")
        fields["award"].all = awards_in_use(self.today, self.record)
        for field in fields.values():
            field.reach(self.actor)
        return form

    def run(self, form: forms.Form) -> list[Proposal]:
        told = form.cleaned_data
        award, body, chosen = told["award"], told["body"], told["dossiers"]
        return proposals.draft_several(self.record, award, body, chosen, by=self.actor, at=self.at)

    def told(self, result: list[Proposal]) -> str | Promise:
        count = len(result)
        told = ngettext("%(count)d proposal is drafted.", "%(count)d proposals are drafted.", count)
        return told % {"count": count}

    def after(self, result: Any) -> str:
        return self.back


class ChangeForm(WordsForm):
    """Also another award."""

    award = AwardField(Award.objects.none(), label=gettext_lazy("Award"))
    field_order = ("award",)


class ChangeProposal(FormScreen):
    """A draft, or a returned one, says something else."""

    title, model, needs, form_class = gettext_lazy("Change the proposal"), Proposal, "keep", ChangeForm
    done = gettext_lazy("The proposal is saved.")

    def queryset(self) -> QuerySet:
        return Proposal.objects.select_related("dossier", "round", "award")

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> Sequence[Crumb]:
        return [proposals_crumb(), Crumb(str(self.record.dossier), self.back)]

    def form(self, **options: Any) -> forms.Form:
        form = self.form_class(**options)
        field: Any = form.fields["award"]
        field.all = awards_in_use(self.today, self.record.round) | Award.objects.filter(pk=self.record.award_id)
        field.reach(self.actor)
        return form

    def initial(self) -> dict[str, Any]:
        return {name: getattr(self.record, name) for name in WordsForm.base_fields} | {"award": self.record.award_id}

    def run(self, form: forms.Form) -> Proposal:
        return proposals.change(self.record, form.cleaned_data, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("recognition:proposal", args=[result.pk])
