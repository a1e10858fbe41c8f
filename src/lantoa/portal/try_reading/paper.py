"""Lays the text of a reading out like the paper it came from, cut where items begin and end."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from django.utils.safestring import SafeString

from vanban.reading.model import Section, Span

from .header import signature_span
from .items import Reading
from .markup import Piece, marked
from .segments import Segment, segments

LINE = re.compile(r"[^\n]*\S[^\n]*")
BULLET = re.compile(r"[-–—+•*]\s")
ABOVE_HEADINGS, LAST_HEADING = 2, 6  # the page itself has h1 and h2


@dataclass(slots=True)
class Paragraph:
    """One line of the normalised text. `role` says what it is on paper: heading, title, bullet, row of a table..."""

    text: str
    start: int
    role: str
    heading: int = 0  # the level of a heading in HTML
    section: Section | None = None  # the section that opens here
    pieces: list[Piece] = field(default_factory=list)

    @property
    def end(self) -> int:
        """The place after its last character."""
        return self.start + len(self.text)

    @property
    def html(self) -> SafeString:
        """Its words with the marks of the items."""
        return marked(self.pieces)

    @property
    def cells(self) -> list[SafeString]:
        """The words of a row of a table, cell by cell, without the bars between them."""
        found: list[list[Piece]] = []
        for piece in self.pieces:
            if piece.text == "|":
                found.append([])
            elif found:
                found[-1].append(piece)
        return [marked(cell) for cell in found if cell]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows that follow each other."""

    rows: list[Paragraph]
    role: str = "table"


def paper(reading: Reading) -> list[Paragraph | Table]:
    """The text from top to bottom, in time linear in its length."""
    paragraphs = list(_Lines(reading).paragraphs())
    _fill(paragraphs, reading)
    blocks: list[Paragraph | Table] = []
    for is_table, group in groupby(paragraphs, key=lambda paragraph: paragraph.role == "row"):
        lines = list(group)
        blocks += [Table(lines)] if is_table else lines
    return blocks


class _Lines:
    """The lines of a text, each with its role on paper."""

    def __init__(self, reading: Reading) -> None:
        plan = reading.plan
        self.text, self.spans = plan.text, plan.document.spans | signature_span(plan.document)
        self.opened = {section.span[0]: section for section in plan.sections}
        self.body = min(self.opened, default=len(plan.text))
        self.type = (plan.document.type or "").casefold()
        title = self.spans.get("title", (0, 0))[0]
        self.top = title if title < self.body else 0  # without a banner the title is taken from the closing words

    def paragraphs(self) -> Iterator[Paragraph]:
        """One a line; blank lines are left out."""
        level = ABOVE_HEADINGS
        for line in LINE.finditer(self.text):
            section = self.opened.get(line.start())
            role = self._role(line, section)
            if section and role == "heading":  # no level is skipped on the way down: screen readers walk them
                level = min(ABOVE_HEADINGS + section.level, level + 1, LAST_HEADING)
            yield Paragraph(line[0], line.start(), role, level, section)

    def _role(self, line: re.Match[str], section: Section | None) -> str:
        if line[0].startswith("|"):
            return "row"
        if section:
            return "heading" if _is_section_title(line[0], section) else "opening"
        if self._is_title(line):
            return "title"
        if line.end() <= self.top:
            return "letterhead"
        if _covers(self.spans.get("signer"), line.span()):
            return "signature"
        return "bullet" if BULLET.match(line[0]) else "body"

    def _is_title(self, line: re.Match[str]) -> bool:
        """Whether a line above the first section is the banner ("KẾ HOẠCH") or the title."""
        if line.start() >= self.body:
            return False
        return line[0].casefold() == self.type or _covers(self.spans.get("title"), line.span())


def _is_section_title(line: str, section: Section) -> bool:
    """Whether nothing follows the section's heading on its line but a mark or two."""
    return section.heading is not None and len(line) <= len(section.label) + len(section.heading) + 4


def _covers(span: Span | None, line: Span) -> bool:
    """Whether a span takes up most of a line."""
    if span is None:
        return False
    shared = min(span[1], line[1]) - max(span[0], line[0])
    return shared > 0.6 * (line[1] - line[0])


def _fill(paragraphs: list[Paragraph], reading: Reading) -> None:
    """Give each paragraph its share of the segments."""
    cuts = [cut for paragraph in paragraphs for cut in _cuts(paragraph)]
    cut_text = iter(segments(len(reading.plan.text), [item.span for item in reading.items], cuts))
    seen: set[int] = set()
    segment = next(cut_text, None)
    for paragraph in paragraphs:
        while segment and segment.start < paragraph.end:
            if segment.start >= paragraph.start:
                paragraph.pieces.append(_piece(segment, reading, seen))
            segment = next(cut_text, None)


def _cuts(paragraph: Paragraph) -> list[int]:
    bars = re.finditer(r"\|", paragraph.text) if paragraph.role == "row" else ()
    return [paragraph.start, paragraph.end, *(paragraph.start + edge for bar in bars for edge in bar.span())]


def _piece(segment: Segment, reading: Reading, seen: set[int]) -> Piece:
    opening = [item for item in segment.items if item not in seen]
    seen.update(opening)
    return Piece(
        reading.plan.text[segment.start : segment.end],
        tuple(reading.items[item] for item in segment.items),
        tuple(reading.items[item] for item in opening),
    )
