"""The design keeps its own rules: colours stand apart, every token exists in every theme, every component is shown."""

import re
from pathlib import Path

import pytest
from django.test import Client

from lantoa.portal import fonts, tokens
from lantoa.portal.examples import COMPONENTS, THEMES

PORTAL = Path(tokens.__file__).parent
SHEETS = sorted((PORTAL / "static/portal").glob("*.css"))
FRAME = {
    "styles",
    "head_end",
    "masthead",
    "menu",
    "footer",
    "seal",
    "sharing",
    "trail",
    "page_head",
    "section_head",
    "progress_label",
    "look",
}


def test_contrast_agrees_with_known_figures() -> None:
    assert tokens.contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert tokens.contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize("theme", tokens.themes())
@pytest.mark.parametrize("pair", tokens.PAIRS, ids=lambda pair: f"{pair.ink}-on-{pair.ground}")
def test_colours_stand_apart(pair: tokens.Pair, theme: str) -> None:
    needs = pair.least_in_strong if theme.startswith("strong") else pair.least
    assert pair.contrast(tokens.themes()[theme]) >= needs


def test_strong_contrast_asks_more_of_text_and_of_every_line() -> None:
    least = {pair.least_in_strong for pair in tokens.PAIRS}
    assert least == {7.0, 4.5, 3.0}
    assert tokens.Pair("line", "paper", tokens.DECORATION) in tokens.PAIRS


def test_every_colour_that_carries_meaning_is_in_a_pair() -> None:
    paired = {name for pair in tokens.PAIRS for name in (pair.ink, pair.ground)}
    shown = {name for name, value in tokens.themes()["light"].items() if tokens.is_colour(value)}
    assert {name for name in shown if not name.startswith("art-")} - paired == set()


@pytest.mark.parametrize(("one", "other"), [("light", "dark"), ("strong", "strong-dark")])
def test_the_dark_themes_change_each_colour_of_the_interface(one: str, other: str) -> None:
    light, dark = tokens.themes()[one], tokens.themes()[other]
    interface = [name for name, value in light.items() if tokens.is_colour(value) and not name.startswith("art-")]
    assert [name for name in interface if light[name] == dark[name]] == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.name)
def test_style_sheets_use_tokens_that_exist(sheet: Path) -> None:
    css = sheet.read_text("utf-8")
    local = set(re.findall(r"--([\w-]+):", css))
    used = set(re.findall(r"var\(--([\w-]+)", css))
    everywhere = set(tokens.themes()["light"]) | {"kind", "kind-ground", "underline", "thickness"}
    assert used - local - everywhere == set()


@pytest.mark.parametrize(
    "sheet", [s for s in SHEETS if s.name not in {"tokens.css", "print.css"}], ids=lambda s: s.name
)
def test_only_the_tokens_name_colours(sheet: Path) -> None:
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(", sheet.read_text("utf-8")) == []


def test_every_component_is_shown_or_frames_the_page() -> None:
    templates = {path.stem for path in (PORTAL / "templates/portal/components").glob("*.html")}
    assert templates == {component.name for component in COMPONENTS} | FRAME


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda component: component.name)
def test_an_example_is_drawn_for_each_context(component: object) -> None:
    for theme in THEMES:
        expected = 0 if theme == "print" and not component.printed else len(component.contexts)
        assert len([sample for sample in component.samples(theme) if sample.strip()]) == expected


def test_the_page_shows_all_of_it(client: Client) -> None:
    page = client.get("/style-guide/").content.decode()
    assert all(f"portal/components/{component.name}.html" in page for component in COMPONENTS)
    assert page.count('data-theme="dark"') >= len(COMPONENTS) + len(tokens.PAIRS)
    assert "4,84" in page  # gold on its ground, the closest text pair


def test_the_samples_name_every_colour_of_their_theme(client: Client) -> None:
    rules = client.get("/style-guide/themes.css")
    assert rules["Content-Type"] == "text/css"
    dark = re.search(r'\[data-theme="dark"\]\{(.*?)\}', rules.content.decode())
    colours = {name: value for name, value in tokens.themes()["dark"].items() if tokens.is_colour(value)}
    assert dict(re.findall(r"--([\w-]+):([^;]+);", dark[1])) == colours


def test_the_fonts_cover_vietnamese() -> None:
    letters = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
    accented = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
    assert {ord(letter) for letter in letters + accented} <= fonts.EVERYDAY
    assert {ord(letter) for letter in (letters + accented).upper()} <= fonts.EVERYDAY | fonts.REST
    assert fonts.EVERYDAY.isdisjoint(fonts.REST)
