"""Requests to come and learn: the list, and one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.lists import ChoiceFilter, DateRangeFilter, ListColumn, ListScreen
from lantoa.desk.records import RecordAction, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.exemplars.desk_views.filters import UnderFilter
from lantoa.kit.access import may
from lantoa.replication.models import LearningVisit
from lantoa.replication.states import VISIT_MOVES, VisitState

REGISTER = gettext_lazy("Learning visits")


def visits_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("replication:visits"))


class VisitList(ListScreen):
    """Those that the person's bodies asked for, and those that they are asked for."""

    title, model, search, ordering = REGISTER, LearningVisit, ("dossier__folded_name",), ("-wished_on", "-pk")
    empty = gettext_lazy("A visit is asked for from the page of an exemplar: “Ask to come and learn”.")
    columns = (
        ListColumn("dossier", gettext_lazy("Exemplar"), "dossier.name", order="dossier__sort_key"),
        ListColumn("body", gettext_lazy("Who asks"), "body.name", order="body__sort_key"),
        ListColumn("host", gettext_lazy("Who is asked"), "host.name", order="host__sort_key"),
        ListColumn("wished_on", gettext_lazy("Wished for"), order="wished_on", kind="date"),
        ListColumn("people", gettext_lazy("How many people"), order="people", kind="number"),
        ListColumn("state", gettext_lazy("State"), "get_state_display", order="state", kind="state"),
        ListColumn("held_on", gettext_lazy("Held on"), order="held_on", kind="date", shown=False),
        ListColumn("attended", gettext_lazy("How many came"), order="attended", kind="number", shown=False),
    )
    filters = (
        UnderFilter("body", gettext_lazy("Who asks, and below it"), "body"),
        UnderFilter("host", gettext_lazy("Who is asked, and below it"), "host"),
        ChoiceFilter("state", gettext_lazy("State"), VisitState.choices),
        DateRangeFilter("wished_on", gettext_lazy("Wished for")),
    )

    def queryset(self) -> QuerySet:
        return LearningVisit.objects.select_related("dossier", "body", "host")

    def url_of(self, record: Any) -> str:
        return reverse("replication:visit", args=[record.pk])


class VisitRecord(RecordScreen):
    """One of them."""

    model, moves = LearningVisit, VISIT_MOVES
    move_urls = {
        "agree": "replication:agree_to_visit",
        "decline": "replication:decline_visit",
        "hold": "replication:hold_visit",
        "undo_hold": "replication:undo_hold_visit",
        "call_off": "replication:call_off_visit",
        "ask_again": "replication:ask_again",
    }

    def queryset(self) -> QuerySet:
        return LearningVisit.objects.select_related("dossier__body", "body", "host")

    def trail(self) -> Sequence[Crumb]:
        return [visits_crumb()]

    def standfirst(self) -> str | Promise:
        return _("%(body)s asks %(host)s") % {"body": self.record.body.name, "host": self.record.host.name}

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        found = self.record
        return [
            (_("What is to be learned"), found.purpose),
            (_("Wished for"), f"{found.wished_on:%d/%m/%Y}"),
            (_("How many people"), found.people),
            (_("Whom to ask"), found.contact),
            (_("Answer"), found.answer),
            (_("Agreed for"), f"{found.agreed_on:%d/%m/%Y}" if found.agreed_on else ""),
            (_("Held on"), f"{found.held_on:%d/%m/%Y}" if found.held_on else ""),
            (_("How many came"), found.attended),
        ]

    def further_actions(self) -> Sequence[RecordAction]:
        if not may(self.actor, "view", self.record.dossier):
            return []
        return [RecordAction(_("To the exemplar"), reverse("exemplars:dossier", args=[self.record.dossier_id]))]
