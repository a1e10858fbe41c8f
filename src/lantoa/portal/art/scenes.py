"""The scenes. A seed keeps each the same on every page and every day."""

import random
from collections.abc import Callable
from functools import cache

from .figures import bamboo, boat, house, lamp_post, person, tree
from .shapes import band, circle, copies, frame, ink, path, placed, rect, ridge

W, H = 1200, 640  # the wide picture of a first page
w, h = 600, 420  # a small picture
_FIELDS = ("rice", "field", "water", "straw-field", "near", "rice", "field", "water", "straw-field")


def _hills(rng: random.Random, width: int, height: int, *hills: tuple[float, float, str]) -> str:
    return "".join(path(band(ridge(rng, width, height * y, swing), height), fill=fill) for y, swing, fill in hills)


def _terraces(rng: random.Random, width: int, height: int, top: float, swing: tuple[float, float], name: str) -> str:
    """Field below field, each edged with a pale dyke and its shadow, rows of rice on the green and gold ones."""
    drawn, y, step = "", top, (height - top) / len(_FIELDS)
    base = ridge(rng, width, 0, 1)
    for number, fill in enumerate(_FIELDS):
        near = number / (len(_FIELDS) - 1)
        reach = swing[0] + swing[1] * near
        bend = ridge(rng, width, 0, reach / 3)
        edge = [(x, y + lift * reach + curve) for (x, lift), (_, curve) in zip(base, bend, strict=True)]
        drawn += _field(f"{name}-{number}", band(edge, height), fill, near)
        y += step * (0.55 + 0.9 * near)
    return drawn


def _field(key: str, outline: str, fill: str, near: float) -> str:
    """The outline is written once and used again, lower, for the dyke's shadow and a row of rice."""
    dyke = f'stroke="{ink("cream")}" stroke-width="{2 + 2 * near:.1f}"'
    shadow = f'y="{3 + 3 * near:.0f}" fill="none" stroke="{ink("deep")}" stroke-width="{1 + near:.1f}" opacity=".5"'
    drawn = f'<defs><path id="{key}" d="{outline}"/></defs><use href="#{key}" fill="{ink(fill)}" {dyke}/>'
    drawn += f'<use href="#{key}" {shadow}/>'
    if fill == "water":
        return drawn
    dash = f'stroke="{ink("deep")}" stroke-dasharray="{2 + 4 * near:.0f} {7 + 5 * near:.0f}" opacity=".3"'
    return drawn + f'<use href="#{key}" y="{10 + 9 * near:.0f}" fill="none" {dash}/>'


def road() -> str:
    """Villagers opening a road up to a hamlet between terraced fields."""
    rng = random.Random(4)  # noqa: S311 - a drawing needs no secrecy
    sky = rect(0, 0, W, H, "sky") + circle(948, 128, 54, "sun")
    hills = _hills(rng, W, H, (0.27, 44, "far"), (0.36, 34, "hill"), (0.43, 24, "slope"))
    way = path(
        "M408 640C552 550 876 538 840 461 816 403 600 403 618 355 630 320 720 314 702 285H718C742 320 666 330 662 358"
        " 660 390 924 384 960 461 990 550 792 576 768 640z",
        fill="road",
        stroke="clay",
        stroke_width=2.5,
    )
    hamlet = copies("road-house", house(), (690, 282, 0.62), (750, 289, 0.7), (802, 286, 0.56))
    trees = copies("road-tree", tree(), (648, 288, 0.7), (840, 298, 0.8), (876, 301, 0.6), (624, 291, 0.55))
    people = (
        placed(person("red", "pole"), 666, 419, 0.62, mirrored=True)
        + placed(person("indigo", "hoe"), 792, 432, 0.7)
        + placed(person("light-indigo", "rake"), 894, 512, 1.15, mirrored=True)
        + placed(person("deep", "hoe"), 798, 531, 1.25, mirrored=True)
        + placed(person("indigo", "hoe"), 720, 589, 1.7)
        + placed(person("brown", "pole"), 570, 618, 1.75, mirrored=True)
    )
    edges = copies("road-bamboo", bamboo(), (72, 653, 2.3), (1146, 659, 2.1))
    fields = _terraces(rng, W, H, H * 0.47, (16, 26), "road")
    return frame(W, H, [sky, hills, fields, way, _rubble(rng), hamlet, trees, people, edges])


def _rubble(rng: random.Random) -> str:
    """Stones laid along the edge of the new road, smaller further off."""
    stones = ""
    for number in range(20):
        along = number / 20
        x, y, size = 418 + 350 * along + rng.uniform(-6, 6), 630 - 62 * along + rng.uniform(-4, 4), 12 - 6 * along
        fill = ink("stone" if number % 3 else "dark-stone")
        stones += f'<ellipse cx="{x:.0f}" cy="{y:.0f}" rx="{size:.0f}" ry="{size * 0.62:.0f}" fill="{fill}"/>'
    return stones


def lamps() -> str:
    """A village street lit in the evening, two people walking home."""
    rng = random.Random(2)  # noqa: S311
    sky = rect(0, 0, w, h, "night") + circle(96, 76, 22, "lamp") + circle(107, 69, 19, "night")
    hills = _hills(rng, w, h, (0.4, 26, "night-hill"), (0.52, 14, "night-slope"))
    homes = copies("lit-house", house(lit=True), (72, 260, 1), (162, 260, 0.8), (372, 260, 0.75), (540, 260, 1.05))
    street = rect(0, 260, w, 168, "night-ground") + path("M264 260H288L516 420H96z", fill="night-road")
    far = ((243, 265, 0.5), (315, 267, 0.52), (207, 302, 0.85))
    lights = copies("lamp-post", lamp_post(), *far, (372, 307, 0.9), (120, 386, 1.6), (498, 391, 1.65))
    people = placed(person("red", hat=False), 300, 361, 1.05) + placed(
        person("light-indigo", hat=False), 270, 365, 0.75
    )
    return frame(w, h, [sky, hills, homes, street, lights, people])


def river() -> str:
    """A ferry waiting on a river below limestone hills."""
    rng = random.Random(5)  # noqa: S311
    sky = rect(0, 0, w, h, "sky") + circle(408, 97, 36, "sun")
    far = _karst(210, ((60, 80, 130), (180, 60, 90), (516, 90, 150), (372, 54, 70)), "far")
    hills = far + _karst(218, ((120, 70, 80), (588, 80, 110), (456, 46, 60)), "hill")
    bank = path("M0 210Q120 197 228 218L0 235z", fill="near")
    homes = placed(house(), 60, 210, 0.9) + placed(house(), 138, 212, 0.7)
    trees = placed(tree(), 102, 214, 0.9) + placed(tree(), 24, 218, 1.1)
    ferry = (
        placed(person("indigo"), 396, 321, 1.2, mirrored=True)
        + placed(person("red"), 300, 330, 0.95)
        + placed(person("brown"), 264, 328, 0.9)
        + placed(boat(), 336, 319)
    )
    shore = path("M0 420V378Q72 361 156 420z", fill="deep")
    return frame(w, h, [sky, hills, rect(0, 210, w, 210, "water"), _ripples(rng), bank, homes, trees, ferry, shore])


def _karst(y: int, peaks: tuple[tuple[int, int, int], ...], fill: str) -> str:
    """Steep round hills: centre, half width and height of each."""
    outlines = "".join(
        f"M{x - half} {y + 6}C{x - half * 0.85:.0f} {y - tall * 0.55:.0f} {x - half * 0.55:.0f} {y - tall}"
        f" {x} {y - tall}"
        f"S{x + half * 0.7:.0f} {y - tall * 0.5:.0f} {x + half} {y + 6}z"
        for x, half, tall in peaks
    )
    return path(outlines, fill=fill)


def _ripples(rng: random.Random) -> str:
    lines = {"cream": "", "deep-water": ""}
    for number in range(30):
        y, length = 222 + 6.4 * number, 10 + rng.uniform(18, 50) * (0.4 + number / 40)
        lines["deep-water" if number % 3 == 0 else "cream"] += f"M{rng.uniform(0, w):.0f} {y:.0f}h{length:.0f}"
    look: dict[str, str | float] = {"stroke_width": 2, "opacity": ".8", "stroke_linecap": "round"}
    return "".join(path(d, stroke=stroke, **look) for stroke, d in lines.items())


def terraces() -> str:
    """Terraced fields in the season of water."""
    rng = random.Random(9)  # noqa: S311
    sky = rect(0, 0, w, h, "sky") + circle(144, 84, 38, "sun")
    hills = _hills(rng, w, h, (0.26, 26, "far"), (0.36, 18, "hill"))
    people = placed(person("indigo", "hoe"), 204, 319) + placed(person("red", "basket"), 372, 370, 1.25)
    return frame(w, h, [sky, hills, _terraces(rng, w, h, h * 0.4, (34, 30), "terraces"), people])


SCENES: dict[str, Callable[[], str]] = {"road": road, "lamps": lamps, "river": river, "terraces": terraces}


@cache
def scene(name: str) -> str:
    """The SVG of a scene. It is hidden from screen readers: the words beside it say what it shows."""
    return SCENES[name]()
