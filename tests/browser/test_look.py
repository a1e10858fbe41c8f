"""Letters, contrast and light as a reader wants them: chosen once, there on every page, and wide enough on a phone."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings

from lantoa.portal import fonts
from lantoa.portal.tokens import themes
from tests.exemplars.pages import released
from tests.newsroom.worlds import Newsroom

PICTURES = os.environ.get("PICTURES", "")
WIDTHS = (320, 360, 800, 1280)
PAGES = (
    "/",
    "/guong/",
    "/bai-viet/",
    "/loi-hua/",
    "/gioi-thieu/",
    "/doc-thu/",
    "/ngoai-tuyen/",
    "/gioi-thieu-guong/",
    "/ket-qua/",
    "/lay-y-kien/",
)
PAPER = "getComputedStyle(document.documentElement).backgroundColor"
SIZE = "parseFloat(getComputedStyle(document.documentElement).fontSize)"

Opener = Callable[..., Any]


@pytest.fixture(scope="module", autouse=True)
def _fonts() -> None:
    fonts.build(settings.VAR / "build" / "portal" / "fonts")


def colour(theme: str, name: str = "paper") -> str:
    """A token as browsers tell it."""
    value = themes()[theme][name]
    return f"rgb({', '.join(str(int(value[at : at + 2], 16)) for at in (1, 3, 5))})"


def choose(page: Any, *names: str) -> None:
    page.locator(".look summary").click()
    for name in names:
        group, _, choice = name.partition(": ")
        page.get_by_role("group", name=group).get_by_label(choice, exact=True).check()
    page.keyboard.press("Escape")


def wants(page: Any, **look: str) -> None:
    """The reader chose that before."""
    page.add_init_script(f"localStorage.setItem('lantoa-look', JSON.stringify({json.dumps(look)}))")


def test_what_is_chosen_is_there_on_the_next_page_and_asks_no_cookie(phone: Any, axe: Any) -> None:
    phone.goto("/gioi-thieu/")
    usual = phone.evaluate(SIZE)
    choose(phone, "Cỡ chữ: Rất lớn", "Độ tương phản: Cao")
    assert not phone.locator(".look-choices").is_visible()
    assert phone.evaluate("document.activeElement.tagName") == "SUMMARY"
    for address in ("/gioi-thieu/", "/gioi-thieu-guong/", "/en/", "/khong-co-trang-nay/"):
        phone.route("**/khong-co-trang-nay/", lambda route: route.fulfill(response=route.fetch(), status=200))
        phone.goto(address)
        assert phone.evaluate(SIZE) == pytest.approx(usual * 24 / 17), address
        assert phone.evaluate(PAPER) == colour("strong"), address
        phone.locator(".look summary").click()
        assert phone.locator(".look :checked").evaluate_all("(all) => all.map((each) => each.value)") == [
            "largest",
            "strong",
            "device",
        ]
        assert axe(phone) == [], address
    assert [cookie for cookie in phone.context.cookies() if cookie["name"] != "csrftoken"] == []


def test_it_holds_before_anything_is_painted(page: Any) -> None:
    """Nothing changes under the reader's eyes: body and colours are there together."""
    wants(page, letters="large", light="dark")
    page.add_init_script(
        """new MutationObserver(() => {
            if (document.body && !window.first) {
                const shown = getComputedStyle(document.documentElement);
                window.first = [shown.fontSize, shown.backgroundColor];
            }
        }).observe(document, { childList: true, subtree: true })"""
    )
    page.goto("/gioi-thieu/")
    assert page.evaluate("window.first") == ["20px", colour("dark")]


@pytest.mark.parametrize(("device", "chosen", "shown"), [("light", "Nền tối", "dark"), ("dark", "Nền sáng", "light")])
def test_the_choice_answers_in_the_place_of_the_device(open_page: Opener, device: str, chosen: str, shown: str) -> None:
    page = open_page(color_scheme=device)
    page.goto("/gioi-thieu/")
    assert page.evaluate(PAPER) == colour(device)
    choose(page, f"Màu nền: {chosen}")
    assert page.evaluate(PAPER) == colour(shown)
    bar = "[...document.querySelectorAll('meta[name=theme-color]')].filter((bar) => matchMedia(bar.media).matches)"
    assert page.evaluate(f"{bar}.map((each) => each.content)") == [themes()[shown]["paper"]]
    choose(page, "Độ tương phản: Cao")
    assert page.evaluate(PAPER) == colour("strong-dark" if shown == "dark" else "strong")
    choose(page, "Màu nền: Theo máy")
    assert page.evaluate(PAPER) == colour("strong-dark" if device == "dark" else "strong")


@pytest.mark.parametrize("scripts", [True, False])
def test_a_device_that_asks_for_more_contrast_gets_it(open_page: Opener, scripts: bool) -> None:
    page = open_page(java_script_enabled=scripts, contrast="more")
    page.goto("/gioi-thieu/")
    strong = page.locator("html").evaluate("(root) => getComputedStyle(root).getPropertyValue('--line')")
    assert strong == themes()["strong"]["line"]
    assert page.locator(".look").is_visible() is scripts
    if scripts:
        assert page.locator(".look :checked[name=contrast]").input_value() == "strong"
        choose(page, "Độ tương phản: Thường")
        assert page.evaluate(PAPER) == colour("light")


def test_where_nothing_can_be_kept_it_holds_for_the_page(page: Any) -> None:
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused'); } })")
    page.goto("/gioi-thieu/")
    choose(page, "Cỡ chữ: Lớn")
    assert page.evaluate(SIZE) == 20


def test_the_keyboard_opens_it_chooses_and_leaves(page: Any) -> None:
    page.goto("/gioi-thieu/")
    page.locator(".look summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(SIZE) == 20
    page.get_by_role("link", name="English").focus()
    assert not page.locator(".look-choices").is_visible()


@pytest.mark.parametrize("letters", ["large", "largest"])
def test_large_letters_fit_a_phone(phone: Any, letters: str) -> None:
    world = Newsroom()
    story, exemplar = world.published(), released(world.commune)
    wants(phone, letters=letters)
    for address in (*PAGES, f"/bai-viet/{story.slug}/", f"/guong/{exemplar.slug}/"):
        phone.goto(address)
        for width in WIDTHS:
            phone.set_viewport_size({"width": width, "height": 760})
            assert phone.evaluate("document.documentElement.scrollWidth") <= width, (address, width)
            if PICTURES and width in (360, 1280):
                name = address.strip("/").replace("/", "-") or "first"
                phone.screenshot(path=f"{PICTURES}/{letters}-{name}-{width}.png", full_page=True)


@pytest.mark.parametrize("light", ["light", "dark"])
def test_all_text_of_strong_contrast_keeps_seven_to_one(page: Any, axe: Any, light: str) -> None:
    """Computed by axe from what is painted; tests/portal/test_style_guide.py computes it from the tokens."""
    world = Newsroom()
    story, exemplar = world.published(), released(world.commune)
    wants(page, contrast="strong", light=light)
    for address in (*PAGES, f"/bai-viet/{story.slug}/", f"/guong/{exemplar.slug}/"):
        page.goto(address)
        assert axe(page, runOnly=["color-contrast-enhanced"]) == [], address


def test_paper_is_as_ever(page: Any) -> None:
    page.goto("/gioi-thieu/")
    page.emulate_media(media="print")
    printed = """[...document.querySelectorAll('h1, p, main')].map((one) => {
        const shown = getComputedStyle(one);
        return [shown.fontSize, shown.color, one.offsetHeight];
    })"""
    usual = page.evaluate(printed)
    page.emulate_media(media="screen")
    choose(page, "Cỡ chữ: Rất lớn", "Độ tương phản: Cao", "Màu nền: Nền tối")
    page.emulate_media(media="print")
    assert page.evaluate(printed) == usual
    assert not page.locator(".look").is_visible()
