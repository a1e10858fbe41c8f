"""Serving kept pages, before anything asks the database who is there."""

from __future__ import annotations

import json
import logging
import os
import re
import sqlite3
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.timezone import get_default_timezone, localdate

from lantoa.kit.kept.drawing import Drawn
from lantoa.kit.kept.shelf import may_lie_here, shelf

logger = logging.getLogger(__name__)
#: A browser asks each time whether the page is still the same; what stands in front of us may keep it for less than the
#: five seconds within which a change must be seen.
FRESHNESS = "public, max-age=0, s-maxage=4"
_ENCODINGS = (("br", "br"), ("gz", "gzip"))  # by the ending of the file, what it is called in HTTP
_OF_ONE_ANSWER = ("content-length", "content-encoding", "etag", "date")
_SAME_FOR_ALL = ("accept-encoding", "accept-language", "cookie")  # what a kept page may be said to vary on: it does not


class KeptPagesMiddleware:
    """Answers from the shelf, and puts there what was drawn for keeping."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _may_be_kept(request):
            return self.answer(request)
        if (found := _found(request)) is not None:
            return found
        if request.method != "GET":
            return self.answer(request)
        drawn = Drawn()
        request.drawn = drawn  # type: ignore[attr-defined]  # for the view: lantoa.kit.kept.drawing
        answer = self.answer(request)
        if drawn.draft is None:
            return answer
        return (_found(request) if _keep(request, answer, drawn) else None) or answer


def _may_be_kept(request: HttpRequest) -> bool:
    """Whether it asks for a bare address of the platform as everybody sees it."""
    here = urlsplit(settings.BASE_URL)
    return bool(
        settings.KEPT_PAGES
        and request.method in ("GET", "HEAD")
        and not request.META.get("QUERY_STRING")
        and request.META.get("HTTP_HOST") == here.netloc
        and request.scheme == here.scheme
        and may_lie_here(request.path)
    )


def _keep(request: HttpRequest, answer: HttpResponse, drawn: Drawn) -> bool:
    """Keep what was drawn, where it is a page and was drawn for anybody."""
    assert drawn.draft is not None  # noqa: S101 - asked before
    session = getattr(request, "session", None)
    is_for_all = (
        not answer.cookies and not (session is not None and session.accessed) and not _asks_more(request, answer)
    )
    headers = {name: value for name, value in answer.items() if name.lower() not in _OF_ONE_ANSWER}
    headers.setdefault("Cache-Control", FRESHNESS)
    try:
        if answer.status_code != 200 or answer.streaming or not is_for_all:  # noqa: PLR2004 - the plainest of numbers
            return shelf().give_up(drawn.draft)
        return shelf().keep(drawn.draft, answer.content, headers, drawn.tags)
    except (OSError, sqlite3.Error):
        logger.exception("A page could not be kept.")
        return False


def _found(request: HttpRequest) -> HttpResponse | None:
    """The kept page, if there is one of today."""
    for path in shelf().files_of(request.path):
        try:
            headers = json.loads(shelf().headers_of(path).read_bytes())
            if not _asks_more(request, headers):
                return _served(request, path, headers)
        except OSError:  # nothing is there, or nothing that can be read
            continue
    return None


def _served(request: HttpRequest, path: Path, headers: Mapping[str, str]) -> HttpResponse | None:
    with path.open("rb") as page:
        if datetime.fromtimestamp(os.fstat(page.fileno()).st_mtime, get_default_timezone()).date() != localdate():
            return None
    accepted = request.META.get("HTTP_ACCEPT_ENCODING", "").replace(" ", "")
    for ending, encoding in _ENCODINGS:
        if re.search(rf"\b{encoding}\b(?!;q=0(\.0*)?(,|$))", accepted):
            try:
                with path.with_name(f"{path.name}.{ending}").open("rb") as page:
                    return _answer(request, page, {**headers, "Content-Encoding": encoding})
            except FileNotFoundError:
                break  # a picture
    with path.open("rb") as page:
        return _answer(request, page, headers)


def _answer(request: HttpRequest, page: BinaryIO, headers: Mapping[str, str]) -> HttpResponse | None:
    known, body = os.fstat(page.fileno()), page.read()
    etag = f'"{known.st_mtime_ns:x}-{len(body):x}"'
    answer = HttpResponse(body, headers={**headers, "Content-Length": str(len(body)), "ETag": etag})
    if request.method == "HEAD":
        answer.content = b""
    return get_conditional_response(request, etag=etag, response=answer)


def _asks_more(request: HttpRequest, headers: HttpResponse | Mapping[str, str]) -> bool:
    """Whether the request has a header on which the page depends, such as for a part of it."""
    names = {name.strip().lower() for name in (headers.get("Vary") or "").split(",")}
    return any(name in request.headers for name in names.difference(_SAME_FOR_ALL))
