"""A reviewed plan is put into force, amended and replaced; what was done under it stays."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from lantoa.kit.access import Refused
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.organisations.models import Role
from lantoa.plans import events
from lantoa.plans.models import Clause, ClauseKind, DutyActor, Part, Plan, StoredFile
from lantoa.plans.operations import heading, rereading, running, sending
from lantoa.plans.operations.correcting import Correction, correct, version_of
from lantoa.plans.operations.deciding import confirm, confirm_many, reject
from lantoa.plans.operations.dividing import add
from lantoa.plans.operations.matching import NOBODY, Meant, match
from lantoa.plans.queries.differences import AGAIN, What, differences
from lantoa.plans.states import ClauseState, PlanState, unsettled
from tests.organisations.worlds import NOON, appointed
from tests.plans.communes import Commune, read, read_again

pytestmark = pytest.mark.django_db


class Office:
    """A commune with the sample plan under review, whose people review and decide."""

    def __init__(self) -> None:
        self.commune = Commune()
        self.body, self.officer, self.secretary = self.commune.body, self.commune.officer, self.commune.secretary

    def reviewed(self, text: str | None = None, **header: Any) -> Plan:
        """A plan of which everything is confirmed and everybody is known."""
        plan = read(self.body, self.officer, text)
        for actor in DutyActor.objects.filter(duty__plan=plan, body=None, group=None, is_sure=False):
            match(actor, Meant(body=self.commune.front), by=self.officer, at=NOON)
        confirm_many(plan.clauses.all(), by=self.officer, at=NOON)
        self.change(plan, **header)
        return Plan.objects.get(pk=plan.pk)

    def change(self, plan: Plan, **header: Any) -> None:
        heading.change(plan, header, version=heading.version_of(plan), by=self.officer, at=NOON)

    def started(self, **header: Any) -> Plan:
        return running.start(self.reviewed(**header), by=self.secretary, at=NOON)


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def heard() -> Iterator[Callable[..., list[Any]]]:
    """Listens to an announcement; gives what was announced."""
    kept = []

    def listen(signal: Any, key: str) -> list[Any]:
        found: list[Any] = []

        def hear(**said: Any) -> None:
            found.append(said[key])

        kept.append((signal, hear))
        signal.connect(hear, weak=False)
        return found

    yield listen
    for signal, hear in kept:
        signal.disconnect(hear)


def test_a_reviewed_plan_is_put_into_force_and_announced(office, heard) -> None:
    started, taken = heard(events.plan_started, "plan"), heard(events.clause_taken, "clause")
    plan = office.started()
    assert (plan.state, started) == (PlanState.RUNNING, [plan])
    binding = Clause.objects.filter(plan=plan, kind__in=("target", "task"))
    assert {clause.pk for clause in taken} == set(plan.clauses.exclude(pk__in=binding).values_list("pk", flat=True))


def test_an_officer_reviews_and_does_not_put_into_force(office) -> None:
    with pytest.raises(Refused):
        running.start(office.reviewed(), by=office.officer, at=NOON)


def test_everything_that_is_missing_is_told(office) -> None:
    plan = read(office.body, office.officer, "KẾ HOẠCH\nI. CHỈ TIÊU\n1. Mỗi thôn giới thiệu ít nhất 02 điển hình.\n")
    assert len(list(unsettled(plan))) == 2  # not looked at, no period
    with pytest.raises(Refused):
        running.start(plan, by=office.secretary, at=NOON)
    confirm_many(plan.clauses.all(), by=office.officer, at=NOON)
    office.change(plan, first_day=date(2026, 1, 1), last_day=date(2026, 12, 31))
    assert running.start(plan, by=office.secretary, at=NOON).state == PlanState.RUNNING


def test_a_confirmed_clause_whose_body_nobody_knows_keeps_the_plan_back(office) -> None:
    text = "KẾ HOẠCH\nnăm 2026\nI. TỔ CHỨC THỰC HIỆN\n1. Ban Quản lý chợ Bến Lội\n- Quét chợ thường xuyên.\n"
    plan = read(office.body, office.officer, text)
    office.change(plan, first_day=date(2026, 1, 1), last_day=date(2026, 12, 31))
    confirm_many(plan.clauses.all(), by=office.officer, at=NOON)
    with pytest.raises(Refused, match="1"):
        running.start(plan, by=office.secretary, at=NOON)
    actor = DutyActor.objects.get(duty__plan=plan, part=Part.LEAD)
    match(actor, NOBODY, by=office.officer, at=NOON)
    with pytest.raises(Refused, match="1"):  # a scope that is nobody
        running.start(plan, by=office.secretary, at=NOON)
    match(actor, Meant(body=office.commune.front), by=office.officer, at=NOON)
    assert running.start(plan, by=office.secretary, at=NOON).state == PlanState.RUNNING


def test_two_plans_of_one_number_do_not_both_run(office) -> None:
    first, second = office.started(), office.reviewed()
    with pytest.raises(Refused, match="18/KH-UBND"):
        running.start(second, by=office.secretary, at=NOON)
    office.change(second, number="19/KH-UBND")
    assert running.start(Plan.objects.get(pk=second.pk), by=office.secretary, at=NOON).state == PlanState.RUNNING
    assert Plan.objects.get(pk=first.pk).state == PlanState.RUNNING


def test_the_number_of_another_year_is_another_number(office) -> None:
    office.started()
    office.commune.body.refresh_from_db()
    later = office.reviewed(issued_on=date(2027, 1, 20))
    assert running.start(later, by=office.secretary, at=NOON).state == PlanState.RUNNING


def test_a_plan_that_ends_before_it_begins_is_refused_in_words(office) -> None:
    plan = read(office.body, office.officer)
    with pytest.raises(ValidationError) as refused:
        office.change(plan, first_day=date(2026, 5, 1), last_day=date(2026, 4, 1))
    assert "last_day" in refused.value.message_dict


def test_a_header_is_not_overwritten_unseen(office) -> None:
    plan = read(office.body, office.officer)
    seen = heading.version_of(plan)
    heading.change(plan, {"place": "Hạ"}, version=seen, by=office.officer, at=NOON)
    with pytest.raises(Refused):
        heading.change(plan, {"place": "Thượng"}, version=seen, by=office.secretary, at=NOON)


def test_a_plan_in_force_is_signed(office) -> None:
    plan = office.started()
    clause = plan.clauses.filter(kind=ClauseKind.TARGET).first()
    with pytest.raises(Refused):
        office.change(plan, title="Khác")
    with pytest.raises(Refused):
        correct(clause, Correction(duty={"value": 9}), version=version_of(clause), by=office.officer, at=NOON)
    with pytest.raises(Refused):
        add(Clause(plan=plan, kind=ClauseKind.TASK, quote="Thêm việc"), by=office.officer, at=NOON)
    with pytest.raises(Refused):
        match(clause.duty.actors.first(), NOBODY, by=office.officer, at=NOON)


def test_a_later_plan_replaces_it_at_the_moment_it_starts(office, heard) -> None:
    earlier, ended = office.started(), heard(events.plan_ended, "plan")
    before = earlier.duties.count()
    office.started(number="20/KH-UBND", after=earlier, succession="replaces")
    earlier.refresh_from_db()
    assert (earlier.state, ended, earlier.duties.count()) == (PlanState.REPLACED, [earlier], before)


def test_a_later_plan_that_amends_leaves_it_in_force(office) -> None:
    earlier = office.started()
    office.started(number="20/KH-UBND", after=earlier, succession="amends")
    earlier.refresh_from_db()
    assert earlier.state == PlanState.RUNNING
    with pytest.raises(ValidationError):
        office.reviewed(number="21/KH-UBND", after=earlier)  # and what it does is not said


def test_ending_and_resuming_need_a_reason(office) -> None:
    plan = office.started()
    with pytest.raises(Refused):
        running.end(plan, by=office.secretary, at=NOON, reason=" ")
    assert running.end(plan, by=office.secretary, at=NOON, reason="Hết việc").state == PlanState.ENDED
    assert running.resume(plan, by=office.secretary, at=NOON, reason="Nhầm").state == PlanState.RUNNING


def test_a_blank_form_becomes_a_plan_by_hand(office) -> None:
    blank = Plan(body=office.body, title="Kế hoạch viết tay", first_day=date(2026, 1, 1), last_day=date(2026, 12, 31))
    plan = sending.send_blank(blank, by=office.officer, at=NOON)
    words = "Mỗi thôn giới thiệu ít nhất 02 điển hình tiên tiến mỗi năm"
    clause = add(Clause(plan=plan, kind=ClauseKind.TARGET, quote=words), by=office.officer, at=NOON)
    assert (clause.duty.value, clause.duty.cadence) == (2, "year")
    confirm(clause, by=office.officer, at=NOON)
    assert running.start(plan, by=office.secretary, at=NOON).state == PlanState.RUNNING


def test_discarding_keeps_it_with_its_reason(office) -> None:
    plan = read(office.body, office.officer)
    assert running.discard(plan, by=office.secretary, at=NOON, reason="Gửi nhầm").state == PlanState.DISCARDED


# --- Read again ------------------------------------------------------------------------------------------------------
def read_at(plan: Plan) -> str:
    """Which later reading somebody looks at."""
    return plan.reading[AGAIN]["read_at"]


def test_read_again_by_the_same_reader_differs_in_nothing(office) -> None:
    plan = read(office.body, office.officer)
    assert read_again(plan, office.officer) == []


def test_a_later_reading_shows_what_differs_and_is_taken_over_one_by_one(office) -> None:
    plan = read(office.body, office.officer)
    missed = plan.clauses.get(quote__startswith="Mỗi thôn")
    misread = plan.clauses.get(quote__startswith="Mỗi trường học")
    wrong = Clause.objects.create(plan=plan, kind="event", quote="không còn", start=1, end=9)
    missed.delete()
    Clause.objects.filter(pk=misread.pk).update(read=misread.read | {"value": 7})
    found = read_again(plan, office.officer)
    assert {(each.what, each.quote[:8]) for each in found} == {
        (What.NEW, "Mỗi thôn"),
        (What.CHANGED, "Mỗi trườ"),
        (What.GONE, "không cò"),
    }
    plan.refresh_from_db()
    for each in differences(plan):
        if each.number is not None:
            rereading.take_over(plan, each.number, read_at=read_at(plan), by=office.officer, at=NOON)
    assert [each.clause for each in differences(plan)] == [wrong]
    assert plan.clauses.get(quote__startswith="Mỗi thôn").duty.value == 2


def test_it_is_read_in_the_background_once_at_a_time_and_what_cannot_be_read_is_said(office) -> None:
    plan = read(office.body, office.officer)
    rereading.read_again(plan, by=office.officer, at=NOON)
    plan.refresh_from_db()
    assert (rereading.is_read_again(plan), AGAIN in plan.reading) == (True, False)
    with pytest.raises(Refused):
        rereading.read_again(plan, by=office.officer, at=NOON + timedelta(minutes=1))
    OutgoingMessage.objects.filter(kind=rereading.KIND).update(state="delivered")
    StoredFile.objects.filter(pk=plan.file_id).update(content=b"%PDF-1.7 hong")
    assert read_again(plan, office.officer, NOON + timedelta(minutes=2)) == []
    assert plan.reading[AGAIN]["trouble"]
    assert plan.clauses.exists()


def test_a_number_of_an_earlier_reading_is_not_taken_over_from_a_later_one(office) -> None:
    plan = read(office.body, office.officer)
    plan.clauses.get(quote__startswith="Mỗi thôn").delete()
    (found,) = read_again(plan, office.officer)
    seen = read_at(plan)
    read_again(plan, office.officer, NOON + timedelta(days=1))
    with pytest.raises(Refused):
        rereading.take_over(plan, found.number, read_at=seen, by=office.officer, at=NOON)


def test_a_decided_clause_is_not_changed_by_a_later_reading(office) -> None:
    plan = read(office.body, office.officer)
    clause = plan.clauses.get(quote__startswith="Mỗi trường học")
    Clause.objects.filter(pk=clause.pk).update(read=clause.read | {"value": 7})
    reject(clause, by=office.officer, at=NOON)
    (found,) = read_again(plan, office.officer)
    plan.refresh_from_db()
    with pytest.raises(Refused):
        rereading.take_over(plan, found.number, read_at=read_at(plan), by=office.officer, at=NOON)
    assert Clause.objects.get(pk=clause.pk).state == ClauseState.REJECTED


def test_a_plan_in_force_only_shows_what_a_later_reading_would_say(office) -> None:
    plan = office.started()
    plan.clauses.filter(quote__startswith="Mỗi thôn").delete()
    found = read_again(plan, office.officer, NOON + timedelta(days=1))
    plan.refresh_from_db()
    assert plan.reading[AGAIN]["reader"] and [each.what for each in found] == [What.NEW]
    with pytest.raises(Refused):
        rereading.take_over(plan, found[0].number, read_at=read_at(plan), by=office.officer, at=NOON)


def test_who_only_reads_does_not_have_it_read_again(office) -> None:
    plan = read(office.body, office.officer)
    with pytest.raises(Refused):
        rereading.read_again(plan, by=appointed(office.body, Role.READER), at=NOON)
