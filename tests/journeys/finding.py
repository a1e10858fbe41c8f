"""Exemplars in the journeys: told by citizens, proved, screened, nurtured and introduced, all on the screens."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

from django.test import Client
from django.urls import resolve, reverse

from lantoa.evidence.models import Grade
from lantoa.exemplars import challenges
from lantoa.exemplars.models import Dossier, Kind, Milestone, MilestoneKind, Nomination, Round, RoundKind, Screening
from lantoa.exemplars.nomination_states import NominationState
from lantoa.movements.models import CriteriaSet, Field
from lantoa.organisations.models import Body, Role
from lantoa.plans.models import Duty, Plan
from tests.exemplars.nomination_worlds import begun_at
from tests.journeys.steps import acting, cells, noon, term_of

#: Where the screens ask for the time.
CLOCKS = ("django.utils.timezone.now", "lantoa.desk.screens.now", "lantoa.exemplars.views.asking.now")
DEED = "Chuyển 18,5 ha lúa sang hữu cơ trong ba vụ, 42 hộ cùng làm."


@contextmanager
def on_day(day: date) -> Iterator[None]:
    """It is noon of `day`."""
    with ExitStack() as clocks:
        for clock in CLOCKS:
            clocks.enter_context(patch(clock, return_value=noon(day)))
        yield


def written(day: date) -> str:
    """A day as it is typed."""
    return f"{day:%d/%m/%Y}"


@dataclass(frozen=True)
class Desk:
    """Somebody in `role` at `body`, at her desk on one day."""

    body: Body
    day: date
    role: str = Role.OFFICER

    def send(self, name: str, /, *args: int, **data: Any) -> int:
        """Send the form at an address, which is taken; the id in the address that it leads to."""
        answer = self._posted(name, args, data)
        assert answer.status_code == 302, (name, answer.status_code, self._why(answer))
        return int(resolve(urlsplit(answer["Location"]).path).kwargs.get("pk", 0))

    def refused(self, name: str, /, *args: int, **data: Any) -> int:
        """Send what is not taken; the status that says so."""
        return int(self._posted(name, args, data).status_code)

    def page(self, name: str, /, *args: int, **query: Any) -> Any:
        """Open a page."""
        with on_day(self.day):
            answer = self._client().get(reverse(name, args=args), query)
        assert answer.status_code == 200, (name, answer.status_code)
        return answer

    def _posted(self, name: str, args: tuple[int, ...], data: dict[str, Any]) -> Any:
        with on_day(self.day):
            return self._client().post(reverse(name, args=args), data)

    def _client(self) -> Client:
        client = Client()
        client.force_login(acting(self.body, self.role).person)
        return client

    @staticmethod
    def _why(answer: Any) -> object:
        context = answer.context_data or {}
        return context["form"].errors if "form" in context else context.get("reason", "")


# --- Found ------------------------------------------------------------------------------------------------------------
def told_by_a_citizen(commune: Body, name: str, day: date, kind: str = Kind.INDIVIDUAL) -> Nomination:
    """A visitor without an account answers the questions of the public form one after the other."""
    answers = {
        "name": {"name": name, "about": "Nông dân"},
        "place": {"where": commune.name, "chosen": commune.pk, "chosen_for": commune.name, "place": "Khu 5"},
        "field": {"field": ""},
        "deed": {"deed": DEED, "since_when": "Từ vụ xuân năm ngoái"},
        "proof": {"proof": "Hợp tác xã"},
        "photos": {},
        "you": {"nominator": "", "contact": ""},
        "check": {"agreed": "on"},
    }
    visitor = Client()
    with on_day(day), patch.object(challenges, "BITS", 6):
        begun_at(visitor, kind)
        for step, data in answers.items():
            assert visitor.post(reverse(f"nominating:{step}"), data).status_code == 302, step
    return Nomination.objects.get(name=name, state=NominationState.SENT)


def told_on_paper(commune: Body, name: str, day: date) -> Nomination:
    """An officer of `commune` types in the paper that a citizen brought."""
    told = {"came_by": "paper", "body": commune.pk, "commune": commune.pk, "kind": Kind.INDIVIDUAL, "name": name}
    made = Desk(commune, day).send("exemplars:add_nomination", **told, deed=DEED, agreed="on")
    return Nomination.objects.get(pk=made)


def taken_up(nomination: Nomination, day: date) -> Dossier:
    """An officer of the body that it came to opens a dossier with it."""
    assert nomination.body is not None
    made = Desk(nomination.body, day).send("exemplars:take_up_nomination", nomination.pk)
    return Dossier.objects.get(pk=made)


def entered(body: Body, name: str, day: date, kind: str = Kind.INDIVIDUAL, **said: Any) -> Dossier:
    """An officer opens a dossier of whom she noticed herself."""
    known = {"kind": kind, "name": name, "body": body.pk, "summary": DEED, "found_on": written(day)}
    made = Desk(body, day).send("exemplars:add_dossier", **known | {"found_how": "officer"} | said)
    return Dossier.objects.get(pk=made)


def put_into_field(dossier: Dossier, field: str, day: date) -> None:
    """An officer says in which field it was done: criteria of fields ask for it."""
    kept = {"kind": dossier.kind, "name": dossier.name, "summary": dossier.summary, "found_how": dossier.found_how}
    kept |= {"found_on": written(dossier.found_on), "follow_every": dossier.follow_every}
    kept["review_every"] = dossier.review_every
    found = Field.objects.get(body=None, name=field)
    Desk(dossier.body, day).send("exemplars:change_dossier", dossier.pk, field=found.pk, **kept)


# --- Proved and screened ----------------------------------------------------------------------------------------------
def proved(dossier: Dossier, claim: str, document: str, day: date) -> None:
    """An officer claims and shows something; she may not verify it herself, and the head does."""
    officer = Desk(dossier.body, day)
    made = officer.send("evidence:add_claim", dossier.folder_id, text=claim)
    officer.send("evidence:add_proof", made, grade=Grade.OFFICIAL.value, document=document)
    assert officer.refused("evidence:verify_claim", made) == 403
    Desk(dossier.body, day, Role.LEADER).send("evidence:verify_claim", made)


def criteria_in_force(plan: Plan, since: date) -> CriteriaSet:
    """The criteria that the plan states, put into force by its office; of no field what names none."""
    drafted = CriteriaSet.objects.get(source_plan=plan.pk)
    secretary = Desk(plan.body, since, Role.SECRETARY)
    for criterion in drafted.criteria.filter(scope="field", field=None):
        secretary.send("movements:settle", criterion.pk, meant="general")
    secretary.send("movements:put_in_force", drafted.pk, since=written(since))
    return drafted


def screened(dossier: Dossier, criteria: CriteriaSet, day: date) -> Screening:
    """Each criterion is answered, the collective votes, the head confirms; where the dossier lies."""
    body = Dossier.objects.get(pk=dossier.pk).held_by
    officer = Desk(body, day)
    made = officer.send("exemplars:begin_screening", dossier.pk, criteria_set=criteria.pk)
    screening = Screening.objects.get(pk=made)
    for answer in screening.answers.all():
        officer.send("exemplars:answer_criterion", answer.pk, met="yes")
    vote = {"how": "vote", "on": written(day), "votes_for": 9, "votes_against": 0}
    officer.send("exemplars:endorse_screening", made, **vote)
    assert officer.refused("exemplars:confirm_screening", made) == 403
    Desk(body, day, Role.LEADER).send("exemplars:confirm_screening", made)
    screening.refresh_from_db()
    return screening


# --- Nurtured ---------------------------------------------------------------------------------------------------------
def nurtured(dossier: Dossier, begun: date, settled: date) -> None:
    """A new factor is helped along: a shortcoming with its remedy, help that is promised and comes, what came of it."""
    officer, later = Desk(dossier.body, begun), Desk(dossier.body, settled)
    officer.send("exemplars:begin_nurture", dossier.pk)
    need = {"kind": "shortcoming", "text": "Chưa có sổ ghi chép", "remedy": "Cử người giúp", "due_on": written(settled)}
    officer.send("exemplars:add_need", dossier.pk, **need)
    support = {"kind": "material", "what": "Giống lúa", "giver": "Hội Nông dân", "cost": "4000000"}
    officer.send("exemplars:promise_support", dossier.pk, promised_on=written(begun), **support)
    help_, lack = dossier.supports.get(), dossier.needs.get()
    later.send("exemplars:record_arrival", help_.pk, on=written(settled), note="Biên bản giao nhận")
    later.send("exemplars:settle_need", lack.pk, on=written(settled))
    later.send("exemplars:review_impact", dossier.pk, on=written(settled), effect="Tăng thu nhập 15%")


# --- Introduced -------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Asked:
    """What a round asks for: the route of the plan, and the duty that it serves."""

    to: Body
    via: Body | None = None
    duty: Duty | None = None
    kind: str = RoundKind.INTRODUCTION


def round_opened(by: Body, title: str, days: tuple[date, date], asked: Asked) -> Round:
    """The office asks those below it, from the first to the last of `days`."""
    since, until = days
    typed: dict[str, Any] = {"kind": asked.kind, "title": title, "body": by.pk, "to_body": asked.to.pk}
    typed |= {"since": written(since), "until": written(until)}
    typed |= {name: found.pk for name, found in (("via", asked.via), ("duty", asked.duty)) if found}
    return Round.objects.get(pk=Desk(by, since).send("exemplars:add_round", **typed))


def registered(dossier: Dossier, asked: Round, day: date) -> None:
    """It is registered to be built up, in a round that asks for that."""
    said = {"kind": MilestoneKind.REGISTERED, "on": written(day), "body": dossier.body_id, "round": asked.pk}
    Desk(dossier.body, day).send("exemplars:add_milestone", dossier.pk, **said)


def introduced(dossier: Dossier, day: date, to: Body | None = None) -> tuple[Body | None, Body | None]:
    """Put forward by the officer, then as `sent_up`."""
    here = Dossier.objects.get(pk=dossier.pk).held_by
    Desk(here, day).send("exemplars:propose", dossier.pk)
    return sent_up(dossier, day, to)


def sent_up(dossier: Dossier, day: date, to: Body | None = None) -> tuple[Body | None, Body | None]:
    """Introduced by the secretary of the body where it lies: to, and by way of, as the form shows it, or `to` another.

    Returns what the form showed.
    """
    secretary = Desk(Dossier.objects.get(pk=dossier.pk).held_by, day, Role.SECRETARY)
    route = secretary.page("exemplars:introduce", dossier.pk).context_data["form"].initial
    shown = {name: value for name, value in route.items() if value} if to is None else {"to_body": to.pk}
    secretary.send("exemplars:introduce", dossier.pk, on=written(day), document="12/TTr", **shown)
    found = Body.objects.in_bulk([route["to_body"], route["via"]])
    return found.get(route["to_body"]), found.get(route["via"])


def recognised(dossier: Dossier, day: date) -> None:
    """The head of the body where it lies signs the decision, and whoever found it visits from then on."""
    decision = {"rung": "unit", "on": written(day), "document": "30/QĐ"}
    here = Dossier.objects.get(pk=dossier.pk)
    Desk(here.held_by, day, Role.LEADER).send("exemplars:recognise", here.pk, **decision)
    Desk(here.body, day).send("exemplars:follow", here.pk)


def visited(dossier: Dossier, day: date) -> None:
    """Somebody of the body looks after it, and writes down what was found; the next visit is planned."""
    visit = dossier.visits.get(done_on=None, called_off="")
    Desk(visit.body, day).send("exemplars:make_visit", visit.pk, on=written(day), found="Vẫn dẫn đầu")


def passed_on(dossier: Dossier, day: date) -> Dossier:
    """Whoever collects hands it to whom it is bound for."""
    Desk(Dossier.objects.get(pk=dossier.pk).held_by, day).send("exemplars:pass_on", dossier.pk)
    return Dossier.objects.get(pk=dossier.pk)


def returned(dossier: Dossier, day: date) -> None:
    """The body where it lies sends it back for completion."""
    here = Dossier.objects.get(pk=dossier.pk).held_by
    Desk(here, day).send("exemplars:send_back", dossier.pk, reason="Thiếu ý kiến của dân")


def struck(dossier: Dossier, day: date) -> None:
    """The body withdraws its introduction."""
    made = Milestone.objects.standing().get(dossier=dossier, kind=MilestoneKind.INTRODUCED)
    Desk(made.body, day).send("exemplars:strike_milestone", made.pk, reason="Gửi nhầm hồ sơ")


def merged(one: Dossier, other: Dossier, by: Body, day: date) -> None:
    """Somebody at `by` sees on the screen of duplicates that both are about the same: `one` goes on."""
    desk = Desk(by, day)
    pairs = desk.page("exemplars:duplicates").context_data["found"].records
    pair = next(each for each in pairs if {each.first_id, each.second_id} == {one.pk, other.pk})
    desk.send("exemplars:merge_duplicate", pair.pk, stays=one.pk, reason="Cùng một người")


# --- The figures ------------------------------------------------------------------------------------------------------
def board(duty: Duty, year: int, day: date) -> dict[str, list[str]]:
    """The cells of the board as they were shown on a day."""
    with on_day(day):
        return cells(duty, year)


def figure(duty: Duty, body: Body, period: date, day: date) -> str:
    """The figure behind a cell of the board, such as "1 trên 2 điển hình", as it was shown on a day."""
    return str(_opened(duty, body, period, day)["figures"])


def names_behind(duty: Duty, body: Body, period: date, day: date) -> list[str]:
    """The exemplars that a cell of the board led to on a day, in the order of their names."""
    return sorted(trace.label for trace in _opened(duty, body, period, day)["cell"].traces)


def _opened(duty: Duty, body: Body, period: date, day: date) -> dict[str, Any]:
    """What the cell of `body` in the period that has the day `period` shows to the secretary of the plan's office."""
    office = Desk(duty.plan.body, day, Role.SECRETARY)
    shown: dict[str, Any] = office.page("plans:cell", term_of(duty, period).pk, body.pk).context_data
    return shown
