"""Every address of the platform, as the table of access names it and as it is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern, RoutePattern
from django.utils import translation
from django.utils.regex_helper import normalize

from lantoa.config.closed_screens import rooms

NUMBER = "<number>"
SAMPLES = {"int": NUMBER, "str": "x", "slug": "x", "path": "x", "uuid": "00000000-0000-0000-0000-000000000000"}


@dataclass(frozen=True)
class Address:
    """A route, the name of the room or library that it belongs to, and the view that answers."""

    parts: tuple[Any, ...]
    rooms: tuple[str, ...]
    view: Any

    @property
    def is_ours(self) -> bool:
        """Whether one of our rooms holds it under its own name, as all must that have screens on the desk."""
        return bool(set(self.rooms[:1]) & rooms())

    @property
    def route(self) -> str:
        """The key in the table: the English address without its language."""
        with translation.override("en"):
            return "".join(str(part) for part in self.parts).removeprefix("en/")

    def sample(self, language: str = "vi", keys: Iterable[object] = ()) -> str:
        """An address that reaches the route, with `keys` for its first numbers."""
        with translation.override(language):
            address = "/" + "".join(_sample(part) for part in self.parts)
        for key in keys:
            address = address.replace(NUMBER, str(key), 1)
        return address.replace(NUMBER, "1")


def addresses() -> list[Address]:
    """All of them, in the order in which they are tried; one that an earlier one hides is left out."""
    found: dict[str, Address] = {}
    for address in _walk(get_resolver()):
        found.setdefault(address.route, address)
    return list(found.values())


def view_class(view: Any) -> type | None:
    """The class behind a view, also where a decorator did not say what it wraps."""
    while view is not None:
        if hasattr(view, "view_class"):
            return view.view_class
        view = getattr(view, "__wrapped__", None) or _inner(view)
    return None


def _walk(resolver: URLResolver, parts: tuple = (), rooms: tuple[str, ...] = ()) -> Iterator[Address]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield Address((*parts, entry.pattern), rooms, entry.callback)
        else:
            yield from _walk(entry, (*parts, entry.pattern), (*rooms, entry.app_name) if entry.app_name else rooms)


def _sample(pattern: object) -> str:
    """A piece of address that the pattern takes."""
    if isinstance(pattern, RegexPattern):
        if ".*" in pattern.regex.pattern:
            return "nowhere/"  # what catches the rest
        text, names = normalize(pattern.regex.pattern)[0]
        return text % dict.fromkeys(names, "1")
    if isinstance(pattern, RoutePattern):
        return re.sub(r"<(?:(\w+):)?\w+>", lambda found: SAMPLES[found[1] or "str"], str(pattern))
    return str(pattern)  # the language prefix


def _inner(view: Any) -> Any:
    """The function that a decorator without functools.wraps keeps."""
    cells = [cell.cell_contents for cell in getattr(view, "__closure__", None) or ()]
    return next((each for each in cells if callable(each) and not isinstance(each, type)), None)


EVERY_ADDRESS = addresses()
