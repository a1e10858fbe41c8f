"""The ledger of adoptions, and one of them: who adopts what from whom, how far, and how it goes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext, pgettext_lazy

from lantoa.desk.lists import ChoiceFilter, DateRangeFilter, FlagFilter, ListColumn, ListScreen, ReferenceFilter
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.evidence.queries.folders import told
from lantoa.exemplars.desk_views.filters import UnderFilter
from lantoa.kit.access import may, visible
from lantoa.movements.models import Field
from lantoa.replication.models import Adopter, Adoption
from lantoa.replication.queries.adoptions import waiting_for_a_word, whole
from lantoa.replication.states import LEVEL_MOVES, STANDING_MOVES, AdoptionLevel, AdoptionState

REGISTER = gettext_lazy("Adoptions")


def ledger_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("replication:adoptions"))


def standing(adoption: Any) -> str:
    """Its level, or that it was given up."""
    if adoption.state == AdoptionState.ENDED:
        return str(adoption.get_state_display())
    return str(adoption.get_level_display())


class AdoptionList(ListScreen):
    """Who adopts what: at the person's bodies and those below, and from their exemplars."""

    title, model, search = REGISTER, Adoption, ("folded_name", "source__folded_name")
    ordering = ("-adopted_on", "-pk")
    adding = ("replication:find_source", gettext_lazy("Register an adoption"), "keep")
    empty = gettext_lazy("Whoever does the same as an exemplar, wholly or in part, stands here, and how far they came.")
    columns = (
        ListColumn("name", gettext_lazy("Who adopts"), "adopter", order="folded_name"),
        ListColumn("source", pgettext_lazy("adoption", "From"), "source.name", order="source__sort_key"),
        ListColumn("body", gettext_lazy("Body"), "body.name", order="body__sort_key"),
        ListColumn("adopted_on", pgettext_lazy("adoption", "Since"), order="adopted_on", kind="date"),
        ListColumn("level", pgettext_lazy("adoption", "Level"), standing, order="level", kind="state"),
        ListColumn("block", gettext_lazy("Building block"), "block.title", shown=False),
        ListColumn("kind", gettext_lazy("Kind of adopter"), "get_kind_display", order="kind", shown=False),
        ListColumn("place", gettext_lazy("Village or place"), shown=False),
        ListColumn("learned_from", gettext_lazy("Learned from"), "learned_from.adopter", shown=False),
        ListColumn("ended_on", gettext_lazy("Given up on"), order="ended_on", kind="date", shown=False),
        ListColumn("ended_because", gettext_lazy("Why it was given up"), shown=False),
    )
    filters = (
        UnderFilter("body", gettext_lazy("Adopted at, and below it"), "body"),
        UnderFilter("from", gettext_lazy("Exemplars of, and below it"), "source__body"),
        ReferenceFilter("source__field", gettext_lazy("Field of work"), Field.objects.filter(retired=False)),
        ChoiceFilter("level", pgettext_lazy("adoption", "Level"), AdoptionLevel.choices),
        ChoiceFilter("state", gettext_lazy("State"), AdoptionState.choices),
        ChoiceFilter("kind", gettext_lazy("Kind of adopter"), Adopter.choices),
        DateRangeFilter("adopted_on", pgettext_lazy("adoption", "Since")),
        FlagFilter("to_ask", gettext_lazy("To be asked after"), lambda rows: waiting_for_a_word(rows, localdate())),
    )

    def queryset(self) -> QuerySet:
        return whole(Adoption.objects.all())

    def url_of(self, record: Any) -> str:
        return reverse("replication:adoption", args=[record.pk])


class AdoptionRecord(RecordScreen):
    """One adoption."""

    model, moves = Adoption, LEVEL_MOVES
    move_urls = {
        "try_out": "replication:try_out",
        "adapt": "replication:adapt",
        "make_standard": "replication:make_standard",
        "undo_try_out": "replication:undo_try_out",
        "undo_adapt": "replication:undo_adapt",
        "undo_standard": "replication:undo_standard",
    }
    STANDING_URLS = {"end": "replication:end_adoption", "take_up_again": "replication:take_up_again"}

    def queryset(self) -> QuerySet:
        return whole(Adoption.objects.all())

    def trail(self) -> Sequence[Crumb]:
        return [ledger_crumb()]

    def page_title(self) -> str:
        return str(self.record.adopter)

    def standfirst(self) -> str | Promise:
        return _("Adopts from %(source)s (%(body)s)") % {
            "source": self.record.source,
            "body": self.record.source.body.name,
        }

    def state(self) -> str | Promise:
        return standing(self.record)

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        found = self.record
        return [
            (_("Kind of adopter"), found.get_kind_display()),
            (_("Body"), found.body.name if found.kind != Adopter.BODY else ""),
            (_("Village or place"), found.place),
            (_("Agreed to be named on"), f"{found.consented_on:%d/%m/%Y}" if found.consented_on else ""),
            (_("Building block"), found.block or _("all of it")),
            (pgettext("adoption", "Since"), f"{found.adopted_on:%d/%m/%Y}"),
            (pgettext("adoption", "Level"), found.get_level_display() if found.state == AdoptionState.ENDED else ""),
            (_("Learned from"), found.learned_from.adopter if found.learned_from else _("the exemplar itself")),
            (_("Given up on"), f"{found.ended_on:%d/%m/%Y}" if found.ended_on else ""),
            (_("Why it was given up"), found.ended_because),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        adoption, keeps = self.record, bool(may(self.actor, "keep", self.record))
        steps, asked = list(adoption.steps.select_related("proof")), list(adoption.follow_ups.all())
        taught = list(visible(self.actor, adoption.taught.order_by("adopted_on", "pk")))
        shown = {"asked": asked, "keeps": keeps and adoption.state == AdoptionState.STANDS}
        found = [
            RecordPanel(_("Level by level"), "replication/desk/steps.html", {"steps": steps}),
            RecordPanel(_("How it goes"), "replication/desk/follow_ups.html", shown),
        ]
        if taught:
            shown = {"adoptions": taught, "more": False}
            found.append(RecordPanel(_("Who learned from them"), "replication/desk/adopted.html", shown, len(taught)))
        if may(self.actor, "view", adoption.folder):
            shown = {"told": told(adoption.folder, self.actor)}
            found.append(RecordPanel(_("Files and photos"), "evidence/folder/files.html", shown))
        return found

    def further_actions(self) -> Sequence[RecordAction]:
        offers = [each for each in STANDING_MOVES.open_to(self.record, self.actor) if each.fits]
        moving = [
            RecordAction(each.move.label, self.url(self.STANDING_URLS[each.move.name]), each.answer, each.move.tone)
            for each in offers
        ]
        found = [*moving, self.action(_("Change it"), "replication:change_adoption", "keep")]
        if may(self.actor, "view", self.record.source):
            found.append(RecordAction(_("To the exemplar"), reverse("exemplars:dossier", args=[self.record.source_id])))
        return found
