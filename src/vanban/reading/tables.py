"""Task tables: Nội dung | Đơn vị chủ trì | Phối hợp | Thời gian, as newer plans print them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .blocks import Block
from .model import Span
from .outline import EDGE, Part

#: What a column holds, by the words of its head; the first that fits wins.
_COLUMNS = (
    ("lead", re.compile(r"chủ trì|thực hiện chính|phụ trách|trách nhiệm|(?:đơn vị|cơ quan|bộ phận) thực hiện", re.IGNORECASE)),
    ("others", re.compile(r"phối hợp", re.IGNORECASE)),
    ("time", re.compile(r"thời gian|thời hạn|tiến độ|hoàn thành|hạn", re.IGNORECASE)),
    ("action", re.compile(r"nội dung|nhiệm vụ|công việc|hoạt động|giải pháp|tên", re.IGNORECASE)),
)  # fmt: skip


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
    """The task rows among the blocks of this part."""
    columns: dict[str, int] = {}
    for block in part.blocks:
        if not block.cells:
            columns = {}
        elif found := _columns(block):
            columns = found
        elif columns and (row := _row(block, columns, part.section.id)):
            yield row


def _columns(block: Block) -> dict[str, int]:
    """Which column holds what, if this row is the head of a task table."""
    found: dict[str, int] = {}
    for i, cell in enumerate(block.cells):
        name = next((name for name, words in _COLUMNS if words.search(cell) and len(cell) < 60), None)
        if name and name not in found:
            found[name] = i
    return found if "action" in found and ("lead" in found or "time" in found) else {}


def _row(block: Block, columns: dict[str, int], section: str) -> Row | None:
    cells = {name: block.cells[i].strip(EDGE) if i < len(block.cells) else "" for name, i in columns.items()}
    action = cells.get("action", "")
    if not action or not (cells.get("lead") or cells.get("time")):
        return None  # a row that only titles a group of tasks
    start = block.start + block.text.find(action)
    return Row(section, action, *(cells.get(name, "") for name in ("lead", "others", "time")), (start, start + len(action)))
