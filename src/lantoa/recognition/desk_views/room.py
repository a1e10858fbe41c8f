"""The member's own place in the council, made for a phone in the room: here, any conflict, vote, receipt.

These pages work without JavaScript. The ballot is no form of the desk's usual kind: those keep what was typed as a
draft beside the person, and a ballot is kept nowhere but in the box. Its answer is shown at once and not after a
redirect, since whatever carried the receipt there would be stored beside the person, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.desk.forms import FormScreen
from lantoa.desk.refusals import REFUSALS, reason_of
from lantoa.desk.screens import Crumb, Screen
from lantoa.kit.access import Refused, require, visible
from lantoa.recognition.council_access import NO_SEAT
from lantoa.recognition.council_states import LIVE
from lantoa.recognition.counting import Choice, Standing
from lantoa.recognition.desk_views.sittings import sitting_trail
from lantoa.recognition.models import CHOICES, Case, Sitting, VoteCast
from lantoa.recognition.operations import attending, balloting
from lantoa.recognition.queries.agenda import agenda_of
from lantoa.recognition.queries.councils import rule_of, seat_in, standings_of, together, whole
from lantoa.recognition.vote_words import needed_in_words, result_in_words


def room_url(sitting: Sitting) -> str:
    """A member's place in a sitting."""
    return reverse("recognition:room", args=[sitting.pk])


class Room(Screen):
    """What the member has to do now, and the agenda as far as she may know it."""

    template_name = "recognition/desk/room.html"
    title = _("My place in the council")

    def prepare(self) -> None:
        self.record = self.load(Sitting.objects.select_related("council__body"), pk=self.kwargs["pk"])
        seat = seat_in(self.record, self.person)
        if seat is None:
            raise Refused(NO_SEAT)
        self.seat = seat

    def trail(self) -> Sequence[Crumb]:
        return sitting_trail(self.record)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        agenda = agenda_of(self.record, self.actor)
        here = standings_of(self.record).get(self.seat.pk, Standing.ABSENT)
        voting = [line for line in agenda if line.may_vote]
        return self.page(
            sitting=self.record,
            seat=self.seat,
            agenda=agenda,
            is_live=self.record.state in LIVE,
            is_here=here is Standing.PRESENT,
            in_writing=here is Standing.WRITTEN,
            undeclared=[line for line in agenda if line.must_declare],
            voting=voting if here is Standing.PRESENT else [],
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The member has come, or leaves."""
        standing = Standing.ABSENT if request.POST.get("standing") == Standing.ABSENT else Standing.PRESENT
        try:
            attending.attend(self.record, self.seat, standing, by=self.actor, at=self.at)
        except REFUSALS as refusal:
            messages.error(request, reason_of(refusal))
        else:
            told = _("You have left the sitting.") if standing is Standing.ABSENT else _("You are recorded as present.")
            messages.success(request, str(told))
        return redirect(room_url(self.record))


class DeclareForm(forms.Form):
    """Yes or no, and why."""

    answer = forms.ChoiceField(
        label=_("Do you have a conflict of interest in this case?"),
        choices=(("no", _("No, I can judge it freely")), ("yes", _("Yes, I take no part in it"))),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose yes or no.")},
    )
    reason = forms.CharField(
        label=_("Which one"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only if you have one: a relative, your own unit, money, a dispute."),
        max_length=2000,
    )


class Declare(FormScreen):
    """The question that stands before every case. Nothing of it is shown but whom it is about."""

    title, model, form_class, needs = _("Conflict of interest"), Case, DeclareForm, "declare"
    template_name = "recognition/desk/declare.html"
    submit, done = _("Send the answer"), _("Your answer is recorded.")

    def queryset(self) -> QuerySet:
        return whole(Case.objects.all())

    def prepare(self) -> None:
        self.record = visible(self.actor, self.queryset(), "list").filter(pk=self.kwargs["pk"]).first()
        if self.record is None:
            raise Http404
        require(self.actor, "declare", self.record)
        if self.record.conflicts.filter(seat__person=self.person.pk, has_conflict=True).exists():
            require(self.actor, "view", self.record)

    @property
    def back(self) -> str:
        return room_url(self.record.sitting)

    def trail(self) -> list[Crumb]:
        return [*sitting_trail(self.record.sitting), Crumb(Room.title, self.back)]

    def run(self, form: forms.Form) -> Any:
        values, seat = form.cleaned_data, seat_in(self.record.sitting, self.person)
        if seat is None:
            raise Refused(NO_SEAT)
        told = {"has_conflict": values["answer"] == "yes", "reason": values["reason"]}
        return attending.declare(self.record, seat, **told, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        """To the vote, if it waits; otherwise to the next question, or to the member's place."""
        if not result.has_conflict and self.record.is_voting:
            return reverse("recognition:vote", args=[self.record.pk])
        agenda = agenda_of(self.record.sitting, self.actor)
        coming = next((line.case for line in agenda if line.must_declare), None)
        return reverse("recognition:declare", args=[coming.pk]) if coming else self.back


class OfCaseScreen(Screen):
    """A page about a case that keeps nothing of what is typed."""

    needs = "view"
    record: Any = None

    def prepare(self) -> None:
        self.record = visible(self.actor, whole(Case.objects.all()), "list").filter(pk=self.kwargs["pk"]).first()
        if self.record is None:
            raise Http404
        require(self.actor, self.needs, self.record)

    @property
    def back(self) -> str:
        return room_url(self.record.sitting)

    def trail(self) -> Sequence[Crumb]:
        return [*sitting_trail(self.record.sitting), Crumb(Room.title, self.back)]


class Vote(OfCaseScreen):
    """The ballot: three large answers, and what was recorded."""

    template_name = "recognition/desk/vote.html"
    title, needs = _("Ballot"), "vote"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return self.ballot(key=balloting.new_key())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        key, said = request.POST.get("key", ""), request.POST.get("choice", "")
        if said not in balloting.SCREEN_CHOICES:
            return self.ballot(key=key or balloting.new_key(), error=_("Choose one of the three answers."), status=422)
        if not 20 <= len(key) <= 64:
            return self.ballot(
                key=balloting.new_key(), error=_("Something of the form is missing. Please vote again."), status=422
            )
        try:
            recorded = balloting.cast(self.record, Choice(said), key=key, by=self.actor, at=self.at)
        except REFUSALS as refusal:
            return self.ballot(key=key, chosen=said, error=reason_of(refusal), status=422)
        choice = dict(CHOICES).get(recorded.choice, "")
        return self.page(case=self.record, recorded=recorded, cases=recorded.cases, choice=choice)

    def ballot(self, *, key: str, error: str | Promise = "", chosen: str = "", status: int = 200) -> HttpResponseBase:
        """The ballot itself; for who has voted, that it lies in the box."""
        case, asked = self.record, rule_of(self.record)
        mine = VoteCast.objects.filter(case=case.pk, ballot=case.ballot, seat__person=self.person.pk).first()
        cases = visible(self.actor, whole(Case.objects.filter(pk__in=[each.pk for each in together(case)])), "vote")
        shown = [choice for choice in CHOICES if choice[0] in balloting.SCREEN_CHOICES]
        return self.page(
            status,
            case=case,
            cases=list(cases),
            asked=asked,
            needed=needed_in_words(asked.rule),
            voted=mine,
            choice=dict(CHOICES).get(mine.choice, "") if mine else "",
            choices=shown,
            key=key,
            chosen=chosen,
            error=error,
        )


class Receipt(OfCaseScreen):
    """Whether the paper with this receipt was counted; how it votes is told to nobody."""

    template_name = "recognition/desk/receipt.html"
    title = _("Look for a receipt")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return self.page(case=self.record, result=result_in_words(self.record))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        typed = request.POST.get("receipt", "")
        found = balloting.is_in_box(self.record, typed)
        told = {"typed": typed, "asked": True, "found": found}
        return self.page(200 if found else 422, case=self.record, result=result_in_words(self.record), **told)
