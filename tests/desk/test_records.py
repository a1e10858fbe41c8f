"""The record screen: reach, buttons, what is missing, what happened."""

import pytest
from django.utils.timezone import now

from lantoa.desk.history import happenings
from lantoa.kit import audit
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Role
from tests.desk.app import operations
from tests.desk.app.models import State
from tests.desk.conftest import at_desk
from tests.organisations.worlds import appointed


def address(errand, more: str = "") -> str:
    return f"/desk/errands/{errand.pk}/{more}"


def actions(client, errand) -> dict:
    return {str(action.label): action for action in client.get(address(errand)).context["actions"]}


@pytest.mark.parametrize("more", ["", "postpone/", "finish/", "drop/"])
def test_a_record_out_of_reach_is_not_there(more, client, errand, elsewhere) -> None:
    foreign = errand("Của người", body=elsewhere)
    for answer in (client.get(address(foreign, more)), client.post(address(foreign, more), {"reason": "x"})):
        assert answer.status_code in (404, 405)
        assert "Của người" not in answer.content.decode()


def test_buttons_are_drawn_from_the_table_of_moves(client, errand) -> None:
    offered = actions(client, errand(note="Đã họp"))
    assert list(offered) == ["Hoàn thành", "Dừng lại", "Gia hạn"]
    assert offered["Hoàn thành"].answer
    assert "Mở lại" not in offered  # not from this state


def test_a_locked_action_stays_visible_with_its_reason(client, errand) -> None:
    one = errand()
    offered = actions(client, one)
    assert str(offered["Hoàn thành"].answer.reason) == "Chưa ghi kết quả."  # the record is not ready
    assert not offered["Dừng lại"].answer  # a leader may, an officer may not
    page = client.get(address(one)).content.decode()
    assert "Chưa ghi kết quả." in page
    assert address(one, "drop/") not in page


def test_what_is_missing_comes_first(client, errand) -> None:
    context = client.get(address(errand())).context
    assert [requirement.met for requirement in context["requirements"]] == [False, True]
    assert "Còn thiếu 1 trong 2" in client.get(address(errand())).content.decode()


def test_the_page_has_one_title_and_its_trail(client, errand) -> None:
    page = client.get(address(errand("Họp thôn"))).content.decode()
    assert "<title>Họp thôn - Lan Tỏa</title>" in page
    assert page.count("<h1") == 1
    assert page.index("Việc của các đơn vị</a>") < page.index("<b>Họp thôn</b>")


def test_history_tells_who_when_and_each_field(client, officer, errand) -> None:
    one = errand()
    operations.postpone(one, due=one.due.replace(day=9), by=Actor(officer), at=now())
    page = client.get(address(one, "?tab=history")).content.decode()
    assert officer.get_full_name() in page
    assert "01/12/2026" in page
    assert "09/12/2026" in page


def test_history_names_what_a_key_points_to_only_in_reach(officer, errand, elsewhere, body) -> None:
    one = errand()
    before = one.body_id
    with_log = Actor(officer)

    audit.record(
        "give", one, by=with_log, at=now(), changes={"body": [before, elsewhere.pk], "owner": [None, officer.pk]}
    )
    changes = {change.label: change for change in happenings(one, with_log)[0].changes}
    assert changes["cơ quan, đơn vị"].before == body.name
    assert changes["owner"].after == str(officer)


def test_a_history_costs_the_same_for_any_length(client, officer, errand, queries_of) -> None:
    one = errand()
    operations.postpone(one, due=one.due.replace(day=9), by=Actor(officer), at=now())
    few = queries_of(lambda: client.get(address(one, "?tab=history")))
    for day in (10, 11, 12):
        operations.postpone(one, due=one.due.replace(day=day), by=Actor(officer), at=now())
    assert queries_of(lambda: client.get(address(one, "?tab=history"))) == few


def test_in_a_sheet_the_record_stands_without_the_frame(client, errand) -> None:
    page = client.get(address(errand()), headers={"X-Desk-Sheet": "1"}).content.decode()
    assert "<html" not in page
    assert "Họp thôn bình chọn" in page


def test_a_move_without_its_reason_is_refused_in_the_form(body, sign_in, errand) -> None:
    leader, one = sign_in(at_desk(appointed(body, Role.LEADER))), errand()
    assert leader.post(address(one, "drop/"), {"reason": " "}).context["form"].errors
    answer = leader.post(address(one, "drop/"), {"reason": "Trùng việc khác"})
    one.refresh_from_db()
    assert (answer.url, one.state) == (address(one), State.DROPPED)


def test_a_move_that_is_not_allowed_says_why(client, errand) -> None:
    answer = client.get(address(errand(), "drop/"))
    assert answer.status_code == 403
    assert "Bạn không có quyền thực hiện việc này" in answer.content.decode()
    ready = client.get(address(errand(), "finish/"))
    assert (ready.status_code, "Chưa ghi kết quả." in ready.content.decode()) == (403, True)


def test_the_step_where_the_record_is_is_told_to_everybody(client, errand) -> None:
    page = client.get(address(errand())).content.decode()
    assert page.count('aria-current="step"') == 1
    assert "Thực hiện" in page[page.index('aria-current="step"') :][:60]
