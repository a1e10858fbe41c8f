"""Two rounds with proposals in several states for a first look. All is invented; what is there already stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.timezone import localdate

from lantoa.exemplars.models import Dossier
from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Body
from lantoa.recognition.models import Award, AwardRound, MatterKind, OpenMatter, Proposal, RoundForm, Stance
from lantoa.recognition.operations import open_matters, proposals, rounds

COMMUNE, PROVINCE = "vn-x15664", "vn-38"
Act = Callable[[Proposal, datetime], Proposal]
DAY = timedelta(days=1)


def load(*, at: datetime) -> None:
    """Write the rounds that are missing, each proposal as far as it has come by `at`."""
    bodies = Body.objects.in_bulk((COMMUNE, PROVINCE), field_name="code")
    for code, form, name, award, listed in ROUNDS:
        if code not in bodies or not Award.objects.filter(code=award).exists():
            continue
        if not AwardRound.objects.filter(body=bodies[code], name=name).exists():
            _tell(_open(bodies[code], form, name, at), award, listed, at)


def _open(body: Body, form: str, name: str, at: datetime) -> AwardRound:
    today = localdate(at)
    days = {"opens_on": today - 30 * DAY, "closes_on": today + 25 * DAY}
    made = AwardRound(body=body, form=form, name=name, year=today.year, **days)
    made = rounds.add_round(made, [], by=PLATFORM, at=at - 31 * DAY)
    return rounds.open_round(made, by=PLATFORM, at=at - 30 * DAY)


def _tell(asked: AwardRound, code: str, listed: tuple[Any, ...], at: datetime) -> None:
    award = Award.objects.filter(code=code).on(localdate(at)).first()
    commune = Body.objects.get(code=COMMUNE)
    known = {each.name: each for each in Dossier.objects.filter(body=commune)}
    for place, (name, achievement, achieved_on, stage) in enumerate(listed):
        if award is None or name not in known:
            continue
        began = at - (25 - 2 * place) * DAY
        made = Proposal(round=asked, award=award, dossier=known[name], proposed_by=commune)
        made.achievement, made.achieved_on = achievement, achieved_on
        proposal = proposals.draft(made, by=PLATFORM, at=began)
        for step, act in enumerate(WAYS[stage], start=1):
            proposal = act(proposal, began + step * DAY)


def _hold(proposal: Proposal, at: datetime) -> Proposal:
    """A complaint that is being looked into, so that the proposal cannot be submitted."""
    found = OpenMatter(dossier=proposal.dossier, kind=MatterKind.COMPLAINT, since=localdate(at), document="07/TB-UBND")
    open_matters.note(found, by=PLATFORM, at=at)
    return proposal


def _submit(proposal: Proposal, at: datetime) -> Proposal:
    return proposals.submit(proposal, by=PLATFORM, at=at)


def _return(proposal: Proposal, at: datetime) -> Proposal:
    reason = "Bổ sung xác nhận của thôn về số hộ tham gia."
    return proposals.send_back(proposal, by=PLATFORM, at=at, reason=reason)


def _appraise(proposal: Proposal, at: datetime) -> Proposal:
    told = "Đủ hồ sơ, thành tích có minh chứng, nhân dân trong thôn đồng tình."
    return proposals.appraise(proposal, Stance.FOR, told, by=PLATFORM, at=at)


def _lay(proposal: Proposal, at: datetime) -> Proposal:
    return proposals.lay_before_council(proposal, by=PLATFORM, at=at)


def _agree(proposal: Proposal, at: datetime) -> Proposal:
    return proposals.agree_without_council(proposal, by=PLATFORM, at=at)


WAYS: dict[str, tuple[Act, ...]] = {
    "draft": (),
    "held": (_hold,),
    "submitted": (_submit,),
    "returned": (_submit, _return),
    "appraised": (_submit, _appraise),
    "before_council": (_submit, _appraise, _lay),
    "agreed": (_submit, _appraise, _agree),
}
#: Who, for what, achieved when, and how far it has come.
YEARLY = (
    ("Hộ ông Trịnh Văn Khoa", "Hiến 320 m² đất mở đường thôn Tân Phong", date(2025, 9, 2), "before_council"),
    ("Phạm Thị Dung", "", None, "before_council"),
    ("Tổ hòa giải thôn Dân Tiến", "Hòa giải thành 31 vụ việc", date(2026, 6, 30), "appraised"),
    ("Trạm Y tế xã Triệu Sơn", "", None, "submitted"),
    ("Nguyễn Hữu Tài", "", None, "returned"),
    ("Trần Minh Đức", "", None, "held"),
    ("Ngô Thị Liễu", "", None, "draft"),
    ("Vũ Thị Hằng", "", None, "agreed"),
)
HIGHER = (
    ("Lê Thị Mận", "Chuyển 18,5 ha lúa sang hữu cơ trong ba vụ", date(2026, 5, 20), "submitted"),
    (
        "Hộ ông Trịnh Văn Khoa",
        "Vận động mười một hộ cùng hiến đất, nối đường ra cánh đồng",
        date(2026, 4, 2),
        "submitted",
    ),
    ("Vũ Thị Hằng", "Ba năm dạy đọc cho học sinh học chậm ngoài giờ", date(2026, 5, 31), "submitted"),
    ("Tổ hòa giải thôn Dân Tiến", "Bốn năm liền không có đơn vượt cấp", date(2026, 1, 15), "draft"),
)
ROUNDS = (
    (COMMUNE, RoundForm.YEARLY, "Khen thưởng tổng kết năm của xã", "GK_XA", YEARLY),
    (PROVINCE, RoundForm.YEARLY, "Bằng khen của Chủ tịch UBND tỉnh năm nay", "BK_TINH", HIGHER),
)
