"""Somebody looks up exemplars: types without accents, narrows, reads a page and what was checked on it."""

from __future__ import annotations

import os
from typing import Any

import pytest

from lantoa.exemplars.models import Kind
from lantoa.exemplars.operations import releasing
from lantoa.kit.actors import PLATFORM
from tests.exemplars.pages import agreed, released, written
from tests.exemplars.worlds import Exemplars, entered
from tests.organisations.worlds import NOON

PICTURES = os.environ.get("PICTURES", "")
SIZES = [(360, "dark"), (1280, "light")]
GROUP = "Tổ hợp tác giữ rừng đầu nguồn"


@pytest.fixture
def world() -> Exemplars:
    """One person and one collective of two communes, both told of."""
    world = Exemplars()
    world.page = released(world.commune)  # type: ignore[attr-defined]
    group = entered(world.communes[1], "Tổ giữ rừng", kind=Kind.COLLECTIVE)
    agreed(group)
    releasing.release(written(group, headline=GROUP, text="Ba năm giữ 40 ha rừng."), by=PLATFORM, at=NOON)
    return world


def looked_at(page: Any, axe: Any, name: str) -> None:
    """Nothing that axe finds, nothing beside the screen."""
    width = page.viewport_size["width"]
    assert axe(page) == [], name
    assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_from_a_few_letters_to_what_was_checked(open_page: Any, axe: Any, world, width: int, scheme: str) -> None:
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto("/")
    looked_at(page, axe, "first-page")
    page.get_by_role("link", name=GROUP).click()
    assert page.get_by_role("heading", level=1).inner_text() == GROUP
    page.goto("/guong/")
    looked_at(page, axe, "looked-up")
    page.get_by_role("searchbox").press_sequentially("lua huu")
    page.locator(".hit").nth(1).wait_for(state="detached")
    assert "q=lua+huu" in page.url
    assert page.locator(".hit mark").all_inner_texts() == ["lúa", "lúa", "hữu"]
    looked_at(page, axe, "typed")
    page.locator(".hit h3 a").click()
    assert "Vận động 46 hộ" in page.locator(".checked").inner_text()
    looked_at(page, axe, "read")


def test_what_narrows_follows_what_is_typed(page: Any, world) -> None:
    page.goto("/guong/")
    page.get_by_role("searchbox").fill("giu rung")
    page.locator(".hit").nth(1).wait_for(state="detached")
    assert page.locator("#facets").get_by_role("link", name="Cá nhân").count() == 0
    page.locator("#facets").get_by_role("link", name="Tập thể 1").click()
    assert "q=giu+rung" in page.url
    assert page.locator(".hit").count() == 1
    page.locator("a.chip", has_text="Tập thể").click()
    assert "kind" not in page.url


def test_it_works_without_scripts(open_page: Any, world) -> None:
    page = open_page(viewport={"width": 360, "height": 760}, java_script_enabled=False)
    page.goto("/guong/")
    page.get_by_role("searchbox").fill("huu co")
    page.get_by_role("button", name="Tìm").click()
    assert page.locator(".hit").count() == 1
    page.get_by_text("Lọc danh sách").click()
    page.get_by_role("link", name="Chọn nơi").click()
    page.get_by_role("link", name=world.province.name).click()
    assert page.locator(".hit").count() == 2


def test_a_page_that_was_taken_back_says_so_and_leads_on(open_page: Any, axe: Any, world) -> None:
    releasing.take_back(world.page, by=PLATFORM, at=NOON, reason="Người được kể xin thôi")
    page = open_page(viewport={"width": 360, "height": 760})
    address = f"/guong/{world.page.slug}/"
    # Chromium reports a 410 as an error of the page.
    page.route(f"**{address}", lambda route: route.fulfill(response=route.fetch(), status=200))
    page.goto(address)
    looked_at(page, axe, "taken-back")
    assert "Mận" not in page.inner_text("main")
    page.locator("main").get_by_role("link").first.click()
    assert page.locator(".hit").count() == 1
