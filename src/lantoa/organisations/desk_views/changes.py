"""Changes of bodies that were recorded: the list, each with what it did, and taking one back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.lists import ChoiceFilter, DateRangeFilter, ListColumn, ListScreen
from lantoa.desk.moving import MoveScreen
from lantoa.desk.records import RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.access import may
from lantoa.organisations.desk_views.guided.telling import ToldPart, parts_of, told_part
from lantoa.organisations.effects_lines import lines_of
from lantoa.organisations.models import Change, ChangeKind
from lantoa.organisations.operations.undoing import undo
from lantoa.organisations.queries.effects import effects_of
from lantoa.organisations.queries.recorded import bodies_of, with_bodies
from lantoa.organisations.states import MOVES, ChangeState


def changes_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(_("Changes of organisation"), reverse("organisations:changes"))


class ChangeList(ListScreen):
    """What happened to bodies, the latest day first."""

    title = gettext_lazy("Changes of organisation")
    model = Change
    search = ("folded_document",)
    ordering = ("-on", "-pk")
    adding = ("organisations:found", gettext_lazy("Found a body"), "undo")
    empty = gettext_lazy("Nothing has been recorded yet. Bodies are changed from their pages.")
    columns = (
        ListColumn("kind", gettext_lazy("What"), "get_kind_display", order="kind"),
        ListColumn("on", gettext_lazy("In force from"), order="on", kind="date"),
        ListColumn("bodies", gettext_lazy("Bodies"), bodies_of),
        ListColumn("document", gettext_lazy("Deciding document"), order="folded_document"),
        ListColumn("state", gettext_lazy("State"), "get_state_display", order="state", kind="state"),
        ListColumn("recorded_at", gettext_lazy("Recorded at"), order="recorded_at", kind="date", shown=False),
        ListColumn("recorded_by", gettext_lazy("Recorded by"), "recorded_by", shown=False),
    )
    filters = (
        ChoiceFilter("kind", gettext_lazy("What"), ChangeKind.choices),
        ChoiceFilter("state", gettext_lazy("State"), ChangeState.choices),
        DateRangeFilter("on", gettext_lazy("In force")),
    )

    def queryset(self) -> QuerySet:
        return with_bodies(Change.objects.select_related("recorded_by"))

    def url_of(self, record: Any) -> str:
        return reverse("organisations:change", args=[record.pk])

    def trail(self) -> Sequence[Crumb]:
        return [Crumb(_("Organisations"), reverse("organisations:tree"))]


class ChangeScreen(RecordScreen):
    """One change: what it began and ended, who recorded it, and whether it can be taken back."""

    model = Change
    moves = MOVES
    move_urls = {"undo": "organisations:undo"}  # noqa: RUF012 - as every record screen declares it

    def queryset(self) -> QuerySet:
        return Change.objects.select_related("recorded_by")

    def trail(self) -> Sequence[Crumb]:
        return [changes_crumb()]

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        return [
            (_("In force from"), f"{self.record.on:%d/%m/%Y}"),
            (_("Deciding document"), self.record.document),
            (_("A note of ours"), self.record.note),
            (_("Recorded by"), self.record.recorded_by),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        bodies = self.record.bodies.order_by("sort_key")
        shown = [RecordPanel(_("Bodies concerned"), "organisations/desk/concerned.html", {"bodies": bodies})]
        if self.record.state == ChangeState.IN_FORCE:
            shown.insert(0, RecordPanel(_("What it did"), "organisations/desk/effects.html", {"parts": self.did()}))
        return shown

    def did(self) -> list[ToldPart]:
        """What the change did; who went along or lost a role is told to those who administer the bodies."""
        effects = effects_of(self.record)
        if not may(self.actor, "undo", self.record):
            effects = replace(effects, people_moved=[], people_left=[])
        further = [told_part(heading, lines) for heading, lines in lines_of(self.record)]
        return [*parts_of(effects), *further]


class UndoScreen(MoveScreen):
    """Everything as it was before the change."""

    model = Change
    moves = MOVES
    move = "undo"
    submit = gettext_lazy("Undo this change")
    lead = gettext_lazy("Everything that the change began and ended is put back as it was. Its record stays.")
    done = gettext_lazy("Undone. Everything is as it was before.")

    def trail(self) -> Sequence[Crumb]:
        return [changes_crumb(), Crumb(str(self.record), self.back)]

    @property
    def back(self) -> str:
        """The page of the change."""
        return reverse("organisations:change", args=[self.record.pk])

    def run(self, form: Any) -> Change:
        return undo(self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])

    def after(self, result: Change) -> str:
        return self.back
