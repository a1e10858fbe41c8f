"""A document as PDF: the same lines as in the Word file, set by Typst; PDF/A-2a and PDF/UA-1, fonts embedded.

Set in TeX Gyre Termes, which has the widths of Times New Roman and may be given away; the same data and the same
moment give the same bytes.
"""

from __future__ import annotations

import dataclasses
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from . import rules
from .composing import Line, Lines, compose
from .model import Document, Table
from .widths import fonts
from .word_styles import ROOM_TO_SIGN, STAY_WITH_NEXT

FAMILY = "TeX Gyre Termes"
STANDARDS = ["a-2a", "ua-1"]
_TEMPLATES = Path(__file__).parent / "templates"
_SINGLE = 1.149  # em from line to line of Times New Roman, of which its letters take 1.107
_LETTERS = 1.107


def write_pdf(document: Document, *, made_at: datetime | None = None) -> bytes:
    """The document as the bytes of a PDF. `made_at` is the moment that the file tells, now where it is None.

    Raises ValueError where the data make no document (`composing`).
    """
    return typeset("document.typ", _as_data(document), made_at)


def typeset(template: str, data: dict[str, Any], made_at: datetime | None = None) -> bytes:
    """The PDF that a template of this package makes of the data."""
    return bytes(_compile(template, data, made_at, format="pdf", pdf_standards=STANDARDS))


def pictures(document: Document, *, resolution: float = 96) -> list[bytes]:
    """The pages as PNG, to be shown on a screen; `resolution` in dots an inch."""
    pages = _compile("document.typ", _as_data(document), None, format="png", ppi=resolution)
    return pages if isinstance(pages, list) else [pages]


def _compile(template: str, data: dict[str, Any], made_at: datetime | None, **how: Any) -> Any:
    import typst  # 80 MB of library, which a program that only reads does without

    return typst.compile(
        str(_TEMPLATES / template),
        root=str(_TEMPLATES),
        font_paths=[str(fonts())],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        timestamp=(made_at or datetime.now(UTC)).replace(microsecond=0),
        **how,
    )


def _as_data(document: Document) -> dict[str, Any]:
    composed = compose(document)
    return {
        "title": f"{document.kind.printed} {document.title}",
        "author": document.issuing_body,
        "font": FAMILY,
        "margins": {edge: bounds.written for edge, bounds in rules.MARGINS.items()},
        "indent": rules.INDENT,
        "leading": {"single": _SINGLE - _LETTERS, "text": _SINGLE * rules.LINE_SPACING.written - _LETTERS},
        "room_to_sign": ROOM_TO_SIGN,
        "above_ending": rules.ABOVE_ENDING,
        "components": {
            name: dataclasses.asdict(component) | {"keep": name in STAY_WITH_NEXT}
            for name, component in rules.COMPONENTS.items()
        },
        "head_columns": rules.HEAD_COLUMNS,
        "ending_columns": rules.ENDING_COLUMNS,
        "head": [[_parts(lines) for lines in row] for row in composed.head],
        "top": _parts(composed.top),
        "body": _with_levels(_parts(composed.body)),
        "ending": [[_parts(lines) for lines in row] for row in composed.ending],
        "leaves": [
            {"head": _parts(leaf.head), "body": _parts(leaf.body), "landscape": leaf.landscape}
            for leaf in composed.leaves
        ],
    }


def _parts(lines: Lines | tuple[Line | Table, ...]) -> list[dict[str, Any]]:
    return [_part(line) for line in lines]


def _with_levels(parts: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each heading with its level; the first one is 1 whatever it is, as PDF/UA wants it."""
    above = False
    for part in parts:
        depth = rules.COMPONENTS[part["component"]].outline if "component" in part else None
        if depth is not None:
            above = above or depth == 0
            part["level"] = depth + 1 if above else 1
    return parts


def _part(line: Line | Table) -> dict[str, Any]:
    part = dataclasses.asdict(line)
    if isinstance(line, Table):
        return part | {"widths": line.widths or (1,) * len(line.head)}
    return part | {"strong": len(line.text[: line.strong].encode())}  # Typst counts in bytes
