"""Signed decisions for a first look, one corrected and one revoked honour among them. All is invented; what is there
already stays.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from django.utils.timezone import localdate

from lantoa.exemplars.models import Dossier
from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Body
from lantoa.recognition.models import Award, Decision, Honour
from lantoa.recognition.operations import badges, decisions, handing_over, honours
from lantoa.recognition.operations.honours import Later

AWARD = "GK_XA"
SIMPLE = "Thành tích cần biểu dương kịp thời, xét theo thủ tục đơn giản."
DAY = timedelta(days=1)
#: Body, its document name and place, signer, number, days ago, and whom it honours for what.
TOLD = (
    (
        "vn-x08494",
        ("xã Lâm Thao", "Lâm Thao", "Nguyễn Thị Hòa"),
        "41",
        260,
        (("Phùng Thị Thoa", "2025", "Giữ sạch tuyến đường trung tâm suốt mùa mưa"),),
    ),
    (
        "vn-x08494",
        ("xã Lâm Thao", "Lâm Thao", "Nguyễn Thị Hòa"),
        "118",
        40,
        (
            ("Phùng Thị Thoa", "2026", "Sáng kiến gom rác theo giờ ở khu dân cư"),
            ("Nguyễn Văn Bách", "2026", "Chế máy tuốt nhỏ cho các hộ ít ruộng"),
        ),
    ),
    (
        "vn-x15664",
        ("xã Triệu Sơn", "Triệu Sơn", "Lê Văn Thành"),
        "205",
        20,
        (
            ("Phạm Thị Dung", "2026", "Trả lại tài sản và giúp người bị nạn ở chợ Giắt"),
            ("Hộ ông Trịnh Văn Khoa", "2026", "Hiến đất mở rộng đường thôn Tân Phong"),
        ),
    ),
)


def load(*, at: datetime) -> None:
    """Write the decisions that are missing, as they had been signed and changed by `at`."""
    award = Award.objects.filter(code=AWARD).on(localdate(at)).first()
    for code, words, number, ago, listed in TOLD:
        body = Body.objects.filter(code=code).first()
        if (
            body
            and award
            and not Decision.objects.filter(body=body)
            .exclude(signed_on=None)
            .filter(number=f"{number}/QĐ-UBND")
            .exists()
        ):
            _sign(body, words, number, localdate(at) - ago * DAY, [(award, *each) for each in listed], at)
    _change(at)


def _sign(
    body: Body,
    words: tuple[str, str, str],
    number: str,
    on: date,
    listed: list[tuple[Award, str, str, str]],
    at: datetime,
) -> None:
    known = {each.name: each for each in Dossier.objects.filter(body=body)}
    found = [each for each in listed if each[1] in known]
    if not found:
        return
    place, short, signer = words
    decision = Decision(
        body=body,
        title="Về việc tặng Giấy khen cho các điển hình tiên tiến",
        issuing_name=f"Ủy ban nhân dân {place}",
        issued_by=f"Chủ tịch Ủy ban nhân dân {place}",
        signer_name=signer,
        signer_post="Chủ tịch",
        place=short,
        legal_basis="Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022",
        direct_reason=SIMPLE,
    )
    decision = decisions.draft(decision, by=PLATFORM, at=at)
    for award, name, period, wording in found:
        honour = Honour(dossier=known[name], award=award, period=period, wording=wording)
        honours.put_on_directly(decision, honour, by=PLATFORM, at=at)
    decision = decisions.sign(decision, decisions.Signing(f"{number}/QĐ-UBND", on), by=PLATFORM, at=at)
    for honour in decision.honours.all():
        told = handing_over.Handed(on + 5 * DAY, "Hội nghị biểu dương điển hình tiên tiến")
        handing_over.hand_over(honour, told, by=PLATFORM, at=at)


def _change(at: datetime) -> None:
    """One honour is corrected, one revoked, and one has a badge."""
    by = {
        (each.decision.number, each.name): each for each in Honour.objects.filter(state="valid", body__code="vn-x08494")
    }
    today = localdate(at)
    if found := by.get(("118/QĐ-UBND", "Nguyễn Văn Bách")):
        later = Later("126/QĐ-UBND", today - 30 * DAY, "Nguyễn Thị Hòa", "Chủ tịch")
        right = {"about": "Thợ cơ khí, khu 4 xã Lâm Thao"}
        honours.correct(found, later, right, reason="Ghi thiếu địa danh", by=PLATFORM, at=at)
    if found := by.get(("41/QĐ-UBND", "Phùng Thị Thoa")):
        later = Later("52/QĐ-UBND", today - 200 * DAY, "Nguyễn Thị Hòa", "Chủ tịch")
        honours.revoke(found, later, reason="Một thành tích được ghi nhận hai lần", by=PLATFORM, at=at)
    if found := by.get(("118/QĐ-UBND", "Phùng Thị Thoa")):
        badges.issue_badge(found, by=PLATFORM, at=at)
