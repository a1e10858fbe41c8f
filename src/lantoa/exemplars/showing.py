"""Where and how public pages are shown: told by the higher room that shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseBase
from django.urls import reverse

from lantoa.exemplars.models import Release


@dataclass(frozen=True)
class Showing:
    """`address` is the name of an address that takes the slug of a page; `preview` draws one that is not public."""

    address: str
    preview: Callable[[HttpRequest, Release], HttpResponseBase]


_shown: list[Showing] = []


def show_by(showing: Showing) -> None:
    """Say how; a second way is a mistake of the program."""
    if _shown:
        raise RuntimeError("public pages are shown somewhere already")
    _shown.append(showing)


def address() -> str:
    """The name of the address that pages are read at."""
    return _shown[0].address


def page_url(release: Release) -> str:
    """Where anybody reads the page once it is public."""
    return reverse(_shown[0].address, args=[release.slug])


def preview(request: HttpRequest, release: Release) -> HttpResponseBase:
    """The page as the public will see it."""
    return _shown[0].preview(request, release)
