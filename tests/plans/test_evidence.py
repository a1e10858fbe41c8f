"""Evidence: what each proof needs, for which period it counts, and two pairs of eyes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from lantoa.kit.access import Refused
from lantoa.kit.audit import history_of
from lantoa.organisations.models import Body, Role
from lantoa.plans.models import Duty, Evidence, EvidenceKind, Plan
from lantoa.plans.operations import evidence
from lantoa.plans.operations.proof import Proof
from lantoa.plans.operations.sending import SentFile
from lantoa.plans.queries.countable import Periods, periods_for
from lantoa.plans.queries.progress import standings
from lantoa.plans.states import EvidenceState, PlanState
from tests.organisations.worlds import NOON, District, appointed, founded
from tests.plans.owing import communes_of, fanned_out, owed_by
from tests.plans.worlds import plan_of

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 20)
NUMBER = Proof(EvidenceKind.NUMBER, "Hai gương người tốt việc tốt", DAY, Decimal(2), note="Sổ theo dõi của xã")


class Owed:
    """A duty of a district that its communes owe each quarter, and two officers of one commune."""

    def __init__(self, **fields: object) -> None:
        self.world = District()
        self.plan = plan_of(self.world.district)
        self.duty = owed_by(self.plan, communes_of(self.world.district), **fields)
        fanned_out(self.plan)
        self.body = self.world.communes[0]
        self.officer, self.colleague = appointed(self.body), appointed(self.body)

    def recorded(self, proof: Proof = NUMBER) -> Evidence:
        return evidence.record(self.duty, self.body, proof, by=self.officer, at=NOON)

    def done(self) -> Decimal:
        (found,) = standings(self.plan, DAY, bodies=[self.body.pk], days=(DAY, date(2026, 5, 21)))
        return found.done


def test_it_counts_once_a_second_person_accepted_it_and_for_the_period_of_its_day() -> None:
    owed = Owed()
    record = owed.recorded()
    assert record.term.since == date(2026, 4, 1)
    assert owed.done() == 0
    accepted = evidence.accept(record, by=owed.colleague, at=NOON)
    assert (accepted.state, accepted.checked_by) == (EvidenceState.ACCEPTED, owed.colleague.person)
    assert owed.done() == 2
    assert [entry.verb for entry in history_of(record)] == ["accept", "record_evidence"]


JANUARY = datetime(2027, 1, 12, 5, tzinfo=UTC)


def test_what_is_handed_in_after_a_period_counts_for_it_when_that_is_said() -> None:
    owed = Owed()
    second, third = owed.duty.terms.all()[1:3]
    report = replace(NUMBER, on=date(2026, 7, 6))
    said = evidence.record(owed.duty, owed.body, report, term=second, by=owed.officer, at=NOON)
    silent = evidence.record(owed.duty, owed.body, report, by=owed.officer, at=NOON)
    assert (said.term, silent.term) == (second, third)
    evidence.accept(said, by=owed.colleague, at=NOON)
    assert owed.done() == 2


def test_nothing_counts_for_a_period_that_had_not_begun_that_is_of_another_duty_or_that_nobody_owes() -> None:
    owed = Owed()
    third, stranger = owed.duty.terms.all()[2], founded("Xã Khác", under=owed.world.province)
    other = owed_by(owed.plan, stranger)
    fanned_out(owed.plan)
    refused = [(owed.body, third, "on"), (owed.body, other.terms.first(), "term")]
    for body, term, field in refused:
        with pytest.raises(ValidationError) as problem:
            evidence.record(owed.duty, body, NUMBER, term=term, by=owed.officer, at=NOON)
        assert list(problem.value.message_dict) == [field]
    with pytest.raises(ValidationError) as problem:
        evidence.record(
            owed.duty, stranger, replace(NUMBER, on=date(2026, 8, 1)), term=third, by=appointed(stranger), at=NOON
        )
    assert list(problem.value.message_dict) == ["term"]


def test_completing_keeps_the_period_unless_another_is_said() -> None:
    owed = Owed()
    first, second = owed.duty.terms.all()[:2]
    record = evidence.record(owed.duty, owed.body, NUMBER, term=first, by=owed.officer, at=NOON)
    for term, expected in ((None, first), (second, second)):
        record = evidence.send_back(record, by=owed.colleague, at=NOON, reason="Sai kỳ")
        record = evidence.complete(record, NUMBER, term=term, by=owed.officer, at=NOON)
        assert (record.term, record.state) == (expected, EvidenceState.SUBMITTED)


def test_a_period_must_be_said_only_while_one_that_ended_is_missing_something() -> None:
    owed = Owed(cadence="year")
    plan = Plan.objects.get(pk=owed.plan.pk)
    plan.last_day = date(2027, 12, 31)
    plan.save()
    fanned_out(plan)
    bodies, (year, following) = Body.objects.filter(pk=owed.body.pk), owed.duty.terms.all()

    def found(on: date) -> Periods:
        return periods_for(owed.duty, bodies, on)

    assert (found(DAY).terms, found(DAY).usual(DAY)) == ([year], year)
    in_january = found(JANUARY.date())
    assert (in_january.terms, in_january.missing) == ([following, year], {year.pk})
    assert in_january.usual(JANUARY.date()) is None
    record = evidence.record(
        owed.duty, owed.body, replace(NUMBER, on=JANUARY.date()), term=year, by=owed.officer, at=JANUARY
    )
    evidence.accept(record, by=owed.colleague, at=JANUARY)
    assert found(JANUARY.date()).usual(JANUARY.date()) == following


def test_nobody_checks_what_she_recorded_herself() -> None:
    owed = Owed()
    record = owed.recorded()
    leader = appointed(owed.body, Role.LEADER, owed.officer.person)
    for act in (evidence.accept, evidence.reopen):
        with pytest.raises(Refused):
            act(record, by=leader, at=NOON)
    with pytest.raises(Refused, match=r"khác|else"):
        evidence.send_back(record, by=owed.officer, at=NOON, reason="Thiếu")


def test_the_office_whose_plan_it_is_checks_too_and_others_do_not() -> None:
    owed = Owed()
    record = owed.recorded()
    with pytest.raises(Refused):
        evidence.accept(record, by=appointed(owed.world.communes[1]), at=NOON)
    assert evidence.accept(record, by=appointed(owed.world.district), at=NOON).state == EvidenceState.ACCEPTED


def test_an_acceptance_is_taken_back_or_returned_and_no_longer_counts() -> None:
    owed = Owed()
    record = evidence.accept(owed.recorded(), by=owed.colleague, at=NOON)
    record = evidence.reopen(record, by=owed.colleague, at=NOON)
    assert (record.state, record.checked_by, owed.done()) == (EvidenceState.SUBMITTED, None, 0)
    record = evidence.accept(record, by=owed.colleague, at=NOON)
    with pytest.raises(Refused):
        evidence.send_back(record, by=owed.colleague, at=NOON, reason=" ")
    record = evidence.send_back(record, by=owed.colleague, at=NOON, reason="Thiếu nguồn")
    assert (record.state, owed.done()) == (EvidenceState.RETURNED, 0)
    changed = evidence.change(record, replace(NUMBER, note="Báo cáo 12/BC-UBND"), by=owed.officer, at=NOON)
    again = evidence.submit(changed, by=owed.officer, at=NOON)
    assert (again.state, again.note) == (EvidenceState.SUBMITTED, "Báo cáo 12/BC-UBND")
    withdrawn = evidence.withdraw(again, by=owed.officer, at=NOON)
    assert withdrawn.state == EvidenceState.WITHDRAWN


def test_a_colleague_does_not_complete_what_another_recorded() -> None:
    owed = Owed()
    record = owed.recorded()
    with pytest.raises(Refused):
        evidence.change(record, NUMBER, by=owed.officer, at=NOON)  # it waits for a check
    record = evidence.send_back(record, by=owed.colleague, at=NOON, reason="Thiếu nguồn")
    with pytest.raises(Refused):
        evidence.change(record, NUMBER, by=owed.colleague, at=NOON)


@pytest.mark.parametrize(
    ("proof", "field"),
    [
        (replace(NUMBER, note=" "), "note"),
        (replace(NUMBER, amount=Decimal(0)), "amount"),
        (replace(NUMBER, amount=Decimal(10**9 + 1)), "amount"),
        (replace(NUMBER, on=date(2026, 11, 24)), "on"),
        (replace(NUMBER, on=date(2025, 12, 31)), "on"),
        (replace(NUMBER, kind=EvidenceKind.LINK), "link"),
        (replace(NUMBER, kind=EvidenceKind.LINK, link="không phải địa chỉ"), "link"),
        (replace(NUMBER, kind=EvidenceKind.DOCUMENT), "number"),
        (replace(NUMBER, kind=EvidenceKind.FILE), "file"),
        (replace(NUMBER, kind="hearsay"), "kind"),
        (replace(NUMBER, subject="robot"), "subject"),
        (replace(NUMBER, title=""), "title"),
    ],
)
def test_each_proof_has_what_it_needs(proof: Proof, field: str) -> None:
    with pytest.raises(ValidationError) as problem:
        Owed().recorded(proof)
    assert field in problem.value.message_dict
    assert not Evidence.objects.exists()


def test_ten_to_the_ninth_is_a_number_like_others() -> None:
    owed = Owed(value=10**9)
    evidence.accept(owed.recorded(replace(NUMBER, amount=Decimal(10**9))), by=owed.colleague, at=NOON)
    (found,) = standings(owed.plan, DAY, bodies=[owed.body.pk], days=(DAY, date(2026, 5, 21)))
    assert found.is_complete


def test_a_file_is_kept_as_it_came() -> None:
    owed = Owed()
    proof = replace(NUMBER, kind=EvidenceKind.FILE, file=SentFile("anh.pdf", b"%PDF-1.7 x"))
    record = owed.recorded(proof)
    assert record.file is not None
    assert (bytes(record.file.content), record.file.body) == (b"%PDF-1.7 x", owed.body)


def test_a_measure_says_what_shows_it() -> None:
    with pytest.raises(ValidationError) as problem:
        Owed(measure="reports_submitted").recorded()
    assert "kind" in problem.value.message_dict


def test_facts_that_the_platform_finds_itself_are_not_recorded_by_hand() -> None:
    with pytest.raises(ValidationError):
        Owed(measure="own_plan").recorded()


def test_subjects_that_do_not_count_are_said_at_once() -> None:
    owed = Owed(eligible_subjects=["individual"], need_both_kinds=False)
    for subject in ("", "household"):
        with pytest.raises(ValidationError) as problem:
            owed.recorded(replace(NUMBER, subject=subject))
        assert list(problem.value.message_dict) == ["subject"]
    assert owed.recorded(replace(NUMBER, subject="individual")).pk


def test_only_a_body_that_owes_it_records_and_only_under_a_plan_in_force() -> None:
    owed = Owed()
    stranger = founded("Xã Khác", under=owed.world.province)
    with pytest.raises(ValidationError):
        evidence.record(owed.duty, stranger, NUMBER, by=appointed(stranger), at=NOON)
    with pytest.raises(Refused):
        evidence.record(owed.duty, owed.body, NUMBER, by=appointed(stranger), at=NOON)
    owed.plan.state = PlanState.ENDED
    owed.plan.save()
    owed.duty = Duty.objects.get(pk=owed.duty.pk)
    with pytest.raises(Refused):
        owed.recorded()
