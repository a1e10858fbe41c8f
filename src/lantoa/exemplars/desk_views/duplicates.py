"""Dossiers that may be about the same exemplar: the list, two of them side by side, and what is decided about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import ListColumn, ListFilter, ListScreen
from lantoa.desk.moving import MoveScreen, ReasonForm
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb, Screen
from lantoa.exemplars.comparing import share_of, side_by_side, worded
from lantoa.exemplars.desk_views.dossiers import register_crumb
from lantoa.exemplars.desk_views.filters import UnderFilter
from lantoa.exemplars.models import Dossier, DuplicatePair, Milestone
from lantoa.exemplars.operations import likeness, merging
from lantoa.exemplars.pair_states import PAIR_MOVES, PairState
from lantoa.exemplars.queries.dossiers import life_of
from lantoa.exemplars.queries.pairs import standing
from lantoa.exemplars.states import DossierState
from lantoa.kit.access import visible

PAIRS = gettext_lazy("May be the same")


def pairs_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(PAIRS, reverse("exemplars:duplicates"))


def why(pair: Any) -> str:
    """What speaks for it, in words."""
    return worded(pair.reasons)


class DismissedFilter(ListFilter):
    """Those that nobody spoke of; asked for, those that were said to be two."""

    def fields(self, actor: Any) -> dict[str, forms.Field]:
        return {self.name: forms.BooleanField(label=self.label, required=False)}

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        return records.filter(state=PairState.DISMISSED if values.get(self.name) else PairState.OPEN)


class DuplicateList(ListScreen):
    """The pairs of which the person sees both dossiers, the likeliest first."""

    title, model, ordering = PAIRS, DuplicatePair, ("-weight", "pk")
    search = ("first__folded_name", "second__folded_name")
    empty = gettext_lazy("No two dossiers are known that may be about the same exemplar.")
    columns = (
        ListColumn("first", gettext_lazy("The earlier dossier"), "first.name", order="first__sort_key"),
        ListColumn("first_body", gettext_lazy("Its body"), "first.body.name", order="first__body__sort_key"),
        ListColumn("second", gettext_lazy("The later dossier"), "second.name", order="second__sort_key"),
        ListColumn("second_body", gettext_lazy("The body of the later one"), "second.body.name"),
        ListColumn("why", gettext_lazy("What speaks for it"), why),
        ListColumn("weight", gettext_lazy("How likely (%)"), order="weight", kind="number"),
        ListColumn("found_at", gettext_lazy("Noticed"), order="found_at", kind="date", shown=False),
    )
    filters = (
        UnderFilter("body", gettext_lazy("Body, and those below it"), "first__body"),
        DismissedFilter("dismissed", gettext_lazy("Those that are not the same")),
    )

    def queryset(self) -> QuerySet:
        return standing().select_related("first__body", "second__body")

    def url_of(self, record: Any) -> str:
        return reverse("exemplars:duplicate", args=[record.pk])


@dataclass(frozen=True)
class ComparedRow:
    """One thing that is known of both; `same` where both say the same."""

    label: str | Promise
    first: object
    second: object

    @property
    def same(self) -> bool:
        return self.first == self.second


class DuplicateRecord(RecordScreen):
    """The two side by side: who they are, what they were honoured for, and what their texts have in common."""

    model, moves = DuplicatePair, PAIR_MOVES
    move_urls = {"dismiss": "exemplars:dismiss_duplicate", "ask_again": "exemplars:ask_duplicate_again"}

    def queryset(self) -> QuerySet:
        bodies = ("first__body", "second__body", "first__held_by", "second__held_by", "first__field", "second__field")
        return DuplicatePair.objects.select_related(*bodies)

    def trail(self) -> Sequence[Crumb]:
        return [pairs_crumb()]

    @cached_property
    def both(self) -> tuple[Dossier, Dossier]:
        return self.record.first, self.record.second

    @property
    def merged(self) -> Dossier | None:
        """The one that was merged already, if any."""
        return next((each for each in self.both if each.state == DossierState.MERGED), None)

    def state(self) -> str | Promise:
        return _("merged") if self.merged else super().state()

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        return [(_("What speaks for it"), why(self.record)), (_("How likely"), f"{self.record.weight} %")]

    def actions(self) -> list[RecordAction]:
        return [] if self.merged else super().actions()

    def further_actions(self) -> Sequence[RecordAction]:
        return [self.action(_("Make one dossier of them"), "exemplars:merge_duplicate", "merge", tone="danger")]

    def panels(self) -> Sequence[RecordPanel]:
        first, second = side_by_side(*(each.summary for each in self.both))
        texts = {"both": self.both, "texts": ((self.both[0], first), (self.both[1], second))}
        table = {"both": self.both, "rows": [row for row in self.rows() if row.first or row.second]}
        return [
            RecordPanel(_("What is known of both"), "exemplars/desk/duplicates/table.html", table),
            RecordPanel(_("What they did"), "exemplars/desk/duplicates/texts.html", texts),
        ]

    def rows(self) -> list[ComparedRow]:
        """What is known of the two, one below the other."""
        kinds: tuple[tuple[str | Promise, Any], ...] = (
            (_("Who or what"), lambda dossier: dossier.get_kind_display()),
            (_("Belongs to"), lambda dossier: dossier.body.name),
            (_("Lies with"), lambda dossier: dossier.held_by.name),
            (_("Village or place"), lambda dossier: dossier.place),
            (_("Position or work"), lambda dossier: dossier.position),
            (_("Born"), lambda dossier: dossier.born),
            (_("Sex"), lambda dossier: dossier.get_sex_display()),
            (_("Field of work"), lambda dossier: dossier.field.name if dossier.field else ""),
            (_("State"), lambda dossier: dossier.get_state_display()),
            (_("Found on"), lambda dossier: f"{dossier.found_on:%d/%m/%Y}"),
            (_("Earlier honours"), lambda dossier: dossier.earlier_honours),
        )
        rows = [ComparedRow(label, *(read(each) for each in self.both)) for label, read in kinds]
        return [*rows, ComparedRow(_("The way so far"), *(_way(life_of(each)) for each in self.both))]


def _way(life: Sequence[Milestone]) -> str:
    """The milestones that stand, in one line each."""
    return "\n".join(f"{each}, {each.body.name} {each.document}".rstrip() for each in life if not each.struck_at)


class AboutPair(FormScreen):
    """A form about one pair."""

    model = DuplicatePair

    def queryset(self) -> QuerySet:
        return DuplicatePair.objects.select_related("first__body", "second__body")

    @property
    def back(self) -> str:
        return reverse("exemplars:duplicate", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return [pairs_crumb(), Crumb(str(self.record), self.back)]


class SettlePair(AboutPair, MoveScreen):
    """They are two, or may be one after all."""

    moves = PAIR_MOVES
    form_class = ReasonForm

    def run(self, form: forms.Form) -> DuplicatePair:
        settle = {"dismiss": likeness.dismiss, "ask_again": likeness.ask_again}[self.move]
        return settle(self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])

    def told(self, result: Any) -> str | Promise:
        if result.state == PairState.DISMISSED:
            return _("It is remembered that they are not the same. Nobody is asked about these two again.")
        return _("They stand in the list again.")

    def after(self, result: Any) -> str:
        return self.back


class MergePairForm(forms.Form):
    """Which of the two goes on, and why they are one."""

    stays = forms.ChoiceField(label=gettext_lazy("Which dossier goes on"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Why they are one"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class MergePair(AboutPair):
    """Two become one. It can be undone on the page of the dossier that ended."""

    title, form_class, needs = gettext_lazy("Make one dossier of them"), MergePairForm, "merge"
    submit, done = gettext_lazy("Merge them"), gettext_lazy("The two are one dossier now.")
    lead = gettext_lazy("The dossier that goes on shows the way of both, and what both counted counts once.")

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        both = (self.record.first, self.record.second)
        stays: Any = form.fields["stays"]
        stays.choices = [(str(each.pk), f"{each.name}, {each.body.name} ({each.get_state_display()})") for each in both]
        return form

    def run(self, form: forms.Form) -> Dossier:
        stays, reason = int(form.cleaned_data["stays"]), form.cleaned_data["reason"]
        return merging.merge_pair(self.record, stays=stays, by=self.actor, at=self.at, reason=reason)

    def after(self, result: Any) -> str:
        return reverse("exemplars:dossier", args=[result.pk])


class NearCopyScreen(Screen):
    """The texts of two dossiers side by side, with what stands in both marked."""

    template_name = "exemplars/desk/duplicates/near_copy.html"

    def prepare(self) -> None:
        dossiers = visible(self.actor, Dossier.objects.select_related("body"), "open")
        self.first = self.load(dossiers, pk=self.kwargs["pk"])
        self.second = self.load(dossiers, pk=self.kwargs["other"])
        if self.first.pk == self.second.pk:
            raise Http404

    def page_title(self) -> str:
        return _("The same words in two dossiers")

    def trail(self) -> Sequence[Crumb]:
        return [register_crumb(), Crumb(str(self.first), reverse("exemplars:dossier", args=[self.first.pk]))]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        one, other = side_by_side(self.first.summary, self.second.summary)
        texts = ((self.first, one), (self.second, other))
        percent = round(100 * share_of(self.first.summary, self.second.summary))
        return self.page(texts=texts, first=self.first, second=self.second, percent=percent)
