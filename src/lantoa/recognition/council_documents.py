"""The invitation to a sitting and its minutes as plain documents, which `vanban.writing` sets.

The words are those of the office, in Vietnamese whoever asks for them. The minutes are written from the record alone,
and only as far as whoever asks may see it: a case in which she has a conflict of interest is left out and said to be.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.timezone import localtime

from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.recognition.council_states import VOTED, CaseState
from lantoa.recognition.counting import Base, Rule, Standing
from lantoa.recognition.models import Case, Seat, SeatRole, Sitting
from lantoa.recognition.queries.agenda import Present, attendance_of
from lantoa.recognition.queries.councils import members_on, whole
from vanban.reading.model import Date
from vanban.writing.model import Bullet, Document, Kind, Paragraph, Section, Signature, Table

ROLES = {
    SeatRole.CHAIR: "Chủ tịch Hội đồng",
    SeatRole.DEPUTY: "Phó Chủ tịch Hội đồng",
    SeatRole.STANDING: "Ủy viên thường trực",
    SeatRole.SECRETARY: "Thư ký Hội đồng",
    SeatRole.MEMBER: "Ủy viên",
}
OF = {
    Base.ALL_MEMBERS: "tổng số thành viên Hội đồng",
    Base.PRESENT: "số thành viên tham gia",
    Base.VALID: "số phiếu hợp lệ",
}
RESULTS = {
    CaseState.AGREED: "Hội đồng thống nhất đề nghị khen thưởng",
    CaseState.NOT_AGREED: "Hội đồng không thống nhất đề nghị khen thưởng",
    CaseState.PUT_OFF: "Chưa biểu quyết, chuyển sang phiên họp khác",
    CaseState.WAITING: "Chưa biểu quyết",
    CaseState.VOTING: "Đang biểu quyết",
}


def invitation_of(sitting: Sitting) -> Document:
    """The invitation to all members of the day."""
    council = sitting.council
    chair = _chair(sitting)
    return Document(
        kind=Kind.INVITATION,
        parent_body=council.body.name,
        issuing_body=council.name,
        symbol="GM-HĐ",
        place=council.place,
        date=Date(sitting.day.year, None, None),
        title=f"Dự phiên họp: {sitting.title}",
        blocks=(
            Paragraph(f"{council.name} trân trọng kính mời các thành viên Hội đồng dự phiên họp."),
            Paragraph(f"Nội dung: {sitting.title}."),
            Paragraph(f"Thời gian: {_moment(sitting)}."),
            Paragraph(f"Địa điểm: {sitting.place.rstrip('.')}."),
            Paragraph(
                "Trước khi xem hồ sơ, đề nghị mỗi thành viên trả lời có hay không có xung đột lợi ích đối với từng "
                "trường hợp. Thành viên vắng mặt gửi phiếu bằng văn bản trước phiên họp"
            ),
        ),
        signature=_signed(chair, "Chủ tịch Hội đồng"),
        recipients=("Thành viên Hội đồng",),
    )


def minutes_of(sitting: Sitting, actor: Actor) -> Document:
    """The minutes: who was there, who declared what, how each vote went, under which rule."""
    council = sitting.council
    number, _stroke, symbol = sitting.minutes_number.partition("/")
    there = attendance_of(sitting)
    secretary = next((each.seat for each in there if each.seat.role == SeatRole.SECRETARY), None)
    ended = f"Phiên họp kết thúc vào {_clock(sitting.closed_at)}" if sitting.closed_at else "Phiên họp chưa kết thúc"
    return Document(
        kind=Kind.MINUTES,
        parent_body=council.body.name,
        issuing_body=council.name,
        running_number=number or None,
        symbol=symbol or "BB-HĐ",
        place=council.place,
        date=_date(sitting.minutes_signed_on or sitting.day),
        title=f"Phiên họp: {sitting.title}",
        blocks=(
            Paragraph(f"Thời gian bắt đầu: {_clock(sitting.opened_at) if sitting.opened_at else _moment(sitting)}."),
            Paragraph(f"Địa điểm: {sitting.place.rstrip('.')}."),
            Section("Thành phần", inside=_there(there)),
            Section("Nội dung và kết quả", inside=_cases(sitting, actor)),
            Paragraph(ended),
        ),
        signature=_signed(_chair(sitting), "Chủ tọa"),
        beside=_signed(secretary, "Thư ký"),
        recipients=("Thành viên Hội đồng",),
    )


def _there(there: Sequence[Present]) -> tuple[Section | Paragraph | Bullet | Table, ...]:
    rows = tuple((str(place), _who(each.seat), _where(each)) for place, each in enumerate(there, 1))
    here = sum(each.arrived_at is not None for each in there)
    written = sum(each.standing is Standing.WRITTEN for each in there)
    said = f"Tổng số thành viên: {len(there)}; có mặt: {here}; gửi phiếu bằng văn bản: {written}"
    head = ("TT", "Họ và tên, chức vụ, vai trò trong Hội đồng", "Tham dự")
    return (Paragraph(f"{said}; vắng mặt: {len(there) - here - written}."), Table(head, rows, widths=(1, 9, 5)))


def _who(seat: Seat) -> str:
    return ", ".join(filter(None, (seat.name, seat.position, ROLES[SeatRole(seat.role)])))


def _where(each: Present) -> str:
    if each.standing is Standing.WRITTEN:
        return "Vắng mặt, gửi phiếu bằng văn bản"
    if each.arrived_at is None:
        return "Vắng mặt"
    left = f", về lúc {localtime(each.left_at):%H:%M}" if each.left_at else ""
    return f"Có mặt từ {localtime(each.arrived_at):%H:%M}{left}"


def _cases(sitting: Sitting, actor: Actor) -> tuple[Section, ...]:
    cases = whole(Case.objects.filter(sitting=sitting.pk))
    seen = {each.pk for each in visible(actor, Case.objects.filter(sitting=sitting.pk))}
    return tuple(_case(case) if case.pk in seen else _withheld(case) for case in cases)


def _withheld(case: Case) -> Section:
    return Section(text=f"Trường hợp số {case.order}: không in ở bản này, vì người in không được xem trường hợp này.")


def _case(case: Case) -> Section:
    dossier, award = case.proposal.dossier, case.proposal.award
    conflicted = [each.seat.name for each in case.conflicts.filter(has_conflict=True).select_related("seat")]
    told = [f"Đơn vị đề nghị: {case.proposal.proposed_by.name}."]
    if conflicted:
        told.append(f"Khai có xung đột lợi ích, không tham gia: {', '.join(conflicted)}.")
    if case.notes.strip():
        told.append(f"Ý kiến: {' '.join(case.notes.split()).rstrip('.')}.")
    if case.state in VOTED:
        told += _counted(case)
    told.append(f"Kết luận: {RESULTS[CaseState(case.state)]}.")
    return Section(f"{dossier.name}: {award.name}", inside=tuple(Bullet(each) for each in told))


def _counted(case: Case) -> list[str]:
    how = "bỏ phiếu kín" if case.rule_is_secret else "biểu quyết công khai"
    spoiled = f"; không hợp lệ {case.spoiled}" if case.spoiled else ""
    source = f" ({case.rule_source})" if case.rule_source else ""
    return [
        f"Hình thức: {how}; {case.taking_part}/{case.members} thành viên tham gia.",
        f"Đồng ý {case.votes_for}; không đồng ý {case.votes_against}; không có ý kiến {case.abstained}{spoiled}.",
        f"Tỷ lệ cần đạt: {_needed(case.rule)}{source}, tương ứng {case.needed}/{case.base}.",
    ]


def _needed(rule: Rule) -> str:
    share = "quá nửa" if rule.threshold is None else f"từ {rule.threshold}% trở lên"
    return f"{share} {OF[rule.base]}"


def _chair(sitting: Sitting) -> Seat | None:
    """Who presided: the chair, and the deputy where the chair was not in the room."""
    there = {each.seat.pk: each for each in attendance_of(sitting)}
    presiding = [
        seat for seat in members_on(sitting.council_id, sitting.day) if seat.role in (SeatRole.CHAIR, SeatRole.DEPUTY)
    ]
    here = [seat for seat in presiding if there[seat.pk].arrived_at]
    return next(iter([*here, *presiding]), None)


def _signed(seat: Seat | None, position: str) -> Signature:
    """Room for a name that nobody has entered yet."""
    return Signature(seat.name if seat else "…", position)


def _moment(sitting: Sitting) -> str:
    held_at = localtime(sitting.held_at)
    return f"{held_at:%H} giờ {held_at:%M} phút, ngày {held_at:%d/%m/%Y}"


def _clock(moment: object) -> str:
    found = localtime(moment)  # type: ignore[arg-type]  # asked before
    return f"{found:%H} giờ {found:%M} phút, ngày {found:%d/%m/%Y}"


def _date(day: date) -> Date:
    return Date(day.year, day.month, day.day)
