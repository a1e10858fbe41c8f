"""Checks of the page: paper, margins, the number of the page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn
from docx.shared import Mm

from vanban.writing import rules
from vanban.writing.checking.departures import Departure, departure, of_component
from vanban.writing.checking.looks import Formatting, Look

_TOLERANCE = 0.5  # millimetres


def of_page(document: Any, formatting: Formatting) -> Iterator[Departure]:
    """Every section of the file; what several sections share is said once."""
    for section in document.sections:
        sides = sorted((section.page_width / Mm(1), section.page_height / Mm(1)))
        if any(abs(side - wanted) > _TOLERANCE for side, wanted in zip(sides, rules.PAPER, strict=True)):
            yield departure("paper", found=" x ".join(f"{side:.0f}" for side in sides))
        for edge, bounds in rules.MARGINS.items():
            found = getattr(section, f"{edge}_margin") / Mm(1)
            if not bounds.least - _TOLERANCE <= found <= bounds.most + _TOLERANCE:
                yield departure(f"margin.{edge}", found=f"{found:.0f}")
    if document.sections:
        yield from _of_page_number(document.sections[0], formatting)
    else:
        yield departure("page_number.missing")


def _of_page_number(section: Any, formatting: Formatting) -> Iterator[Departure]:
    header = section.header._element
    if not _numbered(header):
        yield departure("page_number.missing")
        return
    if not section.different_first_page_header_footer or _numbered(section.first_page_header._element):
        yield departure("page_number.first")
    component = rules.COMPONENTS["page_number"]
    for look in formatting.looks(header):
        if any(not component.sizes[0] <= piece.size <= component.sizes[1] for piece in look.pieces):
            yield of_component("page_number", "size", found=_sizes(look))
        if look.align != component.align:
            yield of_component("page_number", "align")


def _sizes(look: Look) -> str:
    return ", ".join(f"{size:g}" for size in sorted({piece.size for piece in look.pieces}))


def _numbered(part: Any) -> bool:
    """Whether a field that prints the number of the page stands in this part."""
    simple = (field.get(qn("w:instr"), "") for field in part.iter(qn("w:fldSimple")))
    spelt = (field.text or "" for field in part.iter(qn("w:instrText")))
    return any("PAGE" in words.split() for words in (*simple, *spelt))
