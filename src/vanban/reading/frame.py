"""The frame of a document: header, title and signature, which Decree 30/2020 (annex I) lays out around the text.

The header and the signature are printed in two columns, and files keep those columns in every possible order. So
both are read as one run of words in which fixed formulas are the landmarks, not as lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .labels import BULLET, Kind, parse_label
from .layout import ENDS, Block
from .model import Date
from .signature import RECIPIENTS, read_ending
from .vocabulary import DOCUMENT_TYPES, LOWER, OFFICE_HEADS, UPPER

_BANNER = re.compile(
    rf"(?<![\w“\"/])({'|'.join(re.escape(t.upper()) for t in DOCUMENT_TYPES)})(?![{LOWER}])(?=\s|$|[,(“])"
)
_MOTTO = re.compile(
    r"C[ỘÔ]NG\s+H[OÒÓ][AÀÁ]\s+X[ÃA]\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM"
    r"|Độc\s*lập\s*[-–—]\s*Tự\s*do\s*[-–—]\s*Hạnh\s*phúc|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    rf"Số\s*:?\s*(?P<number>[\d.…_]*\s*[a-zđ]?\s*[/-]?\s*[{UPPER}][\w&]*(?:\s?[-–./]\s?[{UPPER}a-z\d&]+)*"
    r"|\d+[a-zđ]?(?:\s?[/-]\s?\w+)+)"
)
_DATE = re.compile(
    rf"(?:(?P<place>(?:[{UPPER}][\w.'’]*\s+(?:-\s+)?){{0,5}}[{UPPER}][\w'’]*)\s*,\s*)?"
    r"ngày\s*(?P<day>[\d.…_]*)\s*tháng\s*(?P<month>[\d.…_]*)\s*năm\s*(?P<year>\d{4}|20[.…_]*)",
)
_OPENING = re.compile(
    r"(?:Thực hiện|Căn cứ|Triển khai|Thi hành|Chấp hành|Hưởng ứng|Tiếp tục|Phát huy|Nhằm|Để|Trên cơ sở|Theo|Tiếp theo"
    r"|Năm \d{4}|Ngày \d|Chào mừng|Hướng tới|Xét|Kính gửi|Trong những năm|Trong thời gian|Thời gian qua|Với mục"
    r"|Được sự|Sau khi|Từ|Hòa chung|Lập thành tích|Kỷ niệm)(?=[\s,:])"
)
_OFFICE_OPENING = re.compile(rf"(?:{'|'.join(sorted(OFFICE_HEADS, key=len, reverse=True))})\b")
_CLOSING_MARK = re.compile(r"\.\s*/\s*\.?(?=\s|$)")


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


# --- header and title ---------------------------------------------------------------------------------------------


def _read_head(lines: list[str], frame: Frame) -> list[str]:
    """Take the header with the banner ("KẾ HOẠCH") off the top; without a banner there may still be a letterhead."""
    top = _top(lines)
    flat = " ".join(line for line in lines[:top] if line)
    banner = _banner(flat)
    if banner:
        frame.type = next(t for t in DOCUMENT_TYPES if t.upper() == " ".join(banner[1].split()).upper())
        frame.head = [*_letterhead(flat[: banner.start()], frame), Block(banner[1])]
        return cut_lines(lines, banner.end())[1]
    if _MOTTO.search(flat) or _NUMBER.match(flat):
        end = max((m.end() for p in (_MOTTO, _NUMBER, _DATE) if (m := p.search(flat))), default=0)
        frame.head = _letterhead(flat[:end], frame)
        frame.type = "Công văn" if "Kính gửi" in flat or "V/v" in flat else None
        return cut_lines(lines, end)[1]
    return lines


def _top(lines: list[str]) -> int:
    """How many lines may belong to header and title: up to the first part, sentence end or 60 lines."""
    for i, line in enumerate(lines[:60]):
        label = parse_label(line) if i else None
        if label and label.kind <= Kind.NUMBER and label.value == 1 and line[label.length :].strip():
            return i
    return min(60, len(lines))


def _banner(flat: str) -> re.Match[str] | None:
    """The kind of document in capitals, not inside the name of an office or of another title."""
    for match in _BANNER.finditer(flat):
        before = flat[: match.start()].rstrip()
        if not re.search(rf"(?:TRIỂN KHAI|THỰC HIỆN|BAN HÀNH|SỞ|PHÒNG|BỘ|VÀ|QUÂN|BAN)$", before) and _room_before(
            before
        ):
            return match
    return None


def _room_before(before: str) -> bool:
    """A banner follows a letterhead (which ends in a date, number or motto) or opens the file."""
    return (
        len(before) < 12
        or bool(_DATE.search(before) or _NUMBER.search(before) or _MOTTO.search(before))
        or (len(before) < 200 and before.isupper())
    )


def _letterhead(flat: str, frame: Frame) -> list[Block]:
    """Blocks of the header in printed order, and its facts: number, place, date, issuing body."""
    found = list(_MOTTO.finditer(flat))
    if number := _NUMBER.search(flat):
        found.append(number)
        frame.facts["number"] = number["number"].strip()
    if date := _DATE.search(flat, number.end() if number else 0) or _DATE.search(flat):
        found.append(date)
        frame.facts["date"] = date[0]
    blocks, bodies, at = [], [], 0
    for match in sorted(found, key=lambda m: m.start()):
        if match.start() < at:
            continue
        bodies.append(flat[at : match.start()].strip(" |-_.*"))
        blocks += [Block(text) for text in (bodies[-1], match[0].strip()) if text]
        at = match.end()
    rest = flat[at:].strip(" |-_.*")
    bodies += [] if found else [rest]
    blocks += [Block(rest)] if rest else []
    body = " ".join(" ".join(b for b in bodies if b).split())
    if body:
        frame.facts["letterhead"] = body
    return blocks


def read_date(text: str) -> tuple[str | None, Date | None]:
    """(place, date) of a dateline such as "Lạng Sơn, ngày   tháng 4 năm 2023"; what was left blank is None."""
    match = _DATE.search(text)
    if not match:
        return None, None
    year, month, day = (
        int(digits) if (digits := match[name].strip(".…_")).isdigit() else None for name in ("year", "month", "day")
    )
    return match["place"], Date(year if year and year > 1900 else None, month, day)


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
    capitals = bool(lines) and _is_capitals(lines[0])
    fallback = None
    for i, line in enumerate(lines[:40]):
        if not line or i == 0:
            continue
        before = " ".join(part for part in lines[:i] if part)
        if before.count("“") > before.count("”"):
            continue
        if parse_label(line) or BULLET.match(line):
            return fallback or i
        ahead = " ".join(part for part in lines[i : i + 6] if part)
        if _OPENING.match(ahead) or (capitals and not _is_capitals(line) and not line[0].islower()):
            return i
        if fallback is None and _OFFICE_OPENING.match(line) and not _is_capitals(line):
            fallback = i
        if ENDS.search(line):
            return fallback or i
    return fallback or (0 if len(lines) > 40 else len(lines[:40]))


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
    if recipients:
        cut = marks[-1] if marks else limit
    else:
        cut = marks[0] if marks else _signature_at_end(flat)
    return cut_lines(lines, cut)


def _signature_at_end(flat: str) -> int:
    """Where a signature without "Nơi nhận" begins, else the end of the text."""
    found = re.search(r"(?<=[.;:] )(?:TM|KT|TL|TUQ|Q)\.\s*[^a-z]{6,}", flat[-400:])
    return len(flat[:-400]) + found.start() if found else len(flat)


# --- cutting lines at a place of their common text ------------------------------------------------------------------


def cut_lines(lines: list[str], place: int) -> tuple[list[str], list[str]]:
    """Part the lines at offset `place` of their words joined by single spaces; blank lines stay where they are."""
    at = 0
    for i, line in enumerate(lines):
        if not line:
            continue
        if place <= at + len(line):
            head, rest = line[: max(place - at, 0)].rstrip(), line[max(place - at, 0) :].lstrip()
            return [*lines[:i], head], [rest, *lines[i + 1 :]]
        at += len(line) + 1
    return lines, []
