"""A public consultation for a first look: the people are being asked, and two have said something. All is invented."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.timezone import localdate

from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Body
from lantoa.recognition.models import AwardRound, Consultation, Proposal, PublicComment
from lantoa.recognition.operations import consultations
from lantoa.recognition.queries.consultations import to_ask_about

PROVINCE = "vn-38"
TITLE = "Lấy ý kiến nhân dân về người được đề nghị tặng Bằng khen"
TEXT = (
    "Danh sách dưới đây gồm cá nhân, hộ gia đình xã đã trình lên tỉnh. Ai biết rõ người được đề nghị, hoặc thấy điều "
    "gì chưa đúng, xin cho ý kiến. Người chưa đồng ý công khai thì không nêu tên."
)
FOR = "Bà con thôn tôi học theo chị Mận làm lúa sạch, ai cũng bán được giá. Rất xứng đáng."
QUESTION = "Diện tích 18,5 ha là của riêng chị Mận hay của cả tổ hợp tác?"
ANSWER = "Cảm ơn ông/bà. Đó là diện tích của cả tổ hợp tác do chị Mận làm tổ trưởng; bản thành tích đã ghi rõ."
DAY = timedelta(days=1)


def load(*, at: datetime) -> None:
    """Ask the people about those of the province's round who are being appraised, if nobody has asked yet."""
    body = Body.objects.filter(code=PROVINCE).first()
    asked = AwardRound.objects.filter(body=body).order_by("pk").first() if body else None
    if body is None or asked is None or Consultation.objects.filter(body=body).exists():
        return
    listed = list(to_ask_about(asked).filter(held_by=body))
    if listed:
        _comment(_ask(body, asked, listed, at - 5 * DAY), at)


def _ask(body: Body, asked: AwardRound, listed: list[Proposal], at: datetime) -> Consultation:
    first = localdate(at)
    days = {"opens_on": first, "closes_on": first + 20 * DAY}
    made = Consultation(body=body, round=asked, title=TITLE, text=TEXT, **days)
    made = consultations.prepare(made, listed, by=PLATFORM, at=at)
    return consultations.publish(made, by=PLATFORM, at=at)


def _comment(asked: Consultation, at: datetime) -> None:
    about = asked.proposals.filter(dossier__name="Lê Thị Mận").first()
    consultations.send_comment(
        PublicComment(consultation=asked, proposal=about, text=FOR, name="Lê Văn Tám"), by=PLATFORM, at=at - 3 * DAY
    )
    question = PublicComment(consultation=asked, proposal=about, text=QUESTION)
    question = consultations.send_comment(question, by=PLATFORM, at=at - 2 * DAY)
    consultations.answer(question, by=PLATFORM, at=at - DAY, reason=ANSWER)
