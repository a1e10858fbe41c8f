"""No English is left over on the desk: every screen that a link of the desk leads to, as the browser shows it."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import Resolver404, resolve
from wagtail.models import Collection, Page, Task, Workflow

# Words that no Vietnamese sentence has, in signs and sentences alike.
ENGLISH = frozenset(
    """
    about account action actions active add admin administrator all and any approval approve are assign at available
    back body by cancel change changes choose clear click close collection comment comments confirm copy create
    created current dashboard date default delete disable document documents download draft edit email enable
    english enter error every expand explorer export false field file filter first for format from group groups help
    hide history home hostname image images inactive language last latest list listing live loading lock locked log
    login logout manage moderation moderators more move name never new next none not object of only open options
    order page pages parent password permission permissions please port preview previous private publish published
    record records remove report reports required reset results role roles root save search select settings show
    sign site sites snippet snippets sort status submit summary tag tags task tasks the this title toggle
    translation true type undo unlock unpublish update updated upload usage used user username users value version
    view visible warning welcome with workflow workflows yes you your
    """.split()
)
# What Wagtail shows without asking for a translation, so that no catalogue reaches it; all of it is an administrator's.
UNASKED = {
    "Save Selected",  # a button of its calendar, which it keeps hidden
    "Actions",  # the name of the buttons in its header, read aloud only
    "Port", "Site name", "Root page", "Sắp xếp theo “Port” tăng dần.",  # columns of its list of sites
    "Page", "wagtailcore.page",  # names of its records
    "English",  # a language in its own name
}  # fmt: skip
WORD = re.compile(r"[^\W\d_]+")
# What the browser shows or reads aloud: text that takes up room, and the attributes that speak.
SAID = """() => {
    const said = [document.title], silent = new Set(["SCRIPT", "STYLE", "TEMPLATE", "NOSCRIPT", "CODE"]);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
        if (!silent.has(walker.currentNode.parentElement.tagName)) said.push(walker.currentNode.textContent);
    }
    for (const name of ["aria-label", "title", "placeholder", "alt", "data-w-tooltip-content-value"]) {
        document.querySelectorAll(`[${name}]`).forEach(element => said.push(element.getAttribute(name)));
    }
    return said.map(text => text.trim()).filter(Boolean);
}"""
FILES = ("/template/", "/lines/", "/export/", "/file/")  # answered by a file and not by a page
LEADS_OUT = ("/desk/logout/", "/desk/bulk/")  # of the desk, and to forms that need a choice made first
LINKS = "() => [...document.querySelectorAll('a[href]')].map(link => link.getAttribute('href'))"


def is_english(text: str) -> bool:
    return text not in UNASKED and not ENGLISH.isdisjoint(WORD.findall(text.lower()))


@pytest.fixture
def renamed() -> None:
    """What Wagtail's migrations put into the database has Vietnamese names, as an installation would give it."""
    Page.objects.filter(depth=1).update(title="Gốc", draft_title="Gốc")
    Page.objects.filter(depth=2).update(title="Trang đầu", draft_title="Trang đầu")
    Collection.objects.filter(depth=1).update(name="Chung")
    Workflow.objects.update(name="Duyệt bài")
    Task.objects.update(name="Người biên tập duyệt")
    Group.objects.filter(name="Moderators").update(name="Người duyệt")
    Group.objects.filter(name="Editors").update(name="Người biên tập")


@pytest.fixture
def administrator(page: Any, client: Client, live_server: Any) -> Any:
    """The page of somebody who may open every screen."""
    person = get_user_model().objects.create_superuser(email="quan.tri@example.org", password="x", first_name="Hoa")
    client.force_login(person)
    page.context.add_cookies(
        [{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}]
    )
    return page


def route_of(path: str) -> str | None:
    """The pattern of an address of the desk; none for what is elsewhere."""
    if not path.startswith("/desk/") or path.startswith(LEADS_OUT) or path.endswith(FILES):
        return None
    try:
        return resolve(path).route
    except Resolver404:
        return None


def screens(page: Any, start: str) -> Iterator[str]:
    """Every screen that links lead to, one for each route, shown on `page` when it is given."""
    waiting, seen = [start], {None}
    while waiting:
        path = waiting.pop(0)
        if (route := route_of(path)) in seen:
            continue
        seen.add(route)
        page.goto(path, wait_until="networkidle")
        waiting += [urlsplit(link).path for link in page.evaluate(LINKS)]
        yield path


def test_no_screen_of_the_desk_speaks_english(administrator: Any, renamed: None) -> None:
    left: dict[str, str] = {}
    opened = 0
    for path in screens(administrator, "/desk/"):
        opened += 1
        left |= {text: path for text in administrator.evaluate(SAID) if is_english(text)}
    assert left == {}
    assert opened >= 40


def test_english_would_be_noticed(administrator: Any) -> None:
    administrator.goto("/desk/account/")
    administrator.evaluate("() => document.querySelector('h1, h2').append(' Save your changes')")
    assert any("Save your changes" in text and is_english(text) for text in administrator.evaluate(SAID))
