"""How every client asks, what it gives back, and the ways in which it can fail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx

TIMEOUT = httpx.Timeout(connect=10, read=30, write=60, pool=10)


class ClientProblem(Exception):
    """Nothing reached the other side, or it said so; the text is for the officer. Trying again later may help."""


class Refused(ClientProblem):
    """The other side will not take it, however often it is asked."""


class NotOpen(Refused):
    """The credentials do not open the outlet, or no longer."""


class Unsure(Exception):
    """It was asked and did not answer in a way that tells whether it did what it was asked for."""


class Pending(ClientProblem):
    """It was taken and is being worked on; ask again with the same `receipt`, and never send it anew."""

    def __init__(self, receipt: str) -> None:
        super().__init__("is being processed")
        self.receipt = receipt


@dataclass(frozen=True)
class Post:
    """What is posted: plain texts, the address of the story, and a picture as bytes and as a public address."""

    title: str
    lead: str
    text: str
    link: str
    author: str
    picture: bytes | None = None
    picture_link: str = ""


@dataclass(frozen=True)
class Receipt:
    """What the other side knows the post by, and where it can be read."""

    number: str
    address: str


@dataclass(frozen=True)
class Opened:
    """A test found the outlet open: what it is called there, and until when in seconds since 1970 (0 for good)."""

    name: str
    until: int = 0


def ask(method: str, url: str, **options: Any) -> Mapping[str, Any]:
    """The JSON object that the answer consists of, errors included, which each interface words in its own way.

    Raises `ClientProblem` where nothing was sent or nothing was done, `Unsure` where that cannot be told.
    """
    try:
        answer = httpx.request(method, url, timeout=TIMEOUT, **options)
    except (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout) as problem:
        raise ClientProblem(f"{httpx.URL(url).host}: {type(problem).__name__}") from problem
    except httpx.HTTPError as problem:
        raise Unsure(f"{httpx.URL(url).host}: {type(problem).__name__}") from problem
    if answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
        raise ClientProblem(f"{httpx.URL(url).host}: 429")
    try:
        told = answer.json()
    except ValueError as problem:
        raise Unsure(f"{httpx.URL(url).host}: {answer.status_code}, no JSON") from problem
    if not isinstance(told, dict):
        raise Unsure(f"{httpx.URL(url).host}: {answer.status_code}, no object")
    if answer.is_server_error and "error" not in told:
        raise Unsure(f"{httpx.URL(url).host}: {answer.status_code}")
    return told
