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
_TABLE = re.compile(f"{_ROW_BEGINS}.*?{_ROW_ENDS}\n?", re.S)


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
    lines: list[str] = []
    rows: list[list[tables.Cell]] = []
    at = 0
    for row in _TABLE.finditer(text):
        if text[at : row.start()].strip():
            lines += [*tables.render(rows), text[at : row.start()].strip("\n")]
            rows = []
        rows.append(_cells(row[0]))
        at = row.end()
    lines += [*tables.render(rows), text[at:]]
    return re.sub(f"[{_ROW_BEGINS}-{_ROW_ENDS}]", "\n", "\n".join(lines)).replace(_PAGE_ENDS, "\f")


def _cells(row: str) -> list[tables.Cell]:
    bare = re.sub(f"[{_ROW_BEGINS}{_ROW_ENDS}]", "", row)
    return [cell.strip("\n").split("\n") for cell in bare.split(_CELL_ENDS)[:-1]]
