"""A plan that was put into force by mistake goes back under review, as long as nothing hangs on it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lantoa.config.wiring.criteria import source_of
from lantoa.exemplars.models import Round
from lantoa.kit import audit
from lantoa.kit.access import Refused
from lantoa.kit.moves import MoveRefused
from lantoa.movements.models import CriteriaSet
from lantoa.movements.operations import criteria, editing
from lantoa.movements.states import CriteriaState
from lantoa.organisations.models import Body, BodyKind, Role
from lantoa.plans.models import (
    Clause,
    ClauseKind,
    Delivery,
    Duty,
    Explanation,
    Extension,
    MergedQuota,
    Obligation,
    Plan,
    PlanSuccession,
    Reminder,
    Term,
)
from lantoa.plans.operations.fan_out import fan_out
from lantoa.plans.operations.recalling import recall
from lantoa.plans.operations.running import start
from lantoa.plans.states import PLAN_MOVES, ClauseState, PlanState
from tests.organisations.worlds import appointed, founded
from tests.plans.worlds import NOON, did, duty_of, plan_of

pytestmark = pytest.mark.django_db


class Office:
    """A commune whose secretary puts plans into force."""

    def __init__(self) -> None:
        self.body = founded("Xã Đông Mai")
        self.village = founded("Thôn Hạ", BodyKind.VILLAGE, self.body)
        self.secretary = appointed(self.body, Role.SECRETARY)
        self.officer = appointed(self.body, Role.OFFICER)

    def reviewed(self, number: str = "12/KH-UBND", **fields: Any) -> Plan:
        """A plan of which one duty is confirmed, owed by the village in each quarter."""
        plan = plan_of(self.body, number=number, number_key=number.lower(), state=PlanState.REVIEW, **fields)
        duty = duty_of(plan, cadence="quarter")
        duty.actors.create(words="thôn Hạ", body=self.village, is_sure=True)
        return plan

    def started(self, number: str = "12/KH-UBND", **fields: Any) -> Plan:
        return start(self.reviewed(number, **fields), by=self.secretary, at=NOON)

    def recall(self, plan: Plan, reason: str = "Nhầm bản dự thảo") -> Plan:
        return recall(plan, by=self.secretary, at=NOON + timedelta(hours=1), reason=reason)


@pytest.fixture
def office() -> Office:
    return Office()


def worked_out(plan: Plan) -> tuple[list[Any], list[Any]]:
    """Periods and who owes, without ids."""
    terms = Term.objects.filter(duty__plan=plan).order_by("since").values_list("duty", "since", "until", "due_on")
    owed = Obligation.objects.filter(duty__plan=plan).values_list("duty", "body", "counted", "since", "until")
    return list(terms), sorted(owed)


def test_what_was_worked_out_goes_and_what_was_confirmed_stays(office) -> None:
    plan = office.started()
    Plan.objects.filter(pk=plan.pk).update(released=True)
    before, states = worked_out(plan), list(plan.clauses.values_list("state", flat=True))
    assert len(before[0]) == 4
    recalled = office.recall(plan)
    assert (recalled.state, recalled.released, worked_out(plan)) == (PlanState.REVIEW, False, ([], []))
    assert list(plan.clauses.values_list("state", flat=True)) == states == [ClauseState.CONFIRMED]
    entry = audit.history_of(plan)[0]
    assert (entry.verb, entry.note) == ("recall", "Nhầm bản dự thảo")
    start(recalled, by=office.secretary, at=NOON + timedelta(hours=2))
    assert worked_out(plan) == before


def test_a_message_that_waits_works_nothing_out_after_the_recall(office) -> None:
    plan = office.started()
    office.recall(plan)
    assert fan_out(plan.pk) == "not in force"
    assert worked_out(plan) == ([], [])


def test_the_plan_that_it_replaced_is_in_force_again_as_before(office) -> None:
    earlier = office.started()
    before = (worked_out(earlier), set(Term.objects.values_list("pk", flat=True)))
    did(Term.objects.filter(duty__plan=earlier)[0], office.village)
    later = office.started("20/KH-UBND", after=earlier, succession=PlanSuccession.REPLACES)
    earlier.refresh_from_db()
    assert earlier.state == PlanState.REPLACED
    office.recall(later)
    earlier.refresh_from_db()
    assert earlier.state == PlanState.RUNNING
    assert (worked_out(earlier), set(Term.objects.values_list("pk", flat=True))) == before
    entry = audit.history_of(earlier)[0]
    assert entry.verb == "resume" and "20/KH-UBND" in entry.note and "Nhầm bản dự thảo" in entry.note


@pytest.mark.parametrize("succession", [PlanSuccession.AMENDS, PlanSuccession.CONTINUES])
def test_a_plan_that_did_not_replace_leaves_the_earlier_one_alone(office, succession) -> None:
    earlier = office.started()
    Plan.objects.filter(pk=earlier.pk).update(state=PlanState.ENDED)
    office.recall(office.started("20/KH-UBND", after=earlier, succession=succession))
    earlier.refresh_from_db()
    assert earlier.state == PlanState.ENDED


def test_a_plan_that_another_one_replaces_as_well_stays_replaced(office) -> None:
    earlier = office.started()
    office.started("20/KH-UBND", after=earlier, succession=PlanSuccession.REPLACES)
    office.recall(office.started("21/KH-UBND", after=earlier, succession=PlanSuccession.REPLACES))
    earlier.refresh_from_db()
    assert earlier.state == PlanState.REPLACED


# --- What keeps it in force ------------------------------------------------------------------------------------------
def _evidence(plan: Plan, term: Term, body: Body, said: dict[str, Any]) -> None:
    did(term, body, state="withdrawn")


def _reminder(plan: Plan, term: Term, body: Body, said: dict[str, Any]) -> None:
    Reminder.objects.create(plan=plan, body=body, text="Nhắc", sent_at=NOON)


def _delivery(plan: Plan, term: Term, body: Body, said: dict[str, Any]) -> None:
    Delivery.objects.create(plan=plan, body=body, sent_at=NOON, acknowledged_at=NOON)


def _extension(plan: Plan, term: Term, body: Body, said: dict[str, Any]) -> None:
    Extension.objects.create(due_on=date(2027, 3, 1), **said)


def _quota(plan: Plan, term: Term, body: Body, said: dict[str, Any]) -> None:
    MergedQuota.objects.create(reading="one", value=2, **said)


def _explanation(plan: Plan, term: Term, body: Body, said: dict[str, Any]) -> None:
    Explanation.objects.create(**said)


def _later_plan(plan: Plan, term: Term, body: Body, said: dict[str, Any]) -> None:
    plan_of(plan.body, number="30/KH-UBND", state=PlanState.REVIEW, after=plan, succession=PlanSuccession.AMENDS)


def _round(plan: Plan, term: Term, body: Body, said: dict[str, Any]) -> None:
    days = {"since": date(2026, 1, 1), "until": date(2026, 6, 1)}
    Round.objects.create(body=plan.body, title="Đợt 1", to_body=plan.body, duty=term.duty, recorded_at=NOON, **days)


HANGING: dict[str, tuple[Callable[..., None], str]] = {
    "evidence": (_evidence, "1 minh chứng"),
    "reminder": (_reminder, "đôn đốc 1 lần"),
    "delivery": (_delivery, "1 nơi nhận"),
    "extension": (_extension, "lùi hạn 1 lần"),
    "quota": (_quota, "1 chỉ tiêu"),
    "explanation": (_explanation, "1 giải trình"),
    "later plan": (_later_plan, "30/KH-UBND"),
    "round": (_round, "1 đợt"),
}


@pytest.mark.parametrize("kind", HANGING)
def test_as_soon_as_something_hangs_on_it_it_is_said_what_and_what_to_do_instead(office, kind) -> None:
    hang, words = HANGING[kind]
    plan = office.started()
    term = Term.objects.filter(duty__plan=plan)[0]
    hang(
        plan,
        term,
        office.village,
        {"term": term, "body": office.village, "reason": "x", "by": office.secretary.person, "at": NOON},
    )
    before = worked_out(plan)
    with pytest.raises(MoveRefused, match=words):
        office.recall(plan)
    plan.refresh_from_db()
    assert (plan.state, worked_out(plan)) == (PlanState.RUNNING, before)
    page = desk(office.secretary).get(reverse("plans:recall", args=[plan.pk])).content.decode()
    assert words in page
    assert reverse("plans:end", args=[plan.pk]) in page and reverse("plans:send_in") in page
    assert 'name="reason"' not in page


def test_a_discarded_plan_builds_on_nothing(office) -> None:
    plan = office.started()
    plan_of(office.body, number="30/KH-UBND", state=PlanState.DISCARDED, after=plan, succession=PlanSuccession.AMENDS)
    assert office.recall(plan).state == PlanState.REVIEW


def test_a_draft_of_its_criteria_goes_with_it_and_comes_again(office) -> None:
    plan = office.reviewed()
    stated = Clause.objects.create(plan=plan, kind=ClauseKind.CRITERION, quote="Gương mẫu", state=ClauseState.CONFIRMED)
    leader = appointed(office.body, Role.LEADER)  # starts plans, and keeps no criteria herself
    start(plan, by=leader, at=NOON)
    recall(plan, by=leader, at=NOON, reason="Nhầm")
    assert CriteriaSet.objects.get().state == CriteriaState.DISCARDED
    start(plan, by=leader, at=NOON)
    drafts = CriteriaSet.objects.filter(source_plan=source_of(plan).id, state=CriteriaState.DRAFT)
    assert [each.source_clause for each in drafts.get().criteria.all()] == [stated.pk]


def test_criteria_that_somebody_relies_on_keep_it_in_force(office) -> None:
    plan = office.reviewed()
    Clause.objects.create(plan=plan, kind=ClauseKind.CRITERION, quote="Gương mẫu", state=ClauseState.CONFIRMED)
    start(plan, by=office.secretary, at=NOON)
    draft = CriteriaSet.objects.get()
    editing.add(draft, editing.Wording("Thêm"), by=office.secretary, at=NOON)
    with pytest.raises(MoveRefused, match="dự thảo tiêu chí"):
        office.recall(plan)
    criteria.put_in_force(draft, since=date(2026, 12, 1), by=office.secretary, at=NOON)
    with pytest.raises(MoveRefused, match="Tiêu chí"):
        office.recall(plan)


# --- Who, and the page -----------------------------------------------------------------------------------------------
def desk(actor: Any) -> Client:
    client = Client()
    client.force_login(actor.person)
    return client


def test_whoever_may_not_start_a_plan_does_not_recall_it(office) -> None:
    plan = office.started()
    with pytest.raises(Refused):
        recall(plan, by=office.officer, at=NOON, reason="Nhầm")
    with pytest.raises(MoveRefused):
        office.recall(plan, reason=" ")
    for state in set(PlanState) - {PlanState.RUNNING}:
        assert not PLAN_MOVES.possible(PLAN_MOVES["recall"].move, Plan(state=state))


def test_the_page_says_what_is_taken_back_and_asks_why(office) -> None:
    earlier = office.started()
    plan = office.started("20/KH-UBND", after=earlier, succession=PlanSuccession.REPLACES, released=True)
    client, address = desk(office.secretary), reverse("plans:recall", args=[plan.pk])
    page = client.get(address).content.decode()
    for words in ("1 nhiệm vụ", "4 kỳ", "1 đơn vị", "12/KH-UBND", "người dân"):
        assert words in page, words
    assert client.post(address, {"reason": ""}).status_code == 422
    answer = client.post(address, {"reason": "Nhầm bản dự thảo"}, follow=True).content.decode()
    assert "Nhầm bản dự thảo" in answer
    assert Plan.objects.get(pk=plan.pk).state == PlanState.REVIEW
    assert client.get(address).status_code == 403


def test_the_plan_page_offers_it_and_locks_it_with_the_reason(office) -> None:
    plan = office.started()
    client, address = desk(office.secretary), reverse("plans:plan", args=[plan.pk])
    assert reverse("plans:recall", args=[plan.pk]) in client.get(address).content.decode()
    did(Term.objects.all()[0], office.village)
    assert "1 minh chứng" in client.get(address).content.decode()


def test_the_page_asks_as_often_for_many_duties_as_for_one(office) -> None:
    plan = office.started()
    client, address = desk(office.secretary), reverse("plans:recall", args=[plan.pk])
    client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(address)
    for number in range(3):
        Term.objects.create(duty=duty_of(plan, section=f"II.{number}"), since=date(2026, 1, 1), until=date(2027, 1, 1))
    with CaptureQueriesContext(connection) as many:
        client.get(address)
    assert len(many) == len(few)
    assert Duty.objects.filter(plan=plan).count() == 4
