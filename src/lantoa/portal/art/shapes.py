"""Lines, bands and ridges. A drawing is a string of SVG elements; y grows downwards."""

import math
import random
from collections.abc import Iterable

Point = tuple[float, float]
BLEED = 20  # bands reach this far past the frame, so that their outline shows along the top only


def ink(name: str) -> str:
    """The colour token of a drawing."""
    return f"var(--art-{name})"


def path(d: str, **look: str | float) -> str:
    """One path; `fill` and `stroke` are names of inks, other attributes are written as they are."""
    return f'<path d="{d}"{_attributes(look)}/>'


def circle(x: float, y: float, r: float, fill: str, **look: str | float) -> str:
    return f'<circle cx="{x:.0f}" cy="{y:.0f}" r="{r:.0f}"{_attributes({"fill": fill, **look})}/>'


def rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<path d="M{x:.0f} {y:.0f}h{width:.0f}v{height:.0f}h{-width:.0f}z" fill="{ink(fill)}"/>'


def placed(drawing: str, x: float, y: float, size: float = 1, mirrored: bool = False) -> str:
    """A drawing around the origin, put where it belongs."""
    across = -size if mirrored else size
    return f'<g transform="translate({x:.0f} {y:.0f})scale({across:g} {size:g})">{drawing}</g>'


def copies(key: str, drawing: str, *places: tuple[float, float, float]) -> str:
    """The same drawing in several places (x, y, size), written once."""
    again = "".join(f'<use href="#{key}" transform="translate({x:g} {y:g})scale({size:g})"/>' for x, y, size in places)
    return f'<defs><g id="{key}">{drawing}</g></defs>{again}'


def ridge(rng: random.Random, width: float, y: float, swing: float, steps: int = 9) -> list[Point]:
    """The outline of a hill range: a few waves of falling height, wider than the frame."""
    waves = [(rng.uniform(0.5, 1) / n, n * rng.uniform(0.6, 1.2), rng.uniform(0, math.tau)) for n in range(1, 6)]
    points = []
    for step in range(steps + 1):
        along = step / steps
        lift = sum(height * math.sin(math.tau * turns * along + start) for height, turns, start in waves)
        points.append((along * (width + 2 * BLEED) - BLEED, y + swing * lift / 1.8))
    return points


def smooth(points: list[Point]) -> str:
    """A soft curve through the points (Catmull-Rom, written with the short form S)."""
    d = f"M{_pair(points[0])}"
    for before, here, after in zip([points[0], *points[:-2]], points[1:], [*points[2:], points[-1]], strict=True):
        d += f"S{_pair((here[0] - (after[0] - before[0]) / 6, here[1] - (after[1] - before[1]) / 6))} {_pair(here)}"
    return d


def band(points: list[Point], height: float) -> str:
    """The path of everything below a curve."""
    return f"{smooth(points)}V{height + BLEED:.0f}H{-BLEED}z"


def frame(width: int, height: int, parts: Iterable[str]) -> str:
    """The whole picture: fills its box, cropped at the edges; what it shows is said in the text beside it."""
    box = f'viewBox="0 0 {width} {height}" preserveAspectRatio="xMidYMid slice"'
    return f'<svg class="art" {box} aria-hidden="true" focusable="false">{"".join(parts)}</svg>'


def _pair(point: Point) -> str:
    return f"{point[0]:.0f} {point[1]:.0f}"


def _attributes(look: dict[str, str | float]) -> str:
    inked = {name: ink(str(value)) if name in {"fill", "stroke"} else value for name, value in look.items()}
    if "stroke" in look and "fill" not in look:
        inked["fill"] = "none"
    return "".join(f' {name.replace("_", "-")}="{value}"' for name, value in inked.items())
