"""Reports: filled from the records, frozen at submission, received, consolidated and closed level by level."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils.timezone import now

from lantoa.desk.models import FormDraft
from lantoa.kit.access import Refused, visible
from lantoa.kit.moves import MoveRefused
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.organisations.models import Body, BodyKind, Role
from lantoa.reporting.models import PeriodicReport
from lantoa.reporting.operations import reminding, reports
from lantoa.reporting.queries.figures import filled
from lantoa.reporting.queries.overview import levels, levels_below, silent
from lantoa.reporting.queries.reports import below, missing, with_timeliness
from lantoa.reporting.states import ReportState
from lantoa.reporting.work import ReportsToAccept, ReportsToWrite
from tests.organisations.desk import cost, signed_in
from tests.organisations.worlds import appointed, founded
from tests.plans.worlds import did, duty_of, owes, plan_of, quarters_of
from tests.reporting.worlds import AT, Reporting, accepted, happened, submitted

pytestmark = pytest.mark.django_db
PLACE = "/desk/reporting/"


@pytest.fixture
def world() -> Reporting:
    return Reporting()


def figures(report: PeriodicReport) -> dict[str, tuple[Decimal, Decimal, Decimal | None]]:
    """By key: own, below, before."""
    return {line.key: (line.own, line.below, line.before) for part in filled(report) for line in part.lines}


# --- Figures ---------------------------------------------------------------------------------------------------------
def test_a_draft_counts_what_the_records_say_at_this_moment(world: Reporting) -> None:
    world.start()
    report = world.report()
    assert figures(report)["exemplars_introduced"] == (0, 0, None)
    happened(world.commune)
    happened(world.offices[0], "Văn phòng xã")  # below the commune, and reports nothing itself
    happened(world.commune, "Ngoài kỳ", on=date(2026, 10, 2))
    happened(world.communes[1], "Xã khác")
    assert figures(report)["exemplars_introduced"] == (2, 0, None)
    assert figures(report)["exemplars"] == (2, 0, None)


def test_evidence_that_was_accepted_for_any_duty_counts_by_its_day(world: Reporting) -> None:
    duty = duty_of(plan_of(world.district))
    owes(duty, world.commune)
    term = quarters_of(duty)[2]
    did(term, world.commune, 3)
    did(term, world.commune, 5, state="submitted")
    world.start()
    assert figures(world.report())["work_done"][0] == 3


def test_submission_freezes_figures_and_shows_what_changed_since(world: Reporting) -> None:
    world.start()
    made = happened(world.commune)
    report = submitted(world.report())
    happened(world.commune, "Nguyễn Văn An")
    [line] = filled(report)[2].lines
    assert (line.own, line.rows, line.now) == (1, 1, 2)
    assert line.frozen_at == AT
    assert [each["name"][:10] for each in line.listed] == ["Lê Thị Mận"]
    made.strike_out(None, AT, "Nhầm")
    [line] = filled(report)[2].lines
    assert (line.own, line.now) == (1, None)  # one came, one went
    back = reports.send_back(report, by=world.above_officer, at=AT, reason="Thiếu số liệu")
    [line] = filled(back)[2].lines
    assert (line.frozen_at, line.listed[0]["name"].startswith("Nguyễn Văn An")) == (None, True)


def test_the_period_before_stands_beside(world: Reporting) -> None:
    happened(world.commune, on=date(2026, 5, 3))
    world.start()
    before, after = PeriodicReport.objects.filter(body=world.commune).order_by("period__since")
    submitted(before)
    assert figures(after)["exemplars_introduced"] == (0, 0, 1)
    assert filled(after)[1].lines[0].change == -1


# --- Writing ---------------------------------------------------------------------------------------------------------
def test_people_write_texts_only_while_the_report_is_with_them(world: Reporting) -> None:
    world.start()
    report = world.report()
    text, table, _listed = report.period.version.parts.all()
    reports.write(report, {text.pk: "Phong trào tốt", table.pk: "không phải chỗ viết"}, by=world.officer, at=AT)
    assert [each.text for each in report.narratives.all()] == ["Phong trào tốt"]
    with pytest.raises(Refused):
        reports.write(report, {text.pk: "Lãnh đạo viết"}, by=world.leader, at=AT)
    sent = submitted(report)
    with pytest.raises(MoveRefused):
        reports.write(sent, {text.pk: "Sửa"}, by=world.officer, at=AT)


def test_what_is_typed_is_kept_as_a_draft(world: Reporting) -> None:
    world.start()
    client, report = signed_in(world.commune, Role.OFFICER), world.report()
    name = f"part_{report.period.version.parts.first().pk}"
    client.post(f"{PLACE}{report.pk}/write/", {name: "Đang viết dở"}, headers={"X-Desk-Draft": "1"})
    [draft] = FormDraft.objects.all()
    assert draft.values == {name: ["Đang viết dở"]}
    assert "Đang viết dở" in client.get(f"{PLACE}{report.pk}/write/?draft={draft.pk}").text
    client.post(f"{PLACE}{report.pk}/write/", {name: "Đã viết xong"})
    assert "Đã viết xong" in client.get(f"{PLACE}{report.pk}/").text
    assert not FormDraft.objects.exists()


# --- Up the tree -----------------------------------------------------------------------------------------------------
def test_who_writes_submits_and_who_receives_accepts(world: Reporting) -> None:
    world.start()
    report = world.report()
    with pytest.raises(Refused):
        reports.accept(submitted(report), by=world.officer, at=AT)
    report = world.report()
    with pytest.raises(MoveRefused):
        reports.send_back(report, by=world.above_officer, at=AT, reason=" ")
    report = reports.accept(report, by=world.above_officer, at=AT)
    reopened = reports.reopen(report, by=world.above_officer, at=AT, reason="Sai số")
    assert reopened.state == ReportState.RETURNED
    assert reports.submit(reopened, by=world.leader, at=AT).state == ReportState.SUBMITTED


def test_accepted_figures_are_consolidated_without_retyping(world: Reporting) -> None:
    period = world.start()
    happened(world.district, "Của huyện")
    for number, commune in enumerate(world.communes):
        for each in range(number + 1):
            happened(commune, f"Gương {number}{each}")
    accepted(world.report(world.communes[0], period))
    accepted(world.report(world.communes[1], period))
    submitted(world.report(world.communes[2], period))  # not accepted: does not count
    top = world.report(world.district, period)
    assert figures(top)["exemplars_introduced"] == (1, 3, None)
    [line] = filled(top)[2].lines
    assert len(line.listed) == 4


def test_texts_from_below_are_there_to_copy_from(world: Reporting) -> None:
    period = world.start()
    report = world.report()
    text = report.period.version.parts.first()
    assert text is not None
    reports.write(report, {text.pk: "Xã làm tốt"}, by=world.officer, at=AT)
    top = world.report(world.district, period)
    assert filled(top)[0].from_below == []
    accepted(world.report())
    assert [each.text for each in filled(top)[0].from_below] == ["Xã làm tốt"]
    page = signed_in(world.district, Role.OFFICER).get(f"{PLACE}{top.pk}/write/").text
    assert "Xã làm tốt" in page and "Xã Dân Lực" in page


def test_a_level_closes_when_all_are_in_or_missing_for_a_reason(world: Reporting) -> None:
    period = world.start()
    first, second, third = (world.report(commune, period) for commune in world.communes)
    top = world.report(world.district, period)
    accepted(first)
    late = accepted(second)
    with pytest.raises(MoveRefused):
        reports.close(top, by=world.above_officer, at=AT)
    with pytest.raises(ValidationError):
        reports.excuse(third, "  ", by=world.above_officer, at=AT)
    with pytest.raises(Refused):
        reports.excuse(third, "Tự miễn", by=world.officer, at=AT)
    reports.excuse(third, "Xã bị lũ", by=world.above_officer, at=AT)
    with pytest.raises(MoveRefused):
        reports.submit(top, by=world.above_officer, at=AT)  # it goes to nobody
    closed = reports.close(top, by=world.above_officer, at=AT)
    assert closed.state == ReportState.LOCKED
    assert [each.state for each in below(top).order_by("body__sort_key")] == ["locked", "locked", "draft"]
    late = PeriodicReport.objects.get(pk=late.pk)
    with pytest.raises(MoveRefused):  # its figures were taken
        reports.reopen(late, by=world.above_officer, at=AT, reason="Sai")
    reports.reopen(closed, by=world.above_officer, at=AT, reason="Sai số liệu xã")
    assert reports.reopen(late, by=world.above_officer, at=AT, reason="Sai").state == ReportState.RETURNED


def test_late_missing_and_on_time_are_computed(world: Reporting) -> None:
    period = world.start()
    submitted(world.report(world.communes[0], period))
    submitted(world.report(world.communes[1], period), datetime(2026, 10, 6, 5, tzinfo=UTC))

    def told(on: date) -> list[str]:
        found = with_timeliness(below(world.report(world.district, period)), on)
        return [each.timeliness for each in found.order_by("body__sort_key")]

    assert told(date(2026, 10, 5)) == ["on_time", "late", "open"]
    assert told(date(2026, 10, 6)) == ["on_time", "late", "missing"]
    third = world.report(world.communes[2], period)
    reports.excuse(third, "Xã bị lũ", by=world.above_officer, at=AT)
    assert told(date(2026, 10, 6)) == ["on_time", "late", "excused"]


def test_the_missing_are_reminded_once_a_day(world: Reporting) -> None:
    period = world.start()
    accepted(world.report(world.communes[1], period))
    top = world.report(world.district, period)
    for _time in range(2):
        bodies = reminding.remind(top, "Đề nghị nộp", by=world.above_officer, at=now())
    assert [each.name for each in bodies] == ["Xã Dân Lực", "Xã Minh Sơn"]
    [letter] = OutgoingMessage.objects.filter(key__startswith="report-")
    assert letter.payload["to"] == world.officer.person.email
    assert "Báo cáo công tác thi đua" in letter.payload["subject"]
    with pytest.raises(Refused):
        reminding.remind(top, "Đề nghị nộp", by=world.officer, at=now())
    for commune in (world.communes[0], world.communes[2]):
        submitted(world.report(commune, period))
    assert not missing(top)
    with pytest.raises(MoveRefused):
        reminding.remind(top, "Đề nghị nộp", by=world.above_officer, at=now())


# --- Work ------------------------------------------------------------------------------------------------------------
def test_reports_to_write_and_to_accept_are_work(world: Reporting, django_assert_num_queries: Any) -> None:
    world.start()
    writes = [each.sentence for each in ReportsToWrite().items(world.officer.person, AT.date())]
    assert writes == ["Báo cáo công tác thi đua, quý II/2026", "Báo cáo công tác thi đua, quý III/2026"]
    assert not list(ReportsToWrite().items(world.above_officer.person, AT.date()))  # its own waits for those below
    for number, commune in enumerate(world.communes, 1):
        submitted(world.report(commune))
        with django_assert_num_queries(1):
            found = list(ReportsToAccept().items(world.above_officer.person, AT.date()))
        assert len(found) == number
    assert len(list(ReportsToWrite().items(world.officer.person, AT.date()))) == 1


# --- Strangers -------------------------------------------------------------------------------------------------------
def test_neighbours_see_nothing_of_a_report(world: Reporting) -> None:
    period = world.start()
    neighbour = appointed(world.communes[1], Role.OFFICER)
    assert {each.body_id for each in visible(neighbour, PeriodicReport.objects.all())} == {world.communes[1].pk}
    client = signed_in(world.communes[1], Role.OFFICER)
    for address in ("", "write/", "below/", "docx/", "submit/"):
        assert client.get(f"{PLACE}{world.report(world.commune, period).pk}/{address}").status_code == 404


# --- On the screen ---------------------------------------------------------------------------------------------------
def test_a_figure_leads_to_its_records_and_to_reports_below(world: Reporting) -> None:
    period = world.start()
    happened(world.commune)
    accepted(world.report())
    client, top = signed_in(world.district, Role.OFFICER), world.report(world.district, period)
    table = period.version.parts.all()[1]
    page = client.get(f"{PLACE}{top.pk}/figures/{table.pk}/1/").text
    assert "Xã Dân Lực" in page
    below_ = f"{PLACE}{world.report().pk}/figures/{table.pk}/1/"
    assert below_ in page and "Lê Thị Mận" in client.get(below_).text
    assert client.get(f"{PLACE}{top.pk}/figures/{table.pk}/3/").status_code == 404


def test_the_level_is_worked_through_on_the_screen(world: Reporting) -> None:
    period = world.start()
    client, top = signed_in(world.district, Role.OFFICER), world.report(world.district, period)
    for commune in world.communes[:2]:
        submitted(world.report(commune, period))
    page = client.get(f"{PLACE}{top.pk}/").text
    assert "Đã tiếp nhận 0 trong 3 báo cáo" in page and "2 báo cáo chờ tiếp nhận" in page
    for commune in world.communes[:2]:
        assert client.post(f"{PLACE}{world.report(commune, period).pk}/accept/", {}).status_code == 302
    third = world.report(world.communes[2], period)
    assert client.post(f"{PLACE}{third.pk}/excuse/", {"reason": ""}).status_code == 422
    client.post(f"{PLACE}{third.pk}/excuse/", {"reason": "Xã bị lũ"})
    assert "Xã bị lũ" in client.get(f"{PLACE}{top.pk}/below/").text
    assert client.post(f"{PLACE}{top.pk}/close/", {}).status_code == 302
    assert "Đã khóa" in client.get(f"{PLACE}{top.pk}/").text


def test_lists_and_pages_cost_the_same_for_any_number_of_reports(world: Reporting) -> None:
    world.start(datetime(2026, 7, 2, tzinfo=UTC))
    client, top = signed_in(world.district, Role.OFFICER), world.report(world.district)
    places = (PLACE, f"{PLACE}{top.pk}/", f"{PLACE}{top.pk}/below/", f"{PLACE}overview/")
    for commune in world.communes[:1]:
        happened(commune, on=date(2026, 5, 5))
        accepted(world.report(commune))
    one = [cost(client, place) for place in places]
    for commune in world.communes[1:2]:
        happened(commune, f"Gương {commune}", on=date(2026, 5, 5))
        accepted(world.report(commune))
    assert [cost(client, place) for place in places] == one
    assert with_timeliness(PeriodicReport.objects.all(), AT.date()).count() == 4


# --- Overview --------------------------------------------------------------------------------------------------------
def test_the_overview_counts_by_period_and_level_and_names_the_silent(world: Reporting) -> None:
    world.start()
    submitted(world.report(world.communes[0]))
    on = date(2026, 11, 1)
    latest, before = levels([world.district.pk], on)
    assert (latest.total, latest.counts["on_time"], latest.counts["missing"], latest.taken) == (3, 1, 2, 0)
    assert latest.share(latest.submitted) == 33
    assert before.counts["missing"] == 3
    assert [(each.body.name, each.missing, each.total) for each in silent([latest, before], on)] == [
        ("Xã Dân Lý", 2, 2),
        ("Xã Minh Sơn", 2, 2),
        ("Xã Dân Lực", 1, 2),
    ]
    assert levels_below([latest], on) == []


def test_levels_below_have_their_own_bars(world: Reporting) -> None:
    kinds = [BodyKind.COMMUNE, BodyKind.DISTRICT]
    world.group.under, world.group.kinds = world.province, kinds
    world.group.save()
    world.form.body = world.province
    world.form.save()
    world.start()
    on = date(2026, 11, 1)
    found = levels([world.province.pk], on)
    assert [each.total for each in found] == [1, 1]
    assert [(each.body.name, each.total) for each in levels_below(found, on)] == [("Huyện Triệu Sơn", 3)]
    page = signed_in(world.province, Role.LEADER).get(f"{PLACE}overview/").text
    assert "Huyện Triệu Sơn" in page and "<svg" in page
    assert signed_in(world.commune, Role.LEADER).get(f"{PLACE}overview/{world.province.pk}/").status_code == 404


def test_the_overview_is_empty_where_nobody_reports(world: Reporting) -> None:
    away: Body = founded("Xã Xa", BodyKind.COMMUNE)
    assert "Chưa nhận báo cáo nào" in signed_in(away, Role.OFFICER).get(f"{PLACE}overview/").text
