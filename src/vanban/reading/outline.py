"""The outline: labelled parts with their headings, and the sentences that stand in each.

Rules of headings (kept with the annotation rules of plans): a heading is a title line, or the words before a colon; a
label that opens a plain sentence has none. An unlabelled paragraph belongs to the last open part.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from .blocks import Block
from .breaks import ends, ends_sentence
from .labels import Kind, Label, Numbering
from .model import Section, Span
from .vocabulary import LOWER, UPPER

EDGE = " \t\n.;:,…*|"
_RUN_IN = re.compile(r"(?<!\d):(?!\d)(?=\s|$|[^\W\d_]|[“\"])")
_SENTENCE_END = re.compile(rf"(?<=[.!?…])(?<![ \t]\.)(?P<closing>[\"”’)]*)\s+(?=[“\"‘(]?[{UPPER}])")
_SAYS_MORE = re.compile(r"[;\d]")  # a clause more, or a figure: no title
_ABBREVIATION = re.compile(
    rf"(?:\b(?:TM|KT|TL|TUQ|TP|Tp|TT|TX|tp|Q|P|H|T|đ/c|Đ/c|Ông|PGS|GS|TS|ThS|BS|KS|St|No|VP|vd|VD|tr|s)|(?<![\w])[{UPPER}])\.$"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a part: its words without label, bullet and closing mark, and where they stand."""

    text: str
    start: int
    section: str | None
    bullet: str | None
    block: Block
    first: bool  # opens its block

    @property
    def span(self) -> Span:
        """Place in the plan's text."""
        return self.start, self.start + len(self.text)

    @property
    def before_colon(self) -> bool:
        """Whether a colon follows: the sentence opens a list."""
        end = self.start + len(self.text) - self.block.start
        return self.block.text[end : end + 2].lstrip()[:1] == ":"


@dataclass(slots=True)
class Part:
    """One labelled part with what stands in it before the next label. `path` holds the headings from the top down."""

    section: Section
    block: Block
    rest: int  # offset in the plan's text where the words after label and heading begin
    path: tuple[str, ...]
    blocks: list[Block] = field(default_factory=list)
    titled_children: bool | None = None  # whether all parts directly below have a heading; None while there are none

    def sentences(self) -> Iterator[Sentence]:
        """The sentences of this part in order, table rows left out."""
        if self.rest < self.block.end:
            yield from sentences_of(self.block, self.section.id, self.rest)
        for block in self.blocks:
            yield from sentences_of(block, self.section.id)


def read_outline(blocks: list[Block]) -> tuple[list[Block], list[Part]]:
    """(blocks before the first label, the parts in order)."""
    opening: list[Block] = []
    parts: list[Part] = []
    numbering = Numbering()
    chain: list[Part] = []
    seen: dict[str, int] = {}
    for i, block in enumerate(blocks):
        if block.label is None:
            (parts[-1].blocks if parts else opening).append(block)
            continue
        chain = chain[: len(numbering.parents_of(block.label))]
        numbering.enter(block.label)
        after = blocks[i + 1] if i + 1 < len(blocks) else None
        part = _part(block, block.label, after, chain[-1] if chain else None, seen)
        parts.append(part)
        chain.append(part)
    return opening, parts


def _part(block: Block, label: Label, after: Block | None, parent: Part | None, seen: dict[str, int]) -> Part:
    own = f"{parent.section.id}.{label.id_part}" if parent else label.id_part
    seen[own] = seen.get(own, 0) + 1
    section_id = own if seen[own] == 1 else f"{own}~{seen[own]}"
    length = heading_length(block, label, after) or _heading_among_headings(block, parent)
    heading = block.body[:length].strip(EDGE) or None
    end = block.body_start + len(block.body[:length].rstrip()) if heading else block.start + label.length
    rest = block.body_start + length
    while rest < block.end and block.text[rest - block.start] in " :.":
        rest += 1
    level = parent.section.level + 1 if parent else 1
    section = Section(
        section_id, label.shown, level, heading, parent.section.id if parent else None, (block.start, end)
    )
    if parent:
        parent.titled_children = bool(heading) and (parent.titled_children is not False)
    return Part(section, block, rest, (*(parent.path if parent else ()), heading or ""))


def heading_length(block: Block, label: Label, after: Block | None) -> int:
    """How many characters of the labelled block's body are its heading; 0 where it opens a plain sentence."""
    body = block.body
    colon = _RUN_IN.search(body)
    if colon and colon.end() < len(body.rstrip()):
        return colon.start() if _is_lead(body[: colon.start()]) else 0
    words = len(body.split())
    if not ends(body) or body.isupper():
        return len(body)
    if body.endswith(":"):
        return len(body) if words <= 50 else 0
    return len(body) if words <= 45 and _is_sentence_like_heading(block, label, after) else 0


def _heading_among_headings(block: Block, parent: Part | None) -> int:
    """A title line with a full stop that a file ran into its paragraph: its elder sisters all have headings."""
    first = _SENTENCE_END.search(block.body)
    if not (parent and parent.titled_children and first and block.label and block.label.kind <= Kind.DOTTED):
        return 0
    title = block.body[: first.start()]
    return len(title) if len(title.split()) <= 45 and ";" not in title and ":" not in title else 0


def _is_lead(lead: str) -> bool:
    """Whether the words before a colon are short enough, and not sentences, to be a run-in heading."""
    return len(lead.split()) <= 32 and not re.search(rf"(?<=[{LOWER}])\. (?=[{UPPER}])", lead)


def _is_sentence_like_heading(block: Block, label: Label, after: Block | None) -> bool:
    """A title line with a full stop: one short sentence with parts or an unlabelled paragraph right below it."""
    if label.kind > Kind.DOTTED_DEEP or _SAYS_MORE.search(block.body) or _SENTENCE_END.search(block.body):
        return False
    if after is None or not ends_sentence(block.body):
        return False
    below = after.label is not None and after.label.kind > label.kind
    return below or (after.label is None and after.bullet is None and not after.cells)


def sentences_of(block: Block, section: str | None, start: int | None = None) -> Iterator[Sentence]:
    """The sentences of one block, from offset `start` of the plan's text on."""
    if block.cells:
        return
    begin = block.body_start if start is None else start
    text = block.text[begin - block.start :]
    first = True
    for at, end in split_sentences(text):
        words = text[at:end].strip()
        lead = len(text[at:end]) - len(text[at:end].lstrip())
        if words.strip(EDGE):
            yield Sentence(words.rstrip(EDGE), begin + at + lead, section, block.bullet, block, first)
            first = False


def split_sentences(text: str) -> Iterator[Span]:
    """Places of the sentences in `text`: after a full stop that a capital follows, abbreviations excepted."""
    at = 0
    for mark in _SENTENCE_END.finditer(text):
        if _ABBREVIATION.search(text[max(0, mark.start() - 6) : mark.start()]):
            continue
        yield at, mark.end("closing")
        at = mark.end()
    if at < len(text):
        yield at, len(text)


def all_sentences(parts: Iterable[Part]) -> Iterator[Sentence]:
    """The sentences of all parts in order."""
    for part in parts:
        yield from part.sentences()
