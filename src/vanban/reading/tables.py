"""Task tables: Nội dung | Đơn vị chủ trì | Phối hợp | Thời gian, as newer plans print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .blocks import Block
from .model import Span
from .outline import EDGE, Part
from .patterns import any_of

#: What a column holds, by the words of its head; the first that fits wins: "Thời gian hoàn thành nội dung" is a time.
_COLUMNS = {
    "lead": any_of("""
        chủ trì | thực hiện chính | phụ trách | trách nhiệm
        (?:đơn vị|cơ quan|bộ phận) thực hiện
    """),
    "others": "phối hợp",
    "time": any_of("thời gian | thời hạn | tiến độ | hoàn thành | hạn"),
    "action": any_of("nội dung | nhiệm vụ | công việc | hoạt động | giải pháp | tên"),
}
_HEADS = {name: re.compile(words, re.IGNORECASE) for name, words in _COLUMNS.items()}
#: The head of a column is a title; a longer cell is a task that happens to hold one of the words.
_LONGEST_HEAD = 60


@dataclass(frozen=True, slots=True)
class Row:
    """One task as a table prints it; empty strings where the cell is empty."""

    section: str
    action: str
    lead: str
    others: str
    time: str
    span: Span


def rows_of(part: Part) -> Iterator[Row]:
    """The task rows among the blocks of this part: from the head of a task table to the end of the table."""
    columns: dict[str, int] = {}
    for block in part.blocks:
        if not block.cells:
            columns = {}
        elif found := _columns(block):
            columns = found
        elif columns and (row := _row(block, columns, part.section.id)):
            yield row


def _columns(block: Block) -> dict[str, int]:
    """Which column holds what, if this row is the head of a task table: the work, and who does it or by when."""
    found: dict[str, int] = {}
    for i, cell in enumerate(block.cells):
        name = _held(cell)
        if name and name not in found:
            found[name] = i
    return found if "action" in found and ("lead" in found or "time" in found) else {}


def _held(head: str) -> str | None:
    if len(head) >= _LONGEST_HEAD:
        return None
    return next((name for name, words in _HEADS.items() if words.search(head)), None)


def _row(block: Block, columns: dict[str, int], section: str) -> Row | None:
    """The task of one row; None where the row only titles a group of tasks."""
    cells = {name: block.cells[i].strip(EDGE) for name, i in columns.items() if i < len(block.cells)}
    action, lead, time = (cells.get(name, "") for name in ("action", "lead", "time"))
    if not action or not (lead or time):
        return None
    start = block.start + block.text.find(action)
    span = (start, start + len(action))
    return Row(section=section, action=action, lead=lead, others=cells.get("others", ""), time=time, span=span)
