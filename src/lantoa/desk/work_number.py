"""The number beside "My work" on every page: kept for a minute, and counted anew after what the person does herself.

Each kind of work is a query, and no page should wait for all of them: where the number is not kept, the page asks for
it once it is there (without scripts it stands beside "My work" after a look at that). What colleagues do shows within
a minute.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localdate

from .work import OpenWork, open_work_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person

KEPT_S = 60
SAFE = ("GET", "HEAD", "OPTIONS")


def kept(person: Person, *, on: date) -> int | None:
    """How many things `person` has to do herself, as of a minute ago at most; None: it has to be counted."""
    number = cache.get(_key(person.pk, on))
    return None if number is None else int(number)


def count(person: Person, *, on: date) -> int:
    """The same, counted now and kept."""
    return keep(person, open_work_of(person, on=on), on=on)


def keep(person: Person, work: OpenWork, *, on: date) -> int:
    """Take the number from work that was gathered anyway."""
    cache.set(_key(person.pk, on), work.own, KEPT_S)
    return work.own


class FreshNumberMiddleware:
    """Has the number counted again after everything that somebody sent to the desk."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.answer(request)
        if request.method not in SAFE and request.path_info.startswith("/desk/") and request.user.pk:
            cache.delete(_key(request.user.pk, localdate()))
        return answer


def _key(person: int, on: date) -> str:
    return f"work:{person}:{on:%Y%m%d}"
