"""Word 97-2003 documents (.doc): the text of the body.

legacy-doc opens the container; the text itself is found as MS-DOC 2.4.1 says, through the table of pieces. legacy-doc
has a reader for that, too, but it looks for the table by trying every byte (a crafted file keeps it busy for hours),
and takes page headers and footnotes for body text. Numbers that Word counts by itself stay out: they are not stored
as text, and the file says too little about them in one place.
"""

from __future__ import annotations

import re
import struct

from legacy_doc.exceptions import LegacyDocError
from legacy_doc.ole import OleReader
from legacy_doc.types import ExtractionOptions

from vanban.reading.problems import Unreadable
from vanban.reading.sources import tables

_OTHER_PROGRAMS = (
    ("EncryptedPackage", "encrypted"),
    ("Workbook", "spreadsheet"),
    ("Book", "spreadsheet"),
    ("PowerPoint Document", "presentation"),
)
_WORD_97 = 0x00C1  # the number of the file format; what is older stores its text in another way
_FLAGS, _BODY_LENGTH, _PIECES_AT = 0x0A, 0x4C, 0x01A2  # places in the file information block
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_ONE_BYTE = 0x40000000
_PIECE_TABLE = 2

#: Word's own signs inside the text: pictures, notes and drawings leave one each; nothing of them is words.
_SIGNS = str.maketrans({"\x1e": "-", "\x1f": "\u00ad", "\x0b": "\n"} | dict.fromkeys("\x01\x02\x05\x08"))
_FIELD_BEGINS, _FIELD_RESULT, _FIELD_ENDS = "\x13", "\x14", "\x15"
_CELL_ENDS = "\x07"


def read_doc(data: bytes, name: str | None) -> str:
    """The body of a .doc; cells of tables are told apart as far as the text alone shows them."""
    try:
        container = OleReader(data, options=ExtractionOptions())
    except (LegacyDocError, struct.error) as broken:
        raise Unreadable("damaged", name) from broken
    for stream, code in _OTHER_PROGRAMS:
        if container.has_stream(stream):
            raise Unreadable(code, name)
    if not container.has_stream("WordDocument"):
        raise Unreadable("other_format", name)
    return _with_tables(_without_field_codes(_body(container, name)).translate(_SIGNS))


def _body(container: OleReader, name: str | None) -> str:
    stream = container.read_stream("WordDocument")
    version, flags = _u16(stream, 2), _u16(stream, _FLAGS)
    if flags & _ENCRYPTED:
        raise Unreadable("encrypted", name)
    if version < _WORD_97:
        raise Unreadable("other_format", name)
    table = container.read_stream("1Table" if flags & _SECOND_TABLE else "0Table")
    start, size = _u32(stream, _PIECES_AT), _u32(stream, _PIECES_AT + 4)
    text = "".join(_pieces(stream, _piece_table(table[start : start + size])))
    return text[: _u32(stream, _BODY_LENGTH)]


def _piece_table(clx: bytes) -> bytes:
    at = 0
    while clx[at] != _PIECE_TABLE:  # before it lie changes of format, each with its length
        at += 3 + _u16(clx, at + 1)
    return clx[at + 5 : at + 5 + _u32(clx, at + 1)]


def _pieces(stream: bytes, table: bytes) -> list[str]:
    count = (len(table) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", table)
    pieces, taken = [], 0
    for i in range(count):
        place = _u32(table, 4 * (count + 1) + 8 * i + 2)
        length = ends[i + 1] - ends[i]
        taken += length
        if length < 0 or taken > len(stream):  # no honest table names a byte twice
            raise ValueError("pieces overlap")
        if place & _ONE_BYTE:
            at = (place & ~_ONE_BYTE) // 2
            pieces.append(stream[at : at + length].decode("cp1252", "vanban-c1"))
        else:
            pieces.append(stream[place : place + 2 * length].decode("utf-16-le", "replace"))
    return pieces


def _without_field_codes(text: str) -> str:
    """A field is stored as its code, then what it shows; fields may lie inside both."""
    shown: list[str] = []
    codes: list[bool] = []  # of the open fields: whether the code is still going on
    for piece in re.split(f"([{_FIELD_BEGINS}{_FIELD_RESULT}{_FIELD_ENDS}])", text):
        if piece == _FIELD_BEGINS:
            codes.append(True)
        elif piece == _FIELD_RESULT and codes:
            codes[-1] = False
        elif piece == _FIELD_ENDS and codes:
            codes.pop()
        elif True not in codes:
            shown.append(piece)
    return "".join(shown)


def _with_tables(text: str) -> str:
    """Cells end with a sign, rows with one more: rows are told by the number of cells in the first."""
    items = text.split(_CELL_ENDS)
    lines: list[str] = []
    at = 0
    while at < len(items) - 1:
        before, _, items[at] = items[at].rpartition("\r")
        rows = _rows_from(items, at)
        lines += [*before.split("\r"), *tables.render([[cell.split("\r") for cell in row] for row in rows])]
        at += sum(len(row) + 1 for row in rows)
    return "\n".join(lines + [line for item in items[at:] for line in item.split("\r")])


def _rows_from(items: list[str], at: int) -> list[list[str]]:
    """The rows of the table that begins at this item; a text before its first cell means that it is another table."""
    end = next((i for i in range(at + 1, min(at + 65, len(items))) if not items[i]), at + 1)
    width = end - at
    rows = [items[at:end]]
    at = end + 1
    while at + width < len(items) - 1 and not items[at + width] and "\r" not in items[at]:
        rows.append(items[at : at + width])
        at += width + 1
    return rows


def _u16(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<H", data, at)[0])


def _u32(data: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", data, at)[0])
