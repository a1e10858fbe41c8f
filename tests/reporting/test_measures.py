"""Reports count for the duty that their form fulfils, together with evidence that was recorded by hand."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lantoa.plans.models import Duty
from lantoa.plans.queries.cells import cell_of
from lantoa.plans.queries.progress import standings
from lantoa.plans.queries.summing import summary
from lantoa.reporting.operations import reports
from tests.plans.worlds import TODAY, did, duty_of, owes, plan_of, quarters_of
from tests.reporting.worlds import AT, Reporting, submitted

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Reporting:
    return Reporting()


@pytest.fixture
def duty(world: Reporting) -> Duty:
    found = duty_of(plan_of(world.district), "Báo cáo hằng quý", measure="reports_submitted", value=1)
    owes(found, *world.communes)
    quarters_of(found)
    world.form.duty = found
    world.form.save()
    return found


def done(duty: Duty, body: object) -> list[Decimal]:
    return [each.done for each in standings(duty.plan, TODAY) if each.body_id == getattr(body, "pk", None)]


def test_a_submitted_report_counts_in_the_quarter_that_it_is_about(world: Reporting, duty: Duty) -> None:
    world.start()
    assert done(duty, world.commune) == [0, 0, 0, 0]
    report = submitted(world.report())
    assert done(duty, world.commune) == [0, 0, 1, 0]
    assert done(duty, world.communes[1]) == [0, 0, 0, 0]
    back = reports.send_back(report, by=world.above_officer, at=AT, reason="Thiếu số liệu")
    assert done(duty, world.commune) == [0, 0, 0, 0]
    submitted(back)
    assert done(duty, world.commune) == [0, 0, 1, 0]


def test_it_counts_beside_evidence_and_the_cell_shows_both(world: Reporting, duty: Duty) -> None:
    world.start()
    term = duty.terms.order_by("since")[2]
    did(term, world.commune)
    submitted(world.report())
    assert done(duty, world.commune) == [0, 0, 2, 0]
    cell = cell_of(duty, term, world.commune, on=TODAY)
    assert cell is not None
    assert [each.label for each in cell.traces] == ["Bài viết về gương tốt", "Báo cáo công tác thi đua, quý III/2026"]


def test_reports_of_a_form_without_a_duty_count_for_none(world: Reporting, duty: Duty) -> None:
    world.form.duty = None
    world.form.save()
    world.start()
    submitted(world.report())
    assert done(duty, world.commune) == [0, 0, 0, 0]


def test_the_whole_plan_adds_up_as_body_by_body(world: Reporting, duty: Duty) -> None:
    world.start()
    term = duty.terms.order_by("since")[2]
    did(term, world.commune)
    did(term, world.communes[1])
    submitted(world.report())
    submitted(world.report(world.communes[2]))
    found = {row.since: row.counts for row in summary(duty.plan, TODAY).rows}
    assert (found[term.since].owing, found[term.since].complete) == (3, 3)
    assert sum(each.is_complete for each in standings(duty.plan, TODAY)) == 3
