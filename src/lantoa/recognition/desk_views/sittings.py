"""Sittings: the list, one with its agenda and who is there, and what is done to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate, localtime, make_aware
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.lists import ChoiceFilter, ListColumn, ListScreen
from lantoa.desk.moving import NamedMoveScreen, ReasonForm
from lantoa.desk.reach_fields import ReachModelMultipleChoiceField
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen, RecordStep
from lantoa.desk.screens import Crumb
from lantoa.kit.access import may
from lantoa.recognition.council_states import AHEAD, LIVE, SITTING_MOVES, CaseState, SittingState
from lantoa.recognition.desk_views.councils import council_trail
from lantoa.recognition.models import Case, Council, Proposal, Sitting
from lantoa.recognition.operations import sittings, voting
from lantoa.recognition.queries.agenda import agenda_of, attendance_of
from lantoa.recognition.queries.councils import seat_in
from lantoa.recognition.queries.offered import ready_for

REGISTER = _("Sittings")
MOVES = {
    "invite": "recognition:invite",
    "open": "recognition:open_sitting",
    "close": "recognition:close_sitting",
    "sign": "recognition:sign_minutes",
    "call_off": "recognition:call_off_sitting",
    "prepare_again": "recognition:prepare_sitting_again",
}


def register_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("recognition:sittings"))


def sitting_trail(sitting: Sitting) -> list[Crumb]:
    """The steps to a sitting."""
    return [register_crumb(), Crumb(str(sitting), reverse("recognition:sitting", args=[sitting.pk]))]


class SittingList(ListScreen):
    """The sittings of the person's bodies, and of the councils that she sits in."""

    title, model, search, ordering = REGISTER, Sitting, ("folded_title",), ("-held_at", "-pk")
    empty = _("No sitting yet. Plan one on the page of its council.")
    columns = (
        ListColumn("title", _("Sitting"), order="folded_title"),
        ListColumn("council", pgettext_lazy("commendation", "Council"), "council.name", order="council__folded_name"),
        ListColumn("day", _("Day"), order="day", kind="date"),
        ListColumn("place", _("Place of the sitting")),
        ListColumn("on_agenda", _("Cases"), "on_agenda", order="on_agenda", kind="number"),
        ListColumn("state", _("State"), "get_state_display", order="state", kind="state"),
    )
    filters = (ChoiceFilter("state", _("State"), SittingState.choices),)

    def queryset(self) -> QuerySet:
        return Sitting.objects.select_related("council").annotate(on_agenda=Count("cases"))

    def url_of(self, record: Any) -> str:
        return reverse("recognition:sitting", args=[record.pk])


class SittingRecord(RecordScreen):
    """A sitting: its agenda, who is there, and what was decided, as far as the person may see each case."""

    model, moves, move_urls = Sitting, SITTING_MOVES, MOVES

    def queryset(self) -> QuerySet:
        return Sitting.objects.select_related("council__body")

    def trail(self) -> Sequence[Crumb]:
        return [register_crumb()]

    def standfirst(self) -> str | Promise:
        return str(self.record.council.name)

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        sitting = self.record
        return [
            (_("Day and time"), f"{localtime(sitting.held_at):%H:%M, %d/%m/%Y}"),
            (_("Place of the sitting"), sitting.place),
            (_("Opened at"), f"{localtime(sitting.opened_at):%H:%M, %d/%m/%Y}" if sitting.opened_at else ""),
            (_("Closed at"), f"{localtime(sitting.closed_at):%H:%M, %d/%m/%Y}" if sitting.closed_at else ""),
            (_("Number of the minutes"), sitting.minutes_number),
            (_("Minutes signed on"), f"{sitting.minutes_signed_on:%d/%m/%Y}" if sitting.minutes_signed_on else ""),
        ]

    def steps(self) -> Sequence[RecordStep]:
        if self.record.state == SittingState.CALLED_OFF:
            return ()
        way = [state for state in SittingState if state != SittingState.CALLED_OFF]
        here = [state.value for state in way].index(self.record.state)
        return [
            RecordStep(state.label, "done" if place < here else "now" if place == here else "ahead")
            for place, state in enumerate(way)
        ]

    def panels(self) -> Sequence[RecordPanel]:
        agenda, there = agenda_of(self.record, self.actor), attendance_of(self.record)
        shown = {
            "agenda": agenda,
            "sitting": self.record,
            "may_group": self.record.state in LIVE and bool(may(self.actor, "handle", self.record)),
        }
        told = {
            "there": there,
            "sitting": self.record,
            "handles": self.record.state in LIVE and bool(may(self.actor, "handle", self.record)),
        }
        papers = {"sitting": self.record, "held": self.record.opened_at is not None}
        return [
            RecordPanel(_("Agenda"), "recognition/desk/agenda.html", shown, len(agenda)),
            RecordPanel(_("Members"), "recognition/desk/attendance.html", told, len(there)),
            RecordPanel(pgettext_lazy("office", "Documents"), "recognition/desk/sitting_papers.html", papers),
        ]

    def further_actions(self) -> Sequence[RecordAction]:
        found = []
        if self.record.state in LIVE and seat_in(self.record, self.person):
            found.append(RecordAction(_("To my place in the council"), self.url("recognition:room"), tone="primary"))
        if self.record.state in LIVE:
            found.append(self.action(_("Add to the agenda"), "recognition:add_cases", "keep"))
        if self.record.state in AHEAD:
            found.append(self.action(_("Change day or place"), "recognition:change_sitting", "keep"))
        return found


class SittingForm(forms.Form):
    """About what, when and where."""

    title = forms.CharField(label=_("About"), max_length=255)
    day = forms.DateField(label=_("Day"))
    time = forms.TimeField(label=_("Time"), widget=forms.TimeInput(attrs={"inputmode": "numeric"}), help_text="08:00")
    place = forms.CharField(label=_("Place of the sitting"), max_length=255)

    def terms(self) -> dict[str, Any]:
        """The values as a sitting has them."""
        values = self.cleaned_data
        held_at = make_aware(datetime.combine(values["day"], values["time"]))
        return {"title": values["title"], "place": values["place"], "held_at": held_at}


class AddSitting(FormScreen):
    """A sitting of a council is planned."""

    title, model, needs, form_class = _("Plan a sitting"), Council, "keep", SittingForm
    done = _("The sitting is planned. Now put proposals on its agenda.")

    @property
    def back(self) -> str:
        return reverse("recognition:council", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return council_trail(self.record)

    def run(self, form: Any) -> Sitting:
        return sittings.plan(Sitting(council=self.record, **form.terms()), by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("recognition:sitting", args=[result.pk])


class OfSitting(FormScreen):
    """What forms about a sitting share."""

    model, needs = Sitting, "keep"

    def queryset(self) -> QuerySet:
        return Sitting.objects.select_related("council__body")

    @property
    def back(self) -> str:
        return reverse("recognition:sitting", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return sitting_trail(self.record)

    def after(self, result: Any) -> str:
        return self.back


class ChangeSitting(OfSitting):
    """Another day or place."""

    title, form_class, done = _("Change day or place"), SittingForm, _("The sitting is saved.")

    def initial(self) -> dict[str, Any]:
        held_at = localtime(self.record.held_at)
        kept = {"title": self.record.title, "place": self.record.place}
        return kept | {"day": held_at.date(), "time": f"{held_at:%H:%M}"}

    def run(self, form: Any) -> Sitting:
        return sittings.change(self.record, form.terms(), by=self.actor, at=self.at)


class ProposalsField(ReachModelMultipleChoiceField):
    """Proposals, told by whom they are about, for what, and from where."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.dossier.name}: {obj.award.name} ({obj.proposed_by.name})"


class AddCasesForm(forms.Form):
    """What has been appraised and lies with the council's body."""

    proposals = ProposalsField(
        Proposal.objects.select_related("dossier", "award", "proposed_by"),
        label=_("Proposals that have been appraised"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one proposal.")},
    )


class AddCases(OfSitting):
    """Proposals are put on the agenda."""

    title, form_class, submit = _("Add to the agenda"), AddCasesForm, _("Add to the agenda")
    done = _("They are on the agenda.")

    @property
    def lead(self) -> str | Promise:  # type: ignore[override]  # known with the sitting
        if ready_for(self.record.council).exists():
            return ""
        return _("No proposal is waiting for this council: none that lies with %(body)s has been appraised.") % {
            "body": self.record.council.body.name
        }

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        field: Any = form.fields["proposals"]
        ready = list(ready_for(self.record.council).values_list("pk", flat=True))
        field.queryset = field.queryset.filter(pk__in=ready).order_by("award__name", "dossier__name", "pk")
        return form

    def run(self, form: Any) -> list[Case]:
        return sittings.add_cases(self.record, form.cleaned_data["proposals"], by=self.actor, at=self.at)


class CasesField(ReachModelMultipleChoiceField):
    """Cases as the agenda tells them."""

    def label_from_instance(self, obj: Any) -> str:
        return str(obj)


class GroupForm(forms.Form):
    """Which cases get one ballot."""

    cases = CasesField(
        Case.objects.select_related("proposal__dossier", "proposal__award"),
        label=_("Cases that are still to be voted on"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose the cases.")},
    )
    name = forms.CharField(
        label=_("Name of the group"),
        max_length=60,
        required=False,
        help_text=_("Empty: each of them is voted on by itself."),
    )


class GroupCases(OfSitting):
    """Several cases are voted on with one ballot."""

    title, needs, form_class = _("Vote on several together"), "handle", GroupForm
    lead = _("Members give one ballot for all cases of a group; each case is counted by itself.")
    done = _("The agenda is saved.")

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        field: Any = form.fields["cases"]
        field.queryset = field.queryset.filter(sitting=self.record.pk, state=CaseState.WAITING)
        return form

    def run(self, form: Any) -> list[Case]:
        values = form.cleaned_data
        return voting.group(self.record, list(values["cases"]), name=values["name"], by=self.actor, at=self.at)


class MoveSitting(NamedMoveScreen):
    """One move of a sitting."""

    model, moves = Sitting, SITTING_MOVES
    OPERATIONS: dict[str, Any] = {
        "invite": sittings.invite,
        "open": sittings.open_sitting,
        "close": sittings.close,
        "call_off": sittings.call_off,
        "prepare_again": sittings.prepare_again,
    }
    LEADS = {
        "invite": _(
            "Every member of that day who has an e-mail address gets a letter with the agenda's place and time."
        ),
        "open": _("Members can say that they are here. Quorum is asked at each vote, not now."),
        "close": _("What was voted on goes back with its result; what was not waits for another sitting."),
        "prepare_again": _("The day and the agenda can be changed; members are invited anew."),
    }

    def queryset(self) -> QuerySet:
        return Sitting.objects.select_related("council__body")

    @property
    def lead(self) -> str | Promise:  # type: ignore[override]  # known with the move
        return self.LEADS.get(self.move, "")

    @property
    def back(self) -> str:
        return self.after(self.record)

    def trail(self) -> list[Crumb]:
        return sitting_trail(self.record)

    def run(self, form: forms.Form) -> Sitting:
        reason = form.cleaned_data["reason"]
        moved: Sitting = self.OPERATIONS[self.move](self.record, by=self.actor, at=self.at, reason=reason)
        return moved

    def after(self, result: Any) -> str:
        return reverse("recognition:sitting", args=[result.pk])


class SignForm(ReasonForm):
    """Under which number, and when."""

    number = forms.CharField(label=_("Number of the minutes"), max_length=60, help_text="04/BB-HĐTĐKT")
    signed_on = forms.DateField(label=_("Signed on"), initial=localdate)
    field_order = ("number", "signed_on")


class SignMinutes(MoveSitting):
    """The minutes are signed."""

    move, form_class = "sign", SignForm

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        form.fields["reason"].label = _("Remark")
        return form

    def run(self, form: forms.Form) -> Sitting:
        values = form.cleaned_data
        told = {"number": values["number"], "signed_on": values["signed_on"], "reason": values["reason"]}
        return sittings.sign(self.record, **told, by=self.actor, at=self.at)
