"""Tables as text: tables of data become rows of cells, tables that only place things on the page come apart."""

from __future__ import annotations

import unicodedata

Cell = list[str]  # its paragraphs, one a line

#: What the first row of a table of data is made of in plans, programmes and their annexes.
_COUNTERS = {"tt", "stt", "số tt", "số thứ tự"}
_HEADINGS = (
    "nội dung", "nhiệm vụ", "công việc", "hoạt động", "chỉ tiêu", "tiêu chí", "lĩnh vực", "giải pháp", "đơn vị",
    "cơ quan", "chủ trì", "phối hợp", "thực hiện", "trách nhiệm", "người", "họ và tên", "chức vụ", "thời gian",
    "thời hạn", "tiến độ", "hoàn thành", "ngày", "địa điểm", "đối tượng", "hình thức", "số lượng", "sản phẩm",
    "kết quả", "kinh phí", "điểm", "phân công", "ghi chú", "tên",
)  # fmt: skip
_LONGEST_HEADING = 80


def render(rows: list[list[Cell]]) -> list[str]:
    """The lines of a table. Data: `| a | b |`, a row a line; a layout table: cell after cell, each line by itself."""
    rows = [row for row in rows if any(any(line.strip() for line in cell) for cell in row)]
    if not _is_data(rows):
        return [line for row in rows for cell in row for line in cell if line.strip()]
    return [f"| {' | '.join(map(_in_one_line, row))} |" for row in _with_one_heading(rows)]


def run_on(table: list[list[Cell]], rows: list[list[Cell]]) -> None:
    """Put the rows of the next page under a table: its repeated heading goes, a row cut by the page end is healed."""
    rows = rows[1:] if rows[0] == table[0] else rows
    counted = _in_one_line(table[0][0]).casefold().strip(". ") in _COUNTERS
    if counted and rows and not any(rows[0][0]) and len(table) > 1:
        table[-1] = [before + after for before, after in zip(table[-1], rows[0], strict=True)]
        rows = rows[1:]
    table += rows


def _is_data(rows: list[list[Cell]]) -> bool:
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return False
    # A caption may lie in a first row of its own, drawn across all columns.
    captioned = sum(any(cell) for cell in rows[0]) == 1
    return _is_heading(rows[0]) or (captioned and len(rows) > 2 and _is_heading(rows[1]))


def _with_one_heading(rows: list[list[Cell]]) -> list[list[Cell]]:
    """A heading of two rows ("Đơn vị thực hiện" over "Chủ trì" and "Phối hợp") in one."""
    above, below = rows[:2]
    if len(rows) < 3 or len(above) != len(below) or any(below[0]) or not _is_heading(above) or not _is_heading(below):
        return rows
    return [[upper + lower for upper, lower in zip(above, below, strict=True)], *rows[2:]]


def _is_heading(row: list[Cell]) -> bool:
    cells = [unicodedata.normalize("NFC", _in_one_line(cell)).casefold() for cell in row]
    if any(len(cell) > _LONGEST_HEADING for cell in cells):
        return False
    if cells[0].strip(". ") in _COUNTERS:
        return True
    return sum(any(heading in cell for heading in _HEADINGS) for cell in cells) >= 2


def _in_one_line(cell: Cell) -> str:
    return " ".join(" ".join(cell).split()).replace("|", "/")
