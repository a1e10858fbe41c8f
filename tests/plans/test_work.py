"""What the room puts among everybody's work."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now

from lantoa.accounts.models import User
from lantoa.desk.work import OpenWork, open_work_of
from lantoa.organisations.models import Role
from lantoa.plans.models import DutyActor, Obligation, Reminder
from lantoa.plans.states import EvidenceState, PlanState
from tests.organisations.worlds import appointed, person
from tests.plans.seen import LONG_DUE, NEW_YEAR, NEXT, Programme
from tests.plans.worlds import did, duty_of, owes, plan_of, term_of

pytestmark = pytest.mark.django_db


def somebody(body, role: str = Role.OFFICER) -> User:
    who = person()
    appointed(body, role, who)
    return who


def work_of(who: User) -> OpenWork:
    return open_work_of(who, on=localdate())


def test_what_is_overdue_stands_first_with_its_reason_and_one_button() -> None:
    world = Programme()
    did(world.late_term, world.communes[0], 1)
    Reminder.objects.create(plan=world.plan, body=world.communes[0], text="Làm đi", sent_at=now())
    (item,) = work_of(somebody(world.communes[0])).overdue
    assert item.sentence.startswith("Nhân rộng điển hình: năm")
    assert item.due == LONG_DUE
    for told in ("Xã Số 1", "1 trên 2 điển hình", "12/KH-UBND", "đã được đôn đốc ngày"):
        assert told in str(item.reason)
    assert f"/desk/plans/duties/{world.late.pk}/" in item.verb_url


def test_what_is_due_soon_is_coming_and_later_things_are_not() -> None:
    world = Programme()
    world.late_term.due_on = localdate() + timedelta(days=14)
    world.late_term.save()
    world.report_term.due_on = localdate() + timedelta(days=15)
    world.report_term.save()
    who = somebody(world.communes[0])
    work = work_of(who)
    assert [item.due for item in work.coming if "Nhân rộng" in str(item.sentence)] == [world.late_term.due_on]
    assert not any("Báo cáo năm" in str(item.sentence) for item in work.coming)
    for days, found in ((13, 0), (30, 2)):  # the programme says what is soon
        world.plan.options = {"soon_days": days}
        world.plan.save()
        assert len([item for item in work_of(who).coming if item.due]) == found


def test_a_request_comes_up_before_its_period_ends_unless_the_programme_does_not_remind_of_requests() -> None:
    world = Programme()
    world.asked_term.until = localdate() + timedelta(days=5)
    world.asked_term.save()
    who = somebody(world.front)
    assert ["Phối hợp" in str(item.sentence) for item in work_of(who).coming] == [True]
    world.plan.options = {"request_reminders": False}
    world.plan.save()
    assert work_of(who).coming == []


def test_what_is_complete_or_of_other_bodies_or_for_those_who_only_read_is_no_work() -> None:
    world = Programme()
    world.finish(world.communes[0])
    assert work_of(somebody(world.communes[0])).own == 0
    assert work_of(somebody(world.communes[1], Role.READER)).own == 0
    assert work_of(somebody(world.communes[1])).own >= 1


def test_a_request_is_never_overdue() -> None:
    world = Programme()
    world.asked_term.due_on = LONG_DUE
    world.asked_term.save()
    assert work_of(somebody(world.front)).overdue == []


def test_evidence_waits_for_a_second_person_and_for_nobody_else() -> None:
    world = Programme()
    mine, checker = somebody(world.communes[0]), somebody(world.communes[0])
    proof = did(world.late_term, world.communes[0], state=EvidenceState.SUBMITTED, recorded_by=mine)
    assert [item.url for item in work_of(mine).waiting] == [f"/desk/plans/evidence/{proof.pk}/"]
    assert not any(item.url == f"/desk/plans/evidence/{proof.pk}/" for item in work_of(mine).coming)
    assert any(item.url == f"/desk/plans/evidence/{proof.pk}/" for item in work_of(checker).coming)


def test_returned_evidence_is_work_of_whoever_recorded_it() -> None:
    world = Programme()
    mine = somebody(world.communes[0])
    proof = did(world.late_term, world.communes[0], state=EvidenceState.RETURNED, recorded_by=mine)
    (item,) = [item for item in work_of(mine).coming if item.url == f"/desk/plans/evidence/{proof.pk}/"]
    assert item.verb == "Bổ sung"


def test_plans_to_review_tell_how_many_actors_are_not_sure() -> None:
    world = Programme()
    world.plan.state = PlanState.REVIEW
    world.plan.save()
    DutyActor.objects.create(duty=world.late, words="các đơn vị")
    (item,) = work_of(somebody(world.province)).coming
    assert ("Rà soát kế hoạch" in str(item.sentence), "Còn 1" in str(item.reason)) == (True, True)


def test_a_quota_after_a_merger_is_asked_of_those_who_decide() -> None:
    world = Programme(2)
    heir, gone = world.communes
    Obligation.objects.create(duty=world.late, body=heir, counted=gone, since=NEW_YEAR, until=NEXT)
    (item,) = [item for item in work_of(somebody(world.province, Role.LEADER)).overdue if "sáp nhập" in item.sentence]
    assert f"/{heir.pk}/" in item.verb_url
    assert not any("sáp nhập" in str(item.sentence) for item in work_of(somebody(world.communes[0])).overdue)


def test_work_costs_the_same_for_one_plan_and_for_three() -> None:
    costs = []
    world = Programme(1)
    who = somebody(world.communes[0])
    for more in (0, 2):
        for number in range(more):
            duty = duty_of(plan_of(world.province, number=f"{number}/KH-UBND"), f"Việc {number}")
            owes(duty, world.communes[0], since=NEW_YEAR, until=NEXT)
            term_of(duty, NEW_YEAR, NEXT, due_on=LONG_DUE)
        with CaptureQueriesContext(connection) as asked:
            work_of(who)
        costs.append(len(asked))
    assert len(work_of(who).overdue) == 3
    assert costs[0] == costs[1]
