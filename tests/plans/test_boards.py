"""The programme board and what a cell of it opens."""

from datetime import timedelta

import pytest
from django.utils.timezone import localdate

from lantoa.organisations.models import BodyKind, Role
from lantoa.plans.models import DutyActor, Extension, Obligation, Part, Reminder
from lantoa.plans.states import EvidenceState, PlanState
from tests.desk.test_exports import as_rows
from tests.organisations.desk import cost
from tests.organisations.worlds import founded
from tests.plans.seen import LONG_DUE, NEW_YEAR, NEXT, YEAR, Programme, at_desk
from tests.plans.worlds import NOON, did, duty_of, owes, term_of

pytestmark = pytest.mark.django_db


def board(world: Programme) -> str:
    return f"/desk/plans/{world.plan.pk}/board/"


def cell(world: Programme, number: int = 0) -> str:
    return f"/desk/plans/cells/{world.late_term.pk}/{world.communes[number].pk}/"


def shown_bodies(answer) -> list[str]:
    return [group[0].group for group in answer.context["groups"]]


def test_rows_are_duties_and_columns_bodies_with_shapes_and_flags() -> None:
    world = Programme()
    world.finish(world.communes[0])
    client, _who = at_desk(world.province)
    answer = client.get(board(world))
    page = answer.content.decode()
    assert shown_bodies(answer) == ["Ủy ban Mặt trận tỉnh", "Xã Số 1", "Xã Số 2", "Xã Số 3"]
    assert page.count('aria-label="Hoàn thành"') == 2
    assert page.count('aria-label="Chưa thực hiện, quá hạn"') == 2
    assert "1/3" in page


def test_a_request_is_never_flagged() -> None:
    world = Programme()
    world.asked_term.due_on = LONG_DUE
    world.asked_term.save()
    client, _who = at_desk(world.province)
    rows = as_rows(client.get(board(world), {"export": "csv"}))
    assert rows[3][:2] == ["Phối hợp giám sát", "Chưa thực hiện"]


@pytest.mark.parametrize(("only", "bodies"), [("overdue", ["Xã Số 2"]), ("silent", ["Ủy ban Mặt trận tỉnh"])])
def test_a_board_narrows_to_what_is_late_or_silent(only, bodies) -> None:
    world = Programme(2)
    world.finish(world.communes[0])
    did(world.late_term, world.communes[1], state=EvidenceState.SUBMITTED)
    client, _who = at_desk(world.province)
    assert shown_bodies(client.get(board(world), {"only": only})) == bodies


def test_a_board_narrows_to_what_is_due_soon() -> None:
    world = Programme(2)
    client, who = at_desk(world.province)
    soon = localdate() + timedelta(days=5)
    said = {"term": world.late_term, "by": who, "at": NOON, "reason": "Mưa lũ"}
    Extension.objects.create(body=world.communes[1], due_on=soon, **said)
    assert shown_bodies(client.get(board(world), {"only": "soon"})) == ["Xã Số 2"]
    assert shown_bodies(client.get(board(world), {"only": "overdue"})) == ["Xã Số 1"]


def test_a_board_narrows_to_duties_and_to_bodies_below() -> None:
    world = Programme()
    village = founded("Thôn Bản Cại", "village", world.communes[0])
    Obligation.objects.create(duty=world.report, body=village, counted=village, since=NEW_YEAR, until=NEXT)
    client, _who = at_desk(world.province)
    answer = client.get(board(world), {"measure": "reports_submitted"})
    assert [line.row.label for _name, lines in answer.context["sections"] for line in lines] == ["Báo cáo năm"]
    below = client.get(board(world), {"under": world.communes[0].pk})
    assert shown_bodies(below) == ["Thôn Bản Cại"]


def test_twenty_bodies_stand_on_a_page() -> None:
    world = Programme(22)
    client, _who = at_desk(world.province)
    first, second = client.get(board(world)), client.get(board(world), {"page": 2})
    assert (len(shown_bodies(first)), len(shown_bodies(second))) == (20, 3)
    assert "trong số 23" in first.content.decode()


def test_a_board_costs_the_same_for_any_number_of_bodies() -> None:
    costs = []
    for communes in (1, 3):
        world = Programme(communes)
        client, _who = at_desk(world.province)
        costs.append(cost(client, board(world)))
    assert costs[0] == costs[1]


def test_whoever_owes_sees_its_own_column_only() -> None:
    world = Programme()
    client, _who = at_desk(world.communes[1])
    assert shown_bodies(client.get(board(world))) == ["Xã Số 2"]
    assert client.get(cell(world, 1)).status_code == 200
    assert client.get(cell(world, 0)).status_code == 404


def test_a_plan_out_of_reach_has_no_board() -> None:
    world = Programme()
    client, _who = at_desk(founded("Xã Khác"))
    assert client.get(board(world)).status_code == 404


def test_a_cell_tells_the_figure_with_its_clause_and_its_evidence() -> None:
    world = Programme()
    proof = did(world.late_term, world.communes[0], 1, title="Quyết định công nhận")
    waiting = did(world.late_term, world.communes[0], 1, title="Chờ duyệt", state=EvidenceState.SUBMITTED)
    client, who = at_desk(world.province, Role.SECRETARY)
    Extension.objects.create(
        term=world.late_term, body=world.communes[0], reason="Mưa lũ", by=who, at=NOON, due_on=NEXT
    )
    Reminder.objects.create(
        plan=world.plan, duty=world.late, term=world.late_term, body=world.communes[0], text="Làm đi", sent_at=NOON
    )
    page = client.get(cell(world), headers={"X-Desk-Sheet": "1"}).content.decode()
    assert "1 trên 2 điển hình" in page
    for record in (proof, waiting):
        assert f'href="/desk/plans/evidence/{record.pk}/"' in page
    assert f'href="/desk/plans/duties/{world.late.pk}/"' in page
    for told in ("Mưa lũ", "Làm đi", "Đôn đốc lần 2", "1 đang chờ kiểm tra"):
        assert told in page
    assert "quá hạn" not in page


def test_a_quota_met_with_one_kind_only_is_pointed_out_unless_the_programme_says_otherwise() -> None:
    world = Programme()
    did(world.late_term, world.communes[0], 2, subject="individual")
    client, _who = at_desk(world.province)
    assert "Đến nay chỉ có cá nhân" in client.get(cell(world)).content.decode()
    did(world.late_term, world.communes[0], 1, subject="collective")
    assert "Đến nay chỉ có" not in client.get(cell(world)).content.decode()
    did(world.late_term, world.communes[1], 2, subject="collective")
    assert "Đến nay chỉ có tập thể" in client.get(cell(world, 1)).content.decode()
    world.plan.options = {"composition": False}
    world.plan.save()
    assert "Đến nay chỉ có" not in client.get(cell(world, 1)).content.decode()


def test_what_is_owed_all_the_time_tells_what_was_done() -> None:
    world = Programme()
    duty = duty_of(world.plan, "Thường xuyên phát hiện gương tốt", cadence="ongoing", unit="gương")
    owes(duty, *world.communes[:2], since=NEW_YEAR, until=NEXT)
    term = term_of(duty, NEW_YEAR, NEXT)
    did(term, world.communes[0], 3)
    client, _who = at_desk(world.province)
    told = [client.get(f"/desk/plans/cells/{term.pk}/{body.pk}/").content.decode() for body in world.communes[:2]]
    assert "đến nay đã ghi nhận 3 gương" in told[0]
    assert "chưa có gì" in told[1]


def test_who_co_ordinates_stands_on_the_page_of_a_duty_and_beside_a_cell() -> None:
    world = Programme()
    DutyActor.objects.create(duty=world.late, words="Phòng Văn hóa", part=Part.CO, is_sure=True)
    client, _who = at_desk(world.province)
    for address in (cell(world), f"/desk/plans/duties/{world.late.pk}/"):
        assert "Phòng Văn hóa" in client.get(address).content.decode()


def test_who_only_co_ordinates_sees_the_plan_and_its_duty_and_nothing_of_the_others() -> None:
    world = Programme()
    office = founded("Sở Văn hóa", BodyKind.DEPARTMENT, world.province)
    client, _who = at_desk(office)
    pages = [f"/desk/plans/{world.plan.pk}/", f"/desk/plans/duties/{world.late.pk}/"]
    assert [client.get(page).status_code for page in pages] == [404, 404]
    DutyActor.objects.create(duty=world.late, words="Sở Văn hóa", body=office, part=Part.CO, is_sure=True)
    assert [client.get(page).status_code for page in pages] == [200, 200]
    assert "12/KH-UBND" in client.get("/desk/plans/").content.decode()
    assert client.get(cell(world)).status_code == 404
    world.plan.state = PlanState.REVIEW
    world.plan.save()
    assert [client.get(page).status_code for page in pages] == [404, 404]


def test_what_is_due_soon_says_so_beside_its_cell() -> None:
    world = Programme()
    world.late_term.due_on = localdate() + timedelta(days=9)
    world.late_term.save()
    client, _who = at_desk(world.province)
    assert "còn 9 ngày là đến hạn" in client.get(cell(world)).content.decode()
    world.plan.options = {"soon_days": 8}
    world.plan.save()
    assert "là đến hạn" not in client.get(cell(world)).content.decode()


def test_an_officer_below_may_record_and_not_remind() -> None:
    world = Programme()
    client, _who = at_desk(world.communes[0])
    page = client.get(cell(world)).content.decode()
    assert "Ghi nhận kết quả" in page
    assert "Đôn đốc</a>" not in page


def test_an_open_question_about_a_merger_is_told_with_both_readings() -> None:
    world = Programme()
    heir, gone = world.communes[0], world.communes[1]
    Obligation.objects.create(duty=world.late, body=heir, counted=gone, since=NEW_YEAR, until=NEXT)
    client, _who = at_desk(world.province, Role.LEADER)
    page = client.get(cell(world)).content.decode()
    assert "tính theo số nào" in page
    assert f'href="/desk/plans/quota/{world.late_term.pk}/{heir.pk}/' in page or "Quyết định" in page


def test_the_year_of_a_board_is_one_of_the_plan() -> None:
    world = Programme()
    client, _who = at_desk(world.province)
    assert client.get(board(world), {"year": "1900"}).context["view"].year == YEAR
