"""A decision, its certificates and the notice to an honoree as plain documents, which `vanban.writing` sets.

The words are those of the office, in Vietnamese whoever asks for them: they are documents of a Vietnamese body.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.urls import reverse
from django.utils.translation import override

from lantoa.recognition.models import AuthorityMark, Decision, Honour, SignedInPlace
from lantoa.recognition.models.catalogue import AwardKind
from lantoa.recognition.verification_codes import spaced
from vanban.reading.model import Date
from vanban.writing.certificates import Ceremony, Certificate
from vanban.writing.model import (
    Annex,
    Authority,
    Document,
    Kind,
    Mark,
    Paragraph,
    Section,
    Signature,
    Table,
)

MARKS = {
    AuthorityMark.ON_BEHALF: Mark.ON_BEHALF,
    AuthorityMark.FOR_HEAD: Mark.FOR_HEAD,
    AuthorityMark.BY_ORDER: Mark.BY_ORDER,
    AuthorityMark.BY_DELEGATION: Mark.BY_DELEGATION,
    AuthorityMark.ACTING: Mark.ACTING,
}


def signature_of(signed: SignedInPlace) -> Signature:
    """Who signs, below the authority line."""
    if signed.authority == AuthorityMark.ACTING:
        return Signature(signed.signer_name, None, (Authority(Mark.ACTING, signed.signer_post),))
    if not signed.authority:
        return Signature(signed.signer_name, signed.signer_post)
    mark = MARKS[AuthorityMark(signed.authority)]
    return Signature(signed.signer_name, signed.signer_post, (Authority(mark, signed.authority_of),))


def decision_of(decision: Decision, honours: Iterable[Honour]) -> Document:
    """The decision with its list. A draft has room for number and day.

    `honours` come with award and dossier, in the order of the list.
    """
    listed = list(honours)
    number, _stroke, symbol = decision.number.partition("/")
    awards = list(dict.fromkeys(each.award.name for each in listed))
    given = " và ".join(filter(None, (", ".join(awards[:-1]), awards[-1]))) if awards else ""
    who = f"{len(listed):02d} trường hợp có tên trong danh sách kèm theo"
    articles = [Section(text=f"Tặng {_lower(given)} cho {who}.")]
    if any(each.award.multiple_for(each.dossier.kind) for each in listed):
        articles.append(
            Section(text="Mức tiền thưởng kèm theo thực hiện theo quy định của pháp luật về thi đua, khen thưởng.")
        )
    doing = "Các cơ quan, đơn vị liên quan và các tập thể, cá nhân, hộ gia đình có tên tại Điều 1"
    articles.append(Section(text=f"{doing} chịu trách nhiệm thi hành Quyết định này"))
    return Document(
        kind=Kind.DECISION,
        issuing_body=decision.issuing_name,
        running_number=number or None,
        symbol=symbol or decision.symbol,
        place=decision.place,
        date=_date(decision.signed_on),
        title=decision.title,
        issued_by=decision.issued_by,
        legal_basis=tuple(line.strip(" ;.") for line in decision.legal_basis.splitlines() if line.strip()),
        blocks=tuple(articles),
        signature=signature_of(decision),
        recipients=(f"Như Điều {len(articles)}",),
        annexes=(Annex("Danh sách được khen thưởng", (_list(listed),), landscape=True),) if listed else (),
    )


def notice_of(honour: Honour) -> Document:
    """The letter that tells the honoree, with where the honour can be verified."""
    decision = honour.decision
    said = f"Quyết định số {decision.number} ngày {decision.signed_on:%d/%m/%Y}"
    what = f"{honour.award.name} (số {honour.in_register} trong sổ khen thưởng)"
    return Document(
        kind=Kind.LETTER,
        issuing_body=decision.issuing_name,
        symbol=decision.symbol.removeprefix("QĐ-"),
        place=decision.place,
        date=_date(None),
        title="Thông báo kết quả khen thưởng",
        addressees=(honour.name,),
        blocks=(
            Paragraph(f"{decision.issuing_name} trân trọng thông báo: theo {said}, {honour.name} được tặng {what}."),
            Paragraph(f"Thành tích: {honour.wording.strip().rstrip('.')}."),
            Paragraph(f"Giấy chứng nhận có thể được kiểm tra tại {address_of(honour)}."),
            Paragraph("Trân trọng thông báo"),
        ),
        signature=signature_of(decision),
        recipients=("Như trên",),
    )


def ceremony_of(honour: Honour) -> Ceremony:
    """What all certificates of a decision for the award of `honour` say alike."""
    decision = honour.decision
    verb = "Tặng danh hiệu" if honour.award.kind == AwardKind.TITLE else "Tặng"
    return Ceremony(
        awarded_by=decision.issued_by,
        decision=decision.number,
        place=decision.place,
        date=_date(decision.signed_on),
        signature=signature_of(decision),
        title=honour.award.name.partition(" của ")[0],  # who gives it stands above already
        verb=verb,
    )


def certificate_of(honour: Honour) -> Certificate:
    """One certificate, with the code that leads to its public page."""
    return Certificate(
        name=honour.name,
        about=honour.about,
        achievement=honour.wording.strip(),
        golden_book=f"{honour.in_register}. Mã kiểm tra: {spaced(honour.code)}",
        link=address_of(honour),
    )


def address_of(honour: Honour) -> str:
    """Where anybody sees whether the honour holds, in Vietnamese."""
    with override("vi"):
        return settings.BASE_URL + reverse("verification:honour", args=[honour.code])


def _list(honours: list[Honour]) -> Table:
    rows = tuple(
        (str(place), each.name, each.about, each.award.name, each.wording.strip())
        for place, each in enumerate(honours, 1)
    )
    head = ("TT", "Họ và tên", "Chức vụ, đơn vị", "Hình thức khen thưởng", "Thành tích")
    return Table(head, rows, widths=(1, 4, 4, 4, 7))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _date(day: date | None) -> Date:
    return Date(day.year, day.month, day.day) if day else Date(date.today().year, None, None)  # noqa: DTZ011
