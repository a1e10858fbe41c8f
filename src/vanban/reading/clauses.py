"""Where the words of one demand begin and end inside a sentence, and what those words make somebody owe.

A sentence of a plan often asks several things of several bodies. Each is quoted by itself, without the purpose and the
remarks around it, so that an officer sees at a glance what is owed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .model import Span, Target
from .outline import EDGE, Sentence
from .patterns import any_of
from .timing import Timing

# --- where a demand without a number begins and ends ------------------------------------------------------------------
#: "...; hoàn thành trước 30/6" goes on with the deadline of what stands before.
_DEADLINE_ALONE = r"hoàn thành (?:trong|trước|vào|xong)"
#: "... và tổ chức hội nghị biểu dương", "... và Lễ tôn vinh vào dịp 19/5".
_MEETING = (
    r"(?:tổ chức\s+(?:[Hh]ội nghị|[Ll]ễ|tổng kết|sơ kết|Đại hội)"
    r"|(?:Hội nghị|Lễ|Đại hội)\s[^;.]*?(?:vào|trong)\s)"
)
#: "..., hằng quý báo cáo kết quả".
_CADENCE = r"(?:hằng|hàng|mỗi|định kỳ)\s+(?:năm|quý|tháng)\s"
#: "..., chủ động rà soát", "..., năm 2030 tổng kết".
_DUTY = (
    rf"(?:(?:tổ chức|tổng kết|(?!{_DEADLINE_ALONE})hoàn thành|chủ động|định kỳ)\s"
    r"|năm \d{4} (?:tổ|sơ|tổng))"
)
_NO_LIST = r"(?<!sơ kết)(?<!tổng hợp)"  # "sơ kết, tổng kết phong trào" is one duty
_NEXT_CLAUSE = re.compile(
    rf";(?!\s*{_DEADLINE_ALONE})\s*"
    rf"|\s+và\s+(?={_MEETING})"
    rf"|,\s+(?={_CADENCE})"
    rf"|{_NO_LIST},\s+(?:và\s+)?(?={_DUTY})"
)
#: From here on the sentence says what for: "... nhằm lan tỏa", "..., góp phần ...".
_PURPOSE = re.compile(
    r"\s+(?:nhằm|gắn với|phục vụ)\s"
    r"|,\s+(?:tập trung|qua đó|góp phần|phục vụ|trên cơ sở|từ đó|làm cơ sở|bảo đảm|đảm bảo)\s"
    r"|;\s"
)
#: From here on it says where the result goes: "... trước ngày 15/11 gửi Phòng Văn hóa - Xã hội".
_HANDED_ON = re.compile(r"\s+(?:gửi|của Sở về|về việc)\s")


def clauses_of(text: str) -> Iterator[Span]:
    """Places of the clauses of a sentence: after a semicolon, and wherever a cadence, meeting or duty begins anew."""
    at = 0
    for cut in _NEXT_CLAUSE.finditer(text):
        yield at, cut.start()
        at = cut.end()
    yield at, len(text)


def end_of_duty(clause: str, timing: Timing, begin: int) -> int:
    """Where the words about a duty end: before its purpose, or before where it is sent.

    In "Hằng quý gửi báo cáo" sending is the duty itself; only behind words of time that come late it is no more of it.
    """
    after = max(timing.end, begin)
    stops = [_PURPOSE.search(clause, after)]
    if timing.at > begin + 15:
        stops.append(_HANDED_ON.search(clause, after))
    return min((stop.start() for stop in stops if stop), default=len(clause))


# --- where the words of a number begin and end ------------------------------------------------------------------------
_OPENS_FIGURE = any_of(r"mỗi | ít nhất | tối thiểu | \d | trên \d | tỷ lệ | từ \d | toàn | có")
#: Where one number's words may end and the next one's begin.
_CUT = re.compile(
    rf";\s*|(?:,\s*|\s+\(?)(?:và|trong đó|riêng)\s+(?={_OPENS_FIGURE}\b)|,\s+|\s+và\s+",
    re.IGNORECASE,
)
#: A cut after which the words name what is counted anew: better than a plain comma.
_SPOKEN_CUT = re.compile(
    r"(?:,\s*|\s+)?(?:(?:và|trong đó|riêng)\s+)?(?:mỗi|tỷ lệ|mức độ|toàn|trong đó)",
    re.IGNORECASE,
)
#: An aside that belongs to no number: "(qua Văn phòng)", ", ưu tiên vùng cao", " trên Cổng thông tin".
_REMARK = re.compile(
    r"\s+\(|,\s+(?:trong đó|riêng|ưu tiên|bao gồm)\s|\s+trên\s+(?:[Cc]ổng|[Hh]ệ thống|cơ sở)\s|\s+và\s+tại\s"
)


def cut_between(text: str, first: int, second: int) -> int:
    """Where the words of one number end and those of the next begin: best at a semicolon."""
    cuts = [cut.start() for cut in _CUT.finditer(text, first, second + 1)]
    if strong := [cut for cut in cuts if text[cut] == ";"]:
        return strong[-1]
    spoken = (cut for cut in cuts if _SPOKEN_CUT.match(text, cut))
    return next(spoken, cuts[-1] if cuts else second)


def end_of_quota(text: str, at: int) -> int:
    """Where the words of the last number end: at the semicolon, or where purpose or an aside begins before it.

    The first words after the number name what is counted, whatever they look like: "02 gương trên cơ sở bình xét".
    """
    semicolon = text.find(";", at)
    end = semicolon if semicolon >= 0 else len(text)
    stop = _PURPOSE.search(text, at + 40, end) or _REMARK.search(text, at + 60, end)
    return stop.start() if stop else end


# --- what is owed -----------------------------------------------------------------------------------------------------
#: Cadences that come due. "Thường xuyên" never does, so it makes no target.
_COMES_DUE = frozenset({"month", "quarter", "half", "year", "once"})


def comes_due(timing: Timing) -> bool:
    """Whether there is a day by which something is late."""
    return timing.period in _COMES_DUE


@dataclass(frozen=True, slots=True)
class Owed:
    """What some words make somebody owe. No number is invented: "hằng quý" is a cadence whose value stays None."""

    measure: str | None  # None where the plan counts something of its own
    unit: str | None
    per: str | None
    timing: Timing
    comparator: str | None = None
    value: float | int | None = None

    def quoted(self, sentence: Sentence, begin: int, end: int) -> Target:
        """The target that these words of the sentence make."""
        quote = sentence.text[begin:end].strip(EDGE)
        if quote.endswith(")") and "(" not in quote:
            quote = quote[:-1]  # "... (trong đó ít nhất 01 hộ)": the bracket opened before these words
        start = sentence.start + sentence.text.find(quote, begin)
        return Target(
            section=sentence.section,
            quote=quote,
            measure=self.measure or "other",
            comparator=self.comparator,
            value=self.value,
            unit=self.unit,
            per=self.per,
            period=self.timing.period,
            deadline=self.timing.deadline,
            span=(start, start + len(quote)),
        )
