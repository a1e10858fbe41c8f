"""When something is owed: the cadence and the deadline that a sentence prints."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .patterns import any_of

# --- points in time -------------------------------------------------------------------------------------------------
_DAY = r"\d{1,2}\s?/\s?\d{1,2}(?:\s?/\s?\d{4})?"
_DAY_IN_WORDS = r"\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
_OF_YEAR = r"\s?(?:/\s?|(?:\s+năm)\s+)\d{4}"
_MONTH = rf"[Tt]háng\s+\d{{1,2}}{_OF_YEAR}"
_QUARTER = rf"[Qq](?:uý|úy)\s+(?:IV|I{{1,3}}|[1-4]){_OF_YEAR}"
_YEAR = r"[Nn]ăm\s+\d{4}"
_POINT = rf"(?:ngày\s+)?(?:{_DAY}|{_DAY_IN_WORDS}|{_MONTH}|{_QUARTER}|{_YEAR})"

#: Two ends of a stretch of time: neither is a deadline.
_STRETCH = re.compile(
    r"từ\s+(?:ngày\s+|năm\s+|tháng\s+|quý\s+)?[\dIV][^;.]{0,24}?\s+đến\s+(?:hết\s+|khi\s+|nay)?"
    rf"|{_DAY}\s*[-–]\s*(?:ngày\s+)?{_DAY}|giai đoạn\s+(?:\d{{4}}|từ)|nhiệm kỳ\s+\d{{4}}",
    re.IGNORECASE,
)

# --- deadlines ------------------------------------------------------------------------------------------------------
#: A preposition makes a date a deadline; "mục tiêu năm 2025" has none and is none.
_BEFORE_POINT = any_of("""
    [Tt]rước | [Cc]hậm nhất(?: là)?(?: vào)? | [Tt]rong | [Vv]ào | [Đđ]ến(?: hết| cuối)? | [Xx]ong
    [Hh]ạn(?: cuối)? | [Tt]hời hạn | [Tt]hời gian(?: hoàn thành| tổ chức| thực hiện)?\\s*:
    hoàn thành | cuối | đầu | dự kiến(?: vào| trong)? | tổ chức
""")
_BETWEEN = r"(?:(?:ngày|hết|đầu|cuối|giữa|thời điểm|dịp|khoảng|trước)\s+)*"
_DAY_OF_PERIOD = (
    r"ngày\s+\d{1,2}\s+(?:của\s+)?"
    r"(?:tháng \d{1,2}|tháng cuối(?: mỗi)? quý|hằng tháng|hàng tháng|tháng cuối kỳ)?"
)
_BOUND = re.compile(
    rf"{_BEFORE_POINT}\s+{_BETWEEN}(?P<point>{_POINT})"
    rf"|^(?P<opening>{_YEAR})(?:,|\s+(?=tổ chức|sơ kết|tổng kết|hoàn thành|phấn đấu))"  # "Năm 2026, 100% ..."
    rf"|(?:trước|vào|chậm nhất)\s+(?P<day>{_DAY_OF_PERIOD})"  # "trước ngày 20 của tháng cuối quý"
    r"|:\s*(?P<line>(?:[Nn]gày\s+)?(?:\d{1,2}\s?/\s?\d{1,2}\s?/\s?\d{4})"  # "Lễ phát động: ngày 10/3/2026"
    rf"|{_MONTH}|{_QUARTER})(?=\s*(?:$|[.;(]))"
)
_RECURRING_DAY = re.compile(rf"(?P<point>{_DAY})\)?\s+(?:hằng|hàng) năm")
_IN_BRACKETS = re.compile(rf"\((?:{_DAY}\s*[-–]\s*)?(?P<point>{_DAY})\)")
_OCCASION = re.compile(
    r"(?P<point>khi (?:tổng kết|kết thúc|sơ kết)[^,;.()]*|(?:sau|khi) (?:kết thúc|mỗi) đợt[^,;.()]*"
    r"|theo (?:thời gian|thời hạn|tiến độ) quy định)"
)
_BARE = re.compile(rf"(?P<point>ngày\s+\d{{1,2}}\s?/\s?\d{{1,2}}\s?/\s?\d{{4}}|{_MONTH}|{_QUARTER})")
_DEADLINES = (_BOUND, _RECURRING_DAY, _IN_BRACKETS, _OCCASION, _BARE)  # the surer one first

# --- cadences -------------------------------------------------------------------------------------------------------
#: Printed cadences and what they stand for; the finer one of two is what is owed. Weeks are not told apart: no plan
#: reports by the week.
_CADENCES = {
    "month": any_of(r"""
        (?:hằng|hàng|mỗi|từng|theo)\s+tháng
        (?:0?1|một)\s+tháng\s*/?\s*(?:0?1\s+|một\s+)?lần
        lần/tháng | trong một tháng
    """),
    "quarter": any_of(r"""
        (?:hằng|hàng|mỗi|từng|định kỳ|theo)\s+qu[ýí]
        báo cáo qu[ýí]\b | qu[ýí]/lần | lần/quý | trong một quý
        tháng cuối(?: mỗi)? quý | (?:0?3|ba) tháng một lần
    """),
    "half": any_of(r"""
        (?:định kỳ|hằng|hàng|mỗi|báo cáo|theo)\s+(?:0?6|sáu)\s+tháng
        (?:sơ kết|đánh giá)\s+(?:0?6|sáu)\s+tháng
        (?:0?6|sáu)\s+tháng(?:\s+đầu năm)?(?:\s+một lần|/lần)
        (?:0?6|sáu)\s+tháng(?:\s+đầu năm)?\s*[,/]\s*(?:0?1\s+|một\s+)?(?:năm|cả năm)
        (?:0?6|sáu)\s+tháng(?:\s+đầu năm)?\s+và\s+(?:hằng\s+|hàng\s+|cuối\s+|cả\s+)?năm
        nửa năm | (?:mỗi|từng|hằng|hàng) học k[ỳì]
    """),
    "year": any_of(r"""
        (?:hằng|hàng|mỗi|từng)\s+năm | (?:mỗi|từng|cả) năm học
        định kỳ năm | năm/lần | lần/năm | một năm một lần | trong một năm
        trong năm(?=\s*(?:[,;.)]|$))
    """),
}
#: The same after what is counted: "02 gương/năm", "01 số/tháng"; "6/năm 2025" is a date.
_PER_TIME = {"month": "tháng", "quarter": "quý", "year": "năm"}
_CADENCE = {
    period: re.compile(
        rf"(?<!\w){words}(?!\w)" + (rf"|(?<=\w)/{_PER_TIME[period]}\b(?!\s\d)" if period in _PER_TIME else ""),
        re.IGNORECASE,
    )
    for period, words in _CADENCES.items()
}
_ONGOING = re.compile(
    r"(?<!\w)(?:thường xuyên|trong (?:suốt )?quá trình (?:triển khai |tổ chức )?thực hiện|liên tục)(?!\w)",
    re.IGNORECASE,
)
#: "chỉ đạo Báo ... thường xuyên tuyên truyền": others do it all the time, not the one who is told to.
_OTHERS_DO = re.compile(r"chỉ đạo\s+(?:các\s+)?(?:[A-ZĐÀ-Ỹ]|cơ quan|đơn vị|hệ thống|địa phương)[^;]*$")
#: Work that happens once though no date is printed: the review of a period, a congress, the end of a movement.
_ONCE = re.compile(
    any_of(r"""
        (?:Hội nghị|Đại hội)[^;.,]{0,80}giai đoạn\s+\d{4}
        ^[Hh]oàn thành (?:vượt mức )?(?:các )?(?:chỉ tiêu|mục tiêu)[^;.]*năm \d{4}
        tổng kết[^;.]{0,160}giai đoạn\s+\d{4}
        sơ kết[^;.]{0,120}giai đoạn\s+\d{4}
        tham dự Đại hội
        khi (?:tổng kết|kết thúc)\b
    """),
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Timing:
    """Cadence and deadline of a stretch of text. `at` and `end` place the words of time that were used."""

    period: str | None = None
    deadline: str | None = None
    at: int = -1
    end: int = -1


def timing_of(text: str) -> Timing:
    """What this text says about time: a printed cadence first, then a single date, then "thường xuyên"."""
    date = deadline_in(text)
    deadline = _words(date)
    if cadence := cadence_in(text):
        period, match = cadence
        return Timing(period, deadline, match.start(), max(match.end(), date.end() if date else -1))
    if date and date.re is not _OCCASION:
        return Timing("once", deadline, date.start(), date.end())
    if once := _ONCE.search(text):
        return Timing("once", deadline, once.start(), once.end())
    ongoing = _ONGOING.search(text)
    if ongoing and not _OTHERS_DO.search(text[: ongoing.start()]):
        return Timing("ongoing", deadline, ongoing.start(), ongoing.end())
    return Timing(None, deadline)


def cadence_in(text: str) -> tuple[str, re.Match[str]] | None:
    """The finest printed cadence and its place."""
    for period, pattern in _CADENCE.items():
        if match := pattern.search(text):
            return period, match
    return None


def deadline_in(text: str) -> re.Match[str] | None:
    """The place of a deadline: a date that a preposition binds, or an occasion that stands for one."""
    stretches = [match.span() for match in _STRETCH.finditer(text)]
    for pattern in _DEADLINES:
        for match in pattern.finditer(text):
            in_stretch = any(start <= match.start() < end + 12 for start, end in stretches)
            if not in_stretch and not _is_date_of_document(text, match):
                return match
    return None


def _is_date_of_document(text: str, match: re.Match[str]) -> bool:
    """Whether the date follows the number of a cited document ("số 65/KH-UBND ngày 14/3/2023")."""
    return bool(re.search(r"(?:số|/\S+)\s*,?\s*$", text[: match.start()]))


def _words(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    words = next(value for value in match.groupdict().values() if value)
    return re.sub(r"^ngày\s+(?=\d{1,2}\s?/)", "", words.strip(), flags=re.IGNORECASE)
