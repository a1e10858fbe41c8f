"""An office sends a plan in, and it is read once, whatever it is."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from lantoa.kit import audit
from lantoa.kit.access import Refused
from lantoa.kit.outbox.delivery import deliver_next
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.working.models import Worker
from lantoa.organisations.models import BodyKind, Role
from lantoa.plans.models import Cadence, Clause, ClauseKind, Comparator, Duty, DutyActor, Part, Plan, StoredFile
from lantoa.plans.operations import reading, sending
from lantoa.plans.proposing.days import Due, due_of
from lantoa.plans.states import PlanState
from tests.organisations.worlds import MERGED, NOON, District, appointed, founded, merged
from tests.plans.communes import Commune, read, sent
from vanban.samples import plan_of_dong_mai

pytestmark = pytest.mark.django_db


def duty(plan: Plan, words: str, kind: str = ClauseKind.TARGET) -> Duty:
    return Duty.objects.get(plan=plan, clause__kind=kind, clause__quote__startswith=words)


def leads(found: Duty) -> list[str]:
    return [actor.words for actor in found.actors.filter(part=Part.LEAD)]


def test_a_pasted_plan_has_a_plain_name_until_it_is_read() -> None:
    commune = Commune()
    plan = sent(commune.body, commune.officer)
    assert plan.title == "Kế hoạch dán vào lúc 23/11/2026, 12:00"
    assert reading.take(plan, at=NOON).title.startswith("Phát hiện, bồi dưỡng")


def test_what_is_sent_is_kept_as_it_came_and_waits_for_the_reader() -> None:
    commune = Commune()
    plan = sent(commune.body, commune.officer)
    assert plan.state == PlanState.READING
    assert bytes(plan.file.content) == plan_of_dong_mai().encode()
    assert plan.file.sha256 == hashlib.sha256(plan_of_dong_mai().encode()).hexdigest()
    assert OutgoingMessage.objects.get(kind=sending.KIND).payload["plan"] == plan.pk


def test_the_header_is_filled_and_what_was_found_waits_for_a_person() -> None:
    commune = Commune()
    plan = read(commune.body, commune.officer)
    assert (plan.state, plan.number, plan.number_key) == (PlanState.REVIEW, "18/KH-UBND", "18/kh-ubnd")
    assert (plan.issued_on, plan.first_day, plan.last_day) == (
        date(2026, 1, 26),
        date(2026, 1, 1),
        date(2026, 12, 31),
    )
    assert plan.signer == "Đinh Thị An Lành" and plan.reader == reading.READER
    assert plan.text[slice(*plan.reading["document"]["spans"]["number"])] == "18/KH-UBND"
    found = list(plan.clauses.values_list("kind", flat=True))
    expected = {"targets": "target", "tasks": "task", "criteria": "criterion", "events": "event"}
    assert {name: found.count(kind) for name, kind in expected.items()} == {
        name: len(plan.reading[name]) for name in expected
    }
    assert set(plan.clauses.values_list("state", flat=True)) == {"unseen"}
    assert all(plan.text[clause.start : clause.end] == clause.quote for clause in plan.clauses.all())


def test_a_target_becomes_a_duty_in_our_words() -> None:
    commune = Commune()
    plan = read(commune.body, commune.officer)
    each = duty(plan, "Mỗi thôn giới thiệu")
    assert (each.value, each.comparator, each.unit, each.cadence) == (2, Comparator.AT_LEAST, "điển hình", Cadence.YEAR)
    assert (each.of_each, each.is_share) == (True, False)
    actor = each.actors.get()
    assert (actor.is_sure, actor.proposal["kinds"], actor.proposal["members"]) == (True, ["village"], 2)
    whole = duty(plan, "Toàn xã nhân rộng")
    assert (whole.of_each, whole.actors.get().body) == (False, commune.body)
    share = duty(plan, "100% thôn, cơ quan")
    assert (share.is_share, share.value, share.last_day) == (True, 100, date(2026, 3, 31))
    assert duty(plan, "Tổ chức 01 Hội nghị").first_day == date(2026, 10, 1)
    assert duty(plan, "Họp thôn").due_day == 20


def test_a_target_inside_a_task_is_owed_by_whoever_the_task_names() -> None:
    commune = Commune()
    plan = read(commune.body, commune.officer)
    report = duty(plan, "Tổng hợp kết quả")
    assert (report.measure, leads(report)) == ("reports_submitted", ["Phòng Văn hóa - Xã hội"])
    assert report.addressee == "Ủy ban nhân dân tỉnh (qua Sở Nội vụ)"
    assert duty(plan, "Phối hợp giám sát", ClauseKind.TASK).is_request


def test_whom_a_target_does_not_name_is_asked_with_the_issuing_body_put_forward() -> None:
    commune = Commune()
    plan = read(commune.body, commune.officer)
    actor = duty(plan, "Tổ chức 01 Hội nghị").actors.get()
    assert (actor.words, actor.body, actor.is_sure) == ("", commune.body, False)


def test_bodies_that_nobody_knows_are_asked_for_and_nothing_is_lost() -> None:
    commune = Commune()
    text = "KẾ HOẠCH\nnăm 2026\nI. TỔ CHỨC THỰC HIỆN\n1. Ban Quản lý chợ Bến Lội\n- Báo cáo trước ngày 15/12/2026.\n"
    plan = read(commune.body, commune.officer, text)
    actor = duty(plan, "Báo cáo", ClauseKind.TASK).actors.get()
    assert (actor.words, actor.body, actor.is_sure) == ("Ban Quản lý chợ Bến Lội", None, False)


@pytest.mark.parametrize("text", ["xin chào", "1234 5678", "I. II. III.\n" * 40])
def test_pasted_nonsense_is_read_as_far_as_it_goes_and_said_to_be_no_plan(text) -> None:
    commune = Commune()
    plan = read(commune.body, commune.officer, text)
    assert plan.state == PlanState.REVIEW and plan.title
    assert plan.reading["document"]["is_plan"] is False


def test_signs_without_any_letter_cannot_be_read() -> None:
    commune = Commune()
    plan = read(commune.body, commune.officer, "\N{RIGHT-TO-LEFT OVERRIDE}\N{SLIGHTLY SMILING FACE} " * 50)
    assert plan.state == PlanState.UNREADABLE and plan.trouble


def test_what_cannot_be_read_says_why_and_can_be_tried_again() -> None:
    commune = Commune()
    picture = sending.SentFile("anh.png", b"\x89PNG\r\n\x1a\n" + bytes(99))
    plan = reading.take(sending.send_file(commune.body, picture, by=commune.officer, at=NOON), at=NOON)
    assert plan.state == PlanState.UNREADABLE and "anh.png" in plan.trouble
    assert Clause.objects.count() == 0
    again = sending.try_again(plan, by=commune.officer, at=NOON)
    assert (again.state, again.trouble) == (PlanState.READING, "")
    assert OutgoingMessage.objects.filter(kind=sending.KIND).count() == 1  # the same moment: asked once


def test_a_file_that_was_changed_where_it_is_kept_is_not_read() -> None:
    commune = Commune()
    plan = sent(commune.body, commune.officer)
    StoredFile.objects.update(content=b"KE HOACH khac")
    assert reading.take(Plan.objects.get(pk=plan.pk), at=NOON).state == PlanState.UNREADABLE


def test_too_large_and_empty_files_are_refused() -> None:
    commune = Commune()
    for content in (b"", bytes(sending.MOST_BYTES + 1)):
        with pytest.raises(Refused):
            sending.send_file(commune.body, sending.SentFile("a.txt", content), by=commune.officer, at=NOON)
    assert Plan.objects.count() == 0


def test_a_quota_of_nothing_and_one_beyond_all_measure_are_kept_as_they_can_be() -> None:
    commune = Commune()
    text = "KẾ HOẠCH năm 2026\nI. CHỈ TIÊU\n1. Mỗi thôn giới thiệu ít nhất {} điển hình tiên tiến mỗi năm.\n"
    for number, kept in (("0", 0), ("1.000.000.000", 10**9), ("99999999999999999999", None)):
        found = duty(read(commune.body, commune.officer, text.format(number)), "Mỗi thôn")
        assert found.value == kept, number


def test_who_has_no_role_at_the_body_sends_nothing_in() -> None:
    commune = Commune()
    reader = appointed(commune.body, Role.READER)
    with pytest.raises(Refused):
        sending.send_text(commune.body, "KẾ HOẠCH", by=reader, at=NOON)


def test_the_worker_reads_it_once() -> None:
    commune = Commune()
    plan = sent(commune.body, commune.officer)
    worker = Worker.objects.create(place="here:1", started_at=NOON, seen_at=NOON)
    message = OutgoingMessage.objects.get(kind=sending.KIND)
    while deliver_next(worker, clock=lambda: NOON):
        pass
    plan.refresh_from_db()
    message.refresh_from_db()
    assert (plan.state, message.state, message.receipt) == (PlanState.REVIEW, "delivered", PlanState.REVIEW)
    before = plan.clauses.count()
    assert reading.work(OutgoingMessage(payload={"plan": plan.pk, "language": "vi"})) == PlanState.REVIEW
    assert plan.clauses.count() == before


def test_a_plan_twice_as_long_is_kept_in_as_many_statements(django_assert_max_num_queries) -> None:
    commune = Commune()
    line = "- Báo cáo kết quả về Phòng Văn hóa - Xã hội trước ngày {}/12/2026.\n"
    head = "KẾ HOẠCH\nnăm 2026\nI. TỔ CHỨC THỰC HIỆN\n1. Phòng Kinh tế\n"

    def cost(lines: int) -> int:
        plan = sent(commune.body, commune.officer, head + "".join(line.format(n) for n in range(1, lines + 1)))
        with django_assert_max_num_queries(500) as queries:
            reading.take(plan, at=NOON)
        return len(queries)

    assert cost(5) == cost(20)


@pytest.mark.parametrize(
    ("deadline", "cadence", "due"),
    [
        ("11/6", "year", Due(due_month=6, due_day=11)),
        ("trước ngày 15/12 hằng năm", "year", Due(due_month=12, due_day=15)),
        ("11/6", "once", Due(last_day=date(2025, 6, 11))),
        ("31/3/2026", "once", Due(last_day=date(2026, 3, 31))),
        ("ngày 5 tháng 9 năm 2024", "once", Due(last_day=date(2024, 9, 5))),
        ("năm 2025", "once", Due(date(2025, 1, 1), date(2025, 12, 31))),
        ("quý IV/2025", "once", Due(date(2025, 10, 1), date(2025, 12, 31))),
        ("quý 2 năm 2024", "once", Due(date(2024, 4, 1), date(2024, 6, 30))),
        ("tháng 02/2024", "once", Due(date(2024, 2, 1), date(2024, 2, 29))),
        ("ngày 20 của tháng cuối quý", "quarter", Due(due_day=20)),
        ("31/02/2026", "once", Due()),
        ("khi tổng kết", "once", Due()),
        ("15/12", "ongoing", Due()),
        (None, "year", Due()),
    ],
)
def test_printed_deadlines_become_days(deadline, cadence, due) -> None:
    assert due_of(deadline, cadence, date(2025, 12, 31)) == due


def test_a_period_that_stands_the_wrong_way_round_is_left_to_a_person() -> None:
    commune = Commune()
    plan = read(commune.body, commune.officer, "KẾ HOẠCH\nTuyên truyền gương điển hình giai đoạn 2026 - 2023\n")
    assert (plan.first_day, plan.last_day) == (None, None)


def test_the_log_says_who_sent_it_in_and_that_it_was_read() -> None:
    commune = Commune()
    plan = read(commune.body, commune.officer)
    assert [entry.verb for entry in audit.history_of(plan)][::-1] == ["send_plan", "read"]


# --- The day of the names ---------------------------------------------------------------------------------------------
WITHOUT_A_DAY = """ỦY BAN NHÂN DÂN HUYỆN TRIỆU SƠN
KẾ HOẠCH
Tuyên truyền gương điển hình tiên tiến giai đoạn 2023 - 2025
III. TỔ CHỨC THỰC HIỆN
1. Phòng Nội vụ
- Báo cáo kết quả thực hiện về Ủy ban nhân dân huyện trước ngày 25 hằng tháng.
2. Các xã, thị trấn
- Giới thiệu ít nhất 02 điển hình tiên tiến mỗi năm.
"""


def test_a_plan_without_a_day_of_a_body_that_ended_names_the_bodies_of_its_time() -> None:
    world = District()
    office = founded("Phòng Nội vụ huyện Triệu Sơn", BodyKind.OFFICE, world.district)
    elsewhere = founded("Xã Khác", under=world.province)
    officer = appointed(world.district, Role.OFFICER)
    merged(world.district, office, into=world.province, on=MERGED)
    plan = read(world.district, officer, WITHOUT_A_DAY)
    assert (plan.issued_on, plan.first_day) == (None, date(2023, 1, 1))
    actors = {actor.words: actor for actor in DutyActor.objects.filter(duty__plan=plan)}
    assert actors["Phòng Nội vụ"].body == office and actors["Phòng Nội vụ"].is_sure
    communes = actors["Các xã, thị trấn"].proposal
    assert (communes["under"], communes["members"]) == (world.district.pk, len(world.communes))
    assert elsewhere.until > MERGED  # today it stands where the communes of the district stood
