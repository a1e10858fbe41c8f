"""A body's scorecard, what is due, and what an office answers for."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.utils.timezone import localdate
from openpyxl import load_workbook

from lantoa.organisations.models import Body, Role
from lantoa.plans.queries.silent import silent_bodies
from tests.desk.test_exports import as_rows
from tests.organisations.desk import cost
from tests.organisations.worlds import founded
from tests.plans.seen import YEAR, Programme, at_desk
from tests.plans.worlds import did, duty_of, owes, plan_of, quarters_of, term_of

pytestmark = pytest.mark.django_db


def card(body) -> str:
    return f"/desk/plans/bodies/{body.pk}/scorecard/"


def test_a_scorecard_has_every_plan_and_says_what_is_late() -> None:
    world = Programme()
    own = plan_of(world.communes[0], title="Kế hoạch của xã", number="3/KH-UBND")
    owes(duty_of(own, "Họp thôn"), world.communes[0])
    term_of(own.duties.get(), due_on=None)
    client, _who = at_desk(world.communes[0])
    answer = client.get(card(world.communes[0]))
    assert [part["plan"].number for part in answer.context["parts"]] == ["12/KH-UBND", "3/KH-UBND"]
    assert [late["duty"] for late in answer.context["overdue"]] == [world.late]
    assert answer.context["may_record"]


def test_a_scorecard_compares_with_the_period_before() -> None:
    world = Programme(1)
    duty = duty_of(world.plan, "Mỗi quý một bài", cadence="quarter", value=1)
    owes(duty, world.communes[0])
    for term in quarters_of(duty, YEAR)[:1]:
        did(term, world.communes[0])
    client, _who = at_desk(world.province)
    (row,) = [row for row in client.get(card(world.communes[0])).context["parts"][0]["rows"] if row["duty"] == duty]
    assert [place["width"] for place in row["places"]] == [1, 1, 1, 1]
    assert row["places"][0]["cell"].state == "complete"


def test_whoever_issued_a_plan_sees_of_others_only_that_plan() -> None:
    world = Programme()
    department = founded("Sở Nội vụ", "department", world.province)
    theirs = plan_of(department, number="9/KH-SNV")
    owes(duty_of(theirs, "Cung cấp số liệu"), world.communes[0])
    term_of(theirs.duties.get())
    client, _who = at_desk(department)
    parts = client.get(card(world.communes[0])).context["parts"]
    assert [part["plan"].number for part in parts] == ["9/KH-SNV"]
    stranger, _nobody = at_desk(founded("Xã Khác"))
    assert stranger.get(card(world.communes[0])).status_code == 404


def test_a_scorecard_is_exported_period_by_period() -> None:
    world = Programme(1)
    client, _who = at_desk(world.communes[0])
    rows = as_rows(client.get(card(world.communes[0]), {"export": "csv"}))
    assert rows[1][2:4] == ["Nhân rộng điển hình", f"năm {YEAR}"]
    book = client.get(card(world.communes[0]), {"export": "xlsx"})
    assert load_workbook(BytesIO(b"".join(book.streaming_content))).active.max_row == 3
    book.close()


def test_a_scorecard_costs_the_same_for_one_duty_and_for_three() -> None:
    world = Programme(1)
    client, _who = at_desk(world.communes[0])
    one = cost(client, card(world.communes[0]))
    for number in range(2):
        more = duty_of(plan_of(world.province, number=f"{number}/KH"), f"Việc {number}")
        owes(more, world.communes[0])
        term_of(more)
    assert cost(client, card(world.communes[0])) == one


def test_silent_bodies_are_those_without_facts_and_without_anything_that_waits() -> None:
    world = Programme()
    did(world.late_term, world.communes[0], state="submitted")
    did(world.report_term, world.communes[1])
    client, _who = at_desk(world.province, Role.LEADER)
    found = client.get(f"/desk/plans/{world.plan.pk}/silent/").context["found"].records
    assert [(row.name, row.owed) for row in found] == [("Ủy ban Mặt trận tỉnh", 1), ("Xã Số 3", 2)]


def test_a_body_is_silent_only_after_as_many_days_as_the_programme_says() -> None:
    """In January nothing of the first quarter is silence; in May the first quarter is, and the second not yet."""
    province = founded("Tỉnh Thanh Hóa", "province")
    first, second = founded("Xã Một", under=province), founded("Xã Hai", under=province)
    plan = plan_of(province)
    duty = duty_of(plan, cadence="quarter")
    owes(duty, first, second)
    terms = quarters_of(duty)

    def silent(on: date, periods: int = 1) -> set[str]:
        found = silent_bodies(plan, Body.objects.all(), periods=periods, on=on)
        return set(found.values_list("name", flat=True))

    assert silent(date(2026, 1, 20)) == set()
    did(terms[0], first)
    assert silent(date(2026, 5, 10)) == {"Xã Hai"}
    did(terms[1], second)  # in the quarter that has just begun
    assert silent(date(2026, 5, 10)) == set()
    assert silent(date(2026, 6, 20)) == {"Xã Một"}
    plan.options = {"silent_days": 90}
    assert silent(date(2026, 6, 20)) == set()
    assert silent(date(2026, 6, 30)) == {"Xã Một"}


def test_what_is_due_tells_how_those_stand_whom_one_sees_and_leads_to_who_is_missing() -> None:
    world = Programme()
    world.finish(world.communes[0])
    due, when = "/desk/plans/due/", {"when": "past"}

    def stands(body) -> tuple[str, str]:
        client, _who = at_desk(body)
        answer = client.get(due, when)
        (row,) = answer.context["rows"]
        assert as_rows(client.get(due, when | {"export": "csv"}))[1][-1] == row["cells"][-1][1]
        return row["cells"][-1][1], row["url"]

    told, url = stands(world.province)
    assert told == "1/3 đã xong, 2 quá hạn"
    page = at_desk(world.province)[0].get(url).content.decode()
    assert all(f"/cells/{world.late_term.pk}/{body.pk}/" in page for body in world.communes)
    assert stands(world.communes[0])[0] == "1/1 đã xong"
    assert stands(world.communes[1])[0] == "0/1 đã xong, 1 quá hạn"


def test_what_is_due_soon_is_what_the_programme_calls_soon() -> None:
    world = Programme()
    world.report_term.due_on = localdate() + timedelta(days=20)
    world.report_term.save()
    client, _who = at_desk(world.province)
    for options, found in (({}, []), ({"soon_days": 19}, []), ({"soon_days": 20}, [world.report])):
        world.plan.options = options
        world.plan.save()
        records = client.get("/desk/plans/due/", {"when": "soon"}).context["found"].records
        assert [term.duty for term in records] == found


def test_what_is_due_is_listed_by_day() -> None:
    world = Programme()
    world.report_term.due_on = localdate() + timedelta(days=3)
    world.report_term.save()
    client, _who = at_desk(world.province)
    records = client.get("/desk/plans/due/").context["found"].records
    assert [(term.duty, term.owing) for term in records] == [(world.report, 3)]
    past = client.get("/desk/plans/due/", {"when": "past"}).context["found"].records
    assert [term.duty for term in past] == [world.late]
    rows = as_rows(client.get("/desk/plans/due/", {"export": "csv"}))
    assert rows[1][0] == "Báo cáo năm"
    mine = client.get("/desk/plans/due/", {"mine": "on"}).context["found"].records
    assert mine == []


def test_an_office_answers_for_itself_and_for_those_below() -> None:
    world = Programme()
    world.finish(world.communes[0])
    own = duty_of(world.plan, "Tỉnh làm")
    owes(own, world.province)
    term_of(own)
    client, _who = at_desk(world.province, Role.LEADER)
    office = client.get("/desk/plans/office/").context["office"]
    (mine,), (below,) = office.own, office.below
    assert (mine.duties, mine.counts.owing) == (1, 1)
    assert (below.counts.owing, below.counts.complete, below.percent) == (7, 2, 28)
    assert below.counts.overdue == 2


def test_silent_bodies_cost_the_same_for_one_and_for_three() -> None:
    costs, found = [], []
    for communes in (1, 3):
        world = Programme(communes)
        client, _who = at_desk(world.province)
        silent = f"/desk/plans/{world.plan.pk}/silent/"
        costs.append(cost(client, silent))
        found.append(client.get(silent).context["found"].total)
    assert costs[0] == costs[1]
    assert found[1] == found[0] + 2


def test_an_office_costs_the_same_for_one_body_below_and_for_three() -> None:
    costs = []
    for communes in (1, 3):
        world = Programme(communes)
        client, _who = at_desk(world.province)
        costs.append(cost(client, "/desk/plans/office/"))
    assert costs[0] == costs[1]


def test_somebody_without_an_office_finds_a_calm_page() -> None:
    client, _who = at_desk(founded("Xã Khác"))
    assert "Chưa có việc phải chịu trách nhiệm" in client.get("/desk/plans/office/").content.decode()
