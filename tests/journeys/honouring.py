"""The yearly review in the journeys: who was introduced is proposed, judged and honoured, and reports go up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.test import Client
from django.urls import reverse

from lantoa.exemplars.models import Dossier
from lantoa.organisations.models import Body, Group, Role
from lantoa.plans.models import Duty
from lantoa.recognition.models import Award, AwardRound, Case, Council, Decision, Honour, Proposal
from lantoa.recognition.operations.balloting import new_key
from lantoa.reporting.models import Cadence, PartKind, PeriodicReport, ReportForm
from lantoa.reporting.operations.periods import open_ended
from lantoa.reporting.queries.figures import filled
from tests.journeys.finding import Desk, on_day, written
from tests.journeys.steps import noon
from tests.organisations.worlds import appointed, person

#: What the plans call honouring where no award of the law is meant.
PRAISED, CELEBRATED = "BIEU_DUONG", "TON_VINH"


# --- Honoured ---------------------------------------------------------------------------------------------------------
def review_opened(by: Body, year: int, days: tuple[date, date], award: str = PRAISED) -> AwardRound:
    """The office opens the round of the yearly review, for one award."""
    office = Desk(by, days[0])
    told = {"form": "yearly", "name": f"Bình xét năm {year}", "body": by.pk, "year": year}
    told |= {"opens_on": written(days[0]), "closes_on": written(days[1]), "awards": [Award.objects.get(code=award).pk]}
    made = office.send("recognition:add_round", **told)
    office.send("recognition:open_round", made)
    return AwardRound.objects.get(pk=made)


def proposed(dossier: Dossier, review: AwardRound, day: date) -> Proposal:
    """The body whose exemplar it is proposes it from its dossier; nothing is typed again."""
    officer, award = Desk(dossier.body, day), review.awards.get()
    told = {"round": review.pk, "award": award.pk, "proposed_by": dossier.body_id, "summary": dossier.summary}
    told["merit"] = "deeds"
    made = officer.send("recognition:propose", dossier.pk, **told)
    officer.send("recognition:submit", made)
    return Proposal.objects.get(pk=made)


def appraised(proposal: Proposal, day: date) -> None:
    """The office that holds the round says that it is for it."""
    Desk(proposal.round.body, day).send("recognition:appraise", proposal.pk, stance="for")


def agreed(proposal: Proposal, day: date) -> None:
    """The head agrees; no council has to vote."""
    Desk(proposal.round.body, day, Role.LEADER).send("recognition:agree_without_council", proposal.pk)


@dataclass(frozen=True)
class Member(Desk):
    """A member of a council at her own desk."""

    client: Client | None = None

    def _client(self) -> Client:
        assert self.client is not None
        return self.client


def council_of(body: Body, names: Iterable[str], day: date) -> tuple[Council, list[Member]]:
    """The office enters the council of `body`, its first member as the chair."""
    office, found = Desk(body, day), []
    council = office.send("recognition:add_council", body=body.pk, name="Hội đồng", place="Trụ sở", since=written(day))
    for place, name in enumerate(names):
        somebody = person(name)
        appointed(body, Role.COUNCIL_MEMBER, somebody)
        told = {"person": somebody.pk, "name": name, "role": "member" if place else "chair", "since": written(day)}
        office.send("recognition:add_seat", council, **told)
        client = Client()
        client.force_login(somebody)
        found.append(Member(body, day, client=client))
    return Council.objects.get(pk=council), found


def judged(council: Council, members: list[Member], proposals: list[Proposal], against: tuple[int, ...] = ()) -> None:
    """One sitting in which all are there and nobody has a conflict; members at the places `against` say no."""
    office, chair = Desk(council.body, members[0].day), members[0]
    for each in proposals:
        office.send("recognition:lay_before_council", each.pk)
    told = {"title": "Bình xét", "day": written(chair.day), "time": "08:00", "place": "Phòng họp"}
    office.send("recognition:add_sitting", council.pk, **told)
    sitting = council.sittings.get()
    office.send("recognition:add_cases", sitting.pk, proposals=[each.pk for each in proposals])
    chair.send("recognition:open_sitting", sitting.pk)
    for member in members:
        member.send("recognition:room", sitting.pk, standing="present")
    for case in Case.objects.filter(sitting=sitting):
        _heard(case, members, against)
    chair.send("recognition:close_sitting", sitting.pk)


def _heard(case: Case, members: list[Member], against: tuple[int, ...]) -> None:
    for each in members:
        each.send("recognition:declare", case.pk, answer="no")
    members[0].send("recognition:open_vote", case.pk)
    for place, each in enumerate(members):
        choice = "against" if place in against else "for"
        assert each.refused("recognition:vote", case.pk, key=new_key(), choice=choice) == 200  # shows the receipt
    members[0].send("recognition:close_vote", case.pk)


def honoured(body: Body, proposals: list[Proposal], number: str, day: date) -> list[Honour]:
    """The secretary drafts the decision with its list and records that it was signed; then it is handed over."""
    office = Desk(body, day, Role.SECRETARY)
    told = {"body": body.pk, "title": f"Về việc biểu dương điển hình năm {day.year}", "symbol": "QĐ", "place": "Trụ sở"}
    told |= {"signer_name": "Hoàng Văn Lực", "signer_post": "Thủ trưởng", "rounds_up": "on"}
    made = office.send("recognition:draft_decision", **told)
    office.send("recognition:put_on_list", made, listed=[each.pk for each in proposals])
    office.send("recognition:sign_decision", made, number=number, on=written(day))
    found = list(Decision.objects.get(pk=made).honours.order_by("name"))
    for each in found:
        office.send("recognition:hand_over", each.pk, on=written(day), occasion="Hội nghị tổng kết")
    return found


def told_in_public(honour: Honour, day: date) -> str:
    """What anybody reads who follows the code on the certificate."""
    with on_day(day):
        return Client().get(reverse("verification:honour", args=[honour.code])).content.decode()


# --- Reported ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Asking:
    """A report that a body asks of a group: how often, in which figures, from when on, and for which duty."""

    of: Group
    cadence: Cadence
    figures: tuple[str, ...]
    since: date
    duty: Duty | None = None


def asked_for(by: Body, asking: Asking, day: date) -> ReportForm:
    """The office prepares the form, a text and a table, and puts it into use."""
    office = Desk(by, day)
    told = {"name": "Báo cáo điển hình tiên tiến", "body": by.pk, "group": asking.of.pk, "cadence": asking.cadence}
    told |= {"first_day": written(asking.since), "grace": 10} | ({"duty": asking.duty.pk} if asking.duty else {})
    made = office.send("reporting:add_form", **told)
    office.send("reporting:add_part", made, heading="Đánh giá chung", kind=PartKind.NARRATIVE.value)
    table = {"kind": PartKind.FIGURES.value, "figures": list(asking.figures)}
    office.send("reporting:add_part", made, heading="Số liệu", **table)
    office.send("reporting:start_form", made)
    return ReportForm.objects.get(pk=made)


def period_ended(form: ReportForm, day: date) -> None:
    """The night after a period ended: its reports stand on the desks of those who owe them."""
    open_ended(form, at=noon(day))


def report_of(body: Body, form: ReportForm, in_period: date) -> PeriodicReport:
    """The report of `body` for the period that has the day."""
    found = PeriodicReport.objects.filter(period__form=form, body=body, period__since__lte=in_period)
    return found.get(period__until__gt=in_period)


def reported(body: Body, form: ReportForm, in_period: date, day: date) -> PeriodicReport:
    """The officer writes what no record knows, and the secretary submits: the report for the period with that day."""
    report = report_of(body, form, in_period)
    part = report.period.version.parts.get(kind=PartKind.NARRATIVE)
    Desk(body, day).send("reporting:write", report.pk, **{f"part_{part.pk}": "Các phong trào được duy trì."})
    Desk(body, day, Role.SECRETARY).send("reporting:submit", report.pk)
    report.refresh_from_db()
    return report


def accepted(report: PeriodicReport, day: date) -> None:
    """The secretary of the body that asked takes it."""
    Desk(report.to_body, day, Role.SECRETARY).send("reporting:accept", report.pk)


def figures_of(report: PeriodicReport, day: date) -> dict[str, int]:
    """The table as whoever received it reads it: by what is counted, how many."""
    Desk(report.to_body, day, Role.SECRETARY).page("reporting:report", report.pk)
    with on_day(day):
        return {line.key: int(line.total) for part in filled(report) for line in part.lines}
