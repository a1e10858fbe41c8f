"""The screens on which a plan is sent in and reviewed, without JavaScript."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.organisations.models import Group, Role
from lantoa.plans.models import Clause, DutyActor, Plan, StoredFile
from lantoa.plans.operations import deciding, heading, reading, rereading, sending
from lantoa.plans.states import ClauseState, PlanState
from tests.organisations.worlds import NOON, appointed
from tests.plans.communes import Commune, read, sent
from vanban.samples import plan_of_dong_mai

pytestmark = pytest.mark.django_db


class Desk:
    """The officer of the commune at her desk."""

    def __init__(self) -> None:
        self.commune = Commune()
        self.client = self.of(self.commune.officer)

    def of(self, actor: Any) -> Client:
        client = Client()
        client.force_login(actor.person)
        return client

    def plan(self, text: str | None = None) -> Plan:
        return read(self.commune.body, self.commune.officer, text)

    def see(self, name: str, pk: int | None = None, query: str = "", status: int = 200) -> str:
        answer = self.client.get(reverse(f"plans:{name}", args=[pk] if pk else []) + query)
        assert answer.status_code == status, answer.content.decode()[:500]
        return answer.content.decode()

    def send(self, name: str, pk: int | None = None, query: str = "", **data: Any) -> Any:
        return self.client.post(reverse(f"plans:{name}", args=[pk] if pk else []) + query, data, follow=True)


@pytest.fixture
def desk() -> Desk:
    return Desk()


# --- Sending in ------------------------------------------------------------------------------------------------------
def test_a_file_is_sent_in_and_its_page_asks_again_until_it_is_read(desk) -> None:
    file = SimpleUploadedFile("ke-hoach.txt", plan_of_dong_mai().encode())
    answer = desk.send("send_in", body=desk.commune.body.pk, file=file)
    plan = Plan.objects.get()
    assert answer.redirect_chain[-1][0] == reverse("plans:plan", args=[plan.pk])
    assert answer["Refresh"]
    reading.take(plan, at=NOON)
    assert "Refresh" not in desk.client.get(reverse("plans:plan", args=[plan.pk]))
    assert "18/KH-UBND" in desk.see("plan", plan.pk)


def test_text_is_pasted_and_a_blank_form_is_filled(desk) -> None:
    desk.send("send_text", body=desk.commune.body.pk, text="KẾ HOẠCH năm 2026")
    days = {"first_day": "01/01/2026", "last_day": "31/12/2026"}
    answer = desk.send("send_blank", body=desk.commune.body.pk, title="Viết tay", **days)
    assert set(Plan.objects.values_list("state", flat=True)) == {PlanState.READING, PlanState.REVIEW}
    assert answer.status_code == 200 and "Viết tay" in answer.content.decode()


def test_what_cannot_be_taken_is_said_at_its_field(desk) -> None:
    days = {"first_day": "01/05/2026", "last_day": "30/04/2026"}
    for name, data in (
        ("send_in", {"file": SimpleUploadedFile("a.txt", b"")}),
        ("send_text", {"text": ""}),
        ("send_blank", {"title": "Ngược", **days}),
    ):
        answer = desk.send(name, body=desk.commune.body.pk, **data)
        assert answer.status_code == 422, name
        assert "has-error" in answer.content.decode(), name
    assert not Plan.objects.exists()


def test_a_plan_goes_to_a_body_where_the_person_keeps_plans_only(desk) -> None:
    answer = desk.send("send_text", body=desk.commune.province.pk, text="KẾ HOẠCH")
    assert answer.status_code == 422 and not Plan.objects.exists()


def test_the_file_comes_back_as_it_was_sent(desk) -> None:
    plan = desk.plan()
    answer = desk.client.get(reverse("plans:file", args=[plan.pk]))
    assert answer.content == plan_of_dong_mai().encode()
    assert answer["Content-Disposition"].startswith("attachment") and answer["X-Content-Type-Options"] == "nosniff"


def test_a_file_that_was_changed_after_the_review_is_not_handed_out_and_nothing_is_lost(desk) -> None:
    plan = desk.plan()
    clause = plan.clauses.get(quote__startswith="Mỗi thôn")
    desk.send("confirm", clause.pk)
    StoredFile.objects.update(content=plan_of_dong_mai().replace("02", "20").encode())
    answer = desk.client.get(reverse("plans:file", args=[plan.pk]))
    assert answer.status_code == 403 and "bản sao lưu" in answer.content.decode()
    desk.client.post(reverse("plans:read_again", args=[plan.pk]))
    rereading.work(OutgoingMessage.objects.get(kind=rereading.KIND))
    OutgoingMessage.objects.update(state="delivered")
    assert "bị hỏng hoặc thiếu dữ liệu" in desk.see("read_again", plan.pk)
    assert plan.clauses.get(pk=clause.pk).state == ClauseState.CONFIRMED
    assert "02" in desk.see("review", plan.pk, f"?item={clause.pk}")


def test_the_same_file_again_is_said_with_a_link(desk) -> None:
    first, second = desk.plan(), desk.plan()
    changed = desk.plan(plan_of_dong_mai() + " ")
    link = reverse("plans:plan", args=[first.pk])
    assert link in desk.see("plan", second.pk)
    assert link not in desk.see("plan", changed.pk)


def test_what_is_no_plan_is_told_and_can_be_reviewed(desk) -> None:
    plan = desk.plan("CÔNG VĂN\nVề việc nghỉ lễ\n")
    assert "kế hoạch" in desk.see("plan", plan.pk)
    desk.see("review", plan.pk)


def test_what_cannot_be_read_says_why_and_offers_to_try_again(desk) -> None:
    picture = sending.SentFile("anh.png", b"\x89PNG\r\n\x1a\n" + bytes(99))
    plan = sending.send_file(desk.commune.body, picture, by=desk.commune.officer, at=NOON)
    reading.take(plan, at=NOON)
    page = desk.see("plan", plan.pk)
    assert "anh.png" in page and reverse("plans:try_again", args=[plan.pk]) in page
    desk.send("try_again", plan.pk)
    assert Plan.objects.get().state == PlanState.READING


# --- The review --------------------------------------------------------------------------------------------------
def test_confirming_leads_to_the_next_item(desk) -> None:
    plan = desk.plan()
    clause = plan.clauses.get(quote__startswith="Mỗi thôn")
    page = desk.see("review", plan.pk, f"?item={clause.pk}")
    assert reverse("plans:confirm", args=[clause.pk]) in page
    answer = desk.send("confirm", clause.pk, kind="target")
    assert answer.redirect_chain[-1][0].endswith("?kind=target")
    assert Clause.objects.get(pk=clause.pk).state == ClauseState.CONFIRMED
    desk.send("reopen", clause.pk)
    assert Clause.objects.get(pk=clause.pk).state == ClauseState.UNSEEN
    desk.send("reject", clause.pk)
    assert Clause.objects.get(pk=clause.pk).state == ClauseState.REJECTED


def test_an_unsure_item_is_confirmed_with_its_answer_only(desk) -> None:
    plan = desk.plan()
    clause = plan.clauses.get(quote__startswith="Tổ chức 01 Hội nghị")
    actor = clause.duty.actors.get()
    desk.send("confirm", clause.pk)
    assert Clause.objects.get(pk=clause.pk).state == ClauseState.UNSEEN
    desk.send("confirm", clause.pk, **{f"meant_{actor.pk}": f"body-{desk.commune.body.pk}"})
    actor.refresh_from_db()
    assert (Clause.objects.get(pk=clause.pk).state, actor.is_sure) == (ClauseState.CONFIRMED, True)


def test_the_second_of_two_people_reads_who_was_quicker(desk) -> None:
    plan = desk.plan()
    clause = plan.clauses.get(quote__startswith="Mỗi thôn")
    deciding.confirm(clause, by=desk.commune.secretary, at=NOON)
    answer = desk.send("reject", clause.pk)
    assert desk.commune.secretary.person.get_full_name() in answer.content.decode()
    assert Clause.objects.get(pk=clause.pk).state == ClauseState.CONFIRMED


def test_a_clause_is_corrected_in_its_form(desk) -> None:
    plan = desk.plan()
    clause = plan.clauses.get(quote__startswith="Mỗi thôn")
    page = desk.client.get(reverse("plans:correct", args=[clause.pk]))
    values = {name: "" if value is None else value for name, value in page.context["form"].initial.items()}
    answer = desk.send("correct", clause.pk, **values | {"value": "5", "grace": "0"})
    assert answer.status_code == 200, answer.context["form"].errors
    assert Clause.objects.get(pk=clause.pk).duty.value == 5
    stale = desk.send("correct", clause.pk, **values | {"value": "6", "grace": "0"})
    assert stale.status_code == 422
    assert Clause.objects.get(pk=clause.pk).duty.value == 5


def test_the_other_forms_do_what_they_say(desk) -> None:
    plan = desk.plan()
    task = plan.clauses.get(kind="task", quote__startswith="Ban hành mẫu phiếu")
    target = plan.clauses.get(kind="target", quote__startswith="Ban hành mẫu phiếu")
    assert f'value="{target.pk}"' in desk.see("merge", task.pk)
    desk.send("merge", task.pk, into=target.pk, keep_actors="on")
    report = plan.clauses.get(kind="task", quote__startswith="báo cáo kết quả")
    desk.see("divide", report.pk)
    desk.send("divide", report.pk, first="Báo cáo hằng quý", second="Báo cáo năm")
    desk.send("add_clause", plan.pk, kind="task", quote="Thêm một việc")
    states = dict(Clause.objects.values_list("pk", "state"))
    assert (states[task.pk], states[report.pk]) == (ClauseState.MERGED, ClauseState.DIVIDED)
    assert plan.clauses.filter(origin="person").count() == 1


TO_AN_UNKNOWN_OFFICE = """ỦY BAN NHÂN DÂN XÃ ĐÔNG MAI
KẾ HOẠCH
Tuyên truyền gương điển hình tiên tiến năm 2026
III. TỔ CHỨC THỰC HIỆN
1. Phòng Nội vụ
- Hướng dẫn các thôn đăng ký xây dựng điển hình.
"""


def test_a_name_that_nobody_has_says_what_to_do_and_puts_nobody_forward(desk) -> None:
    Group.objects.create(body=desk.commune.body, under=desk.commune.body, name="Các thôn", kinds=["village"])
    plan = desk.plan(TO_AN_UNKNOWN_OFFICE)
    actor = DutyActor.objects.get(duty__plan=plan, words="Phòng Nội vụ")
    clause = actor.duty.clause
    page = desk.see("review", plan.pk, f"?item={clause.pk}")
    assert "Chưa có đơn vị hay nhóm nào tên là “Phòng Nội vụ”" in page and "Các thôn" in page
    question = page[page.index('class="review-question"') : page.index('name="everywhere"')]
    assert "checked" not in question
    assert f"{reverse('plans:who', args=[clause.pk])}?actor={actor.pk}" in question and "Tìm đơn vị" in question
    assert "Nhập đơn vị mới" not in question and "Tỉnh An Sơn" not in question
    desk.send("confirm", clause.pk)  # nothing was chosen
    assert Clause.objects.get(pk=clause.pk).state == ClauseState.UNSEEN
    desk.client = desk.of(appointed(desk.commune.body, Role.ADMINISTRATOR))
    found = f"{reverse('organisations:found')}?body={desk.commune.body.pk}"
    assert found in desk.see("review", plan.pk, f"?item={clause.pk}") and desk.client.get(found).status_code == 200


def test_what_nobody_owes_is_told_as_soon_as_it_is_confirmed(desk) -> None:
    plan = desk.plan(TO_AN_UNKNOWN_OFFICE)
    actor = DutyActor.objects.get(duty__plan=plan, words="Phòng Nội vụ")
    clause = actor.duty.clause
    assert "chưa có ai thực hiện" not in desk.see("review", plan.pk)
    desk.send("confirm", clause.pk, **{f"meant_{actor.pk}": "nobody"})
    page = desk.see("review", plan.pk)
    assert "1 mục đã xác nhận chưa có ai thực hiện: xem" in page and f"?item={clause.pk}" in page
    assert "Mục này đã xác nhận nhưng không ai thực hiện" in desk.see("review", plan.pk, f"?item={clause.pk}")
    desk.send("who", clause.pk, f"?actor={actor.pk}", body=desk.commune.body.pk, part="lead")
    assert "chưa có ai thực hiện" not in desk.see("review", plan.pk)


def test_what_nobody_owes_does_not_hold_up_whoever_goes_through_the_plan(desk) -> None:
    plan = desk.plan()
    clause = plan.clauses.get(quote__startswith="Tổ chức 01 Hội nghị")
    (actor,) = clause.duty.actors.all()
    desk.send("confirm", clause.pk, **{f"meant_{actor.pk}": "nobody"})
    shown = desk.client.get(reverse("plans:review", args=[plan.pk]))
    assert shown.context["selected"].clause.pk != clause.pk
    assert shown.context["review"].counts.unsure == len(shown.context["review"].unsure) > 0


def test_who_is_meant_is_said_for_all_places(desk) -> None:
    plan = desk.plan()
    actor = DutyActor.objects.filter(duty__plan=plan, words="các tổ chức chính trị - xã hội").first()
    clause = actor.duty.clause
    query = f"?actor={actor.pk}"
    desk.see("who", clause.pk, query)
    data = {"body": desk.commune.body.pk, "part": "lead", "everywhere": "on"}
    answer = desk.send("who", clause.pk, query, **data)
    assert answer.status_code == 200
    same = DutyActor.objects.filter(duty__plan=plan, words="các tổ chức chính trị - xã hội")
    assert set(same.values_list("body", flat=True)) == {desk.commune.body.pk}
    desk.see("who", clause.pk, "?actor=999999", status=404)


def ids(clauses: Any) -> list[str]:
    return [str(pk) for pk in clauses.values_list("pk", flat=True)]


def test_many_are_confirmed_or_merged_after_a_look(desk) -> None:
    plan = desk.plan()
    page = desk.see("confirm_many", plan.pk, "?kind=criterion")
    assert page.count("clause-tag criterion") == page.count("checked") == 10
    kept, *others = ids(plan.clauses.filter(kind="criterion"))
    desk.send("confirm_many", plan.pk, "?kind=criterion", clause=others)
    assert plan.clauses.filter(kind="criterion", state=ClauseState.CONFIRMED).count() == 9
    assert ids(plan.clauses.filter(kind="criterion", state=ClauseState.UNSEEN)) == [kept]  # it was not ticked
    assert "clause-tag task" in desk.see("merge_same", plan.pk)
    desk.send("merge_same", plan.pk)
    assert plan.clauses.filter(state=ClauseState.MERGED).count() >= 6


def test_what_is_sure_is_confirmed_part_by_part_and_shows_what_it_means(desk) -> None:
    plan = desk.plan()
    assert reverse("plans:confirm_many", args=[plan.pk]) in desk.see("review", plan.pk)
    page = desk.client.get(reverse("plans:confirm_many", args=[plan.pk]))
    chapters = page.context["view"].chapters
    listed = [item for chapter in chapters for item in chapter.items]
    assert len(chapters) > 2 and "2 điển hình" in page.content.decode()
    assert [item.clause.start for item in listed] == sorted(item.clause.start for item in listed)
    assert not any(item.is_unsure for item in listed)
    twice = {task.clause.pk for task, _target in page.context["view"].review.said_twice}
    assert twice and not twice & {item.clause.pk for item in listed}
    part, everything = chapters[1], [str(item.clause.pk) for item in listed]
    answer = desk.send("confirm_many", plan.pk, clause=everything, chapter=part.title)
    assert answer.redirect_chain[-1][0] == reverse("plans:confirm_many", args=[plan.pk])  # on with the next part
    done = set(plan.clauses.filter(state=ClauseState.CONFIRMED).values_list("pk", flat=True))
    assert done == {item.clause.pk for item in part.items}
    answer = desk.send("confirm_many", plan.pk, clause=everything)
    assert answer.redirect_chain[-1][0] == reverse("plans:review", args=[plan.pk])  # nothing sure is left
    assert plan.clauses.filter(state=ClauseState.CONFIRMED).count() == len(listed)


def test_nothing_is_confirmed_where_nothing_is_ticked(desk) -> None:
    plan = desk.plan()
    answer = desk.send("confirm_many", plan.pk)
    assert answer.status_code == 422 and "checked" not in answer.content.decode()
    foreign = desk.plan().clauses.first()
    assert desk.send("confirm_many", plan.pk, clause=[str(foreign.pk), "x"]).status_code == 422
    assert not Clause.objects.exclude(state=ClauseState.UNSEEN).exists()


def test_the_locked_button_says_why_and_the_open_one_starts(desk) -> None:
    plan = desk.plan("KẾ HOẠCH\nnăm 2026\nI. CHỈ TIÊU\n1. Mỗi thôn giới thiệu ít nhất 02 điển hình mỗi năm.\n")
    desk.client = desk.of(desk.commune.secretary)
    assert "start-why" in desk.see("review", plan.pk)
    for clause in plan.clauses.all():
        desk.send("confirm", clause.pk)
    version = heading.version_of(Plan.objects.get())
    header = {"title": "Kế hoạch", "kind": "Kế hoạch", "first_day": "01/01/2026", "last_day": "31/12/2026"}
    desk.send("header", plan.pk, version=version, **header)
    assert "start-why" not in desk.see("review", plan.pk)
    desk.send("start", plan.pk)
    assert Plan.objects.get().state == PlanState.RUNNING
    assert reverse("plans:confirm", args=[plan.clauses.first().pk]) not in desk.see("review", plan.pk)
    desk.see("correct", plan.clauses.first().pk, status=403)


def test_a_second_plan_of_the_same_number_is_told(desk) -> None:
    first, second = desk.plan(), desk.plan()
    assert reverse("plans:plan", args=[first.pk]) in desk.see("review", second.pk)


def test_reading_that_was_given_up_is_told(desk) -> None:
    plan = sent(desk.commune.body, desk.commune.officer)
    before = desk.see("plan", plan.pk)
    OutgoingMessage.objects.update(state="dead")
    assert "hộp thư đi" not in before and "hộp thư đi" in desk.see("plan", plan.pk)


def test_whoever_only_reads_sees_no_buttons(desk) -> None:
    plan = desk.plan()
    desk.client = desk.of(appointed(desk.commune.body, Role.READER))
    page = desk.see("review", plan.pk)
    assert "/confirm/" not in page and "review-decide" not in page


def test_a_later_reading_is_shown(desk) -> None:
    plan = desk.plan()
    plan.clauses.get(quote__startswith="Mỗi thôn").delete()
    answer = desk.send("read_again", plan.pk)
    assert (answer["Refresh"], "Kế hoạch đang được đọc lại" in answer.content.decode()) == ("4", True)
    assert "đang được đọc lại rồi" in desk.send("read_again", plan.pk).content.decode()
    message = OutgoingMessage.objects.get(kind=rereading.KIND)
    rereading.work(message)
    OutgoingMessage.objects.update(state="delivered")
    page = desk.see("read_again", plan.pk)
    assert "Mỗi thôn giới thiệu" in page and "Kế hoạch đang được đọc lại" not in page
    plan.refresh_from_db()
    desk.send("read_again", plan.pk, take="0", read_at=plan.reading["again"]["read_at"])
    assert plan.clauses.filter(quote__startswith="Mỗi thôn").exists()


def test_hostile_text_is_shown_as_text(desk) -> None:
    plan = desk.plan("KẾ HOẠCH\nI. CHỈ TIÊU\n1. Mỗi thôn <script>alert(1)</script> giới thiệu ít nhất 02 điển hình.\n")
    assert "<script>alert" not in desk.see("review", plan.pk)


# --- Cost ------------------------------------------------------------------------------------------------------------
def cost(desk: Desk, url: str) -> int:
    desk.client.get(url)  # what is asked once per process
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert desk.client.get(url).status_code == 200
    return len(asked)


def test_the_review_of_a_long_plan_costs_as_many_queries_as_that_of_a_short_one(desk) -> None:
    line = "- Báo cáo kết quả về Phòng Văn hóa - Xã hội trước ngày {}/12/2026.\n"
    head = "KẾ HOẠCH\nnăm 2026\nI. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n"
    short, long = (desk.plan(head + "".join(line.format(n) for n in range(1, count + 1))) for count in (2, 25))
    assert short.clauses.count() < long.clauses.count()
    assert cost(desk, reverse("plans:review", args=[short.pk])) == cost(desk, reverse("plans:review", args=[long.pk]))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_costs_the_same_for_any_length(desk, rows, django_assert_max_num_queries) -> None:
    for number in range(rows):
        sent(desk.commune.body, desk.commune.officer, f"KẾ HOẠCH {number}")
    url = reverse("plans:list")
    desk.client.get(url)
    with django_assert_max_num_queries(60) as asked:
        desk.client.get(url)
    costs = _COSTS.setdefault("list", len(asked))
    assert len(asked) == costs


_COSTS: dict[str, int] = {}
