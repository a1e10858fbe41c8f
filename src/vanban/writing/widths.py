"""How wide words are in our typeface, which has the widths of Times New Roman: for lines drawn below a name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent / "fonts"
_MM_PER_POINT = 25.4 / 72


def width(text: str, size: float, *, bold: bool = False, italic: bool = False) -> float:
    """Millimetres that the longest line of `text` takes at `size` points."""
    widths, missing = _widths(bold, italic)
    longest = max(sum(widths.get(ord(letter), missing) for letter in line) for line in text.split("\n"))
    return longest * size * _MM_PER_POINT


@cache
def _widths(bold: bool, italic: bool) -> tuple[dict[int, float], float]:
    face = {(False, False): "regular", (True, False): "bold", (False, True): "italic", (True, True): "bolditalic"}
    with TTFont(FONTS / f"texgyretermes-{face[bold, italic]}.otf", lazy=True) as font:
        em = font["head"].unitsPerEm
        return {code: font["hmtx"][name][0] / em for code, name in font.getBestCmap().items()}, 0.5
