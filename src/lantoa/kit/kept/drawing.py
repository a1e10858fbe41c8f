"""Drawing a page so that it can be kept: for a visitor, or by the worker before anybody asks."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable
from functools import cache, wraps
from io import BytesIO
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.http import HttpRequest, HttpResponseBase
from django.template.response import SimpleTemplateResponse

from lantoa.kit.kept.reading import listening
from lantoa.kit.kept.shelf import Draft, shelf

logger = logging.getLogger(__name__)
View = Callable[..., HttpResponseBase]


class Drawn:
    """What the middleware and the view tell each other about a request whose page may be kept."""

    def __init__(self) -> None:
        self.draft: Draft | None = None
        self.tags: set[str] = set()


def kept(view: View) -> View:
    """The page that `view` shows is the same for everybody: keep it until something that it read is written.

    Its address without a query is meant; with one it is drawn each time. Nothing of it may depend on who asks. What it
    takes from the time must not change within a day.
    """

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        drawn = getattr(request, "drawn", None)
        if drawn is None:
            return view(request, *args, **kwargs)
        try:
            drawn.draft = shelf().begin(request.path)
        except (OSError, sqlite3.Error):
            logger.exception("Nothing can be kept.")
            return view(request, *args, **kwargs)
        accepted = request.META.pop("HTTP_ACCEPT_ENCODING", "")  # the shelf keeps a page as it is, and compresses it
        try:
            with listening() as drawn.tags:
                page = view(request, *args, **kwargs)
                return page.render() if isinstance(page, SimpleTemplateResponse) else page
        finally:
            request.META["HTTP_ACCEPT_ENCODING"] = accepted

    return answer


def draw_next() -> bool:
    """Draw the page that has been wanted for the longest; whether there was one."""
    if not settings.KEPT_PAGES or (address := shelf().next_wanted()) is None:
        return False
    _platform()(_asking_for(address), _unheard).close()
    return True


def _unheard(status: str, headers: list[tuple[str, str]], problem: Any = None, /) -> Callable[[bytes], object]:
    """Nobody waits for the answer: what matters is that the page is kept."""
    return lambda _body: None


@cache
def _platform() -> WSGIHandler:
    """The platform as a web server has it."""
    return WSGIHandler()


def _asking_for(address: str) -> dict[str, Any]:
    """What a web server says of a visitor who asks for the address."""
    here = urlsplit(settings.BASE_URL)
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": address,
        "QUERY_STRING": "",
        "SERVER_NAME": here.hostname,
        "SERVER_PORT": str(here.port or {"http": 80, "https": 443}[here.scheme]),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": here.netloc,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": here.scheme,
        "wsgi.input": BytesIO(),
        "HTTP_X_FORWARDED_PROTO": here.scheme,
    }
