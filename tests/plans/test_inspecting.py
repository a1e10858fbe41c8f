"""Bodies that a programme names to inspect it see what is done under it, and change nothing."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.timezone import localdate, now

from lantoa.desk.work import WorkItem, open_work_of
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body, BodyKind, Role
from lantoa.organisations.operations.changes import NewBody
from lantoa.plans.models import Carrying, Evidence, Plan
from lantoa.plans.operations.choosing import choose
from lantoa.plans.operations.next_stage import Decision, next_stage
from lantoa.plans.option_words import told
from lantoa.plans.options import Options
from lantoa.plans.states import PlanState
from tests.organisations.worlds import appointed, founded, merged, person
from tests.plans.seen import LONG_DUE, NEW_YEAR, NEXT, Programme, at_desk
from tests.plans.test_next_stage import STAGE
from tests.plans.worlds import did, duty_of, owes, plan_of, term_of

pytestmark = pytest.mark.django_db


class Inspected(Programme):
    """The same programme, inspected by an office that owes nothing; another office beside it."""

    def __init__(self) -> None:
        super().__init__()
        self.office = founded("Thanh tra tỉnh", BodyKind.DEPARTMENT, self.province)
        self.other = founded("Sở Y tế", BodyKind.DEPARTMENT, self.province)
        self.choose(self.office)

    def choose(self, *bodies: Body) -> None:
        """Name who inspects."""
        options = Options(silent_days=0, inspecting=tuple(sorted(body.pk for body in bodies)))
        choose(self.plan, options, reason="Họp", by=appointed(self.province, Role.LEADER), at=now())
        self.plan.refresh_from_db()


@pytest.fixture
def world() -> Inspected:
    return Inspected()


def pages(client: Client, world: Inspected, evidence: Evidence) -> list[int]:
    """What a board leads to, down to the evidence."""
    commune = world.communes[0].pk
    found = {"plan": [world.plan.pk], "board": [world.plan.pk], "duty": [world.late.pk], "scorecard": [commune]}
    found |= {"cell": [world.late_term.pk, commune], "evidence": [evidence.pk], "silent": [world.plan.pk]}
    found |= {"issued_below": [world.plan.pk]}
    return [client.get(reverse(f"plans:{name}", args=args)).status_code for name, args in found.items()]


def inspections(who) -> list[WorkItem]:
    return [item for item in open_work_of(who, on=localdate()).coming if "Kiểm tra việc thực hiện" in item.sentence]


@pytest.mark.parametrize("role", [Role.INSPECTOR, Role.OFFICER, Role.SECRETARY, Role.LEADER])
def test_who_inspects_sees_the_board_and_all_that_it_leads_to(world: Inspected, role: str) -> None:
    evidence = did(world.late_term, world.communes[0])
    client, _who = at_desk(world.office, role)
    assert pages(client, world, evidence) == [200] * 8
    board = client.get(reverse("plans:board", args=[world.plan.pk])).content.decode()
    assert all(commune.name in board for commune in world.communes)
    assert "Đôn đốc" not in board


@pytest.mark.parametrize("role", [Role.READER, Role.EDITOR, Role.FINANCE_OFFICER])
def test_others_at_the_office_and_other_offices_do_not(world: Inspected, role: str) -> None:
    evidence = did(world.late_term, world.communes[0])
    for client, who in (at_desk(world.office, role), at_desk(world.other, Role.INSPECTOR)):
        assert set(pages(client, world, evidence)) == {404}
        assert not visible(Actor(who), Plan.objects.all()).exists()
        assert not inspections(who)


def test_a_plan_under_review_or_discarded_is_nobody_s_to_inspect(world: Inspected) -> None:
    client, who = at_desk(world.office, Role.INSPECTOR)
    for state in (PlanState.REVIEW, PlanState.DISCARDED):
        Plan.objects.update(state=state)
        assert client.get(reverse("plans:board", args=[world.plan.pk])).status_code == 404
        assert not inspections(who)


def test_who_inspects_changes_nothing(world: Inspected) -> None:
    evidence = did(world.late_term, world.communes[0], state="submitted")
    _client, who = at_desk(world.office, Role.LEADER)
    for verb in ("keep", "start", "decide", "remind", "release", "review"):
        assert not visible(Actor(who), Plan.objects.all(), verb).exists(), verb
    for verb in ("check", "record"):
        assert not visible(Actor(who), Evidence.objects.filter(pk=evidence.pk), verb).exists(), verb


def test_what_is_late_is_work_of_who_inspects_until_it_is_done(world: Inspected) -> None:
    _client, who = at_desk(world.office, Role.INSPECTOR)
    (item,) = inspections(who)
    assert ("12/KH-UBND" in str(item.sentence), "3 đơn vị" in str(item.reason)) == (True, True)
    assert item.verb_url == f"{reverse('plans:board', args=[world.plan.pk])}?only=overdue"
    world.finish(world.communes[0])
    assert "2 đơn vị" in str(inspections(who)[0].reason)
    for commune in world.communes[1:]:
        world.finish(commune)
    assert inspections(who) == []


def test_whoever_is_no_longer_named_sees_it_no_more(world: Inspected) -> None:
    client, _who = at_desk(world.office, Role.INSPECTOR)
    world.choose(world.other)
    assert client.get(reverse("plans:board", args=[world.plan.pk])).status_code == 404
    world.choose()
    assert not world.plan.inspected_by.exists()


def test_whoever_answers_for_an_office_that_was_merged_inspects(world: Inspected) -> None:
    merged(world.office, world.other, into=NewBody("Sở Nội vụ mới", BodyKind.DEPARTMENT, {}), on=localdate())
    heir = Body.objects.get(name="Sở Nội vụ mới")
    client, who = at_desk(heir, Role.INSPECTOR)
    assert client.get(reverse("plans:board", args=[world.plan.pk])).status_code == 200
    assert len(inspections(who)) == 1
    said = {str(each.choice.label): each.value for _title, some in told(world.plan) for each in some}
    assert said["Ai kiểm tra"] == "Thanh tra tỉnh (nay là Sở Nội vụ mới)"


def test_the_next_stage_is_inspected_by_who_answers_then(world: Inspected) -> None:
    merged(world.office, into=world.other, on=localdate())
    decisions = {duty.pk: Decision(Carrying.AS_IT_IS) for duty in (world.late, world.report, world.asked)}
    new = next_stage(world.plan, STAGE, decisions, by=appointed(world.province, Role.LEADER), at=now())
    assert list(new.inspected_by.all()) == [world.other]
    assert new.options["inspecting"] == [world.other.pk]


def test_who_administers_the_installation_inspects_nothing(world: Inspected) -> None:
    assert inspections(person(is_superuser=True)) == []


def test_it_costs_the_same_for_one_programme_and_for_three(world: Inspected) -> None:
    _client, who = at_desk(world.office, Role.INSPECTOR)
    costs = []
    for more in (0, 2):
        for number in range(more):
            plan = plan_of(world.province, number=f"{number}/KH-UBND")
            plan.inspected_by.add(world.office)
            duty = duty_of(plan)
            owes(duty, world.communes[0], since=NEW_YEAR, until=NEXT)
            term_of(duty, NEW_YEAR, NEXT, due_on=LONG_DUE)
        with CaptureQueriesContext(connection) as asked:
            found = inspections(who)
        costs.append(len(asked))
    assert len(found) == 3
    assert costs[0] == costs[1]
