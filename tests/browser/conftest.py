"""A real Chromium against the running site. Every test in this folder carries the marker `browser`."""

import functools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HERE = Path(__file__).parent

# Playwright's synchronous interface keeps an event loop in this thread, and Django then refuses to use its
# database from it; the tests do so knowingly, one call at a time.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # The server answers from another thread, so nothing can be rolled back: what migrations put into the
            # database is emptied with the rest after each test, and written again before the next.
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(tmp_path_factory: pytest.TempPathFactory) -> None:
    """SQLite in a file: each thread of the server has a connection of its own, as outside of tests."""
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "lantoa.sqlite3")


def settled(act: Callable[..., None]) -> Callable[..., None]:
    """`act`, and the whole of the page that it leads to: by itself a click ends before the next page has begun."""

    @functools.wraps(act)
    def acted(target: Any, *where: Any, **options: Any) -> None:
        page = getattr(target, "page", target)
        begun, ended = [], []
        watched = {
            "request": lambda request: begun.append(request) if request.is_navigation_request() else None,
            "requestfailed": lambda request: ended.append(request),  # a download: the page stays
            "load": lambda loaded: ended.append(loaded),
        }
        for event, notice in watched.items():
            page.on(event, notice)
        act(target, *where, **options)
        page.wait_for_timeout(100)
        while begun and not ended:
            page.wait_for_timeout(20)
        for event, notice in watched.items():
            page.remove_listener(event, notice)

    return acted


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The system's Chromium, driven by Playwright."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine: apt-get install chromium")
    for acting, act in ((playwright.Page, "click"), (playwright.Locator, "click"), (playwright.Locator, "press")):
        setattr(acting, act, settled(getattr(acting, act)))
    with playwright.sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()


def is_trouble(message: Any) -> bool:
    """Whether the console reports a mistake of ours; with 422 a form says that it was filled in wrongly."""
    return message.type == "error" and "status of 422" not in message.text


@pytest.fixture
def open_page(browser: Any, live_server: Any) -> Iterator[Callable[..., Any]]:
    """Open pages with a context's options; at the end none may have reported an error of any kind."""
    troubles: list[str] = []
    contexts = []

    def open_one(**options: Any) -> Any:
        context = browser.new_context(
            base_url=live_server.url, **{"locale": "vi-VN", "service_workers": "block"} | options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: troubles.append(message.text) if is_trouble(message) else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert not troubles, troubles


@pytest.fixture
def page(open_page: Callable[..., Any]) -> Any:
    """A page at the size of a laptop."""
    return open_page(viewport={"width": 1280, "height": 900})


@pytest.fixture
def phone(open_page: Callable[..., Any]) -> Any:
    """A page at the size of a small phone, touched and not clicked."""
    return open_page(viewport={"width": 360, "height": 760}, has_touch=True, is_mobile=True)


@pytest.fixture
def axe() -> Callable[..., list[str]]:
    """Ask axe what is wrong with a page, by its usual rules or others; one line per finding, none when all is well."""
    scanner = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe is not installed").Axe()

    def findings(page: Any, **options: Any) -> list[str]:
        violations = scanner.run(page, options={"resultTypes": ["violations"]} | options).response["violations"]
        return [f"{v['id']}: {v['help']} {[node['target'] for node in v['nodes']]}" for v in violations]

    return findings
