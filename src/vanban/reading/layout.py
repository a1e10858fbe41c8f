"""From lines to blocks: where a heading, a paragraph or a list item of the paper begins and ends.

Line breaks are weak evidence: files arrive wrapped at any width, with a blank line after every line, with page
breaks inside a sentence. What decides is punctuation, the count of the labels and the words on both sides of a break;
the shape of the lines is asked only where those say nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .actors import actor_length, is_actor
from .labels import BULLET, Label, Numbering, parse_label
from .vocabulary import DASHED_NAMES, NAME_GOES_ON, NAME_OPENS, NAMES_LIKE_OPENERS, OPEN_ENDINGS, SENTENCE_OPENERS

ENDS = re.compile(r"[.;:!?…]\W*$")
ENDS_SENTENCE = re.compile(r"[.!?…]\W*$")
_WORD = re.compile(r"[^\W\d_]+")
_SHARE = re.compile(r"\d+(?:,\d+)?\s?%")
_SENTENCE_GOING_ON = re.compile(r"[.;]\s|:\s+\S")
_LONE_MARK = re.compile(r"[-–+]|[IVX]{1,5}\.|\d{1,2}(?:\.\d{1,2})?[.)]|[a-zđĐ]\)")
_CELLS = re.compile(r"^\|(.*\|.*)\|$")


@dataclass(slots=True)
class Block:
    """One heading, paragraph, list item or table row. `start` is its offset in the plan's text."""

    text: str
    label: Label | None = None
    bullet: str | None = None
    cells: tuple[str, ...] = ()
    start: int = 0
    lead: int = 0  # characters taken by the label or bullet

    @property
    def end(self) -> int:
        """Offset of the character after the block."""
        return self.start + len(self.text)

    @property
    def body(self) -> str:
        """The words after the label or bullet."""
        return self.text[self.lead :].lstrip()

    @property
    def body_start(self) -> int:
        """Offset of the first character of `body` in the plan's text."""
        return self.end - len(self.body)


@dataclass(slots=True)
class LineShape:
    """How the lines of this file were made, learned from the lines themselves."""

    width: int  # the length that wrapped lines fill, in characters
    flowed: bool  # a line is a paragraph
    wrapped: bool  # lines were broken at `width`; otherwise the breaks mean nothing
    blanks_count: bool  # blank lines stand between paragraphs, not after every line

    @classmethod
    def of(cls, lines: list[str]) -> LineShape:
        lengths = sorted(len(line) for line in lines if line) or [0]
        width, upper, median = (lengths[int(len(lengths) * q)] for q in (0.97, 0.8, 0.5))
        breaks = [not after for line, after in zip(lines, lines[1:], strict=False) if line]
        share = sum(breaks) / max(len(breaks), 1)
        return cls(
            width=width,
            flowed=lengths[int(len(lengths) * 0.85)] > 180,
            wrapped=width <= 180 and upper >= 0.85 * width and median >= 0.5 * width,
            blanks_count=0.04 < share < 0.7,
        )

    def deliberate(self, line: str, after: str, blank_between: bool) -> bool | None:
        """Whether the break between two lines was made by a person; None where the shape cannot tell."""
        if self.flowed or (self.blanks_count and blank_between and self.wrapped):
            return True
        if not self.wrapped:
            return None
        return len(line) + 1 + len(after.split(" ", 1)[0]) <= 0.93 * self.width


@dataclass(slots=True)
class _Assembly:
    """Blocks being put together line by line."""

    lines: list[str]
    shape: LineShape
    numbering: Numbering = field(default_factory=Numbering)
    blocks: list[Block] = field(default_factory=list)
    last_line: str = ""
    blank: bool = False

    def run(self) -> list[Block]:
        blank_before = [not line for line in ["x", *self.lines]]
        written = [(line, blank) for line, blank in zip(self.lines, blank_before, strict=False) if line]
        self.lines = [line for line, _ in written]
        for i, (line, self.blank) in enumerate(written):
            self._add(line, i)
            self.last_line = line
        return self.blocks

    def _add(self, line: str, i: int) -> None:
        current = self.blocks[-1] if self.blocks else None
        if cells := _CELLS.match(line):
            self.blocks.append(Block(line, cells=tuple(cell.strip() for cell in cells[1].split("|"))))
        elif (label := parse_label(line)) and self._label_holds(label, line, current):
            self.numbering.enter(label)
            self.blocks.append(Block(line, label=label, lead=label.length))
        elif (bullet := BULLET.match(line)) and self._bullet_holds(line, bullet.end(), current):
            self.blocks.append(Block(line, bullet=bullet[0].strip(), lead=bullet.end()))
        elif current is None or current.cells or self._paragraph_begins(line, i, current):
            self.blocks.append(Block(line))
        else:
            current.text += " " + line

    def _label_holds(self, label: Label, line: str, current: Block | None) -> bool:
        if current is None or ENDS.search(current.text) or current.cells:
            return self.numbering.allows(label)
        if line[label.length :].lstrip()[:1].islower() and not is_heading_so_far(current):
            return False
        return self.numbering.expects(label) or (
            is_heading_so_far(current) and self.numbering.allows(label) and self._broken_by_hand(line) is not False
        )

    def _bullet_holds(self, line: str, width: int, current: Block | None) -> bool:
        if current is None or ENDS.search(current.text) or current.cells:
            return True
        after = line[width:]
        if line[0] not in "-–—+":
            return True
        if not after[:1].isupper() and after[:1] not in "“\"'‘":
            counted = bool(_SHARE.match(after)) or (after[:1].isdigit() and not current.text[-1].isdigit())
            counted = counted and is_heading_so_far(current)
            return counted or (current.text.endswith(",") and self._broken_by_hand(line) is True)
        return not _dashed_name(current.text, after)

    def _paragraph_begins(self, line: str, i: int, current: Block) -> bool:
        text = current.text
        if line.startswith("Trên đây là ") and ENDS_SENTENCE.search(text):
            return True  # the closing formula
        if ENDS.search(text):
            return self._after_full_stop(line, text)
        if line[0].islower() or line[0] in ",.;:)]…”%/" or text.endswith((",", "(", "-", "–", "“", "&", "/")):
            return False
        if text.count("(") > text.count(")") or text.count("“") > text.count("”"):
            return False
        if text.isupper():
            return not line.isupper() and not line[0].isdigit()
        if not is_heading_so_far(current):
            return False
        if not line[0].isalpha() and line[0] not in "“\"":
            return bool(_SHARE.match(line)) or (line[0].isdigit() and self._broken_by_hand(line) is True)
        return self._heading_is_over(line, i, current)

    def _after_full_stop(self, line: str, text: str) -> bool:
        if line[0].islower() or not ENDS_SENTENCE.search(text):
            return False  # a semicolon or colon and a line without a label: the sentence goes on
        return self._broken_by_hand(line) is not False

    def _heading_is_over(self, line: str, i: int, current: Block) -> bool:
        """Whether a heading without a full stop ended with the line before: see SENTENCE_OPENERS, OPEN_ENDINGS."""
        text = current.text
        if is_inside_name(text, line):
            return False
        if text.rsplit(None, 1)[-1].casefold() in OPEN_ENDINGS or not self._run_ends_in_punctuation(i):
            return False
        ahead = " ".join(self.lines[i : i + 12])[:160]
        if NAME_OPENS.search(text):
            return self.shape.wrapped and bool(self._broken_by_hand(line)) and opens_sentence(ahead)
        if _repeats_opening(text, ahead) or opens_sentence(ahead):
            return True
        if actor_length(ahead) and not is_actor(current.body):
            return True
        return bool(self._broken_by_hand(line)) and (self.shape.wrapped or len(text) < 70)

    def _run_ends_in_punctuation(self, i: int) -> bool:
        """Whether the unlabelled lines from `i` on ever end a sentence: the rest of a heading does not."""
        for line in self.lines[i : i + 60]:
            if ENDS.search(line):
                return True
            if parse_label(line) or BULLET.match(line) and line[1:].strip()[:1].isupper():
                return False
        return False

    def _broken_by_hand(self, line: str) -> bool | None:
        return self.shape.deliberate(self.last_line, line, self.blank)


def is_heading_so_far(block: Block) -> bool:
    """Whether this labelled block may be a title line: no end of sentence in it yet, and not a long text."""
    body = block.body
    return block.label is not None and len(body) < 260 and not ENDS.search(body) and not _SENTENCE_GOING_ON.search(body)


def is_inside_name(before: str, after: str) -> bool:
    """Whether the break between two lines stands inside a name of several capitals ("Thủ tướng / Chính phủ")."""
    tail = before[-24:]
    return any(m.start() < len(tail) < m.end() - 1 for m in NAME_GOES_ON.finditer(f"{tail} {after[:24]}"))


def opens_sentence(text: str) -> bool:
    """Whether these words begin as sentences of plans do: see SENTENCE_OPENERS."""
    first = _WORD.match(text.lstrip("“\""))
    return bool(first and first[0].casefold() in SENTENCE_OPENERS and not NAMES_LIKE_OPENERS.match(text))


def _repeats_opening(heading: str, line: str) -> bool:
    """"1. Phòng Nội vụ" / "Phòng Nội vụ là cơ quan đầu mối ...": the paragraph takes the heading's name up."""
    label = parse_label(heading)
    words = heading[label.length if label else 0 :].split()[:3]
    return len(words) == 3 and line.startswith(" ".join(words) + " ")


def _dashed_name(before: str, after: str) -> bool:
    first, second = before.rsplit(None, 1)[-1:], after.split(None, 1)[:1]
    return f"{''.join(first)} - {''.join(second)}".casefold().strip(".,;:()") in DASHED_NAMES


def assemble(lines: list[str]) -> list[Block]:
    """The blocks of these cleaned lines, in order; offsets are not set yet."""
    return _Assembly(with_lone_marks_joined(lines), LineShape.of(lines)).run()


def with_lone_marks_joined(lines: list[str]) -> list[str]:
    """A label or bullet alone on its line goes with the words of the next one."""
    joined: list[str] = []
    mark = ""
    for line in lines:
        if line and _LONE_MARK.fullmatch(line):
            joined += [mark] if mark else []
            mark = line
        elif line and mark:
            joined += [mark, line] if BULLET.match(line) else [f"{mark} {line}"]
            mark = ""
        else:
            joined.append(line)
    return [*joined, mark] if mark else joined


def place(blocks: list[Block], start: int = 0) -> str:
    """Set the offsets of the blocks as they stand below each other, and give their common text."""
    for block in blocks:
        block.start = start
        start += len(block.text) + 1
    return "\n".join(block.text for block in blocks)
