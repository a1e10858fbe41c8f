"""Reads the design tokens out of their style sheets and computes how well their colours stand apart."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_SHEETS = Path(__file__).parent / "static" / "portal"
_TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")
_DARK = re.compile(r"@media screen and \(prefers-color-scheme: dark\) \{(.*?)\n  \}\n", re.DOTALL)
TEXT, CONTROL = 4.5, 3.0  # WCAG 2.2 AA: text, and the edges of controls and graphics

Theme = dict[str, str]


@dataclass(frozen=True)
class Pair:
    """A colour that stands on a ground somewhere on the site, and the contrast it needs there."""

    ink: str
    ground: str
    least: float = TEXT

    def contrast(self, theme: Theme) -> float:
        return contrast(theme[self.ink], theme[self.ground])


def _on(grounds: str, inks: str, least: float = TEXT) -> tuple[Pair, ...]:
    return tuple(Pair(ink, ground, least) for ground in grounds.split() for ink in inks.split())


PAIRS = (
    *_on("paper surface tint", "ink quiet red indigo jade"),
    *_on("surface gold-ground", "gold"),
    *_on("red-ground gold-ground jade-ground indigo-ground", "ink"),
    *_on("red red-deep", "on-red"),
    Pair("red", "red-ground"),
    Pair("jade", "jade-ground"),
    Pair("indigo", "indigo-ground"),
    Pair("paper", "ink"),
    Pair("paper", "jade"),
    *_on("paper surface tint", "line-strong", CONTROL),
    Pair("gold", "paper", CONTROL),
)


@cache
def themes() -> dict[str, Theme]:
    """The tokens as they are in light, in the dark and on paper; sizes are those of a wide screen."""
    sheet = (_SHEETS / "tokens.css").read_text("utf-8")
    dark = _DARK.search(sheet)
    if dark is None:
        raise ValueError("tokens.css has no dark theme")
    light = dict(_TOKEN.findall(sheet.replace(dark[0], "")))
    paper = dict(_TOKEN.findall((_SHEETS / "print.css").read_text("utf-8")))
    return {"light": light, "dark": light | dict(_TOKEN.findall(dark[1])), "print": light | paper}


def is_colour(value: str) -> bool:
    return value.startswith("#")


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG, from 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
