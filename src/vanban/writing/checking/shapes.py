"""Checks of size, weight, slope, case and place of each component, all from its row in `rules.COMPONENTS`."""

from __future__ import annotations

from collections.abc import Iterator

from vanban.writing import rules
from vanban.writing.checking.departures import Departure, departure, of_component
from vanban.writing.checking.looks import Look

_MOST = 0.9  # of the letters: a stray space or mark in another shape is not worth a word
_ONE_LINE = 60  # characters: a line that fills no line looks the same justified and not
_BLACK = ("auto", "000000", "windowText")
_TOLERANCE = 0.3  # millimetres: Word rounds to twentieths of a point


def of_letters(look: Look) -> Iterator[Departure]:
    """Typeface and colour of any paragraph."""
    fonts = sorted({piece.font for piece in look.pieces} - {rules.FONT})
    if fonts:
        yield departure("font", look.start, found=", ".join(font or "?" for font in fonts))
    if any(piece.colour not in _BLACK for piece in look.pieces):
        yield departure("colour", look.start)


def of_component_look(name: str, look: Look) -> Iterator[Departure]:
    """Everything that the row of this component fixes."""
    component = rules.COMPONENTS[name]
    wrong = sorted({p.size for p in look.pieces if not component.sizes[0] <= p.size <= component.sizes[1]})
    if wrong:
        yield of_component(name, "size", look.start, ", ".join(f"{size:g}" for size in wrong))
    for shape in ("bold", "italic"):
        wanted: bool | None = getattr(component, shape)
        share = look.share(shape)
        if wanted is not None and (share if wanted else 1 - share) < _MOST:
            yield of_component(name, shape if wanted else f"not_{shape}", look.start)
    if component.capitals is not None and look.text.isupper() != component.capitals:
        yield of_component(name, "capitals" if component.capitals else "not_capitals", look.start)
    one_line = component.align == rules.JUSTIFY and look.align == rules.LEFT and len(look.text) <= _ONE_LINE
    if component.align and look.align != component.align and not one_line:
        yield of_component(name, "align", look.start)
    if component.indented:
        yield from _of_text(name, look)


def _of_text(name: str, look: Look) -> Iterator[Departure]:
    # Where Word counts, the list indents.
    if not look.counted and min(abs(look.indent - allowed) for allowed in rules.INDENTS) > _TOLERANCE:
        yield of_component(name, "indent", look.start, f"{look.indent:.1f}")
    if look.before + look.after < rules.BETWEEN_PARAGRAPHS.least:
        yield of_component(name, "spacing", look.start, f"{look.before + look.after:g}")
    bounds = rules.LINE_SPACING
    if look.lines is not None and not bounds.least - 0.01 <= look.lines <= bounds.most + 0.01:
        yield of_component(name, "lines", look.start, f"{look.lines:.2f}")
