"""Keeps machines that fill in forms away from the nomination, without asking any third party.

A browser looks for a number whose hash begins with `BITS` zero bits: a second or two in the background for one person,
a bill for somebody who wants to send thousands. Who has no JavaScript adds two numbers that are written as words, and
`limits` lets fewer of those in. A challenge is signed, lasts two hours, and is taken once.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.core import signing
from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

BITS = 16  # 65,000 attempts on the average
LASTS = timedelta(hours=2)
_SALT = "lantoa.exemplars.challenges"
_LONGEST = 20  # digits of an answer that are looked at


@dataclass(frozen=True)
class Challenge:
    """What a page is given: the token to send back, how hard the work is, and the question in words."""

    token: str
    bits: int
    question: str


def new_challenge() -> Challenge:
    """A fresh one, with both ways to answer it."""
    first, second = 2 + secrets.randbelow(8), 2 + secrets.randbelow(8)
    token = signing.dumps([secrets.token_hex(8), first, second], salt=_SALT)
    return Challenge(token, BITS, _("%(first)s plus %(second)s") % {"first": _word(first), "second": _word(second)})


def is_worked(token: str, nonce: str) -> bool:
    """Whether the browser found the number; then the challenge is used up."""
    if not _opened(token) or not _is_number(nonce):
        return False
    digest = int.from_bytes(sha256(f"{token}.{nonce}".encode()).digest())
    return digest >> (256 - BITS) == 0 and _is_first_use(token)


def is_added(token: str, answer: str) -> bool:
    """Whether the numbers of the question were added rightly; then the challenge is used up."""
    opened, given = _opened(token), answer.strip()
    if not opened or not _is_number(given):
        return False
    return int(given) == opened[1] + opened[2] and _is_first_use(token)


def _opened(token: str) -> Any:
    """What we signed and is still fresh; None for anything else."""
    try:
        return signing.loads(token, salt=_SALT, max_age=LASTS)
    except signing.BadSignature:
        return None


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST


def _is_first_use(token: str) -> bool:
    key = f"challenge.{sha256(token.encode()).hexdigest()}"
    return bool(cache.add(key, True, timeout=LASTS.total_seconds()))


def _word(number: int) -> str:
    words = (
        pgettext("number", "two"),
        pgettext("number", "three"),
        pgettext("number", "four"),
        pgettext("number", "five"),
        pgettext("number", "six"),
        pgettext("number", "seven"),
        pgettext("number", "eight"),
        pgettext("number", "nine"),
    )
    return words[number - 2]
