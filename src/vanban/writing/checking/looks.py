"""How the paragraphs of a Word file look in the end: what they say themselves, their styles, the file's defaults."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

_MM_PER_TWIP = 25.4 / 1440
_WORDS_SHOWN = 8
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of one paragraph: its words and how they look; `size` in points."""

    text: str
    size: float
    bold: bool
    italic: bool
    font: str
    colour: str


@dataclass(frozen=True, slots=True)
class Look:
    """One paragraph. Lengths in millimetres, spaces in points; `lines` is the line spacing, None where it is exact.

    `align` is "left", "center", "right" or "both". `cell` is the table cell that it stands in, `counted` tells
    whether Word puts a number before it.
    """

    text: str
    pieces: tuple[Piece, ...]
    align: str
    indent: float
    before: float
    after: float
    lines: float | None
    counted: bool
    cell: Any
    table: Any

    @property
    def start(self) -> str:
        """The first words, to be found again by."""
        words = self.text.split()
        return " ".join(words[:_WORDS_SHOWN]) + (" …" if len(words) > _WORDS_SHOWN else "")

    def share(self, of: str) -> float:
        """Which share of the letters is "bold" or "italic", from 0 to 1."""
        letters = sum(len(piece.text.strip()) for piece in self.pieces)
        shaped = sum(len(piece.text.strip()) for piece in self.pieces if getattr(piece, of))
        return shaped / letters if letters else 0.0


class Formatting:
    """Asks a file for the looks of its paragraphs."""

    def __init__(self, document: Any) -> None:
        root = document.styles.element
        self._styles = {style.get(qn("w:styleId")): style for style in root.iterchildren(qn("w:style"))}
        self._default = next(
            (
                key
                for key, style in self._styles.items()
                if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true")
            ),
            None,
        )
        defaults = root.find(qn("w:docDefaults"))
        self._defaults = [] if defaults is None else list(defaults.iter(qn("w:rPr"), qn("w:pPr")))

    def looks(self, part: Any) -> Iterator[Look]:
        """The paragraphs with words in them, in the order of the file."""
        for paragraph in part.iter(qn("w:p")):
            look = self._look(paragraph)
            if look.text.strip():
                yield look

    def _look(self, paragraph: Any) -> Look:
        style = _value(paragraph, "w:pPr/w:pStyle") or self._default
        holders = [*_one(paragraph.find(qn("w:pPr"))), *self._inherited(style, "w:pPr")]
        pieces = tuple(self._pieces(paragraph, style))
        spacing, indents = _merged(holders, "w:spacing"), _merged(holders, "w:ind")
        align = next((v for h in holders if (v := _value(h, "w:jc"))), "left")
        cell, table = _ancestor(paragraph, "w:tc"), _ancestor(paragraph, "w:tbl")
        return Look(
            text="".join(piece.text for piece in pieces),
            pieces=tuple(piece for piece in pieces if piece.text.strip()),
            align={"start": "left", "end": "right", "justify": "both"}.get(align, align),
            indent=_twips(indents.get("firstLine")) * _MM_PER_TWIP,
            before=_twips(spacing.get("before")) / 20,
            after=_twips(spacing.get("after")) / 20,
            lines=None if spacing.get("lineRule", "auto") != "auto" else _twips(spacing.get("line", "240")) / 240,
            counted=any(h.find(qn("w:numPr")) is not None for h in holders),
            cell=cell,
            table=table,
        )

    def _pieces(self, paragraph: Any, style: str | None) -> Iterator[Piece]:
        for run in paragraph.iter(qn("w:r")):
            if _ancestor(run, "w:p") is not paragraph or _ancestor(run, "w:del") is not None:
                continue
            own = run.find(qn("w:rPr"))
            named = None if own is None else _value(own, "w:rStyle")
            holders = [*_one(own), *self._properties(named, "w:rPr"), *self._inherited(style, "w:rPr")]
            text = "".join(_signs(run))
            yield Piece(
                text=text.upper() if _on(holders, "w:caps") else text,
                size=int(next((v for h in holders if (v := _value(h, "w:sz"))), "20")) / 2,
                bold=_on(holders, "w:b"),
                italic=_on(holders, "w:i"),
                font=_merged(holders, "w:rFonts").get("ascii", ""),
                colour=_merged(holders, "w:color").get("val", "auto"),
            )

    def _inherited(self, style: str | None, tag: str) -> list[Any]:
        """What a paragraph of this style inherits, the file's defaults last."""
        return [*self._properties(style, tag), *(holder for holder in self._defaults if holder.tag == qn(tag))]

    def _properties(self, style: str | None, tag: str) -> list[Any]:
        """The properties that a style and those it is based on give, nearest first."""
        found, seen = [], set()
        while style in self._styles and style not in seen:
            seen.add(style)
            found += _one(self._styles[style].find(qn(tag)))
            style = _value(self._styles[style], "w:basedOn")
        return found


def _signs(run: Any) -> Iterator[str]:
    for child in run:
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in (qn("w:tab"), qn("w:br"), qn("w:cr")):
            yield " "
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"


def _one(element: Any) -> list[Any]:
    return [] if element is None else [element]


def _merged(holders: list[Any], tag: str) -> dict[str, str]:
    """The attributes of this property, the nearest holder first."""
    merged: dict[str, str] = {}
    for holder in reversed(holders):
        element = holder.find(qn(tag))
        if element is not None:
            merged |= {key.rsplit("}", 1)[-1]: value for key, value in element.attrib.items()}
    return merged


def _on(holders: list[Any], tag: str) -> bool:
    element = next((e for h in holders if (e := h.find(qn(tag))) is not None), None)
    return element is not None and element.get(qn("w:val"), "1") not in _OFF


def _value(element: Any, path: str) -> str | None:
    for tag in path.split("/"):
        element = element.find(qn(tag))
        if element is None:
            return None
    value = element.get(qn("w:val"))
    return None if value is None else str(value)


def _twips(value: str | None) -> float:
    return float(value) if value else 0.0


def _ancestor(element: Any, tag: str) -> Any:
    return next(element.iterancestors(qn(tag)), None)
