"""Rounds of registration and introduction: the list, one with whom it brought, and its form."""

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
from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.exemplars.access import keeping_bodies
from lantoa.exemplars.desk_views.round_units import units_panel
from lantoa.exemplars.measures import MEASURES
from lantoa.exemplars.models import Dossier, Milestone, Round, RoundKind
from lantoa.exemplars.operations import rounds
from lantoa.exemplars.queries.balance import balance_of
from lantoa.exemplars.queries.routes import usual_way
from lantoa.exemplars.queries.screening import sets_in_force
from lantoa.kit.access import visible
from lantoa.organisations.fields import BodyField, KeptBodyField
from lantoa.organisations.reach import own_bodies
from lantoa.plans.models import Duty

REGISTER = _("Rounds")
SHOWN = 200  # of those that a round brought, on its page


def register_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("exemplars:rounds"))


def _open(found: QuerySet[Round]) -> QuerySet[Round]:
    return found.filter(since__lte=localdate(), until__gte=localdate())


class RoundList(ListScreen):
    """The rounds that the person's bodies hold, or are asked in."""

    title, model, search, ordering = REGISTER, Round, (), ("-until", "-pk")
    adding = ("exemplars:add_round", _("Open a round"), "keep")
    empty = _("A round asks the bodies below for exemplars by a day. Outside of rounds they come all year.")
    columns = (
        ListColumn("title", _("Round"), order="title"),
        ListColumn("kind", _("What is asked for"), "get_kind_display", order="kind"),
        ListColumn("body", _("Held by"), "body.name", order="body__sort_key"),
        ListColumn("since", _("From"), order="since", kind="date"),
        ListColumn("until", _("To"), order="until", kind="deadline"),
        ListColumn("brought", _("Exemplars"), "brought", kind="number"),
    )
    filters = (
        ChoiceFilter("kind", _("What is asked for"), RoundKind.choices),
        FlagFilter("open", _("Open now"), _open),
    )

    def queryset(self) -> QuerySet:
        standing = Count("milestones__dossier", filter=Q(milestones__struck_at=None), distinct=True)
        return Round.objects.select_related("body").annotate(brought=standing)

    def url_of(self, record: Any) -> str:
        return reverse("exemplars:round", args=[record.pk])


class RoundRecord(RecordScreen):
    """One round: whom it asks, its route, whom it brought, and how balanced they are."""

    model = Round

    def queryset(self) -> QuerySet:
        return Round.objects.select_related("body", "asked_below", "to_body", "via", "criteria_set", "duty")

    def trail(self) -> Sequence[Crumb]:
        return [register_crumb()]

    def standfirst(self) -> str | Promise:
        return f"{capfirst(self.record.get_kind_display())}. {self.record.body.name}"

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        found = self.record
        return [
            (_("From day to day"), f"{found.since:%d/%m/%Y} – {found.until:%d/%m/%Y}"),
            (_("Asks those below"), found.asked_below.name),
            (_("By way of"), found.via.name if found.via else ""),
            (_("Introduced to"), found.to_body.name),
            (_("Criteria"), found.criteria_set),
            (_("Duty that it serves"), found.duty),
            (_("Remark"), found.note),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        brought = Milestone.objects.standing().filter(round=self.record)
        mine = visible(self.actor, Dossier.objects.filter(pk__in=brought.values("dossier")))
        listed = (
            brought.filter(dossier__in=mine.values("pk")).select_related("dossier", "body").order_by("body__sort_key")
        )
        shown = {"milestones": list(listed[:SHOWN])}
        balance = {"balance": balance_of(visible(self.actor, mine, "open"))}
        found = [
            units_panel(self.record, self.actor),
            RecordPanel(_("Balance of the list"), "exemplars/desk/balance.html", balance),
            RecordPanel(_("Whom it brought"), "exemplars/desk/brought.html", shown, len(shown["milestones"])),
        ]
        return [panel for panel in found if panel]

    def further_actions(self) -> Sequence[RecordAction]:
        return [self.action(_("Change the round"), "exemplars:change_round", "keep")]


class RoundForm(forms.Form):
    """What is asked for, by when, and which way it goes."""

    kind = forms.ChoiceField(label=_("What is asked for"), choices=RoundKind.choices, widget=forms.RadioSelect)
    title = forms.CharField(label=_("Name of the round"), max_length=255)
    since = forms.DateField(label=_("From"), initial=localdate)
    until = forms.DateField(label=_("To"))
    asked_below = BodyField(
        label=_("Asks those below"),
        required=False,
        help_text=_(
            "Empty: below the body that holds the round. An office that the papers of a programme go through may ask"
            " those below the body whose programme it is."
        ),
    )
    to_body = BodyField(label=_("Introduced to"))
    via = BodyField(label=_("By way of"), required=False, help_text=_("As the plan says: who collects and passes on."))
    criteria_set = ReachModelChoiceField(sets_in_force(), label=_("Criteria"), required=False)
    duty = ReachModelChoiceField(
        Duty.objects.filter(measure__in=[each.key for each in MEASURES]).order_by("-pk"),
        label=_("Duty that it serves"),
        required=False,
    )
    note = forms.CharField(label=_("Remark"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


class NewRoundForm(RoundForm):
    """Who holds it, besides."""

    body = KeptBodyField(keeping_bodies, label=_("Held by"))
    field_order = ("kind", "title", "body", "since", "until", "asked_below")


class AddRound(FormScreen):
    """A round is opened."""

    title, model, needs = _("Open a round"), Round, "keep"
    form_class: type[forms.Form] = NewRoundForm
    done = _("The round is open for those below from its first day on.")

    @property
    def back(self) -> str:
        return reverse("exemplars:rounds")

    def trail(self) -> list[Crumb]:
        return [register_crumb()]

    def initial(self) -> dict[str, Any]:
        way = usual_way(keeping_bodies(self.actor), own_bodies(self.actor, self.today), self.today)
        return {
            "kind": RoundKind.INTRODUCTION,
            "via": way.via_id,
            "asked_below": way.to_body_id,
            "to_body": way.to_body_id,
        }

    def run(self, form: forms.Form) -> Round:
        return rounds.open_round(Round(**form.cleaned_data), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("exemplars:round", args=[result.pk])


class ChangeRound(AddRound):
    """Other days or another route."""

    title, form_class, done = _("Change the round"), RoundForm, _("The round is saved.")

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> list[Crumb]:
        return [register_crumb(), Crumb(str(self.record), self.back)]

    def initial(self) -> dict[str, Any]:
        kept = {name: getattr(self.record, name) for name in RoundForm.base_fields}
        ids = ("asked_below", "to_body", "via")
        return kept | {name: getattr(self.record, f"{name}_id") for name in ids}

    def run(self, form: forms.Form) -> Round:
        return rounds.change_round(self.record, form.cleaned_data, by=self.actor, at=self.at)
