"""What the five journeys have in common: sending a plan in, reviewing it, and a year of recorded activity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

from django.db.models import Q
from django.test import Client
from django.urls import reverse

from lantoa.kit.actors import Actor
from lantoa.movements.models import CriteriaSet
from lantoa.movements.operations import criteria, editing
from lantoa.movements.operations.editing import Wording
from lantoa.organisations.models import Body, Membership, Role
from lantoa.plans.models import Clause, ClauseKind, Duty, DutyActor, Evidence, EvidenceKind, Part, Plan, Term
from lantoa.plans.operations import (
    correcting,
    deciding,
    evidence,
    heading,
    matching,
    merging,
    reading,
    running,
    sending,
)
from lantoa.plans.operations.correcting import Correction
from lantoa.plans.operations.matching import Meant
from lantoa.plans.operations.proof import Proof
from lantoa.plans.proposing.vocabulary import BY_HAND
from lantoa.plans.queries.progress import standings
from lantoa.plans.queries.summing import Row, summary
from lantoa.plans.states import ClauseState
from tests.organisations.worlds import appointed

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
MISSING = not SEEDS.is_dir()
WHY = "the five plans are not here: ../shared/seeds"
STEMS = {
    "S0": "000_300ebf080eaf9139",
    "S1": "001_b0912ed770ac0815",
    "S2": "002_02fa5942402ebcec",
    "S3": "003_357bb5933e0a2a4d",
    "S4": "004_91d5160d9dcc36b6",
}
ONCE = "once"


@cache
def text_of(seed: str) -> str:
    """The text of a plan as it came."""
    return (SEEDS / f"{STEMS[seed]}.txt").read_text("utf-8")


def noon(day: date) -> datetime:
    """Noon in Vietnam of a day of the journey."""
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)


def acting(body: Body, role: str = Role.OFFICER) -> Actor:
    """Whoever has the role at `body`; somebody is appointed where nobody has it yet."""
    membership = Membership.objects.filter(body=body, role=role).select_related("person").order_by("pk").first()
    return Actor(membership.person) if membership else appointed(body, role)


# --- From the text to a plan in force ---------------------------------------------------------------------------------
def sent_in(seed: str, body: Body, on: date) -> Plan:
    """The plan of `seed`, pasted by the secretary of its office, read and under review."""
    plan = sending.send_text(body, text_of(seed), by=acting(body, Role.SECRETARY), at=noon(on))
    return reading.take(plan, at=noon(on))


class Review:
    """The secretary of the plan's office goes through what the reader found."""

    def __init__(self, plan: Plan, on: date) -> None:
        self.plan, self.on = plan, on
        self.by, self.at = acting(plan.body, Role.SECRETARY), noon(on)

    def clause(self, words: str, kind: str = ClauseKind.TARGET) -> Clause:
        """The one clause of the kind that has these words."""
        return self.plan.clauses.get(kind=kind, quote__contains=words)

    def correct(self, clause: Clause, **duty: object) -> Duty:
        """Put right what the reader has wrong in the duty of a clause."""
        version = correcting.version_of(clause)
        correcting.correct(clause, Correction(duty=duty), version=version, by=self.by, at=self.at)
        return Duty.objects.get(clause=clause)

    def merge(self, clause: Clause, into: Clause) -> None:
        """Both say the same thing."""
        merging.merge(clause, into, by=self.by, at=self.at)

    def merge_tasks_into_targets(self) -> int:
        """A task with the words of a target is the same duty, said with its number there; how many there were."""
        merged = 0
        for target in self.plan.clauses.filter(kind=ClauseKind.TARGET, state=ClauseState.UNSEEN):
            same = self.plan.clauses.filter(kind=ClauseKind.TASK, state=ClauseState.UNSEEN, section=target.section)
            for task in same.filter(start__lte=target.start, end__gte=target.end):
                self.merge(task, target)
                merged += 1
        return merged

    def say(self, words: str, meant: Meant) -> None:
        """Who is meant by these words, wherever the plan uses them."""
        named = DutyActor.objects.filter(duty__plan=self.plan, words=words).select_related("duty__clause__plan")
        for actor in named:
            matching.match(actor, meant, by=self.by, at=self.at)

    def lead(self, clause: Clause, *bodies: Body) -> None:
        """These owe it, and not whoever was proposed because the words name nobody."""
        for actor in clause.duty.actors.filter(part=Part.LEAD):
            matching.match(actor, matching.NOBODY, by=self.by, at=self.at)
        for body in bodies:
            matching.name(clause.duty, Meant(body=body), by=self.by, at=self.at)

    def reject(self, *clauses: Clause) -> None:
        """Nobody is bound by these."""
        for clause in clauses:
            deciding.reject(clause, by=self.by, at=self.at, reason="Không giao cho ai.")

    def accept_the_rest(self) -> int:
        """What the reader found is right; how many clauses that were."""
        return deciding.confirm_many(self.plan.clauses.filter(state=ClauseState.UNSEEN), by=self.by, at=self.at)

    def start(self, *, counts_dossiers: bool = False) -> Plan:
        """Put it into force. Exemplars and stories are shown by evidence that is recorded by hand, or else counted."""
        if not counts_dossiers:
            counted = Q(measure__startswith="exemplars_") | Q(measure="stories_published")
            self.plan.duties.filter(counted).update(measure=BY_HAND)
        return running.start(Plan.objects.get(pk=self.plan.pk), by=self.by, at=self.at)


# --- A year of recorded activity --------------------------------------------------------------------------------------
def record(
    duty: Duty, body: Body, on: date, amount: int = 1, *, subject: str = "", term: Term | None = None
) -> Evidence:
    """An officer of `body` records what was done; nobody has checked it yet."""
    proof = Proof(
        kind=EvidenceKind.DOCUMENT,
        title="Báo cáo kết quả",
        on=on,
        amount=Decimal(amount),
        subject=subject,
        number=f"{on:%m%d}/BC",
        note="Số liệu của đơn vị",
    )
    return evidence.record(duty, body, proof, term=term, by=acting(body), at=noon(on))


def achieve(
    duty: Duty, body: Body, on: date, amount: int = 1, *, subject: str = "", term: Term | None = None
) -> Evidence:
    """The same, and somebody at the plan's office accepts it."""
    put_forward = record(duty, body, on, amount, subject=subject, term=term)
    return evidence.accept(put_forward, by=acting(duty.plan.body, Role.SECRETARY), at=noon(on))


def term_of(duty: Duty, day: date) -> Term:
    """The period of `duty` that has the day."""
    return duty.terms.get(since__lte=day, until__gt=day)


# --- The figures ------------------------------------------------------------------------------------------------------
def states(duty: Duty, on: date, bodies: Iterable[Body] | None = None) -> dict[str, list[str]]:
    """How each body stands with a duty, period by period: its state, with an exclamation mark where it is late."""
    ids = None if bodies is None else [body.pk for body in bodies]
    found: dict[int, list[str]] = {}
    for one in standings(duty.plan, on, duties=[duty.pk], bodies=ids):
        found.setdefault(one.body_id, []).append(one.state(on) + ("!" if one.is_overdue(on) else ""))
    names = Body.objects.in_bulk(list(found))
    return {names[body].name: each for body, each in found.items()}


def row_of(duty: Duty, on: date, day: date) -> Row:
    """The line of the summary for the period of `duty` that has `day`."""
    term = term_of(duty, day)
    return next(row for row in summary(duty.plan, on).rows if row.term_id == term.pk)


def counted(duty: Duty, on: date, day: date) -> Counter[str]:
    """How many bodies stand how in one period."""
    counts = row_of(duty, on, day).counts
    return Counter({name: number for name in counts.__dataclass_fields__ if (number := getattr(counts, name))})


def cells(duty: Duty, year: int) -> dict[str, list[str]]:
    """The same as `states`, as the board's screen shows it to the secretary of the plan's office."""
    client = Client()
    client.force_login(acting(duty.plan.body, Role.SECRETARY).person)
    page = client.get(reverse("plans:board", args=[duty.plan_id]), {"year": year})
    lines = (line for _section, lines in page.context["sections"] for line in lines)
    places = next(line.places for line in lines if line.row.key == str(duty.pk))
    found: dict[str, list[str]] = {}
    for place in places:
        if place.cell:
            found.setdefault(place.columns[0].group, []).append(place.cell.state + ("!" if place.cell.overdue else ""))
    return found


def sheet(duty: Duty, body: Body, day: date) -> str:
    """What opens behind a cell of the board, for the secretary of the plan's office."""
    client = Client()
    client.force_login(acting(duty.plan.body, Role.SECRETARY).person)
    return client.get(reverse("plans:cell", args=[term_of(duty, day).pk, body.pk])).content.decode()


# --- What bodies do of their own --------------------------------------------------------------------------------------
CHILD = """{body}
Số: {number}

KẾ HOẠCH
Tuyên truyền gương điển hình tiên tiến giai đoạn 2023 - 2025

Thực hiện Kế hoạch số {parent} ngày {day} của {issuer} về tuyên truyền gương điển hình tiên tiến, {body} xây dựng kế \
hoạch thực hiện như sau:

I. MỤC ĐÍCH
Giới thiệu gương tốt trong đơn vị.
"""


def numbered(review: Review, number: str) -> None:
    """The plan gets its number and its day; those of the five came without."""
    plan = review.plan
    values = {"number": number, "issued_on": review.on}
    heading.change(plan, values, version=heading.version_of(plan), by=review.by, at=review.at)


def issues_a_plan(body: Body, parent: Plan, on: date) -> Plan:
    """`body` carries `parent` out by a plan of its own, which is sent in, read and put into force like any other."""
    parent = Plan.objects.select_related("body").get(pk=parent.pk)
    day, number = f"{parent.issued_on:%d/%m/%Y}", f"{body.pk}/KH-DV"
    text = CHILD.format(body=body.name, number=number, parent=parent.number, day=day, issuer=parent.body.name)
    secretary = acting(body, Role.SECRETARY)
    plan = reading.take(sending.send_text(body, text, by=secretary, at=noon(on)), at=noon(on))
    review = Review(plan, on)
    heading.change(plan, {"issued_on": on}, version=heading.version_of(plan), by=secretary, at=noon(on))
    review.accept_the_rest()
    return review.start()


def puts_criteria_in_force(body: Body, since: date) -> CriteriaSet:
    """`body` has criteria of its own from a day on."""
    administrator, at = acting(body, Role.ADMINISTRATOR), noon(since)
    drafted = criteria.draft(CriteriaSet(body=body, title="Tiêu chí điển hình tiên tiến"), by=administrator, at=at)
    editing.add(drafted, Wording("Hoàn thành xuất sắc nhiệm vụ."), by=administrator, at=at)
    return criteria.put_in_force(drafted, since=since, by=administrator, at=at)
