"""A story is told in another language: written below the original on the desk, read above which the languages stand."""

from __future__ import annotations

import os
from typing import Any

import pytest
from django.conf import settings

from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.models import Story, StoryVersion
from lantoa.newsroom.operations import versions, writing
from lantoa.newsroom.operations.writing import text_of
from lantoa.portal import fonts
from tests.browser.test_public_exemplars import looked_at
from tests.newsroom.tongues import FACT, HEADLINE, LEAD, QUOTE, public
from tests.newsroom.worlds import Newsroom
from tests.organisations.worlds import NOON

PAGE = "/bai-viet/nguoi-giu-giong-lua-nep-cai-hoa-vang/"
SIZES = [(360, "dark"), (1280, "light")]
PICTURES = os.environ.get("PICTURES", "")


@pytest.fixture(scope="module", autouse=True)
def _fonts() -> None:
    fonts.build(settings.VAR / "build" / "portal" / "fonts")


@pytest.fixture
def world() -> Newsroom:
    return Newsroom()


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_readers_choose_the_language_above_the_headline(
    open_page: Any, axe: Any, world: Newsroom, width: int, scheme: str
) -> None:
    story: Story = world.published()
    public(story, "km")
    public(story)
    writing.correct(story, text_of(story), by=PLATFORM, at=NOON.replace(hour=15), note="Sửa một chữ.")
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(PAGE)
    looked_at(page, axe, "story-with-languages")
    page.locator(".tongues").get_by_role("link", name="English").click()
    assert page.locator("h1").inner_text() == HEADLINE
    assert page.locator(".tongues a").first.bounding_box()["height"] >= 44
    assert "Bản gốc đã đổi sau bản này" in page.locator(".story-head").inner_text()
    looked_at(page, axe, "story-in-english")


@pytest.fixture
def signed_in(open_page: Any, live_server: Any, client: Any, world: Newsroom) -> Any:
    """Open pages as the editor."""
    client.force_login(world.editor.person)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value

    def open_one(**options: Any) -> Any:
        page = open_page(**options)
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        return page

    return open_one


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_an_editor_writes_below_each_passage(
    signed_in: Any, axe: Any, world: Newsroom, width: int, scheme: str
) -> None:
    story: Story = world.published()
    version = versions.begin(story, "en", by=world.editor, at=NOON)
    page = signed_in(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(f"/desk/newsroom/versions/{version.pk}/write/")
    looked_at(page, axe, "version-form")
    page.get_by_label("Tiêu đề").fill(HEADLINE)
    page.get_by_label("Sa-pô").fill(LEAD)
    for field, text in zip(page.get_by_label("Bản tiếng Anh").all(), (FACT, QUOTE), strict=True):
        field.fill(text)
    page.get_by_role("button", name="Lưu", exact=True).click()
    assert "Đã lưu bản này." in page.locator("body").inner_text()
    looked_at(page, axe, "version")
    assert [each.text for each in StoryVersion.objects.get().passages.all()] == [FACT, QUOTE]
