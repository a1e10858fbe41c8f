"""A document put in order: its normalised text and the parts that the rules of reading ask about."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from .blocks import Block, place
from .characters import clean_lines
from .frame import Frame, split_frame
from .layout import assemble
from .outline import Part, Sentence, read_outline, sentences_of

_CLOSING = re.compile(r"Trên đây là |Trên đây, |Nhận được (?:Kế hoạch|văn bản)")


@dataclass(slots=True)
class Paper:
    """The document as blocks with offsets into `text`."""

    text: str
    frame: Frame
    opening: list[Block]
    parts: list[Part]
    closing: list[Block] = field(default_factory=list)

    @classmethod
    def of(cls, raw: str) -> Paper:
        """Put the raw text of a document in order. Costs linear time."""
        frame = split_frame(clean_lines(raw))
        body = assemble(frame.body_lines)
        annex = assemble(frame.annex_lines)
        closing = _closing(body)
        text = place([*frame.head, *frame.title, *body, *frame.tail, *annex])
        opening, parts = read_outline(body[: len(body) - len(closing)])
        return cls(text, frame, opening, parts, closing)

    def opening_sentences(self) -> list[Sentence]:
        """The sentences between title and first part."""
        return [s for block in self.opening for s in sentences_of(block, None)]


def _closing(body: list[Block]) -> list[Block]:
    """The closing formula and the paragraphs after it, which stand at the end of the text proper."""
    for i, block in enumerate(body):
        if block.label is None and _CLOSING.match(block.text):
            rest = body[i:]
            return rest if not any(later.label or later.cells for later in rest) else []
    return []
