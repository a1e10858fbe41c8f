"""The public pages: whole in both languages, light enough for a slow phone, nothing that the content policy refuses."""

import re
from pathlib import Path

import brotli
import pytest
from babel.messages import pofile
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import translation
from django.views import csrf, defaults

from lantoa.portal import art, fonts
from vanban.reading import read
from vanban.samples import plan_of_dong_mai

PAGES = ("home", "about", "style_guide")
LANGUAGES = ("vi", "en")
WRITTEN_LIMIT = 67_000  # bytes: of HTML with its drawings and of CSS as written
SENT_LIMIT = 62_000  # bytes: of all that is sent before the first page is painted, fonts too
FIRST_FONTS = ("be-vietnam-pro-400", "be-vietnam-pro-600", "be-vietnam-pro-800", "source-serif-4-400")
KEEPS_DIACRITICS = re.compile("Lan Tỏa|Đông Mai|Kế hoạch|Tiếng Việt|Tỏ")  # names that English pages keep


@pytest.fixture
def client(client: Client, db: None) -> Client:
    """Somebody who asks for a page; the first one tells whom was told of last."""
    return client


@pytest.fixture(params=[(page, language) for page in PAGES for language in LANGUAGES], ids="-".join)
def page(request: pytest.FixtureRequest, client: Client) -> tuple[str, BeautifulSoup]:
    """A page of the public site as it is in one language."""
    name, language = request.param
    return language, soup(client, address(name, language))


def address(name: str, language: str) -> str:
    with translation.override(language):
        return reverse(f"portal:{name}")


def soup(client: Client, path: str) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def error_pages(request: HttpRequest) -> dict[int | str, str]:
    """Every error page, drawn the way Django does when something goes wrong."""
    responses = {
        400: defaults.bad_request(request, ValueError()),
        403: defaults.permission_denied(request, PermissionDenied()),
        404: defaults.page_not_found(request, Http404()),
        500: defaults.server_error(request),
        "csrf": csrf.csrf_failure(request),
    }
    pages = {code: response.content.decode() for code, response in responses.items()}
    return pages | {429: render_to_string("429.html", {"wait": 20}, request)}


def test_a_page_says_its_language_and_what_it_is(page: tuple[str, BeautifulSoup]) -> None:
    language, html = page
    assert html.html["lang"] == language
    assert "Lan Tỏa" in html.title.text
    assert len(html.find("meta", {"name": "description"})["content"]) > 40
    assert html.find("meta", property="og:title")["content"]


def test_headings_descend_without_a_gap(page: tuple[str, BeautifulSoup]) -> None:
    _language, html = page
    levels = [int(heading.name[1]) for heading in html.main.find_all(re.compile("^h[1-6]$"))]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in zip(levels, levels[1:], strict=False))


def test_ids_are_used_once_and_links_within_the_page_arrive(page: tuple[str, BeautifulSoup]) -> None:
    _language, html = page
    ids = [element["id"] for element in html.find_all(id=True)]
    assert len(ids) == len(set(ids))
    aims = {link["href"][1:] for link in html.find_all("a", href=re.compile("^#."))}
    assert aims <= set(ids)


def test_nothing_stands_inline_that_the_content_policy_refuses(page: tuple[str, BeautifulSoup]) -> None:
    _language, html = page
    assert not html.find_all(style=True)
    assert not html.find_all("style")
    assert all(script.get("src") for script in html.find_all("script"))
    assert not [element for element in html.find_all(True) if any(name.startswith("on") for name in element.attrs)]


def test_vietnamese_pages_hold_no_english_message(client: Client) -> None:
    with (settings.LOCALE_PATHS[0] / "vi/LC_MESSAGES/django.po").open("rb") as catalogue:
        messages = [m for m in pofile.read_po(catalogue) if isinstance(m.id, str) and m.id not in ("", m.string)]
    english = [m.id for m in messages if " " in m.id and "%" not in m.id]
    assert len(english) > 50
    for name in PAGES:
        text = " ".join(soup(client, address(name, "vi")).get_text(" ").split())
        assert [message for message in english if message in text] == []


def test_english_pages_hold_vietnamese_only_where_they_say_so(client: Client) -> None:
    for name in PAGES:
        html = soup(client, address(name, "en"))
        for quoted in html.find_all(lang="vi"):
            quoted.decompose()
        text = KEEPS_DIACRITICS.sub("", html.body.get_text(" "))
        assert re.findall(r"\w*[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệ]\w*", text) == []


@pytest.mark.parametrize("name", PAGES)
def test_the_language_switch_keeps_the_page(client: Client, name: str) -> None:
    for here, there in (LANGUAGES, LANGUAGES[::-1]):
        switch = soup(client, address(name, here)).find("a", class_="language")
        assert (switch["href"], switch["lang"]) == (address(name, there), there)


def style_sheets(html: BeautifulSoup) -> list[Path]:
    names = [link["href"].removeprefix(settings.STATIC_URL) for link in html.find_all("link", rel="stylesheet")]
    return [Path(finders.find(name)) for name in names]


def test_the_first_page_is_light_and_needs_no_script(client: Client) -> None:
    page = client.get("/").content
    html = BeautifulSoup(page, "html.parser")
    own = [sheet for sheet in style_sheets(html) if sheet.name != "fonts.css"]
    assert len(own) >= 4
    assert len(page) + sum(sheet.stat().st_size for sheet in own) < WRITTEN_LIMIT
    scripts = ["/static/portal/look.js", "/static/portal/offline.js"]  # neither is needed to read it
    assert [script["src"] for script in html.find_all("script")] == scripts


def test_the_first_page_is_light_as_it_is_sent(client: Client) -> None:
    """All that is painted with; test_public_pages.py sees which fonts a browser fetches."""
    folder = settings.VAR / "build" / "portal" / "fonts"
    fonts.build(folder)
    page = client.get("/", headers={"accept-encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    sheets = style_sheets(BeautifulSoup(client.get("/").content, "html.parser"))
    parts = [*sheets, Path(finders.find("portal/look.js"))]
    sent = len(page.content) + sum(len(brotli.compress(part.read_bytes())) for part in parts)
    assert sent + sum((folder / f"{name}.woff2").stat().st_size for name in FIRST_FONTS) < SENT_LIMIT


def test_the_first_page_needs_only_the_everyday_letters(client: Client) -> None:
    """Otherwise every visitor would fetch the second half of a font for one capital letter."""
    text = soup(client, "/").body.get_text()
    assert {letter for letter in text if not letter.isspace()} <= {chr(code) for code in fonts.EVERYDAY}


def test_the_first_page_shows_what_the_reader_finds_in_the_sample(client: Client) -> None:
    html = soup(client, "/")
    for number in html.find("mark").find_all("sup"):
        number.decompose()
    shown = html.find("mark").get_text()
    target = next(target for target in read(plan_of_dong_mai()).targets if target.quote == shown)
    assert (target.section, target.comparator, target.value, target.per) == ("II.1", ">=", 2, "Mỗi thôn")
    assert (target.period, target.deadline) == ("year", None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_error_pages_say_what_to_do_without_asking_the_database(rf: RequestFactory, language: str) -> None:
    with translation.override(language):  # no database is allowed in this test, so a query would fail it
        pages = error_pages(rf.get("/"))
    for html in (BeautifulSoup(page, "html.parser") for page in pages.values()):
        assert html.html["lang"] == language
        assert len(html.find("p", class_="standfirst").text) > 60
        assert html.main.find("a", href=address("home", language))


def test_an_unknown_address_offers_the_first_page_in_the_other_language(client: Client) -> None:
    response = client.get("/khong-co-trang-nay/")
    assert response.status_code == 404
    assert BeautifulSoup(response.content, "html.parser").find("a", class_="language")["href"] == "/en/"


def test_scenes_are_the_same_each_time_and_hidden_from_screen_readers() -> None:
    for name, draw in art.SCENES.items():
        assert draw() == draw() == art.scene(name)
        assert 'aria-hidden="true"' in art.scene(name)
        assert len(art.scene(name)) < 12_000
