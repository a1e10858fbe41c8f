"""The desk has the colours of the public site, and they can be read in both themes."""

import re
from pathlib import Path

import pytest

from lantoa.portal.tokens import contrast, themes

SHEET = (Path(__file__).parents[2] / "src/lantoa/desk/static/desk/tokens.css").read_text("utf-8")
LIGHT, DARK, SYSTEM = (dict(re.findall(r"--([\w-]+): ([^;]+);", block)) for block in re.findall(r"\{([^{}]+)\}", SHEET))
PAIRS = (
    *(("side", ink) for ink in ("side-ink", "side-quiet", "side-mark")),
    ("side-here", "side-ink"),
    ("side-mark", "on-side-mark"),
    ("red-ground", "ink"),
    ("indigo-ground", "ink"),
    ("jade-ground", "ink"),
    ("gold-ground", "ink"),
    ("tint", "quiet"),
)


@pytest.mark.parametrize(("theme", "tokens"), [("light", LIGHT), ("dark", DARK)])
def test_the_colours_are_those_of_the_public_site(theme, tokens) -> None:
    public = themes()[theme]
    shared = {name for name, value in tokens.items() if name in public and value.startswith("#")}
    assert len(shared) > 15
    assert {name: tokens[name] for name in shared} == {name: public[name] for name in shared}


def test_the_dark_theme_is_the_same_whether_chosen_or_followed() -> None:
    assert DARK == SYSTEM


@pytest.mark.parametrize("tokens", [LIGHT, LIGHT | DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ground", "ink"), PAIRS)
def test_words_stand_out_from_their_ground(tokens, ground, ink) -> None:
    assert contrast(tokens[ground], tokens[ink]) >= 4.5
