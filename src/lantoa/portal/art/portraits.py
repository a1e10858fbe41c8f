"""A drawing that stands where there is no photo: who it is about is told by its shape, not by a face."""

from __future__ import annotations

import random
from functools import lru_cache

from .figures import bamboo, house, lamp_post, person, tree
from .shapes import circle, frame, path, placed, rect, ridge, smooth

WIDTH, HEIGHT = 600, 440
_COATS = ("red", "indigo", "light-indigo", "deep", "brown")
_TOOLS = ("", "hoe", "rake", "basket", "pole")
_LANDS = (("far", "hill", "slope", "rice"), ("hill", "slope", "near", "leaf"), ("far", "hill", "water", "straw-field"))

REMEMBERED = 500  # drawings of a few kilobytes


@lru_cache(REMEMBERED)
def portrait(kind: str, seed: int) -> str:
    """The drawing for a page: `kind` as in exemplars.models.Kind; the same for a seed on every page and every day."""
    rng = random.Random(seed)  # noqa: S311 - a drawing needs no secrecy
    sun = circle(rng.uniform(90, 510), rng.uniform(70, 120), rng.uniform(26, 38), "sun")
    lands = rng.choice(_LANDS)
    hills = "".join(_hill(rng, HEIGHT * (0.4 + 0.14 * at), 26 - 5 * at, fill) for at, fill in enumerate(lands))
    who = _DRAWN.get(kind, _one)(rng)
    return frame(WIDTH, HEIGHT, [rect(0, 0, WIDTH, HEIGHT, "sky"), sun, hills, who])


def _hill(rng: random.Random, y: float, swing: float, fill: str) -> str:
    return path(f"{smooth(ridge(rng, WIDTH, y, swing, steps=6))}V{HEIGHT + 20}H-20z", fill=fill)


def _one(rng: random.Random) -> str:
    worker = person(rng.choice(_COATS), rng.choice(_TOOLS), hat=rng.random() < 0.6)
    beside = placed(rng.choice((tree(), bamboo())), rng.choice((120, 480)), 400, 1.7)
    return beside + placed(worker, 300, 424, 4.2, mirrored=rng.random() < 0.5)


def _several(rng: random.Random) -> str:
    coats = rng.sample(_COATS, 4)
    drawn = ""
    for at, (x, y, size) in enumerate(((150, 410, 2.7), (448, 412, 2.7), (246, 424, 3.3), (356, 426, 3.3))):
        worker = person(coats[at], rng.choice(_TOOLS) if at > 1 else "", hat=rng.random() < 0.6)
        drawn += placed(worker, x, y, size, mirrored=at % 2 == 1)
    return drawn


def _family(rng: random.Random) -> str:
    coats = rng.sample(_COATS, 3)
    home = placed(house(), 330, 372, 3.3) + placed(tree(), 90, 392, 2.4)
    family = ((150, 424, 2.7), (206, 430, 1.7), (256, 424, 2.6))
    return home + "".join(
        placed(person(coat, hat=rng.random() < 0.3), *where) for coat, where in zip(coats, family, strict=True)
    )


def _way_of_doing(rng: random.Random) -> str:
    coats = rng.sample(_COATS, 2)
    homes = placed(house(), 120, 330, 1.3) + placed(house(), 222, 322, 1.1) + placed(house(), 486, 330, 1.4)
    lamps = placed(lamp_post(), 90, 424, 2.1) + placed(lamp_post(), 520, 424, 2.1)
    return (
        homes + lamps + placed(person(coats[0], "hoe"), 270, 426, 2.2) + placed(person(coats[1], "pole"), 372, 422, 2)
    )


_DRAWN = {"collective": _several, "household": _family, "model": _way_of_doing}
