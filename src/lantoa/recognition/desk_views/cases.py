"""One case of a sitting, for those whom the gate lets through: the proposal, the rule, who takes part, the result."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.desk.forms import FormScreen
from lantoa.desk.moving import NamedMoveScreen
from lantoa.desk.reach_fields import ReachModelChoiceField
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen, Requirement
from lantoa.desk.screens import Crumb
from lantoa.kit.access import may, visible
from lantoa.recognition.council_states import CASE_MOVES, LIVE, VOTED
from lantoa.recognition.counting import Choice, Standing, can_be_agreed, quorum_of, roll_of
from lantoa.recognition.desk_views.sittings import sitting_trail
from lantoa.recognition.models import CHOICES, Case, PaperCount, Proposal, Seat, VoteCast
from lantoa.recognition.models.catalogue import Certainty
from lantoa.recognition.operations import attending, balloting, voting
from lantoa.recognition.queries.councils import members_for, members_on, names, rule_of, silent_about, whole
from lantoa.recognition.vote_words import needed_in_words, result_in_words

MOVES = {
    "open_vote": "recognition:open_vote",
    "agree": "recognition:close_vote",
    "put_off": "recognition:put_off_case",
    "take_up_again": "recognition:take_up_case",
    "vote_again": "recognition:vote_again",
}


def case_trail(case: Case) -> list[Crumb]:
    """The steps to a case."""
    return [*sitting_trail(case.sitting), Crumb(str(case), reverse("recognition:case", args=[case.pk]))]


class CaseRecord(RecordScreen):
    """A case. Whoever must still answer about a conflict is led to the question; whoever has one gets no page."""

    model, moves, move_urls = Case, CASE_MOVES, MOVES

    def queryset(self) -> QuerySet:
        return whole(Case.objects.all())

    def prepare(self) -> None:
        super().prepare()
        self.asked = rule_of(self.record)
        self.members = members_for(self.record)

    def trail(self) -> Sequence[Crumb]:
        return sitting_trail(self.record.sitting)

    def standfirst(self) -> str | Promise:
        return str(self.record.proposal.proposed_by.name)

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        case, asked = self.record, self.asked
        certainty = "" if asked.certainty == Certainty.VERIFIED else Certainty(asked.certainty).label
        return [
            (_("Result"), result_in_words(case) if case.state in VOTED else ""),
            (_("Needed"), needed_in_words(asked.rule)),
            (_("Quorum"), f"{asked.rule.quorum} %"),
            (_("Vote"), _("secret") if asked.is_secret else pgettext_lazy("vote", "open")),
            (_("Where the rule stands"), asked.source),
            (_("How sure the rule is"), certainty),
            (_("Voted on together"), case.group),
        ]

    def requirements(self) -> Sequence[Requirement]:
        if self.record.state in VOTED:
            return ()
        roll = roll_of(self.members, self.asked.rule)
        quorum = quorum_of(roll, self.asked.rule)
        figures = {"here": quorum.taking_part, "needed": max(quorum.needed, 1)}
        silent = silent_about(self.record)
        return [
            Requirement(_("Everybody who takes part has said whether there is a conflict"), not silent, names(silent)),
            Requirement(
                _("Enough members take part"),
                quorum.is_there,
                _("%(here)d take part, %(needed)d are needed.") % figures,
            ),
            Requirement(
                _("It can still be agreed"),
                can_be_agreed(roll, self.asked.rule),
                _("Even if all who take part are in favour: put it off, or wait for more members."),
            ),
        ]

    def panels(self) -> Sequence[RecordPanel]:
        case, proposal = self.record, self.record.proposal
        said = {"case": case, "handles": bool(may(self.actor, "handle", case)), "proposal": proposal}
        said["opens"] = visible(self.actor, Proposal.objects.filter(pk=proposal.pk)).exists()
        found = [RecordPanel(_("What is proposed"), "recognition/desk/case.html", said)]
        votes = VoteCast.objects.filter(case=case.pk, ballot=case.ballot).select_related("seat").order_by("seat__name")
        if case.ballot and (cast := list(votes)):
            shown = {"case": case, "votes": cast, "is_open": not case.rule_is_secret and case.state in VOTED}
            found.append(RecordPanel(_("Who has voted"), "recognition/desk/votes.html", shown, len(cast)))
        conflicted = case.conflicts.filter(has_conflict=True).select_related("seat")
        if conflicted:
            told = {"conflicts": list(conflicted)}
            found.append(RecordPanel(_("Conflicts of interest"), "recognition/desk/conflicts.html", told))
        return found

    def further_actions(self) -> Sequence[RecordAction]:
        case, found = self.record, []
        if case.is_voting and may(self.actor, "vote", case):
            found.append(self.action(_("Vote"), "recognition:vote", "vote", tone="primary"))
        if case.is_voting and any(each.standing is Standing.WRITTEN for each in self.members):
            found.append(self.action(_("Enter ballots in writing"), "recognition:papers", "handle"))
        if case.sitting.state in LIVE:
            found.append(self.action(_("Answer for a member"), "recognition:declare_for", "handle"))
        if not case.sitting.minutes_signed_on:
            found.append(self.action(_("Write down what was said"), "recognition:note_case", "handle"))
        if case.counted_at and case.rule_is_secret:
            found.append(self.action(_("Look for a receipt"), "recognition:receipt", "view"))
        return found

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Who has a seat and has not answered yet is asked first."""
        asked = Case.objects.filter(pk=kwargs["pk"])
        if self.actor.person and not visible(self.actor, asked).exists():
            silent = visible(self.actor, asked, "declare").exclude(conflicts__seat__person=self.actor.person.pk)
            if silent.filter(sitting__state__in=LIVE).exists():
                return redirect("recognition:declare", pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)


class OfCase(FormScreen):
    """What forms about a case share."""

    model: Any = Case
    needs = "handle"

    def queryset(self) -> QuerySet:
        return whole(Case.objects.all())

    @property
    def back(self) -> str:
        return reverse("recognition:case", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return case_trail(self.record)

    def after(self, result: Any) -> str:
        return self.back


class MoveCase(NamedMoveScreen):
    """One move of a case."""

    model, moves = Case, CASE_MOVES
    OPERATIONS: dict[str, Any] = {
        "open_vote": voting.open_vote,
        "agree": voting.close_vote,
        "put_off": voting.put_off,
        "take_up_again": voting.take_up_again,
        "vote_again": voting.vote_again,
    }
    LEADS = {
        "open_vote": _("From now on members give their ballots. The rule stays as it is now, whatever is changed."),
        "agree": _("Nobody can vote any more. The result is written down, with every figure."),
        "put_off": _("If a vote is open, its ballots no longer count. The proposal stays before the council."),
        "vote_again": _("The result is void. What was counted stays in the history."),
    }

    def queryset(self) -> QuerySet:
        return whole(Case.objects.all())

    @property
    def lead(self) -> str | Promise:  # type: ignore[override]  # known with the move
        return self.LEADS.get(self.move, "")

    @property
    def back(self) -> str:
        return reverse("recognition:case", args=[self.record.pk])

    def trail(self) -> list[Crumb]:
        return case_trail(self.record)

    def run(self, form: forms.Form) -> Any:
        return self.OPERATIONS[self.move](self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])

    def told(self, result: Any) -> str | Promise:
        if self.move == "agree":
            return " ".join(f"{case.proposal.dossier.name}: {result_in_words(case)}." for case in result)
        return super().told(result)

    def after(self, result: Any) -> str:
        return self.back


class NoteForm(forms.Form):
    """What was said."""

    notes = forms.CharField(
        label=_("What was said"), required=False, widget=forms.Textarea(attrs={"rows": 8}), max_length=20_000
    )


class NoteCase(OfCase):
    """What was said about the case; it goes into the minutes."""

    title, form_class, done = _("Write down what was said"), NoteForm, _("It is written down.")

    def initial(self) -> dict[str, Any]:
        return {"notes": self.record.notes}

    def run(self, form: forms.Form) -> Case:
        return voting.note(self.record, form.cleaned_data["notes"], by=self.actor, at=self.at)


class SeatField(ReachModelChoiceField):
    """A member of the day."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.name}, {obj.get_role_display()}"


class DeclareForForm(forms.Form):
    """Who, which answer, and why."""

    seat = SeatField(Seat.objects.all(), label=pgettext_lazy("council", "Member"))
    answer = forms.ChoiceField(
        label=_("Does the member have a conflict of interest?"),
        choices=(("no", _("No")), ("yes", _("Yes, and takes no part"))),
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed for a conflict, and to take an answer back."),
    )


class DeclareFor(OfCase):
    """The secretary writes down what a member said: one without an account, one who is absent, or one who was wrong."""

    title, form_class, done = _("Answer for a member"), DeclareForForm, _("The answer is written down.")

    def form(self, **options: Any) -> forms.Form:
        form = super().form(**options)
        field: Any = form.fields["seat"]
        members = members_on(self.record.sitting.council_id, self.record.sitting.day)
        field.queryset = field.queryset.filter(pk__in=list(members.values_list("pk", flat=True)))
        return form

    def run(self, form: forms.Form) -> Any:
        values = form.cleaned_data
        told = {"has_conflict": values["answer"] == "yes", "reason": values["reason"]}
        return attending.declare(self.record, values["seat"], **told, by=self.actor, at=self.at)

    def after(self, result: Any) -> str:
        return reverse("recognition:sitting", args=[self.record.sitting_id])


class PapersForm(forms.Form):
    """Secret vote: whose envelopes came, and how many papers say what. Open vote: what each ballot says."""

    def __init__(self, *args: Any, case: Case, seats: Sequence[Seat], **options: Any) -> None:
        super().__init__(*args, **options)
        self.case, self.seats = case, seats
        if not case.rule_is_secret:
            answers = (("", _("no ballot came")), *CHOICES)
            for seat in seats:
                self.fields[f"seat_{seat.pk}"] = forms.ChoiceField(label=seat.name, choices=answers, required=False)
            return
        self.fields["seats"] = forms.MultipleChoiceField(
            label=_("Envelopes that came from"),
            choices=[(str(seat.pk), seat.name) for seat in seats],
            widget=forms.CheckboxSelectMultiple,
            error_messages={"required": _("Choose whose ballots came in writing.")},
        )
        for choice, label in CHOICES:
            self.fields[choice] = forms.IntegerField(label=label, min_value=0, initial=0)

    def papers(self) -> balloting.Papers:
        """What was read, for the operation."""
        values = self.cleaned_data
        if not self.case.rule_is_secret:
            said = {seat.pk: values[f"seat_{seat.pk}"] for seat in self.seats}
            return balloting.Papers(by_seat={seat: Choice(choice) for seat, choice in said.items() if choice})
        choices = {Choice(choice): values[choice] for choice, _label in CHOICES}
        return balloting.Papers(seats=frozenset(map(int, values["seats"])), choices=choices)


class EnterPapers(OfCase):
    """Ballots that absent members sent, read by two people one after the other."""

    title, template_name = _("Enter ballots in writing"), "recognition/desk/papers.html"

    def first(self) -> PaperCount | None:
        return PaperCount.objects.filter(case=self.record.pk, ballot=self.record.ballot).first()

    @property
    def lead(self) -> str | Promise:  # type: ignore[override]  # known with the case
        if self.first():
            return _("The first count is made. Read the papers yourself, without asking: both must agree.")
        return _("Two people read the papers, each by herself. What you enter is the first count.")

    def form(self, **options: Any) -> forms.Form:
        options.pop("files", None)
        written = {each.seat for each in members_for(self.record) if each.standing is Standing.WRITTEN}
        seats = members_on(self.record.sitting.council_id, self.record.sitting.day).filter(pk__in=written)
        return PapersForm(case=self.record, seats=list(seats), **options)

    def run(self, form: Any) -> bool:
        return balloting.count_papers(self.record, form.papers(), by=self.actor, at=self.at)

    def told(self, result: Any) -> str | Promise:
        if result:
            return _("Both counts agree: the ballots are in the box.")
        return _("The first count is kept. A second person now reads the papers.")


class DiscardPapers(OfCase):
    """The first count was wrong."""

    title, submit = _("Discard the first count"), _("Discard the first count")
    lead = _("Both people read the papers again.")
    done = _("The first count is discarded.")

    def run(self, form: forms.Form) -> None:
        balloting.discard_papers(self.record, by=self.actor, at=self.at)
