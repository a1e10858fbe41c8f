"""Report forms: prepared, put into use, changed for later periods; who owes a report on the last day of a period."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import BodyKind, GroupMember, Role
from lantoa.reporting.models import FormPart, FormVersion, PartKind, PeriodicReport, ReportForm
from lantoa.reporting.operations import forms, periods
from lantoa.reporting.owing import Owed, owed_reports
from lantoa.reporting.queries.asking import choices_for
from tests.organisations.desk import cost, signed_in
from tests.organisations.worlds import founded, merged
from tests.reporting.worlds import AT, Reporting

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Reporting:
    return Reporting()


def test_a_form_without_parts_is_not_put_into_use(world: Reporting) -> None:
    bare = ReportForm(body=world.district, group=world.group, name="Trống", first_day=date(2026, 1, 1))
    bare = forms.add_form(bare, by=world.above_officer, at=AT)
    with pytest.raises(MoveRefused):
        forms.start(bare, by=world.above_officer, at=AT)


def test_periods_that_have_ended_are_opened_and_no_others(world: Reporting) -> None:
    world.start()
    opened = list(world.form.periods.order_by("since").values_list("since", "until", "due_on"))
    assert opened == [
        (date(2026, 4, 1), date(2026, 7, 1), date(2026, 7, 5)),
        (date(2026, 7, 1), date(2026, 10, 1), date(2026, 10, 5)),
    ]


def test_a_period_is_opened_on_its_last_day_and_once(world: Reporting) -> None:
    world.start(datetime(2026, 9, 29, 5, tzinfo=UTC))
    assert world.form.periods.count() == 1
    for _night in range(2):
        periods.open_ended(world.form, at=datetime(2026, 9, 30, 5, tzinfo=UTC))
    assert world.form.periods.count() == 2


def test_everybody_of_the_group_owes_one_and_the_asking_body_has_its_own(world: Reporting) -> None:
    period = world.start()
    found = {each.body.name: each.to_body.name for each in period.reports.select_related("body", "to_body")}
    assert found == {
        "Xã Dân Lực": "Huyện Triệu Sơn",
        "Xã Dân Lý": "Huyện Triệu Sơn",
        "Xã Minh Sơn": "Huyện Triệu Sơn",
        "Huyện Triệu Sơn": "Huyện Triệu Sơn",
    }
    assert world.report().counted == [world.commune.pk, world.offices[0].pk]


def test_whoever_is_left_out_by_hand_owes_nothing(world: Reporting) -> None:
    GroupMember.objects.create(group=world.group, body=world.commune, since=date(2026, 8, 1), left_out=True)
    world.start()
    assert [each.period.since for each in PeriodicReport.objects.filter(body=world.commune)] == [date(2026, 4, 1)]


def test_after_a_merger_the_successor_owes_and_counts_what_the_ended_ones_did(world: Reporting) -> None:
    first, second, _third = world.communes
    merged(first, into=second, on=date(2026, 8, 1))
    period = world.start()
    assert not period.reports.filter(body=first).exists()
    report = world.report(second, period)
    assert {first.pk, second.pk} <= set(report.counted)


def test_a_report_goes_to_the_nearest_above_that_reports() -> None:
    lines = [(1, 2, 1), (1, 3, 2), (2, 3, 1), (1, 4, 3), (2, 4, 2), (3, 4, 1), (1, 5, 1)]
    assert owed_reports(1, {2: [9], 3: []}, lines) == [
        Owed(1, 1, (1, 5)),
        Owed(2, 1, (2, 9)),
        Owed(3, 2, (3, 4)),
    ]


def test_whoever_does_not_stand_below_reports_to_the_body_that_asks() -> None:
    assert owed_reports(7, {2: []}, []) == [Owed(2, 7, (2,)), Owed(7, 7, (7,))]


# --- Parts -----------------------------------------------------------------------------------------------------------
def test_parts_in_use_are_changed_for_later_periods_only(world: Reporting) -> None:
    [version] = world.form.versions.all()
    part = version.parts.all()[1]
    world.start()
    values = {"heading": "Số liệu mới", "kind": PartKind.FIGURES, "asks": ["work_done"]}
    with pytest.raises(MoveRefused):
        forms.change_part(FormPart.objects.get(pk=part.pk), values, by=PLATFORM, at=AT)
    later = forms.new_version(world.form, by=PLATFORM, at=AT)
    assert later.since == date(2026, 10, 1)
    forms.change_part(later.parts.all()[1], values, by=PLATFORM, at=AT)
    with pytest.raises(MoveRefused):  # nothing uses it yet
        forms.new_version(world.form, by=PLATFORM, at=AT)
    periods.open_ended(world.form, at=datetime(2026, 12, 31, 5, tzinfo=UTC))
    assert [each.version_id for each in world.form.periods.order_by("since")] == [version.pk, version.pk, later.pk]
    assert FormPart.objects.get(pk=part.pk).heading == "Số liệu"


def test_a_table_needs_figures_and_a_text_takes_none(world: Reporting) -> None:
    version = FormVersion.objects.get()
    with pytest.raises(ValidationError) as refused:
        forms.add_part(version, FormPart(heading="X", kind=PartKind.FIGURES, asks=["introduced"]), by=PLATFORM, at=AT)
    assert list(refused.value.message_dict) == ["asks"]
    part = FormPart(heading="X", kind=PartKind.NARRATIVE, asks=["work_done"])
    assert forms.add_part(version, part, by=PLATFORM, at=AT).asks == []


def test_parts_are_moved_and_taken_out(world: Reporting) -> None:
    version = FormVersion.objects.get()
    forms.move_part_up(version.parts.all()[1], by=PLATFORM, at=AT)
    assert [each.heading for each in version.parts.all()] == ["Số liệu", "Tình hình chung", "Gương điển hình"]
    forms.move_part_up(version.parts.all()[0], by=PLATFORM, at=AT)
    forms.remove_part(version.parts.all()[0], by=PLATFORM, at=AT)
    assert [each.heading for each in version.parts.all()] == ["Tình hình chung", "Gương điển hình"]


def test_every_measure_with_days_can_be_asked_for() -> None:
    asked = set(choices_for(PartKind.FIGURES))
    assert {"exemplars_introduced", "reports_submitted", "own_criteria"} <= asked
    assert "own_plan" not in asked  # it holds from a day on, and has no days of its own


def test_how_often_stays_once_a_period_is_open(world: Reporting) -> None:
    world.start()
    with pytest.raises(MoveRefused):
        forms.change_form(world.form, {"cadence": "month"}, by=PLATFORM, at=AT)
    assert forms.change_form(world.form, {"grace": 20}, by=PLATFORM, at=AT).grace == 20


def test_only_who_keeps_the_papers_asks_for_reports(world: Reporting) -> None:
    made = ReportForm(body=world.district, group=world.group, name="Khác", first_day=date(2026, 1, 1))
    for actor in (world.officer, world.above_leader):
        with pytest.raises(Refused):
            forms.add_form(made, by=actor, at=AT)
    with pytest.raises(ValidationError):
        made.last_day = date(2025, 1, 1)
        forms.add_form(made, by=world.above_officer, at=AT)


def test_a_report_is_asked_for_outside_of_any_calendar(world: Reporting) -> None:
    forms.change_form(world.form, {"cadence": "request"}, by=PLATFORM, at=AT)
    world.form = forms.start(ReportForm.objects.get(), by=PLATFORM, at=AT)
    assert not world.form.periods.exists()
    days = {"since": date(2026, 9, 1), "last": date(2026, 9, 20), "due_on": date(2026, 10, 9)}
    period = periods.ask_for(world.form, **days, by=world.above_officer, at=AT)
    assert (period.until, period.due_on, period.reports.count()) == (date(2026, 9, 21), date(2026, 10, 9), 4)
    for wrong in (
        {},
        {"last": date(2026, 8, 1)},
        {"last": AT.date() + timedelta(days=1)},
        {"due_on": date(2026, 9, 30)},
    ):
        with pytest.raises(ValidationError):
            periods.ask_for(world.form, **days | wrong, by=world.above_officer, at=AT)


# --- On the screen ---------------------------------------------------------------------------------------------------
def test_a_form_is_prepared_and_put_into_use_on_the_screen(world: Reporting) -> None:
    client = signed_in(world.district, Role.OFFICER)
    told = {"name": "Báo cáo tháng", "body": world.district.pk, "group": world.group.pk, "cadence": "month"}
    told |= {"first_day": "01/09/2026", "grace": "3"}
    page = client.post("/desk/reporting/forms/add/", told)["Location"]
    client.post(f"{page}parts/add/", {"heading": "Kết quả", "kind": "narrative", "hint": "Nêu ngắn gọn"})
    wrong = client.post(f"{page}parts/add/", {"heading": "Bảng", "kind": "figures"})
    assert wrong.status_code == 422 and "Bảng" in wrong.text
    client.post(f"{page}parts/add/", {"heading": "Bảng", "kind": "figures", "figures": ["exemplars_introduced"]})
    shown = client.get(page).text
    assert "Nêu ngắn gọn" in shown and "/parts/add/" in shown
    client.post(f"{page}start/", {})
    shown = client.get(page).text
    assert "tháng 9/2026" in shown and "/parts/add/" not in shown
    client.post(f"{page}later/", {})
    assert "/parts/add/" in client.get(page).text


def test_groups_of_strangers_are_not_offered(world: Reporting) -> None:
    away = founded("Xã Xa", BodyKind.COMMUNE)
    page = signed_in(away, Role.OFFICER).get("/desk/reporting/forms/add/").text
    assert "Các xã (Huyện Triệu Sơn)" not in page
    assert "Các xã (Huyện Triệu Sơn)" in signed_in(world.commune, Role.OFFICER).get("/desk/reporting/forms/add/").text


def test_lists_cost_the_same_for_any_number_of_forms(world: Reporting) -> None:
    client = signed_in(world.district, Role.OFFICER)
    one = cost(client, "/desk/reporting/forms/")
    for number in range(2):
        made = ReportForm(body=world.district, group=world.group, name=f"Mẫu {number}", first_day=date(2026, 1, 1))
        forms.add_form(made, by=PLATFORM, at=AT)
    assert cost(client, "/desk/reporting/forms/") == one


def test_the_page_of_a_form_costs_the_same_for_any_number_of_periods(world: Reporting) -> None:
    world.start(datetime(2026, 7, 2, tzinfo=UTC))
    client, place = signed_in(world.district, Role.OFFICER), f"/desk/reporting/forms/{world.form.pk}/"
    first: Any = cost(client, place)
    periods.open_ended(world.form, at=datetime(2027, 1, 2, tzinfo=UTC))
    assert world.form.periods.count() == 3
    assert cost(client, place) == first
