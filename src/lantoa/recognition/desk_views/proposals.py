"""Proposals: the list with how long each has waited, and one on one page with every rule it is held against."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.distances import distance, waited
from lantoa.desk.lists import BulkAct, ChoiceFilter, FlagFilter, ListColumn, ListScreen, ReferenceFilter
from lantoa.desk.records import RecordAction, RecordPanel, RecordScreen, RecordStep, Requirement
from lantoa.desk.screens import Crumb
from lantoa.evidence.queries.folders import told
from lantoa.kit.access import may, visible
from lantoa.kit.actors import Actor
from lantoa.recognition.desk_views.consultations import standing
from lantoa.recognition.eligibility import Verdict, blocking
from lantoa.recognition.models import AwardRound, Merit, OpenMatter, Proposal, RoundForm
from lantoa.recognition.operations import proposals
from lantoa.recognition.proposal_states import PENDING, PROPOSAL_MOVES, WRITABLE, ProposalState
from lantoa.recognition.queries.consultations import consultations_about, not_asked_yet
from lantoa.recognition.queries.deadlines import due_on, holidays_around, lead_days
from lantoa.recognition.queries.eligibility import earlier_honours, eligibility_of
from lantoa.recognition.queries.limits import limits_of

REGISTER = gettext_lazy("Proposals")
#: How far each state is on the way.
REACHED = {
    ProposalState.DRAFT: 0,
    ProposalState.RETURNED: 0,
    ProposalState.SUBMITTED: 1,
    ProposalState.APPRAISED: 1,
    ProposalState.BEFORE_COUNCIL: 2,
    ProposalState.NOT_AGREED: 2,
    ProposalState.AGREED: 3,
    ProposalState.DECIDED: 4,
}


def proposals_crumb() -> Crumb:
    """The step of the trail that leads to the list."""
    return Crumb(REGISTER, reverse("recognition:proposals"))


def waiting(proposal: Any) -> str:
    """For how long it has been where it is; nothing for those that nobody has work with."""
    return waited(localdate(proposal.waiting_since), localdate()) if proposal.state in PENDING else ""


def lead(proposal: Any) -> str:
    """From the deed to the reward, or to today."""
    days = lead_days(proposal, localdate())
    return "" if days is None else _("%(days)d days") % {"days": days}


class MoveMany(BulkAct):
    """A move that needs no words, made for each that stands where it begins."""

    def __init__(self, move: str) -> None:
        row = PROPOSAL_MOVES[move].move
        self.name, self.label, self.needs, self.of = move, row.label, row.needs, row.of

    def ready(self, records: QuerySet) -> QuerySet:
        return records.filter(state__in=self.of)

    def why_not(self, record: Any) -> str:
        return _("It is “%(state)s”.") % {"state": record.get_state_display()}

    def run(self, record: Any, *, by: Actor, at: Any, **values: Any) -> object:
        OPERATIONS[self.name](record, by=by, at=at)
        return None


OPERATIONS = {
    "submit": proposals.submit,
    "return": proposals.send_back,
    "appraise_again": proposals.appraise_again,
    "lay_before_council": proposals.lay_before_council,
    "take_from_council": proposals.take_from_council,
    "agree_without_council": proposals.agree_without_council,
    "reopen": proposals.reopen,
    "withdraw": proposals.withdraw,
    "take_up": proposals.take_up,
    "appraise": proposals.appraise,
}


class ProposalList(ListScreen):
    """The proposals of the person's bodies, of those below, and those that lie with them."""

    title, model, search, ordering = REGISTER, Proposal, ("dossier__folded_name",), ("-waiting_since", "-pk")
    empty = gettext_lazy("Proposals begin on the page of a round, or of an exemplar.")
    columns = (
        ListColumn("name", gettext_lazy("Name"), "dossier.name", order="dossier__sort_key"),
        ListColumn("award", gettext_lazy("Award"), "award.name", order="award__folded_name"),
        ListColumn("round", gettext_lazy("Round of awards"), "round.name", order="round__folded_name"),
        ListColumn("proposed_by", gettext_lazy("Proposed by"), "proposed_by.name", order="proposed_by__sort_key"),
        ListColumn("held_by", gettext_lazy("Lies with"), "held_by.name", order="held_by__sort_key"),
        ListColumn("waiting", gettext_lazy("Waiting"), waiting, order="waiting_since"),
        ListColumn("merit", gettext_lazy("Put forward for"), "get_merit_display", order="merit", shown=False),
        ListColumn("received_on", gettext_lazy("Received on"), order="received_on", kind="date", shown=False),
        ListColumn("lead", gettext_lazy("From deed to reward"), lead, order="achieved_on", shown=False),
        ListColumn("state", gettext_lazy("State"), "get_state_display", order="state", kind="state"),
    )
    filters = (
        ReferenceFilter("round", gettext_lazy("Round of awards"), AwardRound.objects.order_by("-closes_on"), "view"),
        ChoiceFilter("state", gettext_lazy("State"), ProposalState.choices),
        ChoiceFilter("form", gettext_lazy("Kind of round"), RoundForm.choices, "round__form"),
        ChoiceFilter("merit", gettext_lazy("Put forward for"), Merit.choices),
        FlagFilter("pending", gettext_lazy("Not decided yet"), lambda rows: rows.filter(state__in=PENDING)),
    )
    acts = [MoveMany("submit"), MoveMany("appraise"), MoveMany("lay_before_council")]

    def queryset(self) -> QuerySet:
        return Proposal.objects.select_related("dossier", "award", "round", "proposed_by", "held_by")

    def url_of(self, record: Any) -> str:
        return reverse("recognition:proposal", args=[record.pk])


class ProposalRecord(RecordScreen):
    """One proposal: for what, what the rules say, what each level said, and what can be done now."""

    model, moves = Proposal, PROPOSAL_MOVES
    move_urls = {
        "submit": "recognition:submit",
        "appraise": "recognition:appraise",
        "return": "recognition:send_back",
        "pass_up": "recognition:pass_up",
        "appraise_again": "recognition:appraise_again",
        "lay_before_council": "recognition:lay_before_council",
        "take_from_council": "recognition:take_from_council",
        "agree_without_council": "recognition:agree_without_council",
        "reopen": "recognition:reopen",
        "withdraw": "recognition:withdraw",
        "take_up": "recognition:take_up",
    }

    def queryset(self) -> QuerySet:
        return Proposal.objects.select_related(
            "dossier__folder", "dossier__body", "award", "round__body", "proposed_by", "held_by"
        )

    def prepare(self) -> None:
        super().prepare()
        self.rules = eligibility_of(self.record, self.today)
        self.opens = bool(may(self.actor, "open", self.record.dossier))

    def trail(self) -> Sequence[Crumb]:
        asked = self.record.round
        return [proposals_crumb(), Crumb(asked.name, reverse("recognition:round", args=[asked.pk]))]

    def page_title(self) -> str:
        return str(self.record.dossier.name)

    def standfirst(self) -> str | Promise:
        found = self.record
        words = {"body": found.held_by.name, "waited": waiting(found)}
        lies = _("It lies with %(body)s. %(waited)s") % words if found.state in PENDING else ""
        return ". ".join(filter(None, (found.award.name, lies)))

    @cached_property
    def due(self) -> str:
        """Until when it is to be appraised, and how far away that is."""
        day = due_on(self.record, holidays_around([self.record], self.today))
        return f"{day:%d/%m/%Y} ({distance(day, self.today)})" if day else ""

    def facts(self) -> Sequence[tuple[str | Promise, object]]:
        found = self.record
        return [
            (_("Proposed by"), found.proposed_by.name),
            (_("Put forward for"), found.get_merit_display()),
            (_("Achievement that is rewarded"), found.achievement),
            (_("Achieved on"), _day(found.achieved_on)),
            (_("Received on"), _day(found.received_on)),
            (_("To be appraised by"), self.due),
            (_("Decided on"), _day(found.decided_on)),
            (_("From deed to reward"), lead(found)),
            (_("Rules of the day"), _day(found.judged_on(self.today))),
            (_("Why it is rewarded again"), found.double_reason),
        ]

    def steps(self) -> Sequence[RecordStep]:
        state = self.record.state
        if state not in REACHED:
            return []
        here = REACHED[ProposalState(state)]
        labels = (_("Proposed"), _("Appraisal"), _("Council"), _("Agreed"), _("Decision"))
        stages = ["done" if at < here else "now" if at == here else "ahead" for at in range(len(labels))]
        if state == ProposalState.DECIDED:
            stages[here] = "done"
        if state in (ProposalState.RETURNED, ProposalState.NOT_AGREED):
            stages[here] = "late"
        notes = [str(self.record.get_state_display()) if at == here else "" for at in range(len(labels))]
        return [RecordStep(*each) for each in zip(labels, stages, notes, strict=True)]

    def requirements(self) -> Sequence[Requirement]:
        if self.record.state == ProposalState.APPRAISED:
            return self.before_council()
        if self.record.state not in WRITABLE:
            return []
        against = blocking(self.rules)
        found = [Requirement(each.rule, False, each.told) for each in against]
        named = bool(self.record.achievement.strip() and self.record.achieved_on)
        todo = "" if named else _("So that it is not rewarded twice, and the time until the reward is known.")
        change = "" if named else self.url("recognition:change_proposal")
        return [
            *found,
            *([] if against else [Requirement(_("No rule stands against it"), True)]),
            Requirement(_("What was achieved, and when"), named, todo, change),
        ]

    def before_council(self) -> list[Requirement]:
        """What a council, or a head, is to have before it: the people's word, and a place within quota and share."""
        found = [Requirement(each.rule, each.is_kept is not False, each.told) for each in limits_of(self.record)]
        if self.record.award.asks_the_people:
            missing = not_asked_yet(self.record, self.today)
            asked = Requirement(_("The people were asked, and every comment is answered"), not missing, missing)
            found.insert(0, asked)
        return found

    def panels(self) -> Sequence[RecordPanel]:
        counts = {verdict: sum(each.verdict is verdict for each in self.rules) for verdict in Verdict}
        rules = {"rules": self.rules, "counts": [(each, number) for each, number in counts.items() if number]}
        found = [
            RecordPanel(_("Rule by rule"), "recognition/desk/rules.html", rules),
            RecordPanel(_("Achievements in brief"), "recognition/desk/summary.html", {"text": self.record.summary}),
            RecordPanel(_("Opinions on the way up"), "recognition/desk/opinions.html", {"opinions": self.opinions()}),
        ]
        if about := consultations_about(self.record):
            asked = {"consultations": [(each, standing(each)) for each in about]}
            found.append(RecordPanel(_("Public consultations"), "recognition/desk/consultations.html", asked))
        if self.opens:
            found += self.from_dossier()
        return found

    def opinions(self) -> list[Any]:
        """What each level said, the earliest first."""
        return list(self.record.opinions.select_related("body", "person").order_by("on", "pk"))

    def from_dossier(self) -> list[RecordPanel]:
        """What the dossier itself shows: nothing of it is typed again."""
        dossier = self.record.dossier
        matters = list(visible(self.actor, OpenMatter.objects.filter(dossier=dossier)))
        honours = earlier_honours(dossier.pk, but=self.record.pk)
        known = {"honours": honours, "by_word": dossier.earlier_honours}
        held = {"matters": matters, "dossier": dossier, "keeps": bool(may(self.actor, "keep", dossier))}
        shown = {"told": told(dossier.folder, self.actor)}
        return [
            RecordPanel(_("Claims and their proof"), "evidence/folder/claims.html", shown),
            RecordPanel(_("Earlier honours"), "recognition/desk/earlier.html", known),
            RecordPanel(_("What is open against them"), "recognition/desk/matters.html", held),
        ]

    def further_actions(self) -> Sequence[RecordAction]:
        found = [RecordAction(_("Open the dossier"), reverse("exemplars:dossier", args=[self.record.dossier_id]))]
        if self.record.state in WRITABLE:
            found.insert(0, self.action(_("Change the proposal"), "recognition:change_proposal", "keep"))
        if self.record.state in (ProposalState.SUBMITTED, ProposalState.APPRAISED, ProposalState.BEFORE_COUNCIL):
            found.insert(0, self.action(_("Give an opinion"), "recognition:give_opinion", "handle"))
        if self.opens:
            found.append(RecordAction(_("Write the report of achievements"), self.url("recognition:report")))
        return found


def _day(day: Any) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
