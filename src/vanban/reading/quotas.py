"""Quotas and shares: targets with a number ("mỗi đơn vị ít nhất 02 gương", "100% cơ quan có kế hoạch").

`figures` finds the numbers; here each gets its measure, who owes it, and by when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from .clauses import Owed, comes_due
from .figures import PER_ONE, Figure, figures_in
from .measures import counts_honours, exemplar_step, is_meeting, second_measure, share_measure
from .model import Target
from .outline import Part, Sentence
from .patterns import any_of
from .timing import Timing, cadence_in, timing_of

# --- what a part settles for its numbers ------------------------------------------------------------------------------
#: Numbers in a standard describe the exemplar ("có 03 sáng kiến"); only shares are owed there.
_STANDARDS = re.compile("tiêu chuẩn|tiêu chí", re.IGNORECASE)
#: Under these headings people are counted for an award or a seat.
_HONOURS = re.compile("khen thưởng|giải thưởng|cơ cấu giải|đại biểu", re.IGNORECASE)
#: A heading "Đối với các trường" names who owes the numbers below it.
_FOR = "Đối với "
#: "Mục tiêu đến năm 2028:", "Đến hết quý II/2026:".
_BY_THEN = re.compile(
    r"(?:(?:Mục tiêu|Chỉ tiêu|Phấn đấu)(?: cụ thể)?,?\s+)?"
    r"(?:[Đđ]ến|[Tt]rong)\s+(?:hết\s+|cuối\s+)?"
    r"(?P<then>(?:năm|quý [IV]+|tháng \d+)[\s/]+(?:năm\s+)?\d{4})"
)
_AIMS = re.compile("[Cc]hỉ tiêu|[Mm]ục tiêu")


@dataclass(frozen=True, slots=True)
class Given:
    """What the headings and the opening lines of a part settle for every number in it."""

    due: Timing
    per: str | None
    standards: bool
    honours: bool

    @classmethod
    def by(cls, part: Part) -> Given:
        """Read the headings above this part and the lines that open its lists."""
        heading = part.section.heading or ""
        return cls(
            due=_due(part),
            per=heading.removeprefix(_FOR).strip() if heading.startswith(_FOR) else None,
            standards=any(_STANDARDS.search(title) for title in part.path),
            honours=bool(_HONOURS.search(" ".join(part.path))),
        )


def _due(part: Part) -> Timing:
    """A date or cadence above a list holds for every number in it: "Đến năm 2028:", "Chỉ tiêu hằng năm"."""
    openings = (s.text for s in part.sentences() if s.bullet is None and s.block.text.endswith(":"))
    for words in (part.section.heading or "", *openings):
        if match := _BY_THEN.match(words):
            return Timing("once", match["then"])
        cadence = cadence_in(words)
        if cadence and (_AIMS.search(words) or cadence[1].span() == (0, len(words.rstrip(" .:")))):
            return Timing(cadence[0])
    return Timing()


# --- the targets ------------------------------------------------------------------------------------------------------
#: Where the second thing begins that a share asks: "... có tiêu chí [và xây dựng kế hoạch]".
_AND_HAS = re.compile(r"\s+và\s+(?:có|xây dựng|ban hành)\s")
#: "02 gương, trong đó có 01 hộ": the second number is owed by the same bodies and at the same time.
_OF_THEM = "trong đó"
_EXEMPLARS = ("exemplar", "model")
_STOP = re.compile("[;,.]")


def quotas_in(sentence: Sentence, given: Given) -> Iterator[Target]:
    """The quotas and shares of one sentence, in printed order."""
    before: Owed | None = None
    at = 0
    for figure in figures_in(sentence.text):
        if given.standards and not figure.share:
            continue
        part_of = before if _OF_THEM in sentence.text[at : figure.match.start()] else None
        before = _owed(figure, sentence.text, given, before, part_of)
        at = figure.match.end()
        if figure.share:
            yield from _of_share(figure, before, sentence)
        else:
            yield _of_count(figure, before, sentence, given)


def _of_count(figure: Figure, owed: Owed, sentence: Sentence, given: Given) -> Target:
    if given.honours and owed.unit in ("exemplar", "commendation"):
        owed = replace(owed, measure=None, unit="commendation")
    return owed.quoted(sentence, figure.begin, figure.end)


def _of_share(figure: Figure, owed: Owed, sentence: Sentence) -> Iterator[Target]:
    """A share, and the second thing that it may ask of the same bodies: criteria beside a plan."""
    also = _AND_HAS.search(sentence.text, figure.begin, figure.end) if owed.measure else None
    yield owed.quoted(sentence, figure.begin, also.start() if also else figure.end)
    if second := second_measure(sentence.text, figure.match.end(), owed.measure):
        besides, span = second
        yield replace(owed, measure=besides).quoted(sentence, *span)


def _owed(figure: Figure, text: str, given: Given, before: Owed | None, part_of: Owed | None) -> Owed:
    """What one number asks for. In a list under one minimum the bodies and the time hold for all numbers."""
    words = text[figure.begin : figure.end]
    listed = before if figure.inherited else part_of
    timing = timing_of(words)
    if not comes_due(timing):
        timing = listed.timing if listed else _timing_above(figure, text, given.due)
    return Owed(
        measure=_measure(figure, text, before.measure if before and before.unit in _EXEMPLARS else None),
        unit=figure.unit,
        per=_per(words) or (listed.per if listed else given.per),
        timing=timing,
        comparator=figure.comparator,
        value=figure.value,
    )


def _measure(figure: Figure, text: str, before: str | None) -> str | None:
    """What a number counts; a list of exemplars ("05 tập thể, 07 cá nhân") goes on with the step named first."""
    stop = _STOP.search(text, figure.end)  # behind the cut may stand the noun: "12 tập thể và 40 cá nhân điển hình"
    words = text[figure.begin : stop.start() if stop else len(text)]
    if figure.share:
        return share_measure(words) or ("event_held" if is_meeting(words) else None)
    if figure.unit == "event":
        return "event_held" if is_meeting(words) else None
    if figure.unit not in _EXEMPLARS or counts_honours(words):
        return None
    return exemplar_step(words) or before or exemplar_step(text)


def _timing_above(figure: Figure, text: str, due: Timing) -> Timing:
    """By when, where a number's own words do not say: the opening of the sentence tells, else the heading.

    A cadence that opens a sentence is none of a share: in "Hằng quý, rà soát để 100% đơn vị ..." the work recurs.
    """
    opening = text[: min(60, figure.match.start())].split(",")[0]
    leading = timing_of(f"{opening},")
    holds = leading.period == "once" if figure.share else comes_due(leading)
    return leading if holds else due


# --- who owes it ------------------------------------------------------------------------------------------------------
_BODY = any_of("""
    cơ quan | đơn vị | xã | phường | thôn | đoàn thể | phòng | ban | sở | trường | địa phương | khoa | doanh nghiệp
    chi bộ | tổ chức | huyện | cấp ủy | ấp | bản | khu | công đoàn | chi hội | chi đoàn
""")
_HAS_OR_DOES = any_of("""
    có | được | đạt | phải | kết | số | xây | thực | tổ | ban | triển | hoàn | đăng | duy | phát | cử | tham
    bố | quán | cam | ký | lập | thành | giới | ứng | áp | cập
""")
#: The bodies that a share is taken of: "100% [các cơ quan, đơn vị] có kế hoạch".
_OF_BODIES = re.compile(rf"%\s+(?:số\s+)?(?P<per>(?:các\s+)?{_BODY}[^;:.()]*?)\s+(?={_HAS_OR_DOES}\b)")

_TIME = any_of("năm | quý | tháng | tuần | ngày | đợt | lần | kỳ | học k[ỳì]")
#: More kinds of bodies after "mỗi": "mỗi xã[, phường, tổ dân phố] xây dựng ...".
_AND_KIND = any_of("""
    thị trấn | phường | bản | ấp | khu phố | tổ dân phố | khu | xã | thôn | buôn | tổ
    đơn vị | viện | phòng | địa phương | trường | trạm | cơ quan | đoàn thể | cụm | khối | khoa | chi bộ | chi hội
""")
_EACH = rf"(?:[Mm]ỗi|[Tt]ừng)\s+(?!{_TIME})[^,;:.()]*?(?:,\s+{_AND_KIND}[^,;:.()]*?)*"
_WHOLE = r"[Tt]oàn\s+" + any_of("""
    huyện | tỉnh | xã | phường | ngành | trường | Trường | thành phố | Sở | Trung tâm | thị trấn | cơ quan
""")
#: First syllables of what each of them does, where its name ends.
_DOES = any_of(r"""
    có | được | phải | đạt | ít | tối | trong | hằng | hàng | \d
    giới | xây | chọn | lựa | phát | tổ | thực | xét | đề | đăng | duy | thành | gửi | ra | phấn | cử | bình | viết
    hoàn | tham | nhân rộng
""")
_EACH_BODY = re.compile(rf"(?P<per>{_EACH}|{_WHOLE})(?=\s+{_DOES}|\s*:|,)")


def _per(words: str) -> str | None:
    """Who owes a number, as its words name them: the bodies of a share, "mỗi ...", or the name before a colon."""
    if bodies := _OF_BODIES.search(words) or _EACH_BODY.search(words):
        return bodies["per"].strip()
    named = ":" in words and PER_ONE.search(words)  # "Các phường: 02 gương/phường"
    return words.split(":")[0].strip() if named else None
