"""A reader without a network: what she opened is there, what was withdrawn is not, and of the desk nothing is kept."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings

from lantoa.evidence.models import Channel
from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.models import PassageKind
from lantoa.newsroom.operations import moving
from lantoa.newsroom.operations.writing import Line
from lantoa.portal import fonts
from tests.exemplars.pages import photo_of
from tests.newsroom.tongues import FACT, QUOTE, public
from tests.newsroom.worlds import LEAD, TITLE, Newsroom
from tests.organisations.worlds import NOON

PICTURES = os.environ.get("PICTURES", "")
SLUG = "nguoi-giu-giong-lua-nep-cai-hoa-vang"
STORY, LIST, OFFLINE = f"/bai-viet/{SLUG}/", "/bai-viet/", "/ngoai-tuyen/"
KEPT = """caches.open("lantoa-pages").then((cache) => cache.keys())
    .then((all) => all.map((each) => new URL(each.url).pathname))"""
EVERYTHING = """(async () => {
  const all = [];
  for (const name of await caches.keys()) for (const each of await (await caches.open(name)).keys()) all.push(each.url);
  return all;
})()"""
AGED = """(async () => {
  const cache = await caches.open("lantoa-pages");
  for (const each of await cache.keys()) {
    const copy = await cache.match(each);
    const headers = new Headers(copy.headers);
    headers.set("Server-Timing", `seen;dur=${Date.now() - 7 * 24 * 60 * 60 * 1000 - 1000}`);
    await cache.put(each, new Response(await copy.blob(), { headers }));
  }
})()"""


@pytest.fixture(scope="module", autouse=True)
def _fonts() -> None:
    fonts.build(settings.VAR / "build" / "portal" / "fonts")


class World(Newsroom):
    """A public story with a picture."""

    agreed_to = (Channel.PORTAL,)

    def __init__(self) -> None:
        super().__init__()
        picture = Line(PassageKind.PICTURE, "Ruộng lúa", picture=photo_of(self.person))
        self.story = self.published(picture, *self.text().lines)


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def reader(browser: Any, live_server: Any) -> Iterator[Any]:
    """A reader on a phone; that the network is gone shows as errors on the console, so they are not counted here."""
    context = browser.new_context(base_url=live_server.url, locale="vi-VN", viewport={"width": 360, "height": 760})
    yield context.new_page()
    context.close()


def opened(page: Any, address: str) -> None:
    """Open a page, and wait until the browser keeps a copy of it."""
    page.goto(address)
    become(page, lambda kept: address in kept)


def become(page: Any, wanted: Callable[[list[str]], bool]) -> None:
    """Wait until the addresses of what is kept are as `wanted`."""
    for _ in range(200):
        if wanted(page.evaluate(KEPT)):
            return
        page.wait_for_timeout(50)
    pytest.fail(f"kept: {page.evaluate(KEPT)}")


def seen(page: Any, name: str) -> None:
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/{name}.png", full_page=True)


def test_a_story_that_was_opened_is_read_without_a_network(
    reader: Any, world: World, axe: Callable[[Any], list[str]]
) -> None:
    opened(reader, STORY)  # the first page of all, which came before the worker
    reader.context.set_offline(True)
    reader.reload()
    assert reader.locator("h1").inner_text() == TITLE
    assert LEAD in reader.locator("main").inner_text()
    assert "Không có mạng. Đây là bản lưu trên máy này từ" in reader.locator(".notice").inner_text()
    assert reader.evaluate("document.querySelector('.story-cover img').naturalWidth") > 0
    assert reader.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily").startswith('"Be Vietnam Pro"')
    assert axe(reader) == []
    seen(reader, "copy")


def test_a_page_that_was_never_opened_says_what_can_be_read_instead(
    reader: Any, world: World, axe: Callable[[Any], list[str]]
) -> None:
    opened(reader, STORY)
    reader.context.set_offline(True)
    reader.goto("/guong/mot-nguoi-nao-do/")
    assert reader.locator("h1:visible").inner_text() == "Bạn đang ngoại tuyến"
    assert axe(reader) == []
    seen(reader, "never-opened")
    reader.get_by_role("link", name=TITLE).click()
    assert LEAD in reader.locator("main").inner_text()


def test_forms_fall_back_to_the_same_page_and_are_not_kept(reader: Any, world: World) -> None:
    opened(reader, STORY)
    reader.goto(f"{STORY}gop-y/")
    reader.goto(f"{LIST}?kind=portrait")
    reader.context.set_offline(True)
    reader.goto(f"{STORY}gop-y/")
    assert reader.locator("h1:visible").inner_text() == "Bạn đang ngoại tuyến"
    assert not [each for each in reader.evaluate(EVERYTHING) if "gop-y" in each or "kind=" in each]


def test_a_withdrawn_story_goes_with_all_that_names_it(reader: Any, world: World) -> None:
    opened(reader, STORY)
    opened(reader, f"/en/stories/{SLUG}/")
    opened(reader, LIST)
    opened(reader, "/gioi-thieu/")
    moving.withdraw(world.story, by=PLATFORM, at=NOON, reason="Gia đình xin thôi")
    assert reader.goto(STORY).status == 410
    become(reader, lambda kept: kept == ["/gioi-thieu/"])
    assert not [each for each in reader.evaluate(EVERYTHING) if SLUG in each]  # pictures neither
    reader.context.set_offline(True)
    reader.goto(STORY)
    assert reader.locator("h1:visible").inner_text() == "Bạn đang ngoại tuyến"
    assert TITLE not in reader.locator("main").inner_text()


def test_a_story_in_another_language_is_kept_and_goes_with_the_story(reader: Any, world: World) -> None:
    public(world.story, "en", "Rice field", FACT, QUOTE)
    opened(reader, STORY)
    opened(reader, f"/bai-viet/{SLUG}.en/")
    reader.context.set_offline(True)
    reader.reload()
    assert FACT in reader.locator("main").inner_text()
    reader.context.set_offline(False)
    moving.withdraw(world.story, by=PLATFORM, at=NOON, reason="Gia đình xin thôi")
    reader.goto(STORY)
    become(reader, lambda kept: kept == [])


def test_a_withdrawn_story_goes_though_nobody_opens_it(reader: Any, world: World) -> None:
    opened(reader, STORY)
    moving.withdraw(world.story, by=PLATFORM, at=NOON, reason="Gia đình xin thôi")
    opened(reader, "/gioi-thieu/")  # copies are looked after from time to time, first of all now
    become(reader, lambda kept: kept == ["/gioi-thieu/"])


def test_a_copy_of_more_than_seven_days_is_not_shown(reader: Any, world: World) -> None:
    opened(reader, STORY)
    reader.evaluate(AGED)
    reader.context.set_offline(True)
    reader.goto(STORY)
    assert reader.locator("h1:visible").inner_text() == "Bạn đang ngoại tuyến"
    assert reader.get_by_role("link", name=TITLE).count() == 0


def test_of_desk_and_account_nothing_is_kept(reader: Any, world: World) -> None:
    opened(reader, STORY)
    for address in ("/tai-khoan/dang-nhap/", "/desk/", "/en/account/sign-in/"):
        reader.goto(address)
    kept = reader.evaluate(EVERYTHING)
    assert kept
    assert not [each for each in kept if any(part in each for part in ("/desk/", "tai-khoan", "/account", "/sso/"))]
    reader.context.set_offline(True)
    with pytest.raises(Exception, match="ERR_INTERNET_DISCONNECTED"):  # the browser's own page, nothing of ours
        reader.goto("/tai-khoan/dang-nhap/")


def test_the_reader_deletes_what_is_kept(reader: Any, world: World) -> None:
    opened(reader, STORY)
    reader.goto(OFFLINE)
    assert reader.locator("h1:visible").inner_text() == "Đọc khi không có mạng"
    reader.get_by_role("link", name=TITLE).wait_for()
    seen(reader, "kept")
    reader.get_by_role("button", name="Xóa mọi trang").click()
    reader.get_by_text("Máy này chưa giữ trang nào").wait_for()
    assert reader.evaluate(KEPT) == []


def test_no_more_than_sixty_pages_are_kept(reader: Any, world: World) -> None:
    opened(reader, STORY)
    reader.evaluate(
        """(async () => {
            const cache = await caches.open("lantoa-pages");
            const headers = { "Server-Timing": `seen;dur=${Date.now()}` };
            for (let i = 0; i < 60; i += 1) await cache.put(`/bai-viet/${i}/`, new Response("", { headers }));
            const own = await caches.open("lantoa-own"); // nobody asks whether these are still there
            await own.put("/looked-after-copies", new Response("", { headers }));
        })()"""
    )
    opened(reader, LIST)
    kept = reader.evaluate(KEPT)
    assert len(kept) == 60
    assert STORY not in kept  # the oldest
    assert LIST in kept
