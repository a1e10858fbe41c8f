"""The frame of a document: header, title and signature, which Decree 30/2020 (annex I) lays out around the text.

The header and the signature are printed in two columns, and files keep those columns in every possible order. So
both are read as one run of words in which fixed formulas are the landmarks, not as lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .blocks import Block
from .breaks import ends
from .labels import BULLET, Kind, parse_label
from .lines import cut_lines
from .model import Date
from .patterns import any_name_of, any_of
from .signature import RECIPIENTS, read_ending
from .vocabulary import DOCUMENT_TYPES, LOWER, OFFICE_HEADS, POSITIONS, UPPER

_KIND_IN_CAPITALS = any_name_of(tuple(kind.upper() for kind in DOCUMENT_TYPES))
_BANNER = re.compile(rf"(?<![\w“\"/])({_KIND_IN_CAPITALS})(?![{LOWER}])(?=\s|$|[,(“])")
#: Before the banner these make it part of a name or of another title ("TRIỂN KHAI THỰC HIỆN KẾ HOẠCH", "SỞ KẾ HOẠCH").
_NOT_A_BANNER = re.compile(any_of("TRIỂN KHAI | THỰC HIỆN | BAN HÀNH | SỞ | PHÒNG | BỘ | VÀ | QUÂN | BAN") + "$")
_MOTTO = re.compile(
    r"C[ỘÔ]NG\s*H[OÒÓ][AÀÁ]\s*X[ÃA]\s*HỘI\s*CHỦ\s*NGHĨA\s*VIỆT\s*NAM"
    r"|Độc\s*lập\s*[-–—]\s*Tự\s*do\s*[-–—]\s*Hạnh\s*phúc|ĐẢNG\s*CỘNG\s*SẢN\s*VIỆT\s*NAM",
    re.IGNORECASE,
)
_CODE = rf"[{UPPER}][\w&]*(?:\s?[-–./]\s?[{UPPER}a-z\d&]+)*"
_NUMBER = re.compile(rf"Số\s*:?\s*(?P<number>[\d.…_]*\s*[a-zđ]?\s*[/-]?\s*{_CODE}|\d+[a-zđ]?(?:\s?[/-]\s?\w+)+)")
#: "An Bình", "TP. Bến Tre", "Cư M'gar": not the capitals of the office that may stand right before it.
_PLACE_WORD = rf"[{UPPER}](?:[{LOWER}'’][\w'’]*)?"
_PLACE = rf"(?:T[PTX]\.?\s*)?{_PLACE_WORD}(?:\s+(?:-\s+)?{_PLACE_WORD}){{0,5}}|[{UPPER}]+(?:\s[{UPPER}]+){{0,5}}"
_DATE = re.compile(
    rf"(?:(?<!\w)(?P<place>{_PLACE})\s*,\s*)?"
    r"ngày\s*(?P<day>[\d.…_]*)\s*tháng\s*(?P<month>[\d.…_]*)\s*năm\s*(?P<year>\d{4}|20[.…_]*)",
)
#: How openings begin: what is carried out, what it is based on, or what it is for.
_OPENING = re.compile(
    any_of(r"""
        Thực hiện | Căn cứ | Triển khai | Thi hành | Chấp hành | Hưởng ứng | Tiếp tục | Phát huy | Nhằm | Để
        Trên cơ sở | Theo | Tiếp theo | Năm \d{4} | Ngày \d | Chào mừng | Hướng tới | Xét | Kính gửi | Trong những năm
        Trong thời gian | Thời gian qua | Với mục | Được sự | Sau khi | Từ | Hòa chung | Lập thành tích | Kỷ niệm
    """)
    + r"(?=[\s,:])"
)
_OFFICE_OPENING = re.compile(rf"{any_name_of(OFFICE_HEADS)}\b")
#: "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ": who decides, between the title of a decision and its basis.
_WHO_DECIDES = re.compile(rf"{POSITIONS}(?!\w)")
#: The title of a letter stands below its number.
_SUBJECT = re.compile(r"V/v\s*:?\s*(?P<title>.+)")
_LIST_ITEM = re.compile(rf"{BULLET.pattern}(?!\s*[a-z\d])")  # "- 2031" goes on with a stretch of years
_CLOSING_MARK = re.compile(r"\.\s*/\s*\.?(?=\s|$)")
_SIGNS = " |-_.*"


@dataclass(slots=True)
class Frame:
    """The document in its parts. Blocks carry no offsets yet; `facts` name the words that were recognised."""

    head: list[Block] = field(default_factory=list)
    title: list[Block] = field(default_factory=list)
    body_lines: list[str] = field(default_factory=list)
    recipients: list[Block] = field(default_factory=list)
    tail: list[Block] = field(default_factory=list)
    annex_lines: list[str] = field(default_factory=list)
    type: str | None = None
    facts: dict[str, str] = field(default_factory=dict)


def split_frame(lines: list[str]) -> Frame:
    """Part the cleaned lines into header, title, body, signature and annexes."""
    frame = Frame()
    body, tail = _cut_tail(lines)
    rest = _read_head(body, frame)
    frame.body_lines = _read_title(rest, frame)
    if any(tail):
        ending = read_ending(tail)
        frame.recipients, frame.tail, frame.annex_lines = ending.recipients, ending.blocks, ending.annex_lines
        frame.facts |= ending.facts
    return frame


# --- header ---------------------------------------------------------------------------------------------------------


def _read_head(lines: list[str], frame: Frame) -> list[str]:
    """Take the header with the banner ("KẾ HOẠCH") off the top; without a banner there may still be a letterhead."""
    flat = " ".join(line for line in lines[: _top(lines)] if line)
    if banner := _find_banner(flat):
        printed = " ".join(banner[1].split())
        frame.type = next(kind for kind in DOCUMENT_TYPES if kind.upper() == printed)
        frame.head = [*_letterhead(flat[: banner.start()], frame), Block(banner[1])]
        return cut_lines(lines, banner.end())[1]
    if _MOTTO.search(flat) or _NUMBER.match(flat):
        end = max((match.end() for mark in (_MOTTO, _NUMBER, _DATE) if (match := mark.search(flat))), default=0)
        frame.head = _letterhead(flat[:end], frame)
        frame.type = "Công văn" if "Kính gửi" in flat or "V/v" in flat else None
        return cut_lines(lines, end)[1]
    return lines


def _top(lines: list[str]) -> int:
    """How many lines may belong to header and title: those before the first part, at most 60."""
    for i, line in enumerate(lines[1:60], start=1):
        label = parse_label(line)
        if label and label.kind <= Kind.NUMBER and label.value == 1 and line[label.length :].strip():
            return i
    return min(60, len(lines))


def _find_banner(flat: str) -> re.Match[str] | None:
    """The kind of document in capitals: after a letterhead, or near the top of a file that has lost its own."""
    for match in _BANNER.finditer(flat):
        before = flat[: match.start()].rstrip()
        after_letterhead = any(mark.search(before) for mark in (_DATE, _NUMBER, _MOTTO))
        near_top = len(before) < 12 or (len(before) < 200 and before.isupper())
        if (after_letterhead or near_top) and not _NOT_A_BANNER.search(before):
            return match
    return None


def _letterhead(flat: str, frame: Frame) -> list[Block]:
    """Blocks of the header in printed order, and its facts: number, date, and the offices around them."""
    marks = list(_MOTTO.finditer(flat))
    if number := _NUMBER.search(flat):
        marks.append(number)
        frame.facts["number"] = number["number"].strip()
    if date := _DATE.search(flat, number.end() if number else 0) or _DATE.search(flat):
        marks.append(date)
        frame.facts["date"] = date[0]
    pieces, at = [], 0
    for mark in sorted(marks, key=lambda match: match.start()):
        if mark.start() >= at:
            pieces += [(flat[at : mark.start()].strip(_SIGNS), True), (mark[0].strip(), False)]
            at = mark.end()
    pieces.append((flat[at:].strip(_SIGNS), not marks))
    subjects = [subject for words, _ in pieces if (subject := _SUBJECT.match(words))]
    if subjects:
        frame.facts["title"] = subjects[0]["title"]
    names = (words for words, office in pieces if office and words and not _SUBJECT.match(words))
    if offices := " ".join(names):
        frame.facts["letterhead"] = " ".join(offices.split())
    return [Block(words) for words, _ in pieces if words]


def read_date(text: str) -> tuple[str | None, Date | None]:
    """(place, date) of a dateline such as "Lạng Sơn, ngày   tháng 4 năm 2023"; what was left blank is None."""
    match = _DATE.search(text)
    if not match:
        return None, None
    year, month, day = (
        int(digits) if (digits := match[name].strip(".…_")).isdigit() else None for name in ("year", "month", "day")
    )
    return match["place"], Date(year if year and year > 1900 else None, month, day)


# --- title ----------------------------------------------------------------------------------------------------------


def _read_title(lines: list[str], frame: Frame) -> list[str]:
    """Take the title off the lines after the banner; it ends where the opening ("Thực hiện ...") begins."""
    if not frame.type or frame.type == "Công văn":
        return lines
    lines = lines[next((i for i, line in enumerate(lines) if line), 0) :]
    end = _title_end(lines)
    title = " ".join(line for line in lines[:end] if line)
    if title:
        frame.title = [Block(title)]
        frame.facts["title"] = title
    return lines[end:]


def _title_end(lines: list[str]) -> int:
    """How many lines the title takes; where no opening is recognised, up to a line that an office opens."""
    capitals = bool(lines) and _is_capitals(lines[0])
    office = None
    title = ""
    for i, line in enumerate(lines[:40]):
        in_quotation = title.count("“") > title.count("”")
        if title and line and not in_quotation:
            ahead = " ".join(part for part in lines[i : i + 6] if part)
            if _OPENING.match(ahead) or (capitals and not _is_capitals(line) and not line[0].islower()):
                return i
            if not capitals and _is_capitals(line) and _WHO_DECIDES.match(line):
                return i
            if office is None and _OFFICE_OPENING.match(line) and not _is_capitals(line):
                office = i
            if parse_label(line) or _LIST_ITEM.match(line) or ends(line):
                return office or i
        title = f"{title} {line}".strip()
    return office or (0 if len(lines) > 40 else len(lines))


def _is_capitals(line: str) -> bool:
    """Printed in capitals, a small word or two aside ("CT-TTg")."""
    letters = [c for c in line if c.isalpha()]
    return sum(c.isupper() for c in letters) >= 0.8 * len(letters)


# --- the cut before the signature -----------------------------------------------------------------------------------


def _cut_tail(lines: list[str]) -> tuple[list[str], list[str]]:
    """Part the lines before the signature: after "./." where "Nơi nhận" or a signature follows, else before those."""
    flat = " ".join(line for line in lines if line)
    recipients = RECIPIENTS.search(flat, len(flat) // 4)
    limit = recipients.start() if recipients else len(flat)
    marks = [m.end() for m in _CLOSING_MARK.finditer(flat, max(0, limit - 1500), limit)]
    if not marks:
        return cut_lines(lines, limit if recipients else _signature_at_end(flat))
    return cut_lines(lines, marks[-1 if recipients else 0])


def _signature_at_end(flat: str) -> int:
    """Where a signature without "Nơi nhận" begins, else the end of the text."""
    found = re.search(r"(?<=[.;:] )(?:TM|KT|TL|TUQ|Q)\.\s*[^a-z]{6,}", flat[-400:])
    return len(flat[:-400]) + found.start() if found else len(flat)
