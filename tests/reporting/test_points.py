"""Lessons and recommendations of reviews: who sees to them, what becomes of them, and the next review that says so."""

from __future__ import annotations

from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.core.exceptions import ValidationError

from lantoa.exemplars.models import Dossier, Impact
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.kit.moves import MoveRefused
from lantoa.movements.models import Movement, MovementReview
from lantoa.movements.operations import movements
from lantoa.movements.operations.movements import Reviewed
from lantoa.organisations.models import Body, Role
from lantoa.reporting.models import FrozenFigure, PeriodicReport, ReportForm, ReviewPoint
from lantoa.reporting.operations import forms, periods, points, reports
from lantoa.reporting.queries.figures import FilledPart, filled
from lantoa.reporting.ready import ready_forms
from lantoa.reporting.work import PointsToSeeTo
from tests.exemplars.worlds import entered
from tests.organisations.desk import cost, signed_in
from tests.organisations.worlds import appointed
from tests.plans.worlds import plan_of
from tests.recognition.decision_worlds import Deciding, given
from tests.reporting.worlds import Reporting
from vanban.writing.word import write_docx

pytestmark = pytest.mark.django_db
AT = datetime(2026, 8, 20, 5, tzinfo=UTC)
DUE = date(2026, 12, 31)


@pytest.fixture
def world() -> Reporting:
    return Reporting()


def review(world: Reporting, since: date, last: date, key: str = "interim-review", **said: object) -> PeriodicReport:
    """A review of those days that the district is to write."""
    made = ReportForm(body=world.district, first_day=since, **said)
    form = forms.start(forms.take_over(ready_forms()[key], made, by=PLATFORM, at=AT), by=PLATFORM, at=AT)
    period = periods.ask_for(form, since, last, date(2026, 8, 31), by=PLATFORM, at=AT)
    return PeriodicReport.objects.select_related("period__form", "body", "to_body").get(period=period)


def point(owner: Body, text: str = "Tập huấn viết về gương", kind: str = "recommendation", **said: Any) -> ReviewPoint:
    return ReviewPoint(**{"kind": kind, "text": text, "owner": owner, "due_on": DUE} | said)


def part(report: PeriodicReport, heading: str) -> FilledPart:
    """The part with that beginning."""
    return next(each for each in filled(report) if each.part.heading.startswith(heading))


def work_of(person: Any) -> list[str]:
    return [item.sentence for item in PointsToSeeTo().items(person, AT.date())]


def half(world: Reporting, **said: object) -> PeriodicReport:
    return review(world, date(2026, 1, 1), date(2026, 6, 30), **said)


def whole(world: Reporting, **said: object) -> PeriodicReport:
    return review(world, date(2026, 1, 1), date(2026, 8, 20), "final-review", **said)


def test_a_recommendation_is_somebody_s_work_from_the_day_the_review_is_sent(world: Reporting) -> None:
    report = half(world, plan=plan_of(world.district))
    officer = appointed(world.commune, Role.OFFICER)
    points.add_to_report(report, point(world.commune), by=PLATFORM, at=AT)
    assert work_of(officer.person) == []
    client = signed_in(world.commune, Role.SECRETARY)
    [made] = report.points.all()
    assert client.get(f"/desk/reporting/points/{made.pk}/").status_code == 404  # a draft is the writer's alone
    reports.close(report, by=PLATFORM, at=AT)
    assert work_of(officer.person) == ["Tập huấn viết về gương"]
    assert client.get(f"/desk/reporting/points/{made.pk}/").status_code == 200


def test_named_for_one_person_it_is_nobody_else_s_work(world: Reporting) -> None:
    report = half(world, plan=plan_of(world.district))
    named, other = (appointed(world.commune, Role.OFFICER).person for _each in range(2))
    points.add_to_report(report, point(world.commune, owner_person=named), by=PLATFORM, at=AT)
    reports.close(report, by=PLATFORM, at=AT)
    assert (len(work_of(named)), len(work_of(other))) == (1, 0)


def test_whoever_is_named_works_there(world: Reporting) -> None:
    report, elsewhere = half(world, plan=plan_of(world.district)), appointed(world.district, Role.OFFICER).person
    with pytest.raises(ValidationError):
        points.add_to_report(report, point(world.commune, owner_person=elsewhere), by=PLATFORM, at=AT)


def test_the_next_review_says_what_became_of_each(world: Reporting) -> None:
    plan = plan_of(world.district)
    first = half(world, plan=plan)
    for text, kind in (("Tập huấn", "recommendation"), ("Làm sớm từ thôn", "lesson"), ("Lập quỹ", "recommendation")):
        points.add_to_report(first, point(world.commune, text, kind), by=PLATFORM, at=AT)
    reports.close(first, by=PLATFORM, at=AT)
    done, _lesson, dropped = first.points.order_by("pk")
    points.finish(done, by=PLATFORM, at=AT, reason="Hai lớp, 60 người")
    points.drop(dropped, by=PLATFORM, at=AT, reason="Chưa có nguồn")
    second = whole(world, plan=plan)
    [line] = part(second, "Việc thực hiện").lines
    assert [(each["name"], each["state"], each["outcome"]) for each in line.listed] == [
        ("Tập huấn", "done", "Hai lớp, 60 người"),
        ("Làm sớm từ thôn", "open", ""),
        ("Lập quỹ", "dropped", "Chưa có nguồn"),
    ]


def test_a_third_review_leaves_out_what_was_settled_before_the_second(world: Reporting) -> None:
    plan = plan_of(world.district)
    first = review(world, date(2026, 1, 1), date(2026, 3, 31), plan=plan)
    for text in ("Xong sớm", "Còn dở"):
        points.add_to_report(first, point(world.commune, text), by=PLATFORM, at=AT)
    reports.close(first, by=PLATFORM, at=AT)
    early = datetime(2026, 5, 1, 5, tzinfo=UTC)
    points.finish(first.points.get(text="Xong sớm"), by=PLATFORM, at=early, reason="Đã làm")
    reports.close(half(world, plan=plan), by=PLATFORM, at=AT)
    [line] = part(whole(world, plan=plan), "Việc thực hiện").lines
    assert [each["name"] for each in line.listed] == ["Còn dở"]


def test_reviews_of_another_programme_leave_nothing_to_this_one(world: Reporting) -> None:
    first = half(world, plan=plan_of(world.district))
    points.add_to_report(first, point(world.commune), by=PLATFORM, at=AT)
    reports.close(first, by=PLATFORM, at=AT)
    other = plan_of(world.district, number="99/KH-UBND", number_key="99/kh-ubnd")
    assert part(whole(world, plan=other), "Việc thực hiện").lines[0].listed == []


def test_a_sent_review_keeps_what_it_said(world: Reporting) -> None:
    report = half(world, plan=plan_of(world.district))
    made = points.add_to_report(report, point(world.commune), by=PLATFORM, at=AT)
    sent = reports.close(report, by=PLATFORM, at=AT)
    made.refresh_from_db()
    points.change(made, {"text": "Lời khác"}, by=PLATFORM, at=AT)
    [line] = part(sent, "Đề xuất").lines
    assert [each["name"] for each in line.listed] == ["Tập huấn viết về gương"]
    assert FrozenFigure.objects.get(report=report, key="recommendation").listed[0]["state"] == "open"


def test_what_communes_recommend_is_in_the_report_above_without_retyping(world: Reporting) -> None:
    plan = plan_of(world.district)
    made = ReportForm(body=world.district, group=world.group, first_day=date(2026, 1, 1), plan=plan)
    form = forms.start(forms.take_over(ready_forms()["interim-review"], made, by=PLATFORM, at=AT), by=PLATFORM, at=AT)
    days = (date(2026, 1, 1), date(2026, 6, 30), date(2026, 8, 31))
    periods.ask_for(form, *days, by=PLATFORM, at=AT)
    below = world.report()
    points.add_to_report(below, point(world.district, "Xin thêm kinh phí"), by=PLATFORM, at=AT)
    reports.accept(reports.submit(below, by=PLATFORM, at=AT), by=PLATFORM, at=AT)
    [line] = part(world.report(world.district), "Đề xuất").lines
    assert (line.own, line.below, [each["name"] for each in line.listed]) == (0, 1, ["Xin thêm kinh phí"])


def test_lessons_of_exemplars_are_quoted(world: Reporting) -> None:
    life = entered(world.commune, "Lê Thị Mận")
    Impact.objects.create(
        dossier=life, on=date(2026, 5, 4), effect="Cả thôn làm theo", lessons="Bắt đầu từ một hộ", recorded_at=AT
    )
    [_own, taught] = part(half(world, plan=plan_of(world.district)), "Bài học").lines
    assert [(each["name"], each["body"]) for each in taught.listed] == [("Bắt đầu từ một hộ", "Lê Thị Mận")]


def test_only_open_ones_are_changed_and_only_drafts_taken_out(world: Reporting) -> None:
    report = half(world, plan=plan_of(world.district))
    for text in ("Giữ", "Bỏ"):
        points.add_to_report(report, point(world.commune, text), by=PLATFORM, at=AT)
    points.remove(report.points.get(text="Bỏ"), by=PLATFORM, at=AT)
    reports.close(report, by=PLATFORM, at=AT)
    kept = report.points.get()
    with pytest.raises(MoveRefused):
        points.remove(kept, by=PLATFORM, at=AT)
    with pytest.raises(MoveRefused):
        points.add_to_report(report, point(world.commune), by=PLATFORM, at=AT)
    points.finish(kept, by=PLATFORM, at=AT, reason="Đã làm")
    with pytest.raises(MoveRefused):
        points.change(kept, {"text": "Khác"}, by=PLATFORM, at=AT)
    opened = points.resume(kept, by=PLATFORM, at=AT, reason="Chưa xong")
    assert (opened.state, opened.outcome, opened.settled_on) == ("open", "", None)


def test_who_sees_to_it_settles_it_and_who_wrote_it_gives_it_up(world: Reporting) -> None:
    report = half(world, plan=plan_of(world.district))
    points.add_to_report(report, point(world.commune), by=PLATFORM, at=AT)
    reports.close(report, by=PLATFORM, at=AT)
    made = report.points.get()
    below = Actor(appointed(world.commune, Role.OFFICER).person)
    with pytest.raises(Refused):
        points.drop(made, by=below, at=AT, reason="Không làm")
    assert points.finish(made, by=below, at=AT, reason="Đã làm").state == "done"


def test_it_is_written_down_taken_up_and_settled_on_the_desk(world: Reporting) -> None:
    report = half(world, plan=plan_of(world.district))
    client = signed_in(world.district, Role.SECRETARY)
    page = client.get(f"/desk/reporting/{report.pk}/").content.decode()
    assert f"/desk/reporting/{report.pk}/points/add/?kind=lesson" in page
    said = {"kind": "lesson", "text": "Chọn việc nhỏ", "owner": world.district.pk, "due_on": "31/12/2026"}
    assert client.post(f"/desk/reporting/{report.pk}/points/add/", said).status_code == 302
    made = report.points.get()
    assert client.post(f"/desk/reporting/points/{made.pk}/take-up/").status_code == 403  # the review is not sent
    assert client.post(f"/desk/reporting/{report.pk}/close/").status_code == 302
    assert client.post(f"/desk/reporting/points/{made.pk}/take-up/").status_code == 302
    assert client.post(f"/desk/reporting/points/{made.pk}/finish/", {"reason": ""}).status_code == 422
    assert client.post(f"/desk/reporting/points/{made.pk}/finish/", {"reason": "Ba thôn"}).status_code == 302
    made.refresh_from_db()
    assert (made.state, made.outcome) == ("done", "Ba thôn")
    assert "Ba thôn" in client.get(f"/desk/reporting/points/{made.pk}/").content.decode()


def test_the_document_says_who_sees_to_what_by_when(world: Reporting) -> None:
    from docx import Document as Docx

    from lantoa.reporting.documents import document_of

    plan = plan_of(world.district)
    first = half(world, plan=plan)
    points.add_to_report(first, point(world.commune), by=PLATFORM, at=AT)
    reports.close(first, by=PLATFORM, at=AT)
    points.finish(first.points.get(), by=PLATFORM, at=AT, reason="Hai lớp")
    second = whole(world, plan=plan)
    tables = Docx(BytesIO(write_docx(document_of(second, filled(second))))).tables
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    assert ["1", "Tập huấn viết về gương", world.commune.name, "31/12/2026", "Đã xong: Hai lớp"] in rows


def test_the_list_is_searched_without_accents_and_taken_away(world: Reporting) -> None:
    report = half(world, plan=plan_of(world.district))
    for text in ("Tập huấn viết về gương", "Lập quỹ"):
        points.add_to_report(report, point(world.commune, text), by=PLATFORM, at=AT)
    client = signed_in(world.district, Role.OFFICER)
    found = client.get("/desk/reporting/points/?q=tap huan").content.decode()
    assert "Tập huấn" in found
    assert "Lập quỹ" not in found
    sheet = b"".join(client.get("/desk/reporting/points/?export=xlsx"))
    book = openpyxl.load_workbook(BytesIO(sheet))
    assert {row[0].value for row in book.active.iter_rows(min_row=2)} >= {"Tập huấn viết về gương", "Lập quỹ"}


def test_a_list_of_one_and_of_three_cost_the_same(world: Reporting) -> None:
    report = half(world, plan=plan_of(world.district))
    client = signed_in(world.district, Role.SECRETARY)
    addresses = ("/desk/reporting/points/", f"/desk/reporting/{report.pk}/")
    points.add_to_report(report, point(world.commune), by=PLATFORM, at=AT)
    before = [cost(client, each) for each in addresses]
    for each in world.communes[:2]:
        points.add_to_report(report, point(each), by=PLATFORM, at=AT)
    assert [cost(client, each) for each in addresses] == before


class TestMovements:
    """The review of a movement leaves something to be done as well."""

    @pytest.fixture
    def movement(self, world: Reporting) -> Movement:
        return Movement.objects.create(
            body=world.district, launcher=world.district, name="Chung tay", state="running", recorded_at=AT
        )

    def held(self, movement: Movement, on: date = date(2026, 7, 1)) -> MovementReview:
        told = Reviewed(kind="interim", held_on=on, result="Tốt", exemplars="Ba người")
        return movements.review(movement, told, by=PLATFORM, at=AT)

    def test_its_points_are_work_at_once_and_stand_on_its_page(self, world: Reporting, movement: Movement) -> None:
        held = self.held(movement)
        client = signed_in(world.district, Role.SECRETARY)
        said = {"kind": "recommendation", "text": "Nhân ra ba xã", "owner": world.commune.pk, "due_on": "31/12/2026"}
        assert client.post(f"/desk/reporting/movement-reviews/{held.pk}/points/add/", said).status_code == 302
        assert work_of(appointed(world.commune, Role.OFFICER).person) == ["Nhân ra ba xã"]
        assert "Nhân ra ba xã" in client.get(f"/desk/movements/{movement.pk}/").content.decode()

    def test_the_report_that_reviews_it_says_what_became_of_them(self, world: Reporting, movement: Movement) -> None:
        held = self.held(movement)
        made = points.add_to_review(held, point(world.commune, "Nhân ra ba xã"), by=PLATFORM, at=AT)
        points.finish(made, by=PLATFORM, at=AT, reason="Đã ra hai xã")
        report = whole(world, movement=movement)
        headings = [each.part.heading for each in filled(report)]
        assert "Kết quả so với nhiệm vụ đã đề ra" not in headings  # no programme, nothing that it promised
        [line] = part(report, "Việc thực hiện").lines
        assert [(each["name"], each["outcome"]) for each in line.listed] == [("Nhân ra ba xã", "Đã ra hai xã")]

    def test_it_is_not_due_before_the_review(self, world: Reporting, movement: Movement) -> None:
        early = point(world.commune, due_on=date(2026, 6, 1))
        with pytest.raises(ValidationError):
            points.add_to_review(self.held(movement), early, by=PLATFORM, at=AT)

    def test_a_page_of_one_and_of_three_costs_the_same(self, world: Reporting, movement: Movement) -> None:
        held = self.held(movement)
        client, address = signed_in(world.district, Role.SECRETARY), f"/desk/movements/{movement.pk}/"
        points.add_to_review(held, point(world.commune), by=PLATFORM, at=AT)
        before = cost(client, address)
        for each in world.communes[:2]:
            points.add_to_review(held, point(each), by=PLATFORM, at=AT)
        assert cost(client, address) == before


def test_who_was_honoured_in_a_movement_stands_on_its_page() -> None:
    world = Deciding()
    honour = given(world)
    movement = Movement.objects.create(
        body=world.district, launcher=world.district, name="Chung tay", state="running", recorded_at=AT
    )
    client = signed_in(world.district, Role.SECRETARY)
    address = f"/desk/movements/{movement.pk}/"
    assert honour.name not in client.get(address).content.decode()
    Dossier.objects.filter(pk=honour.dossier_id).update(movement=movement)
    assert honour.name in client.get(address).content.decode()
