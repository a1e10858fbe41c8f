"""When something is owed: the cadence and the deadline that a sentence prints."""

from __future__ import annotations

import re
from dataclasses import dataclass

_DAY = r"\d{1,2}\s?/\s?\d{1,2}(?:\s?/\s?\d{4})?"
_MONTH = r"[Tt]háng\s+\d{1,2}\s?(?:/\s?|(?:\s+năm)\s+)\d{4}"
_QUARTER = r"(?:[Qq]uý|[Qq]úy)\s+(?:IV|I{1,3}|[1-4])\s?(?:/\s?|(?:\s+năm)\s+)\d{4}"
_YEAR = r"[Nn]ăm\s+\d{4}"
_POINT = rf"(?:ngày\s+)?(?:{_DAY}|\d{{1,2}}\s+tháng\s+\d{{1,2}}\s+năm\s+\d{{4}}|{_MONTH}|{_QUARTER}|{_YEAR})"
_RANGE = re.compile(
    rf"từ\s+(?:ngày\s+|năm\s+|tháng\s+|quý\s+)?[\dIV][^;.]{{0,24}}?\s+đến\s+(?:hết\s+|khi\s+|nay)?|{_DAY}\s*[-–]\s*(?:ngày\s+)?{_DAY}"
    r"|giai đoạn\s+(?:\d{4}|từ)|nhiệm kỳ\s+\d{4}", re.IGNORECASE,
)  # fmt: skip
#: A preposition makes a date a deadline; "mục tiêu năm 2025" has none and is none.
DEADLINE = re.compile(
    rf"(?:(?:[Tt]rước|[Cc]hậm nhất(?: là)?(?: vào)?|[Tt]rong|[Vv]ào|[Đđ]ến(?: hết| cuối)?|[Xx]ong|[Hh]ạn(?: cuối)?|[Tt]hời hạn|[Tt]hời gian(?: hoàn thành| tổ chức| thực hiện)?\s*:"
    rf"|hoàn thành|cuối|đầu|dự kiến(?: vào| trong)?|tổ chức)\s+(?:(?:ngày|hết|đầu|cuối|giữa|thời điểm|dịp|khoảng|trước)\s+)*)(?P<point>{_POINT})"
    rf"|^(?P<opening>[Nn]ăm\s+\d{{4}})(?:,|\s+(?=tổ chức|sơ kết|tổng kết|hoàn thành|phấn đấu))"
    rf"|(?:trước|vào|chậm nhất)\s+(?P<day>ngày\s+\d{{1,2}}\s+(?:của\s+)?(?:tháng cuối(?: mỗi)? quý|hằng tháng|hàng tháng|tháng cuối kỳ)?)"
    rf"|:\s*(?P<line>(?:[Nn]gày\s+)?(?:\d{{1,2}}\s?/\s?\d{{1,2}}\s?/\s?\d{{4}})|{_MONTH}|{_QUARTER})(?=\s*(?:$|[.;(]))"
)
_IN_BRACKETS = re.compile(rf"\((?:{_DAY}\s*[-–]\s*)?(?P<point>{_DAY})\)")
_RECURRING_DAY = re.compile(rf"(?P<point>{_DAY})\)?\s+(?:hằng|hàng) năm")
_BARE = re.compile(rf"(?P<point>ngày\s+\d{{1,2}}\s?/\s?\d{{1,2}}\s?/\s?\d{{4}}|{_MONTH}|{_QUARTER})")
_EVENT_BOUND = re.compile(r"(?P<point>khi (?:tổng kết|kết thúc|sơ kết)[^,;.()]*|(?:sau|khi) (?:kết thúc|mỗi) đợt[^,;.()]*|theo (?:thời gian|thời hạn|tiến độ) quy định)")

#: Printed cadences and what they stand for; the finer one of two is what is owed. Weeks are not told apart: no plan
#: reports by the week.
_CADENCES = (
    ("month", r"(?:hằng|hàng|mỗi|từng|theo)\s+tháng|(?:0?1|một)\s+tháng\s*/?\s*(?:0?1\s+|một\s+)?lần|lần/tháng|/tháng\b|trong một tháng"),
    ("quarter", r"(?:hằng|hàng|mỗi|từng|định kỳ|theo)\s+qu[ýí]|báo cáo qu[ýí]\b|qu[ýí]/lần|lần/quý|/quý\b|trong một quý|tháng cuối(?: mỗi)? quý|(?:0?3|ba) tháng một lần"),
    ("half", r"(?:định kỳ|hằng|hàng|mỗi|báo cáo|theo)\s+(?:0?6|sáu)\s+tháng|(?:0?6|sáu)\s+tháng(?:\s+đầu năm)?(?:\s+một lần|/lần|\s*[,/]\s*(?:0?1\s+|một\s+)?(?:năm|cả năm)|\s+và\s+(?:hằng\s+|hàng\s+|cuối\s+|cả\s+)?năm)|nửa năm|(?:sơ kết|đánh giá)\s+(?:0?6|sáu)\s+tháng"),
    ("year", r"(?:hằng|hàng|mỗi|từng)\s+năm|định kỳ năm|năm/lần|lần/năm|/năm\b(?! \d)|một năm một lần|trong một năm|(?:mỗi|từng|cả) năm học|trong năm(?=\s*(?:[,;.)]|$))"),
)  # fmt: skip
_CADENCE = tuple((period, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for period, words in _CADENCES)
_ONGOING = re.compile(r"(?<!\w)(?:thường xuyên|trong (?:suốt )?quá trình (?:triển khai |tổ chức )?thực hiện|liên tục)(?!\w)", re.IGNORECASE)
_OTHERS_DOING = re.compile(r"chỉ đạo\s+(?:các\s+)?(?:[A-ZĐÀ-Ỹ]|cơ quan|đơn vị|hệ thống|địa phương)[^;]*$")
_ONCE = re.compile(
    r"(?:Hội nghị|Đại hội)[^;.,]{0,80}giai đoạn\s+\d{4}|^[Hh]oàn thành (?:vượt mức )?(?:các )?(?:chỉ tiêu|mục tiêu)[^;.]*năm \d{4}|tổng kết[^;.]{0,160}giai đoạn\s+\d{4}|sơ kết[^;.]{0,120}giai đoạn\s+\d{4}|tham dự Đại hội|khi (?:tổng kết|kết thúc)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Timing:
    """Cadence and deadline of a stretch of text. `at` and `end` place the first word of time that was used."""

    period: str | None = None
    deadline: str | None = None
    at: int = -1
    end: int = -1


def timing_of(text: str) -> Timing:
    """What this text says about time: a printed cadence first, then a single date, then "thường xuyên"."""
    cadence = cadence_in(text)
    date = deadline_in(text)
    if cadence:
        period, match = cadence
        return Timing(period, _deadline_words(date), match.start(), max(match.end(), date.end() if date else -1))
    if date and date.re is not _EVENT_BOUND:
        return Timing("once", _deadline_words(date), date.start(), date.end())
    if once := _ONCE.search(text):
        return Timing("once", _deadline_words(date), once.start(), once.end())
    ongoing = _ONGOING.search(text)
    if ongoing and not _OTHERS_DOING.search(text[: ongoing.start()]):
        return Timing("ongoing", _deadline_words(date), ongoing.start(), ongoing.end())
    return Timing(None, _deadline_words(date))


def cadence_in(text: str) -> tuple[str, re.Match[str]] | None:
    """The finest printed cadence and its place."""
    for period, pattern in _CADENCE:
        if match := pattern.search(text):
            return period, match
    return None


def deadline_in(text: str) -> re.Match[str] | None:
    """The place of a deadline: a date that a preposition binds, or an occasion that stands for one."""
    for pattern in (DEADLINE, _RECURRING_DAY, _IN_BRACKETS, _EVENT_BOUND, _BARE):
        for match in pattern.finditer(text):
            if not _in_range(text, match):
                return match
    return None


def _in_range(text: str, match: re.Match[str]) -> bool:
    """Whether the date is one end of a stretch of time or the date of a cited document."""
    if any(r.start() <= match.start() < r.end() + 12 for r in _RANGE.finditer(text)):
        return True
    return bool(re.search(r"(?:số|/\S+)\s*,?\s*$", text[: match.start()]))


def _deadline_words(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    words = next(value for value in match.groupdict().values() if value)
    return re.sub(r"^ngày\s+(?=\d{1,2}\s?/)", "", words.strip(), flags=re.IGNORECASE)
