"""From lines to blocks: where a heading, a paragraph or a list item of the paper begins and ends.

Line breaks are weak evidence: files arrive wrapped at any width, with a blank line after every line, with page
breaks inside a sentence. What decides is punctuation, the count of the labels and the words on both sides of a break;
the shape of the lines is asked only where those say nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .actors import actor_length, is_actor
from .blocks import Block
from .breaks import (
    dashed_name,
    ends,
    ends_sentence,
    holds_sentence,
    inside_name,
    left_open,
    opens_sentence,
    repeats_heading,
)
from .labels import BULLET, Label, Numbering, parse_label
from .lines import LineShape, with_lone_marks_joined
from .vocabulary import NAME_OPENS, OPEN_ENDINGS

_SHARE = re.compile(r"\d+(?:,\d+)?\s?%")
_CELLS = re.compile(r"^\|(.*\|.*)\|$")
_INTRODUCTION = re.compile(r"(?:Cụ thể|Trong đó)(?: như sau)?\s*:")  # belongs to the sentence before it
_CLOSING = "Trên đây là "
_LONGEST_HEADING = 260  # characters; a longer label line is a paragraph
_SHORT_HEADING = 70  # characters; where lines are whole paragraphs, one this short may be a heading
_LINES_AHEAD = 60  # how far to look for the end of a sentence


@dataclass(slots=True)
class _Open:
    """The block that is being put together. Head and tail suffice to judge it, however long it grows."""

    block: Block
    lines: list[str]
    head: str
    tail: str

    @classmethod
    def of(cls, block: Block) -> _Open:
        return cls(block, [block.text], block.text, block.text[-400:])

    def add(self, line: str) -> None:
        """Go on with the words of the next line."""
        self.lines.append(line)
        if len(self.head) <= _LONGEST_HEADING + 40:
            self.head = f"{self.head} {line}"
        self.tail = f"{self.tail} {line}"[-400:]

    def close(self) -> Block:
        """The finished block."""
        self.block.text = " ".join(self.lines)
        return self.block

    @property
    def may_be_heading(self) -> bool:
        """Whether this is a title line so far: labelled, short, and no sentence has ended or gone on in it."""
        body = self.head[self.block.lead :].lstrip()
        if self.block.label is None or len(body) >= _LONGEST_HEADING:
            return False
        return not ends(body) and not holds_sentence(body)


@dataclass(slots=True)
class _Assembly:
    """Lines being put together to blocks, one after the other."""

    lines: list[str]
    shape: LineShape
    numbering: Numbering = field(default_factory=Numbering)
    done: list[Block] = field(default_factory=list)
    open: _Open | None = None
    last_line: str = ""
    blank: bool = False  # a blank line stood before the present one

    def run(self) -> list[Block]:
        """The blocks in order."""
        blanks = [False, *(not line for line in self.lines[:-1])]
        written = [(line, blank) for line, blank in zip(self.lines, blanks, strict=True) if line]
        self.lines = [line for line, _ in written]
        for i, (line, self.blank) in enumerate(written):
            self._take(line, i)
            self.last_line = line
        return [*self.done, *([self.open.close()] if self.open else [])]

    def _take(self, line: str, i: int) -> None:
        block = self._begun_by(line, i)
        if block is None and self.open:
            self.open.add(line)
        elif block:
            if self.open:
                self.done.append(self.open.close())
            self.open = _Open.of(block)

    def _begun_by(self, line: str, i: int) -> Block | None:
        """The block that this line begins; None where it goes on with the open one."""
        if cells := _CELLS.match(line):
            return Block(line, cells=tuple(cell.strip() for cell in cells[1].split("|")))
        if (label := parse_label(line)) and self._label_holds(label, line):
            self.numbering.enter(label)
            return Block(line, label=label, lead=label.length)
        if (bullet := BULLET.match(line)) and self._bullet_holds(line, bullet.end()):
            return Block(line, bullet=bullet[0].strip(), lead=bullet.end())
        return Block(line) if self.open is None or self.open.block.cells or self._paragraph_begins(line, i) else None

    # --- labels and bullets -----------------------------------------------------------------------------------------

    def _after_end(self) -> bool:
        """Whether nothing is open that could go on."""
        return self.open is None or bool(self.open.block.cells) or ends(self.open.tail)

    def _label_holds(self, label: Label, line: str) -> bool:
        """Whether what looks like a label is one: the count must allow it, and in mid-sentence expect it."""
        if self.open is None or self._after_end():
            return self.numbering.allows(label)
        heading = self.open.may_be_heading
        if not heading and line[label.length :].lstrip()[:1].islower():
            return False
        skipped = heading and self.numbering.allows(label) and self._by_hand(line) is not False
        return skipped or self.numbering.expects(label)

    def _bullet_holds(self, line: str, width: int) -> bool:
        """Whether a dash opens a list item, or stands inside a sentence whose line was broken before it."""
        if self.open is None or self._after_end() or line[0] not in "-–—+":
            return True
        after = line[width:]
        if after[:1].isupper() or after[:1] in "“\"'‘":
            return not dashed_name(self.open.tail, after)
        counted = _SHARE.match(after) or (after[:1].isdigit() and not self.open.tail[-1].isdigit())
        if counted and self.open.may_be_heading:
            return True
        return self.open.tail.endswith(",") and self._by_hand(line) is True

    # --- paragraphs -------------------------------------------------------------------------------------------------

    def _paragraph_begins(self, line: str, i: int) -> bool:
        """Whether an unlabelled line begins a paragraph of its own."""
        opened = self.open
        if opened is None or ends(opened.tail):
            return opened is None or self._after_mark(line, i, opened.tail)
        if line[0].islower() or line[0] in ",.;:)]…”%/" or left_open(opened.tail):
            return False
        if opened.tail.isupper():  # a title in capitals goes on in capitals
            return not line.isupper() and not line[0].isdigit()
        return opened.may_be_heading and self._heading_is_over(line, i, opened)

    def _after_mark(self, line: str, i: int, tail: str) -> bool:
        """After a full stop a paragraph may begin; after a colon or semicolon the sentence goes on."""
        if line[0].islower() or not ends_sentence(tail) or _INTRODUCTION.match(self._ahead(i)):
            return False
        return line.startswith(_CLOSING) or self._by_hand(line) is not False

    def _heading_is_over(self, line: str, i: int, opened: _Open) -> bool:
        """Whether a heading without a full stop ended with the line before: see SENTENCE_OPENERS, OPEN_ENDINGS."""
        heading = opened.head
        if heading.rsplit(None, 1)[-1].casefold() in OPEN_ENDINGS or inside_name(heading, line):
            return False
        if not line[0].isalpha() and line[0] not in '“"':
            return bool(_SHARE.match(line)) or (line[0].isdigit() and self._by_hand(line) is True)
        return self._sentence_follows(i) and self._words_begin_paragraph(line, i, heading, opened.block)

    def _words_begin_paragraph(self, line: str, i: int, heading: str, block: Block) -> bool:
        ahead = self._ahead(i)
        by_hand = bool(self._by_hand(line)) and not line.split(" ", 1)[0].isupper()  # "VC-NLĐ" begins nothing
        if NAME_OPENS.search(heading[-60:]):
            return self.shape.wrapped and by_hand and opens_sentence(ahead)
        if repeats_heading(heading, ahead) or opens_sentence(ahead):
            return True
        another_actor = bool(actor_length(ahead)) and not is_actor(heading[block.lead :].lstrip())
        return another_actor or (by_hand and (self.shape.wrapped or len(heading) < _SHORT_HEADING))

    def _sentence_follows(self, i: int) -> bool:
        """Whether the unlabelled lines from `i` on ever end a sentence: the rest of a heading does not."""
        before = ""
        for line in self.lines[i : i + _LINES_AHEAD]:
            words = line[1:].lstrip()
            item = BULLET.match(line) and words[:1].isupper() and not (before and dashed_name(before, words))
            if item or parse_label(line):
                return False
            if ends(line) or holds_sentence(line):
                return True
            before = line
        return False

    def _ahead(self, i: int) -> str:
        """The words from line `i` on, as many as are needed to know how they begin."""
        return " ".join(self.lines[i : i + 12])[:160]

    def _by_hand(self, line: str) -> bool | None:
        return self.shape.deliberate(self.last_line, line, self.blank)


def assemble(lines: list[str]) -> list[Block]:
    """The blocks of these cleaned lines, in order; offsets are not set yet."""
    if not lines:
        return []
    return _Assembly(with_lone_marks_joined(lines), LineShape.of(lines)).run()
