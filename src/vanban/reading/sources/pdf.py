"""PDF documents with text: letters with their places, made into lines, columns and tables."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vanban.reading.problems import Unreadable
from vanban.reading.sources import tables
from vanban.reading.sources.page_layout import Letter, by_columns, lines_of
from vanban.reading.sources.ruled_tables import Grid, grids_of

_MAX_DRAWN = 100_000  # in one document; after that nothing is taken for a table
_PATIENCE = 90  # seconds; the program sets itself a narrower limit of processor time

Rows = list[list[tables.Cell]]
Block = str | Rows  # a line of text, or a table


def read_pdf(data: bytes, name: str | None) -> str:
    """The text of a PDF, pages parted by "\\f"; raises `Unreadable` for a scan and for a locked file."""
    pages: list[list[Block]] = []
    drawn, kinds = 0, set()
    for page in _pages(data, name):
        letters = [Letter(*letter) for letter in page["letters"]]
        drawn += len(page["drawn"])
        kinds.add("picture" if page["picture"] else "text" if letters else "blank")
        grids = grids_of(page["drawn"]) if drawn < _MAX_DRAWN else []
        pages.append(_blocks(letters, grids, first_page=not pages))
    if "picture" in kinds and "text" not in kinds:
        raise Unreadable("scan", name)
    return _joined(pages)


def _pages(data: bytes, name: str | None) -> Iterator[dict[str, Any]]:
    """What the program pdf_letters says of each page. -P: its folder is no place to import from."""
    program = [sys.executable, "-P", str(Path(__file__).with_name("pdf_letters.py"))]
    try:
        done = subprocess.run(  # noqa: S603 - our own program; the file goes in as data
            program, input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=_PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as endless:
        raise Unreadable("bomb", name) from endless
    for line in done.stdout.splitlines():
        page = json.loads(line)
        if "problem" in page:
            raise Unreadable(page["problem"], name)
        yield page
    if done.returncode:  # it ran into the limits that it has set itself, or fell
        raise Unreadable("bomb", name)


def _blocks(letters: list[Letter], grids: list[Grid], *, first_page: bool) -> list[Block]:
    """The lines and tables of a page; a table takes the turn of its first letter."""
    inside: list[dict[tuple[int, int], list[Letter]]] = [{} for _ in grids]
    turns: dict[int, int] = {}
    outside: list[Letter] = []
    for letter in letters:
        for n, grid in enumerate(grids):
            if (cell := grid.cell(letter)) is not None:
                turns.setdefault(n, len(outside))
                inside[n].setdefault(cell, []).append(letter)
                break
        else:
            outside.append(letter)
    lines = by_columns(lines_of(outside), first_page=first_page)
    placed: list[tuple[float, Block]] = [(line.order, line.text) for line in lines]
    placed += [(turn - 0.5, grids[n].rows(inside[n])) for n, turn in turns.items()]
    return [block for _, block in sorted(placed, key=lambda block: block[0])]


def _joined(pages: list[list[Block]]) -> str:
    """The text of all pages; a table that runs on over the end of a page becomes one."""
    unfinished: Rows | None = None
    for page in pages:
        content = [i for i, block in enumerate(page) if not _is_page_number(block)]
        begins = page[content[0]] if content else None
        if unfinished and isinstance(begins, list) and len(begins[0]) == len(unfinished[0]):
            tables.run_on(unfinished, begins)
            del page[content[0]]
            if len(content) == 1:
                continue
        ends = next((block for block in reversed(page) if not _is_page_number(block)), None)
        unfinished = ends if isinstance(ends, list) else None
    return "\f".join("\n".join(line for block in page for line in _lines(block)) for page in pages)


def _is_page_number(block: Block) -> bool:
    return isinstance(block, str) and block.strip(" -–").isdigit()


def _lines(block: Block) -> list[str]:
    return [block] if isinstance(block, str) else tables.render(block)
