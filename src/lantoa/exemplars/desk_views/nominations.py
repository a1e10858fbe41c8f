"""Nominations: the list with how long each has waited, and one of them on one page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.distances import waited
from lantoa.desk.lists import ChoiceFilter, DateRangeFilter, FlagFilter, ListColumn, ListScreen, ReferenceFilter
from lantoa.desk.records import RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.exemplars.desk_views.filters import UnderFilter
from lantoa.exemplars.models import CameBy, Kind, Nomination
from lantoa.exemplars.nomination_states import NOMINATION_MOVES, OPEN, NominationState
from lantoa.exemplars.queries.likeness import known_before
from lantoa.exemplars.queries.nominations import as_dossier, like
from lantoa.exemplars.tracking_codes import spaced
from lantoa.movements.models import Field

REGISTER = gettext_lazy("Nominations")


def register_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("exemplars:nominations"))


def waiting(nomination: Any) -> str:
    """For how long nobody has decided about it; nothing once somebody has."""
    return waited(localdate(nomination.waiting_since), localdate()) if nomination.state in OPEN else ""


def _undecided(nominations: QuerySet[Nomination]) -> QuerySet[Nomination]:
    return nominations.filter(state__in=OPEN)


class NominationList(ListScreen):
    """What was told to the person's bodies and to those below; what waits longest stands first."""

    title, model, search, ordering = REGISTER, Nomination, ("folded_name", "tracking_code"), ("waiting_since", "pk")
    adding = ("exemplars:add_nomination", gettext_lazy("Type in one from paper or telephone"), "keep")
    empty = gettext_lazy("Anybody can tell of somebody who does good, on the public site. What was told stands here.")
    columns = (
        ListColumn("name", gettext_lazy("Who or what"), str, order="folded_name"),
        ListColumn("kind", gettext_lazy("Kind"), "get_kind_display", order="kind"),
        ListColumn("commune", gettext_lazy("Lives or works in"), "commune.name", order="commune__sort_key"),
        ListColumn("body", gettext_lazy("Lies with"), "body.name", order="body__sort_key"),
        ListColumn("state", gettext_lazy("State"), "get_state_display", order="state", kind="state"),
        ListColumn("waiting", gettext_lazy("Waiting"), waiting, order="waiting_since"),
        ListColumn("sent_at", gettext_lazy("Sent on"), lambda each: localdate(each.sent_at), "sent_at", "date"),
        ListColumn("came_by", gettext_lazy("Came by"), "get_came_by_display", order="came_by"),
        ListColumn("field", gettext_lazy("Field of work"), "field.name", order="field__folded_name", shown=False),
        ListColumn("code", gettext_lazy("Code"), lambda each: spaced(each.tracking_code), shown=False),
    )
    filters = (
        UnderFilter("body", gettext_lazy("Body, and those below it"), "body"),
        FlagFilter("undecided", gettext_lazy("Nobody has decided"), _undecided),
        ChoiceFilter("state", gettext_lazy("State"), NominationState.choices[1:]),
        ChoiceFilter("kind", gettext_lazy("Kind"), Kind.choices),
        ChoiceFilter("came_by", gettext_lazy("Came by"), CameBy.choices),
        ReferenceFilter("field", gettext_lazy("Field of work"), Field.objects.filter(retired=False)),
        DateRangeFilter("sent_at__date", gettext_lazy("Sent")),
    )

    def queryset(self) -> QuerySet:
        return Nomination.objects.select_related("commune", "body", "field")

    def url_of(self, record: Any) -> str:
        return reverse("exemplars:nomination", args=[record.pk])


class NominationRecord(RecordScreen):
    """What somebody told, who else may be meant, and what the office can do with it."""

    model, moves = Nomination, NOMINATION_MOVES
    move_urls = {
        "take_up": "exemplars:take_up_nomination",
        "join": "exemplars:join_nomination",
        "ask": "exemplars:ask_nominator",
        "answer": "exemplars:note_answer",
        "pass_on": "exemplars:pass_nomination_on",
        "refuse": "exemplars:refuse_nomination",
        "reopen": "exemplars:reopen_nomination",
    }

    def queryset(self) -> QuerySet:
        return Nomination.objects.select_related(
            "commune", "body", "field", "folder", "dossier", "recorded_by", "came_with"
        )

    def trail(self) -> Sequence[Crumb]:
        return [register_crumb()]

    def standfirst(self) -> str | Promise:
        nomination = self.record
        place = ", ".join(filter(None, (nomination.place, nomination.commune.name)))
        return ". ".join(filter(None, (nomination.about, place)))

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        nomination = self.record
        sent = f"{localdate(nomination.sent_at):%d/%m/%Y}"
        return [
            (_("Who or what"), nomination.get_kind_display()),
            (_("Field of work"), nomination.field),
            (_("Since when"), nomination.since_when),
            (_("Lies with"), nomination.body),
            (_("How long"), waiting(nomination)),
            (_("Sent"), f"{sent}, {nomination.get_came_by_display()}"),
            (_("Typed in by"), nomination.recorded_by),
            (_("Came with the list"), nomination.came_with),
            (_("Nominator"), nomination.nominator or _("stays unnamed")),
            (_("To be reached at"), nomination.contact),
            (_("Code of the nominator"), spaced(nomination.tracking_code)),
            (_("What the nominator is told"), self.told()),
        ]

    def told(self) -> str:
        """What the page says that the nominator opens with the code."""
        state = str(NOMINATION_MOVES.label(self.record.state, "citizen"))
        reason = self.record.get_refusal_class_display() if self.record.refusal_class else ""
        return " ".join(filter(None, (state, reason)))

    def panels(self) -> Sequence[RecordPanel]:
        return [panel for panel in (self.story(), self.files(), self.alike()) if panel]

    def story(self) -> RecordPanel:
        return RecordPanel(_("What was told"), "exemplars/desk/nomination.html", {"nomination": self.record})

    def files(self) -> RecordPanel | None:
        found = list(self.record.files())
        return RecordPanel(_("Files"), "exemplars/desk/nomination_files.html", {"files": found}, len(found) or None)

    def alike(self) -> RecordPanel | None:
        if self.record.state not in OPEN:
            return None
        told = as_dossier(self.record, self.record.body, self.today)
        shown = {"dossiers": known_before(self.actor, told), "nominations": like(self.actor, self.record)}
        return RecordPanel(_("Told or known before?"), "exemplars/desk/nomination_alike.html", shown)
