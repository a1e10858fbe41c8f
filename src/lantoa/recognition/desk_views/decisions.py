"""Decisions: the list, one with its list of honours, and what is written from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from lantoa.desk.lists import ChoiceFilter, ListColumn, ListScreen
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen, Requirement
from lantoa.desk.screens import Crumb
from lantoa.evidence.office_key import has_key
from lantoa.evidence.queries.signatures import signatures_in, signed_document
from lantoa.exemplars.desk_views.filters import UnderFilter, years
from lantoa.kit.access import may, visible
from lantoa.recognition.decision_states import DECISION_MOVES, IN_FORCE, DecisionState
from lantoa.recognition.models import Decision, DecisionKind, Honour
from lantoa.recognition.queries.printing import AT_ONCE

REGISTER = gettext_lazy("Decisions")
SHOWN = 500  # honours on the page of their decision


def register_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("recognition:decisions"))


class DecisionList(ListScreen):
    """The decisions of the person's bodies and of those below."""

    title, model, search, ordering = REGISTER, Decision, ("folded_title",), ("-signed_on", "-pk")
    adding = ("recognition:draft_decision", gettext_lazy("Draft a decision"), "keep")
    empty = gettext_lazy(
        "A decision gives what a council agreed to. Draft one, and put the agreed proposals on its list."
    )
    columns = (
        ListColumn("title", gettext_lazy("Subject of the decision")),
        ListColumn("number", gettext_lazy("Number"), order="number_key"),
        ListColumn("signed_on", gettext_lazy("Signed on"), order="signed_on", kind="date"),
        ListColumn("body", gettext_lazy("Deciding body"), "body.name", order="body__sort_key"),
        ListColumn("kind", gettext_lazy("What it does"), "get_kind_display", order="kind"),
        ListColumn("listed", gettext_lazy("Honours"), "listed", order="listed", kind="number"),
        ListColumn("state", gettext_lazy("State"), "get_state_display", order="state", kind="state"),
    )
    filters = (
        UnderFilter("body", gettext_lazy("Body, and those below it"), "body"),
        ChoiceFilter("state", gettext_lazy("State"), DecisionState.choices),
        ChoiceFilter("kind", gettext_lazy("What it does"), DecisionKind.choices),
        ChoiceFilter("year", gettext_lazy("Year"), years, "year"),
    )

    def queryset(self) -> QuerySet:
        return Decision.objects.select_related("body").annotate(listed=Count("honours"))

    def url_of(self, record: Any) -> str:
        return reverse("recognition:decision", args=[record.pk])


class DecisionRecord(RecordScreen):
    """One decision: its list, what is missing before it can be signed, and its documents."""

    model, moves = Decision, DECISION_MOVES
    move_urls = {
        "sign": "recognition:sign_decision",
        "drop": "recognition:drop_decision",
        "take_up": "recognition:take_up_decision",
        "revoke": "recognition:revoke_decision",
    }

    def queryset(self) -> QuerySet:
        return Decision.objects.select_related("body", "document", "folder")

    def prepare(self) -> None:
        super().prepare()
        self.is_draft = self.record.state == DecisionState.DRAFT
        self.gives = self.record.kind == DecisionKind.GIVES

    def trail(self) -> Sequence[Crumb]:
        return [register_crumb()]

    def page_title(self) -> str:
        return str(self.record.title)

    def standfirst(self) -> str | Promise:
        return f"{self.record.body.name}. {self.record.cited}"

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        found = self.record
        line = found.get_authority_display() if found.authority else ""
        return [
            (_("What it does"), found.get_kind_display()),
            (_("Who decides"), found.issued_by),
            (_("Signer"), f"{found.signer_name}, {found.signer_post}"),
            (_("Authority line"), f"{line} {found.authority_of}".strip()),
            (_("Why without a council"), found.direct_reason),
        ]

    def requirements(self) -> Sequence[Requirement]:
        if not self.gives:
            return []
        listed = self.record.honours.exists()
        found = [Requirement(_("Somebody on the list"), listed, _("Put agreed proposals on it."))]
        if not self.is_draft:
            note = _("A scan, or the file that was signed elsewhere.")
            attach = self.url("recognition:attach_document")
            found.append(Requirement(_("Signed document"), bool(self.record.document_id), note, attach))
        return found

    def panels(self) -> Sequence[RecordPanel]:
        honours = _listed(self.record)
        keeps = bool(may(self.actor, "keep", self.record))
        shown = {"honours": honours[:SHOWN], "is_draft": self.is_draft, "keeps": keeps}
        title = _("The list") if self.gives else _("Honours that it changes")
        document = visible(self.actor, signed_document(self.record.document_id)).first()
        printed = Counter(each.award for each in honours if each.state in IN_FORCE)
        papers = {
            "decision": self.record,
            "is_draft": self.is_draft,
            "is_signed": bool(self.record.signed_on),
            "gives": self.gives,
            "awards": [(award, count > AT_ONCE) for award, count in printed.items()],
            "document": document,
            "signatures": signatures_in(document) if document else None,
        }
        found = [RecordPanel(title, "recognition/desk/listed.html", shown, len(honours))]
        if self.record.state != DecisionState.DROPPED:
            found.append(RecordPanel(pgettext("office", "Documents"), "recognition/desk/decision_papers.html", papers))
        return found

    def further_actions(self) -> Sequence[RecordAction]:
        if not self.is_draft:
            return [] if self.record.state == DecisionState.DROPPED else self._signing()
        return [
            self.action(_("Put agreed proposals on the list"), "recognition:put_on_list", "keep"),
            self.action(_("Put somebody on it directly"), "recognition:put_on_directly", "keep"),
            self.action(_("Change the decision"), "recognition:change_decision", "keep"),
        ]

    def _signing(self) -> list[RecordAction]:
        """How the signed document comes here; a newer one stands for the older."""
        if self.record.document_id:
            return [self.action(_("Attach another signed document"), "recognition:attach_document", "keep")]
        found = [self.action(_("Attach the signed document"), "recognition:attach_document", "keep")]
        if self.gives and has_key(self.record.body):
            found.append(self.action(_("Sign with the key of the office"), "recognition:sign_document", "decide"))
        return found


def _listed(decision: Decision) -> list[Honour]:
    """The honours that it gives, or that it corrected or revoked."""
    known = Honour.objects.select_related("award", "dossier", "handover")
    if decision.kind == DecisionKind.GIVES:
        return list(known.filter(decision=decision).order_by("register_number", "pk"))
    changed = "corrected_by" if decision.kind == DecisionKind.CORRECTS else "revoked_by"
    return list(known.filter(**{changed: decision}).order_by("register_year", "register_number"))
