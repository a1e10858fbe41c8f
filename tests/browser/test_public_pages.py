"""The public pages as people meet them: on a phone, in the dark, by keyboard, enlarged, on paper, without scripts."""

from collections.abc import Callable
from typing import Any

import pypdfium2
import pytest
from django.conf import settings

from lantoa.portal import fonts

PAGES = ("/", "/en/", "/gioi-thieu/", "/style-guide/", "/ngoai-tuyen/", "/khong-co-trang-nay/")
NARROW, ZOOMED_TWICE = 360, 640  # a small phone; a laptop's 1280 px at 200 %
FIRST_FONTS = ("be-vietnam-pro-400", "be-vietnam-pro-600", "be-vietnam-pro-800", "source-serif-4-400")
WIDTHS = (320, NARROW, ZOOMED_TWICE, 800, 1024, 1280)

STANDS_IN = """document.fonts.load('16px "Be Vietnam Pro fallback"').then((faces) => faces.length > 0, () => false)"""

Opener = Callable[..., Any]


@pytest.fixture(scope="module", autouse=True)
def _fonts() -> None:
    fonts.build(settings.VAR / "build" / "portal" / "fonts")


def visit(page: Any, address: str) -> Any:
    """Open a page; an unknown address is answered 200, since Chromium reports a 404 as an error of the page."""
    page.route("**/khong-co-trang-nay/", lambda route: route.fulfill(response=route.fetch(), status=200))
    page.goto(address)
    return page


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [NARROW, 1280])
@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(open_page: Opener, axe: Opener, address: str, width: int, scheme: str) -> None:
    page = visit(open_page(viewport={"width": width, "height": 900}, color_scheme=scheme), address)
    assert axe(page) == []


@pytest.mark.parametrize("address", PAGES)
def test_nothing_is_cut_off_or_scrolls_sideways(open_page: Opener, address: str) -> None:
    page = visit(open_page(), address)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 700})
        assert page.evaluate("document.documentElement.scrollWidth") == width, width


@pytest.mark.parametrize("address", PAGES)
def test_fingers_find_every_control(open_page: Opener, address: str) -> None:
    """44 px high at least; links inside a sentence are excepted."""
    page = visit(open_page(viewport={"width": NARROW, "height": 760}, has_touch=True, is_mobile=True), address)
    small = page.evaluate(
        """() => [...document.querySelectorAll("a[href], button, input, select, textarea")]
            .filter((control) => control.checkVisibility() && getComputedStyle(control).display !== "inline")
            .filter((control) => control.getBoundingClientRect().height < 44)
            .map((control) => control.outerHTML.slice(0, 90))"""
    )
    assert small == []


def test_the_keyboard_skips_to_the_content(page: Any) -> None:
    visit(page, "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.locator(".skip").bounding_box()["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Giới thiệu một gương tốt"


def test_the_keyboard_reaches_every_link_and_the_focus_shows(page: Any) -> None:
    visit(page, "/gioi-thieu/")
    controls = (
        "[...document.querySelectorAll('a[href], button, input, summary')].filter((one) => one.checkVisibility())"
    )
    reached = set()
    for _ in range(page.evaluate(f"{controls}.length")):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(f"{controls}.indexOf(document.activeElement)"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    assert reached == set(range(page.evaluate(f"{controls}.length")))


def test_all_is_there_without_scripts(open_page: Opener) -> None:
    page = visit(open_page(java_script_enabled=False, viewport={"width": NARROW, "height": 760}), "/")
    assert page.locator("h1").is_visible()
    assert page.locator(".lead-picture svg").is_visible()
    page.get_by_role("link", name="Về Lan Tỏa").first.click()
    assert page.locator("h1").inner_text() == "Về Lan Tỏa"
    page.get_by_role("link", name="English").click()
    assert page.url.endswith("/en/about/")


def test_the_first_page_fetches_four_small_fonts(page: Any) -> None:
    fetched: list[Any] = []
    page.on("response", lambda response: fetched.append(response) if response.url.endswith(".woff2") else None)
    visit(page, "/")
    page.evaluate("document.fonts.ready.then(() => true)")
    names = {response.url.rpartition("/")[2] for response in fetched}
    assert names == {f"{font}.woff2" for font in FIRST_FONTS}
    assert sum(len(response.body()) for response in fetched) < 45_000


def test_nothing_jumps_when_the_fonts_arrive(page: Any) -> None:
    """The system font that stands in first takes the same room, so the page keeps its height."""
    visit(page, "/")
    page.evaluate("document.fonts.ready.then(() => true)")
    measure = "['h1', '.standfirst', 'main'].map((part) => document.querySelector(part).offsetHeight)"
    heights = page.evaluate(measure)
    if not page.evaluate(STANDS_IN):
        pytest.skip("neither Arial nor Liberation Sans on this machine")
    page.evaluate(
        """() => { const root = document.documentElement.style;
            root.setProperty("--sans", '"Be Vietnam Pro fallback"');
            root.setProperty("--serif", '"Source Serif 4 fallback"'); }"""
    )
    page.evaluate("document.fonts.ready.then(() => true)")
    for ours, theirs in zip(heights, page.evaluate(measure), strict=True):
        assert theirs == pytest.approx(ours, rel=0.03)


def test_the_first_page_prints_on_a4(page: Any) -> None:
    visit(page, "/")
    pdf = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    assert [round(side) for side in pdf[0].get_size()] == [595, 842]
    assert len(pdf) <= 3
    words = "".join(sheet.get_textpage().get_text_bounded() for sheet in pdf)
    assert "Từ trang" in words
    assert "English" not in words


def test_dark_pages_print_in_ink_on_white(open_page: Opener) -> None:
    page = visit(open_page(color_scheme="dark"), "/")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 0)"


def test_motion_rests_for_those_who_ask(open_page: Opener) -> None:
    page = visit(open_page(reduced_motion="reduce"), "/")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_contrast_themes_keep_buttons_and_shapes(open_page: Opener) -> None:
    page = visit(open_page(forced_colors="active"), "/")
    assert page.evaluate("getComputedStyle(document.querySelector('.button')).borderTopStyle") == "solid"
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
