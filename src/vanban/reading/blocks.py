"""Blocks: the headings, paragraphs, list items and table rows that a text is made of."""

from __future__ import annotations

from dataclasses import dataclass

from .labels import Label


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


def place(blocks: list[Block], start: int = 0) -> str:
    """Set the offsets of the blocks as they stand below each other, and give their common text."""
    for block in blocks:
        block.start = start
        start += len(block.text) + 1
    return "\n".join(block.text for block in blocks)
