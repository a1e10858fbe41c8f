"""The register of honours, and one of them: what it is, what became of it, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.lists import ChoiceFilter, FlagFilter, ListColumn, ListScreen
from lantoa.desk.lists.bulk import BulkAct
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen, Requirement
from lantoa.desk.screens import Crumb
from lantoa.exemplars.desk_views.filters import UnderFilter, years
from lantoa.exemplars.models import Kind
from lantoa.kit.access import may, visible
from lantoa.recognition.decision_documents import address_of
from lantoa.recognition.decision_states import GIVEN, HONOUR_MOVES, IN_FORCE, HonourState
from lantoa.recognition.models import AwardKind, Decision, Honour, Merit
from lantoa.recognition.operations import handing_over
from lantoa.recognition.verification_codes import spaced

REGISTER = gettext_lazy("Register of honours")


def register_crumb() -> Crumb:
    """The step of the trail that leads to the register."""
    return Crumb(REGISTER, reverse("recognition:honours"))


def dong(amount: int | None) -> str:
    """Money as offices write it: "1.410.000 đ"."""
    return f"{amount:,} đ".replace(",", ".") if amount is not None else ""


def _not_handed_over(found: QuerySet[Honour]) -> QuerySet[Honour]:
    return found.filter(handover=None, state__in=IN_FORCE)


class HandoverForm(forms.Form):
    """When and where."""

    on = forms.DateField(label=gettext_lazy("Handed over on"), initial=localdate)
    occasion = forms.CharField(
        label=gettext_lazy("Occasion"), max_length=200, help_text=gettext_lazy("Such as: Hội nghị tổng kết năm 2026.")
    )


class HandOverMany(BulkAct):
    """All that were handed over at one ceremony."""

    name, label, needs = "hand_over", gettext_lazy("Record the handing over"), "keep"
    form_class = HandoverForm
    can_undo = True

    def ready(self, records: QuerySet) -> QuerySet:
        return _not_handed_over(records)

    def why_not(self, record: Any) -> str | Promise:
        return _("revoked") if record.state == HonourState.REVOKED else _("handed over already")

    def run(self, record: Any, *, by: Any, at: Any, **values: Any) -> object:
        handing_over.hand_over(record, handing_over.Handed(**values), by=by, at=at)
        return {}

    def undo(self, record: Any, before: Any, *, by: Any, at: Any) -> None:
        handing_over.take_back_handover(record, by=by, at=at)


class HonourList(ListScreen):
    """The register (sổ khen thưởng): each honour that was ever given, with its running number."""

    title, model, search = REGISTER, Honour, ("folded_name",)
    ordering = ("-register_year", "-register_number", "-pk")
    empty = gettext_lazy("Each honour stands here with its running number once its decision is signed.")
    acts = (HandOverMany(),)
    columns = (
        ListColumn("name", gettext_lazy("Name"), order="folded_name"),
        ListColumn("register", gettext_lazy("Number in the register"), "in_register", order="register_number"),
        ListColumn("award", gettext_lazy("Award"), "award.name", order="award__folded_name"),
        ListColumn("period", gettext_lazy("For the time")),
        ListColumn("decision", gettext_lazy("Decision"), "decision.number", order="decision__number_key"),
        ListColumn(
            "signed_on", gettext_lazy("Signed on"), "decision.signed_on", order="decision__signed_on", kind="date"
        ),
        ListColumn("body", gettext_lazy("Given by"), "body.name", order="body__sort_key"),
        ListColumn("state", gettext_lazy("State"), "get_state_display", order="state", kind="state"),
        ListColumn("about", gettext_lazy("Position, office or village"), shown=False),
        ListColumn("wording", gettext_lazy("Achievement"), shown=False),
        ListColumn("kind", gettext_lazy("Who or what"), "dossier.get_kind_display", shown=False),
        ListColumn(
            "handed_over",
            gettext_lazy("Handed over on"),
            "handover_on",
            order="handover__on",
            kind="date",
            shown=False,
        ),
        ListColumn("amount", gettext_lazy("Bonus in đồng"), order="amount", kind="number", shown=False),
    )
    filters = (
        UnderFilter("body", gettext_lazy("Given by, and those below it"), "body"),
        ChoiceFilter("year", gettext_lazy("Register of the year"), years, "register_year"),
        ChoiceFilter("award_kind", gettext_lazy("Kind of award"), AwardKind.choices, "award__kind"),
        ChoiceFilter("merit", gettext_lazy("Honoured for"), Merit.choices, "proposal__merit"),
        ChoiceFilter("kind", gettext_lazy("Who or what"), Kind.choices, "dossier__kind"),
        ChoiceFilter("state", gettext_lazy("State"), [each for each in HonourState.choices if each[0] in GIVEN]),
        FlagFilter("waiting", gettext_lazy("Not handed over yet"), _not_handed_over),
    )

    def queryset(self) -> QuerySet:
        found = Honour.objects.filter(state__in=GIVEN).select_related("award", "decision", "body", "dossier")
        return found.annotate(handover_on=F("handover__on"))

    def url_of(self, record: Any) -> str:
        return reverse("recognition:honour", args=[record.pk])


class HonourRecord(RecordScreen):
    """One honour."""

    model, moves = Honour, HONOUR_MOVES
    move_urls = {
        "correct": "recognition:correct_honour",
        "revoke": "recognition:revoke_honour",
        "restore": "recognition:restore_honour",
    }

    def queryset(self) -> QuerySet:
        return Honour.objects.select_related(
            "award", "decision__body", "body", "dossier__body", "corrected_by", "revoked_by",
            "handover__proof", "recovery", "badge",
        )  # fmt: skip

    def prepare(self) -> None:
        super().prepare()
        self.is_given = self.record.state in GIVEN
        self.holds = self.record.state in IN_FORCE

    def trail(self) -> Sequence[Crumb]:
        return [register_crumb()]

    def standfirst(self) -> str | Promise:
        return f"{self.record.award.name}. {self.record.decision.cited}"

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        found = self.record
        money = dong(found.amount)
        if found.amount is not None:
            money += f" ({found.multiple.normalize():f} × {dong(found.base_wage)})"
        return [
            (_("Number in the register"), found.in_register),
            (_("Given by"), found.body.name),
            (_("For the time"), found.period),
            (_("Position, office or village"), found.about),
            (_("Achievement"), found.wording),
            (_("Bonus"), money),
            (_("Handed over"), getattr(found, "handover", None)),
            (_("Corrected by"), _changed(found.corrected_by, found.correction_reason)),
            (_("Revoked by"), _changed(found.revoked_by, found.revocation_reason)),
        ]

    def requirements(self) -> Sequence[Requirement]:
        if self.holds:
            handed = Requirement(
                _("Handed over"), hasattr(self.record, "handover"), _("At a ceremony, or by post."),
                self.url("recognition:hand_over"),
            )  # fmt: skip
            return [handed]
        recovery = getattr(self.record, "recovery", None)
        if recovery is None:
            return []
        note = self.url("recognition:note_recovery")
        money = _("Paid back: %(back)s of %(due)s")
        words = {"back": dong(recovery.amount_back), "due": dong(recovery.amount_due)}
        found = [Requirement(_("The certificate came back"), bool(recovery.certificate_back_on), "", note)]
        if recovery.amount_due:
            met = recovery.amount_back >= recovery.amount_due
            found.append(Requirement(money % words, met, "", note))
        return found

    def panels(self) -> Sequence[RecordPanel]:
        opens = visible(self.actor, type(self.record.dossier).objects.filter(pk=self.record.dossier_id)).exists()
        sees = visible(self.actor, Decision.objects.filter(pk=self.record.decision_id)).exists()
        shown = {"honour": self.record, "opens": opens, "sees": sees, "holds": self.holds, "is_given": self.is_given}
        shown |= {"address": address_of(self.record), "code": spaced(self.record.code)} if self.is_given else {}
        shown["keeps"] = bool(may(self.actor, "keep", self.record))
        return [RecordPanel(_("Where it stands, and its papers"), "recognition/desk/honour.html", shown)]

    def further_actions(self) -> Sequence[RecordAction]:
        if not self.is_given:
            return [
                self.action(_("Change the words"), "recognition:reword_honour", "keep"),
                self.action(_("Take off the list"), "recognition:take_off_list", "keep"),
            ]
        found = []
        if self.holds and not hasattr(self.record, "handover"):
            found.append(self.action(_("Record the handing over"), "recognition:hand_over", "keep", tone="primary"))
        if hasattr(self.record, "handover"):
            found.append(self.action(_("Strike out the handing over"), "recognition:strike_handover", "keep"))
        if self.holds:
            found.append(self.action(_("Send word to the honoree"), "recognition:notify_honoree", "keep"))
        if self.holds and not hasattr(self.record, "badge"):
            found.append(self.action(_("Issue a digital badge"), "recognition:issue_badge", "keep"))
        if hasattr(self.record, "recovery"):
            found.append(self.action(_("Record what came back"), "recognition:note_recovery", "keep"))
        return found


def _changed(by: Decision | None, reason: str) -> str:
    return f"{by.cited}. {reason}" if by else ""
