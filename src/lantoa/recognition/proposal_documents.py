"""The submission with its list and short profiles, and the report of achievements, as plain documents.

They are written from the records by `vanban.writing`. The words are those of the office, in Vietnamese whoever asks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import override

from lantoa.evidence.models import Claim
from lantoa.exemplars.models import Dossier
from lantoa.recognition.eligibility import EarlierHonour
from lantoa.recognition.models import AwardRound, Proposal
from vanban.reading.model import Date
from vanban.writing.model import Annex, Block, Document, Kind, Paragraph, Section, Signature, Table


@dataclass(frozen=True)
class Heading:
    """What no record tells: who issues it, where, and who signs in which position; to whom it goes."""

    issuing_body: str
    place: str
    signer_name: str
    signer_post: str
    symbol: str
    addressee: str = ""


def submission_of(asked: AwardRound, proposals: Sequence[Proposal], heading: Heading, day: date) -> Document:
    """Tờ trình with the list and the short profiles of `proposals`, which have their award and dossier with its body.

    ValueError: there is nobody to propose.
    """
    if not proposals:
        raise ValueError("nobody is proposed")
    counts = _counts(proposals)
    blocks: list[Block] = [
        Paragraph(
            f"Căn cứ kết quả bình xét trong {_lower(asked.name)}, {heading.issuing_body} đề nghị xét, quyết định"
            f" khen thưởng {len(proposals):02d} trường hợp, gồm:"
        ),
        *(Section(text=f"{name}: {number:02d} trường hợp") for name, number in counts.items()),
        Paragraph("Danh sách và trích ngang gửi kèm theo Tờ trình này."),
        Paragraph(f"{heading.issuing_body} kính đề nghị {heading.addressee} xem xét, quyết định"),
    ]
    return Document(
        kind=Kind.SUBMISSION,
        issuing_body=heading.issuing_body,
        symbol=heading.symbol,
        place=heading.place,
        date=_undated(day),
        title=f"Về việc đề nghị khen thưởng {_lower(asked.name)}",
        addressees=(heading.addressee,),
        blocks=tuple(blocks),
        signature=Signature(heading.signer_name, heading.signer_post),
        recipients=("Như trên",),
        annexes=(
            Annex("Danh sách đề nghị khen thưởng", (_list(proposals),), landscape=True),
            Annex("Trích ngang các trường hợp đề nghị", (_profiles(proposals),), landscape=True),
        ),
    )


def report_of(
    proposal: Proposal, claims: Sequence[Claim], honours: Sequence[EarlierHonour], heading: Heading, day: date
) -> Document:
    """Báo cáo thành tích of one proposal: who, what was achieved with what shows it, and earlier honours."""
    dossier = proposal.dossier
    achieved: list[Block] = [Paragraph(text.strip()) for text in proposal.summary.splitlines() if text.strip()]
    if claims:
        rows = tuple((str(place), *_claim(each)) for place, each in enumerate(claims, 1))
        achieved.append(Table(("TT", "Thành tích", "Số liệu", "Căn cứ"), rows, widths=(1, 8, 4, 4)))
    known = [f"{each.name} năm {each.year}{f', {each.document}' if each.document else ''}" for each in honours]
    if dossier.earlier_honours.strip():
        known.append(f"Theo lời khai: {dossier.earlier_honours.strip()}")
    parts = [
        Section("Sơ lược lý lịch" if dossier.is_person else "Sơ lược đặc điểm, tình hình", inside=_life(dossier)),
        Section("Thành tích đạt được", inside=tuple(achieved) or (Paragraph("Chưa ghi."),)),
        Section(
            "Các hình thức đã được khen thưởng",
            inside=tuple(Paragraph(f"{each}.") for each in known) or (Paragraph("Chưa có."),),
        ),
    ]
    return Document(
        kind=Kind.REPORT,
        issuing_body=heading.issuing_body,
        symbol=heading.symbol,
        place=heading.place,
        date=_undated(day),
        title=f"Thành tích đề nghị tặng {_lower(proposal.award.name)} của {_lower(_named(dossier))}",
        blocks=tuple(parts),
        signature=Signature(heading.signer_name, heading.signer_post),
        recipients=(proposal.round.body.name,),
    )


def _list(proposals: Sequence[Proposal]) -> Table:
    rows = tuple(
        (str(place), each.dossier.name, _about(each.dossier), each.award.name, each.achievement or _first(each.summary))
        for place, each in enumerate(proposals, 1)
    )
    head = ("TT", "Họ và tên", "Chức vụ, đơn vị", "Hình thức đề nghị", "Tóm tắt thành tích")
    return Table(head, rows, widths=(1, 4, 4, 4, 7))


def _profiles(proposals: Sequence[Proposal]) -> Table:
    """Ethnic group is sensitive by Law 91/2025 and is left out: no rule asks for it on the list."""
    rows = tuple(
        (
            str(place),
            each.dossier.name,
            each.dossier.born,
            {"female": "Nữ", "male": "Nam"}.get(each.dossier.sex, ""),
            _about(each.dossier),
            each.dossier.earlier_honours,
        )
        for place, each in enumerate(proposals, 1)
    )
    head = (
        "TT",
        "Họ và tên",
        "Ngày, năm sinh",
        "Giới tính",
        "Chức vụ, nơi ở, đơn vị",
        "Đã được khen thưởng (lời khai)",
    )
    return Table(head, rows, widths=(1, 4, 3, 2, 6, 6))


def _life(dossier: Dossier) -> tuple[Block, ...]:
    told = [
        ("Họ và tên" if dossier.is_person else "Tên", dossier.name),
        ("Ngày, năm sinh", dossier.born),
        ("Giới tính", {"female": "Nữ", "male": "Nam"}.get(dossier.sex, "")),
        ("Chức vụ, công việc", dossier.position),
        ("Nơi ở", dossier.place),
        ("Cơ quan, đơn vị, địa phương", dossier.body.name),
    ]
    return tuple(Paragraph(f"{label}: {value}.") for label, value in told if value)


def _claim(claim: Claim) -> tuple[str, str, str]:
    amount = "" if claim.amount is None else f"{claim.amount.normalize():f}".replace(".", ",")
    with override("vi"):
        shown_by = str(claim.get_grade_display())
    return claim.text, " ".join(filter(None, (amount, claim.unit))), shown_by


def _counts(proposals: Sequence[Proposal]) -> dict[str, int]:
    found: dict[str, int] = {}
    for each in proposals:
        found[each.award.name] = found.get(each.award.name, 0) + 1
    return found


def _about(dossier: Dossier) -> str:
    return ", ".join(filter(None, (dossier.position, dossier.place, dossier.body.name)))


def _named(dossier: Dossier) -> str:
    return f"Ông (bà) {dossier.name}" if dossier.is_person and not dossier.sex else _titled(dossier)


def _titled(dossier: Dossier) -> str:
    title = {"female": "Bà ", "male": "Ông "}.get(dossier.sex, "") if dossier.is_person else ""
    return f"{title}{dossier.name}"


def _first(text: str) -> str:
    """The first sentences, as much as a cell holds."""
    words = " ".join(text.split())
    return words if len(words) <= 300 else f"{words[:300].rsplit(' ', 1)[0]}…"


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _undated(day: date) -> Date:
    return Date(day.year, None, None)
