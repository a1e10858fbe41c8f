"""Rounds of awards: the list, one with its proposals and their balance, and its form."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import ChoiceFilter, FlagFilter, ListColumn, ListScreen
from lantoa.desk.moving import NamedMoveScreen
from lantoa.desk.reach_fields import ReachModelChoiceField, ReachModelMultipleChoiceField
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.exemplars.models import Dossier
from lantoa.exemplars.queries.balance import balance_of
from lantoa.kit.access import may, visible
from lantoa.movements.models import Movement
from lantoa.organisations.fields import KeptBodyField
from lantoa.recognition.consultation_access import ASKING
from lantoa.recognition.models import Award, AwardRound, Proposal, RoundForm
from lantoa.recognition.operations import rounds
from lantoa.recognition.proposal_access import PROPOSALS, holding_bodies
from lantoa.recognition.proposal_states import AWARD_ROUND_MOVES, STANDING, AwardRoundState, ProposalState
from lantoa.recognition.queries.deadlines import due_on, holidays_around

REGISTER = _("Rounds of awards")
SHOWN = 300  # of the proposals of a round, on its page; the list has all


def rounds_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("recognition:rounds"))


def _open(found: QuerySet[AwardRound]) -> QuerySet[AwardRound]:
    return found.filter(state=AwardRoundState.OPEN, opens_on__lte=localdate(), closes_on__gte=localdate())


class AwardRoundList(ListScreen):
    """The rounds that the person's bodies hold, or may propose in."""

    title, model, search, ordering = REGISTER, AwardRound, ("folded_name",), ("-closes_on", "-pk")
    adding = ("recognition:add_round", _("Prepare a round of awards"), "keep")
    empty = _("A round takes proposals from a body and those below it: yearly, for a theme, or once it is earned.")
    columns = (
        ListColumn("name", _("Round of awards"), order="folded_name"),
        ListColumn("form", _("Kind of round"), "get_form_display", order="form"),
        ListColumn("body", _("Held by"), "body.name", order="body__sort_key"),
        ListColumn("year", _("Year that is judged"), lambda each: str(each.year), order="year"),
        ListColumn("opens_on", _("From"), order="opens_on", kind="date"),
        ListColumn("closes_on", _("To"), order="closes_on", kind="deadline"),
        ListColumn("brought", _("Proposals"), "brought", kind="number"),
        ListColumn("state", _("State"), "get_state_display", order="state", kind="state"),
    )
    filters = (
        ChoiceFilter("form", _("Kind of round"), RoundForm.choices),
        ChoiceFilter("state", _("State"), AwardRoundState.choices),
        FlagFilter("open", _("Takes proposals today"), _open),
    )

    def queryset(self) -> QuerySet:
        mine = PROPOSALS.within(self.actor, "view", Proposal.objects.exclude(state=ProposalState.WITHDRAWN))
        brought = Count("proposals", filter=Q(proposals__in=mine.values("pk")), distinct=True)
        return AwardRound.objects.select_related("body").annotate(brought=brought)

    def url_of(self, record: Any) -> str:
        return reverse("recognition:round", args=[record.pk])


class AwardRoundRecord(RecordScreen):
    """One round: what may be proposed, by whom, who was, and how balanced that is."""

    model, moves = AwardRound, AWARD_ROUND_MOVES
    move_urls = {"open": "recognition:open_round", "close": "recognition:close_round"}

    def queryset(self) -> QuerySet:
        return AwardRound.objects.select_related("body", "movement")

    def trail(self) -> Sequence[Crumb]:
        return [rounds_crumb()]

    def standfirst(self) -> str | Promise:
        return f"{capfirst(str(self.record.get_form_display()))}. {self.record.body.name}"

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        found = self.record
        awards = ", ".join(found.awards.order_by("folded_name").values_list("name", flat=True))
        below = _("%(body)s and those below it") % {"body": found.body.name}
        return [
            (_("From day to day"), f"{found.opens_on:%d/%m/%Y} – {found.closes_on:%d/%m/%Y}"),
            (_("Year that is judged"), str(found.year)),
            (_("Who proposes"), below),
            (_("What may be proposed"), awards or _("every award in use")),
            (_("How many could be honoured"), found.eligible),
            (_("Movement"), found.movement),
            (_("Remark"), found.note),
        ]

    def proposals(self) -> QuerySet[Proposal]:
        """Those of the round that the person may see."""
        return visible(self.actor, Proposal.objects.filter(round=self.record))

    def panels(self) -> Sequence[RecordPanel]:
        found = self.proposals().select_related("dossier", "award", "proposed_by", "held_by", "round")
        listed = list(found.order_by("award__folded_name", "dossier__sort_key", "pk")[:SHOWN])
        holidays = holidays_around(listed, self.today)
        shown = {"proposals": [(each, due_on(each, holidays)) for each in listed], "today": self.today}
        on_list = self.proposals().filter(state__in=STANDING).values_list("dossier", flat=True)
        opened = visible(
            self.actor, Dossier.objects.filter(pk__in=list(on_list.values_list("dossier", flat=True))), "open"
        )
        return [
            RecordPanel(_("Proposals"), "recognition/desk/proposals.html", shown, len(listed)),
            RecordPanel(_("Balance of the list"), "exemplars/desk/balance.html", {"balance": balance_of(opened)}),
        ]

    def further_actions(self) -> Sequence[RecordAction]:
        propose = reverse("recognition:add_proposals", args=[self.record.pk])
        paper = reverse("recognition:submission", args=[self.record.pk])
        answer = PROPOSALS.reason(self.actor, "keep")
        found = [
            RecordAction(_("Propose exemplars"), propose, answer, "primary"),
            self.action(_("Change the round"), "recognition:change_round", "keep"),
        ]
        if ASKING.reason(self.actor, "keep"):
            found.append(RecordAction(_("Ask the people about them"), self.url("recognition:add_consultation")))
        if may(self.actor, "keep", self.record):
            found.append(RecordAction(_("Write the submission"), paper))
        return found


class AwardRoundForm(forms.Form):
    """When, on what occasion, for which awards."""

    form = forms.ChoiceField(label=_("Kind of round"), choices=RoundForm.choices)
    name = forms.CharField(label=_("Name of the round"), max_length=255)
    year = forms.IntegerField(
        label=_("Year that is judged"),
        min_value=2000,
        max_value=2100,
        help_text=_("The year whose achievements are proposed; earlier honours are counted back from it."),
    )
    opens_on = forms.DateField(label=_("From"), initial=localdate)
    closes_on = forms.DateField(label=_("To"))
    awards = ReachModelMultipleChoiceField(
        Award.objects.filter(is_on=True).order_by("level", "kind", "folded_name"),
        label=_("What may be proposed"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Nothing chosen: every award in use."),
    )
    eligible = forms.IntegerField(
        label=_("How many could be honoured"),
        required=False,
        min_value=1,
        max_value=10_000_000,
        help_text=_(
            "People, or collectives, of whom an award may have a share. Needed only where the catalogue sets one."
        ),
    )
    movement = ReachModelChoiceField(Movement.objects.order_by("folded_name"), label=_("Movement"), required=False)
    note = forms.CharField(label=_("Remark"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


class NewAwardRoundForm(AwardRoundForm):
    """Also who holds it."""

    body = KeptBodyField(holding_bodies, label=_("Held by"))
    field_order = ("form", "name", "body")


class AddAwardRound(FormScreen):
    """A round is prepared; it takes proposals once it is opened."""

    title, model, needs = _("Prepare a round of awards"), AwardRound, "keep"
    form_class: type[forms.Form] = NewAwardRoundForm
    done = _("The round is prepared. Open it when proposals may come.")

    @property
    def back(self) -> str:
        return reverse("recognition:rounds")

    def trail(self) -> list[Crumb]:
        return [rounds_crumb()]

    def initial(self) -> dict[str, Any]:
        return {"form": RoundForm.YEARLY, "year": self.today.year}

    def run(self, form: forms.Form) -> AwardRound:
        values = dict(form.cleaned_data)
        awards = values.pop("awards")
        return rounds.add_round(AwardRound(**values), awards, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("recognition:round", args=[result.pk])


class ChangeAwardRound(AddAwardRound):
    """Other days, another name, other awards."""

    title, form_class, done = _("Change the round"), AwardRoundForm, _("The round is saved.")

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> list[Crumb]:
        return [rounds_crumb(), Crumb(str(self.record), self.back)]

    def initial(self) -> dict[str, Any]:
        names = ("form", "name", "year", "opens_on", "closes_on", "eligible", "note")
        kept = {name: getattr(self.record, name) for name in names}
        return kept | {"awards": list(self.record.awards.all()), "movement": self.record.movement_id}

    def run(self, form: forms.Form) -> AwardRound:
        values = dict(form.cleaned_data)
        awards = values.pop("awards")
        return rounds.change_round(self.record, values, awards, by=self.actor, at=self.at)


class MoveAwardRound(NamedMoveScreen):
    """The round is opened or closed."""

    model, moves = AwardRound, AWARD_ROUND_MOVES
    OPERATIONS = {"open": rounds.open_round, "close": rounds.close_round}

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> list[Crumb]:
        return [rounds_crumb(), Crumb(str(self.record), self.back)]

    def run(self, form: Any) -> AwardRound:
        return self.OPERATIONS[self.move](self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])

    def after(self, result: Any) -> str:
        return reverse("recognition:round", args=[result.pk])
