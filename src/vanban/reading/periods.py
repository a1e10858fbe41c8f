"""The years that a plan is for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .model import Period
from .paper import Paper

_YEARS = re.compile(
    r"(?:giai đoạn|các năm|thời kỳ)\s*(?:từ\s+)?(?:năm\s+)?(?P<first>20\d\d)\s*(?:[-–—]|đến(?: năm)?)\s*"
    r"(?P<last>20\d\d)",
    re.IGNORECASE,
)
#: "Từ tháng 10/2025 đến khi tổ chức thành công Đại hội": the end may be no year.
_FROM_TO = re.compile(r"[Tt]ừ[^.;]{0,24}?(?P<first>20\d\d)[^.;]{0,6}?\s*(?:đến|[-–])\s*(?P<end>[^.;]{0,60})")
_ONE_YEAR = re.compile(r"năm\s+(?:học\s+)?(?P<first>20\d\d)(?:\s*[-–]\s*(?P<last>20\d\d))?", re.IGNORECASE)
_TERM_OF_OFFICE = re.compile(r"nhiệm kỳ[^,;]*$")
_ANY_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
#: Parts on the time of the plan; "Thời gian trình khen thưởng" is about something else.
_TIME_HEADING = re.compile(
    r"^thời gian(?!\s+(?:trình|nộp|gửi|báo cáo|nhận|khen))|thời gian (?:thực hiện|tổ chức|triển khai)", re.IGNORECASE
)


def read_period(title: str, paper: Paper) -> Period | None:
    """The first and last year: what "Thời gian thực hiện" says, else the title, else the opening."""
    for text in _parts_on_time(paper):
        if period := _stretch(text):
            return period
    for text in (title, *(sentence.text for sentence in paper.opening_sentences()[-1:])):
        if period := _named(text):
            return period
    return None


def _parts_on_time(paper: Paper) -> Iterator[str]:
    for part in paper.parts:
        heading = part.section.heading
        if heading and part.section.level <= 3 and _TIME_HEADING.search(heading):
            yield " ".join([heading, *(sentence.text for sentence in part.sentences())])


def _named(text: str) -> Period | None:
    """ "giai đoạn 2022 - 2025" or "năm 2026"; the term of a council is not the plan's."""
    if years := _YEARS.search(text):
        return Period(int(years["first"]), int(years["last"]))
    year = _ONE_YEAR.search(text)
    if year and not _TERM_OF_OFFICE.search(text[: year.start()]):
        return Period(int(year["first"]), int(year["last"] or year["first"]))
    return None


def _stretch(text: str) -> Period | None:
    if years := _YEARS.search(text):
        return Period(int(years["first"]), int(years["last"]))
    if match := _FROM_TO.search(text):
        last = _ANY_YEAR.search(match["end"])
        return Period(int(match["first"]), int(last[0]) if last else None)
    found = [int(year) for year in _ANY_YEAR.findall(text)]
    return Period(min(found), max(found)) if found else None
