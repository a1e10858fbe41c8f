"""RTF documents, by striprtf; what it would lose or stumble over is put into another form first."""

from __future__ import annotations

import re

from striprtf.striprtf import font_table_group, rtf_to_text

from vanban.reading.problems import Unreadable
from vanban.reading.sources import tables

#: Private signs that stand for the structure of tables until striprtf is done.
_ROW_BEGINS, _CELL_ENDS, _ROW_ENDS, _PAGE_ENDS = "\ue000", "\ue001", "\ue002", "\ue003"
_STRUCTURE = {
    "trowd": _ROW_BEGINS,
    "cell": _CELL_ENDS,
    "nestcell": _CELL_ENDS,
    "row": _ROW_ENDS,
    "nestrow": _ROW_ENDS,
    "page": _PAGE_ENDS,
}
_STRUCTURE_WORD = re.compile(r"(?<!\\)\\(trowd|cell|nestcell|nestrow|row|page)(?![a-z0-9-]) ?")
_RAW_BYTES = re.compile(r"\\bin(\d{1,9}) ?")
_LONGEST_FONT = 2000  # striprtf's search for fonts takes the cube of this


def read_rtf(data: bytes, name: str | None) -> str:
    """The text of an RTF file. Bytes above ASCII stay as they are: `to_unicode` knows the old Vietnamese ones."""
    source = data.removeprefix(b"\xef\xbb\xbf").decode("cp1252", "vanban-c1").replace("\x00", "")
    source = _without_raw_bytes(source)
    if max(map(len, font_table_group(source).split(";"))) > _LONGEST_FONT:
        raise Unreadable("damaged", name)
    text: str = rtf_to_text(_prepared(source), encoding="cp1252", errors="replace")
    if not text.strip() and "\\pict" in source:
        raise Unreadable("scan", name)
    return _with_tables(text)


def _without_raw_bytes(source: str) -> str:
    """Pictures of old programs lie in the file as they are, braces and backslashes among their bytes."""
    kept, at = [], 0
    while raw := _RAW_BYTES.search(source, at):
        kept.append(source[at : raw.start()])
        at = raw.end() + int(raw[1])
    return "".join([*kept, source[at:]])


def _prepared(source: str) -> str:
    source = source.replace("\\fldinst", "\\fldinst\n")  # or links would come out with their addresses
    source = source.replace("\\pntext", "\\listtext")  # labels of lists, left out by the older name only
    return _STRUCTURE_WORD.sub(lambda word: f"{{\\uc0\\u{ord(_STRUCTURE[word[1]])} }}", source)


def _with_tables(text: str) -> str:
    *rows, rest = text.split(_ROW_ENDS)
    lines: list[str] = []
    table: list[list[tables.Cell]] = []
    for row in rows:
        before, _, cells = row.partition(_ROW_BEGINS)
        if before.strip():
            lines += [*tables.render(table), before.strip("\n")]
            table = []
        table.append([cell.strip("\n").split("\n") for cell in _bare(cells).split(_CELL_ENDS)[:-1]])
    lines += [*tables.render(table), rest]
    return _bare("\n".join(lines)).replace(_CELL_ENDS, "\n").replace(_PAGE_ENDS, "\f")


def _bare(text: str) -> str:
    return text.replace(_ROW_BEGINS, "")  # Word names the row once more before it ends
