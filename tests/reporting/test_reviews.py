"""Interim and final reviews: about a programme or a movement, with days of their own."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from lantoa.exemplars.models import Dossier
from lantoa.kit.actors import PLATFORM
from lantoa.movements.models import Movement
from lantoa.organisations.models import Role
from lantoa.plans.models import Plan
from lantoa.reporting.models import FormPart, PartKind, PeriodicReport, ReportForm
from lantoa.reporting.operations import forms, periods
from lantoa.reporting.queries.figures import behind, filled
from lantoa.reporting.ready import ready_forms
from lantoa.reporting.work import ReportsToWrite
from tests.organisations.desk import cost, signed_in
from tests.organisations.worlds import appointed
from tests.plans.worlds import did, duty_of, owes, plan_of, quarters_of
from tests.reporting.worlds import Reporting, happened

pytestmark = pytest.mark.django_db
AT = datetime(2026, 8, 20, 5, tzinfo=UTC)
DAYS = (date(2021, 1, 1), date(2026, 8, 20), date(2026, 8, 31))  # begins before the programme does


@pytest.fixture
def world() -> Reporting:
    return Reporting()


@pytest.fixture
def plan(world: Reporting) -> Plan:
    """Two communes owe two stories a quarter; the first has done the first quarter and half of the second."""
    made = plan_of(world.district)
    duty = duty_of(made, value=2)
    owes(duty, *world.communes[:2])
    first, second, *_later = quarters_of(duty)
    did(first, world.commune, 2)
    did(second, world.commune, 1)
    return made


def review(world: Reporting, key: str = "interim-review", **said: object) -> PeriodicReport:
    form = forms.take_over(
        ready_forms()[key], ReportForm(body=world.district, first_day=DAYS[0], **said), by=PLATFORM, at=AT
    )
    period = periods.ask_for(forms.start(form, by=PLATFORM, at=AT), *DAYS, by=PLATFORM, at=AT)
    return PeriodicReport.objects.select_related("period__form__plan", "body", "to_body").get(period=period)


def promises(report: PeriodicReport) -> dict[str, tuple[int, int]]:
    """By column: how much, from how many periods of bodies."""
    lines = filled(report)[1].lines
    return {line.key.split(".")[1]: (int(line.own), line.rows) for line in lines}


def test_what_was_promised_stands_beside_what_was_reached_on_the_days_of_the_review(
    world: Reporting, plan: Plan
) -> None:
    report = review(world, plan=plan)
    # Three quarters have begun by the last day of the review, for two bodies.
    assert promises(report) == {
        "owed": (6, 6),
        "complete": (1, 1),
        "overdue": (3, 3),
        "asked": (12, 6),
        "done": (3, 2),
    }


def test_each_figure_leads_to_the_periods_that_it_adds_up(world: Reporting, plan: Plan) -> None:
    report = review(world, plan=plan)
    filled_part = filled(report)[1]
    key = next(line.key for line in filled_part.lines if line.key.endswith(".done"))
    traces = behind(report, filled_part.part, key)
    assert [(each.amount, each.body_id) for each in traces] == [(1.0, world.commune.pk), (2.0, world.commune.pk)]
    assert traces[0].url == f"/desk/plans/duties/{key.split('.')[0]}/"


def test_the_review_of_one_body_counts_all_below_and_is_closed_by_itself(world: Reporting, plan: Plan) -> None:
    report = review(world, "final-review", plan=plan)
    assert report.is_top
    assert set(report.counted) >= {world.district.pk, *(each.pk for each in world.communes)}
    client = signed_in(world.district, Role.SECRETARY)
    assert client.post(f"/desk/reporting/{report.pk}/close/").status_code == 302
    report.refresh_from_db()
    assert report.state == "locked"
    assert promises(report)["owed"] == (6, 6)


def test_the_review_of_a_movement_lists_its_exemplars_only(world: Reporting, plan: Plan) -> None:
    movement = Movement.objects.create(body=world.district, launcher=world.district, name="Chung tay", recorded_at=AT)
    ours = happened(world.commune, "Lê Thị Mận", on=date(2026, 8, 1))
    happened(world.commune, "Người khác", on=date(2026, 8, 1))
    Dossier.objects.filter(pk=ours.dossier_id).update(movement=movement)
    report = review(world, plan=plan, movement=movement)
    [line] = filled(report)[3].lines
    assert [each["name"][:10] for each in line.listed] == ["Lê Thị Mận"]


def test_whoever_writes_a_review_finds_it_among_her_work(world: Reporting, plan: Plan) -> None:
    report = review(world, plan=plan)
    found = ReportsToWrite().items(appointed(world.district, Role.OFFICER).person, AT.date())
    assert [each.url for each in found] == [f"/desk/reporting/{report.pk}/"]


def test_a_review_asks_for_lessons_and_proposals(world: Reporting, plan: Plan) -> None:
    parts = [each.part for each in filled(review(world, plan=plan)) if each.part.kind == PartKind.POINTS]
    assert [(part.heading, part.asks) for part in parts[-2:]] == [
        ("Bài học kinh nghiệm", ["lesson", "of_exemplars"]),
        ("Đề xuất, kiến nghị", ["recommendation"]),
    ]


def test_promises_are_asked_for_where_the_form_names_a_programme(world: Reporting) -> None:
    part = FormPart(heading="Kết quả", kind=PartKind.PROMISES)
    with pytest.raises(ValidationError):
        forms.add_part(world.form.versions.get(), part, by=PLATFORM, at=AT)


def test_a_review_is_taken_over_for_a_programme_in_reach(world: Reporting, plan: Plan) -> None:
    client = signed_in(world.district, Role.OFFICER)
    address = "/desk/reporting/forms/ready/interim-review/"
    assert client.post(address, {"body": world.district.pk}).status_code == 422  # of which programme?
    assert client.post(address, {"body": world.district.pk, "plan": plan.pk}).status_code == 302
    assert ReportForm.objects.get(plan=plan).name == "Báo cáo sơ kết"


def test_a_review_costs_the_same_for_any_number_of_duties(world: Reporting, plan: Plan) -> None:
    report = review(world, plan=plan)
    client = signed_in(world.district, Role.OFFICER)
    before = cost(client, f"/desk/reporting/{report.pk}/")
    for number in range(3):
        owes(duty_of(plan, f"Việc {number}"), world.commune)
    assert cost(client, f"/desk/reporting/{report.pk}/") == before
