"""The site as an app, and what a browser is told that it may keep. What it then does: tests/browser/test_offline.py."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import resolve
from django.utils import translation
from PIL import Image

from lantoa.exemplars.operations import releasing
from lantoa.kit.actors import PLATFORM
from lantoa.kit.kept import kept
from lantoa.newsroom.operations import moving
from lantoa.portal.stories.views import StoriesView
from lantoa.portal.tokens import themes
from tests.exemplars.pages import released
from tests.newsroom.worlds import Newsroom
from tests.organisations.worlds import NOON
from tools import icons

LACQUER = (0xA8, 0x20, 0x1A, 255)


def told(address: str) -> Any:
    return json.loads(Client().get(address).content)


def keeping() -> Any:
    """What the worker is told; the first line of it."""
    first = Client().get("/service-worker.js").content.decode().split("\n")[0]
    return json.loads(first.removeprefix("const KEEP = ").removesuffix(";"))


@pytest.mark.parametrize(("language", "start"), [("vi", "/"), ("en", "/en/")])
@pytest.mark.django_db
def test_each_language_has_its_manifest_and_the_pages_lead_to_it(language: str, start: str) -> None:
    page = BeautifulSoup(
        Client().get(f"{start}{'gioi-thieu' if language == 'vi' else 'about'}/").content, "html.parser"
    )
    link = page.find("link", rel="manifest")["href"]
    manifest = told(link)
    assert Client().get(link)["Content-Type"].startswith("application/manifest+json")
    assert (manifest["lang"], manifest["start_url"], manifest["display"]) == (language, start, "standalone")
    assert (
        manifest["name"] == {"vi": "Lan Tỏa – người tốt, việc tốt", "en": "Lan Tỏa – good people, good deeds"}[language]
    )
    assert all(Client().get(short["url"]).status_code == 200 for short in manifest["shortcuts"])


@pytest.mark.django_db
def test_bars_have_the_colour_of_the_paper_in_both_themes() -> None:
    page = BeautifulSoup(Client().get("/ngoai-tuyen/").content, "html.parser")
    by_theme = {each["media"]: each["content"] for each in page.find_all("meta", {"name": "theme-color"})}
    assert by_theme == {f"(prefers-color-scheme: {name})": themes()[name]["paper"] for name in ("light", "dark")}
    assert told("/site.webmanifest")["theme_color"] == themes()["light"]["paper"]


def test_icons_have_the_size_that_the_manifest_tells() -> None:
    for icon in told("/site.webmanifest")["icons"]:
        path = finders.find(icon["src"].removeprefix("/static/"))
        if icon["type"] == "image/png":
            with Image.open(path) as drawn:
                assert "x".join(map(str, drawn.size)) == icon["sizes"], icon


@pytest.mark.parametrize("name", icons.ICONS)
def test_icons_are_drawn_from_the_seal(name: str) -> None:
    pixels, whole = icons.ICONS[name]
    with Image.open(icons.FOLDER / name) as file:
        there = file.convert("RGBA")
    drawn = Image.open(BytesIO(icons.draw(pixels, whole=whole))).convert("RGBA")
    assert there.tobytes() == drawn.tobytes()
    assert there.getpixel((0, 0))[3] == (255 if whole else 0)
    assert there.getpixel((pixels // 2, 4)) == LACQUER


def test_the_worker_may_keep_the_whole_site_and_is_asked_for_each_time() -> None:
    answer = Client().get("/service-worker.js")
    assert answer["Content-Type"].startswith("text/javascript")
    assert answer["Cache-Control"] == "no-cache"
    assert "script-src 'self'" in answer["Content-Security-Policy"]
    assert not answer.cookies


@pytest.mark.parametrize("language", ["vi", "en"])
def test_only_pages_that_are_the_same_for_everybody_may_be_kept(language: str) -> None:
    """Each is put into `kept`, which is for those alone (docs/decisions/0041)."""
    pages = [*keeping()["pages"], *(f"{start}1/" for start in keeping()["below"])]
    for address in [each for each in pages if each.startswith("/en/") == (language == "en")]:
        with translation.override(language):
            assert resolve(address).func.__code__ is kept(StoriesView.as_view()).__code__, address


def test_account_desk_and_single_sign_on_are_closed_to_it() -> None:
    assert keeping()["closed"] == ["/desk/", "/sso/", "/tai-khoan/", "/en/account/"]


def test_what_it_fetches_first_is_there() -> None:
    for address in keeping()["first"]:
        assert finders.find(address.removeprefix("/static/")) or address.endswith("fonts.css"), address


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/ngoai-tuyen/", "/en/offline/"])
def test_the_page_says_what_is_kept_and_is_in_no_search(address: str) -> None:
    page = BeautifulSoup(Client().get(address).content, "html.parser")
    assert page.find("meta", {"name": "robots"})["content"] == "noindex"
    assert address in keeping()["offline"]
    assert len(page.main.find_all("h1")) == 2  # one of them is hidden: asked for here, or in place of another page
    assert page.noscript


def test_the_names_of_the_drawers_are_the_same_in_both_scripts() -> None:
    scripts = Path(icons.FOLDER)
    for name in ("lantoa-pages", "lantoa-pictures"):
        assert all(f'"{name}"' in (scripts / script).read_text("utf-8") for script in ("worker.js", "kept-list.js"))


@pytest.mark.django_db
def test_no_browser_keeps_that_a_page_was_taken_back() -> None:
    """Without a word on it, browsers keep a 410 for ever: a story that is published again would never be seen."""
    world = Newsroom()
    story = moving.withdraw(world.published(), by=PLATFORM, at=NOON, reason="Gia đình xin thôi")
    page = released(world.communes[1])
    releasing.take_back(page, by=PLATFORM, at=NOON, reason="Xin thôi")
    for address in (f"/bai-viet/{story.slug}/", f"/guong/{page.slug}/"):
        answer = Client().get(address)
        assert (answer.status_code, answer["Cache-Control"]) == (410, "no-cache")
