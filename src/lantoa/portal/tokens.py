"""Reads the design tokens out of their style sheets and computes how well their colours stand apart."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_SHEETS = Path(__file__).parent / "static" / "portal"
_TOKEN = re.compile(r"--([\w-]+):\s*([^;]+);")
_ON_SCREENS = re.compile(r"@media screen(?: and )?([^{]*) \{(.*?)\n  \}\n", re.DOTALL)
_DARK, _STRONG = "(prefers-color-scheme: dark)", "(prefers-contrast: more)"
TEXT, CONTROL = 4.5, 3.0  # WCAG 2.2 AA: text, and the edges of controls and graphics
DECORATION = 1.0  # lines that only part what stands apart without them
#: What is needed instead where somebody asks for strong contrast: text as in WCAG 2.2 AAA, and every line to be seen.
STRONG = {TEXT: 7.0, CONTROL: 4.5, DECORATION: 3.0}

Theme = dict[str, str]


@dataclass(frozen=True)
class Pair:
    """A colour that stands on a ground somewhere on the site, and the contrast it needs there."""

    ink: str
    ground: str
    least: float = TEXT

    @property
    def least_in_strong(self) -> float:
        """The contrast it needs where somebody asks for strong contrast."""
        return STRONG[self.least]

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
    *_on("paper surface tint", "line rule", DECORATION),
)


@cache
def themes() -> dict[str, Theme]:
    """The tokens in light and dark, in strong contrast, and on paper; sizes are the usual ones of a wide screen."""
    sheet = (_SHEETS / "tokens.css").read_text("utf-8")
    asked = {question: dict(_TOKEN.findall(rules)) for question, rules in _ON_SCREENS.findall(sheet)}
    light = dict(_TOKEN.findall(_ON_SCREENS.sub("", sheet)))
    dark = light | asked[_DARK]
    return {
        "light": light,
        "dark": dark,
        "strong": light | asked[_STRONG],
        "strong-dark": dark | asked[_STRONG] | asked[f"{_STRONG} and {_DARK}"],
        "print": light | dict(_TOKEN.findall((_SHEETS / "print.css").read_text("utf-8"))),
    }


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
