"""How wide words are in our typeface, which has the widths of Times New Roman: for lines drawn below a name."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont

_PACKAGE = "rinoh_typeface_texgyretermes"  # not imported: it asks for a typesetting program, and we for its files
_MM_PER_POINT = 25.4 / 72


@cache
def fonts() -> Path:
    """The folder with the four faces of our typeface. Raises LookupError where its package is not installed."""
    if not (found := find_spec(_PACKAGE)) or not found.origin:
        raise LookupError(f"{_PACKAGE} is missing: install requirements/alone.txt with --no-deps")
    return Path(found.origin).parent


def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Millimetres that the longest line of `text` takes at `size` points."""
    widths, missing = _widths(bold, italic)
    longest = max(sum(widths.get(ord(letter), missing) for letter in line) for line in text.split("\n"))
    return longest * size * _MM_PER_POINT


@cache
def _widths(bold: bool, italic: bool) -> tuple[dict[int, float], float]:
    face = {(False, False): "regular", (True, False): "bold", (False, True): "italic", (True, True): "bolditalic"}
    with TTFont(fonts() / f"texgyretermes-{face[bold, italic]}.otf", lazy=True) as font:
        em = font["head"].unitsPerEm
        return {code: font["hmtx"][name][0] / em for code, name in font.getBestCmap().items()}, 0.5
