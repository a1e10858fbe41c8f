"""Letters of the room to people: in their own language, with links that lead straight to what is meant."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation


@contextmanager
def in_language_of(person: Any) -> Iterator[None]:
    """Say what follows in the language that `person` chose for the desk, or in the house's own."""
    profile = getattr(person, "wagtail_userprofile", None)
    with translation.override((profile and profile.preferred_language) or settings.LANGUAGE_CODE):
        yield


def link(url_name: str, *args: object) -> str:
    """The whole address of a screen."""
    return settings.BASE_URL + reverse(url_name, args=args)


def letter(to: str, subject: str, template: str, **context: Any) -> dict[str, str]:
    """What the outbox takes: the subject on one line, the text from `template`."""
    text = render_to_string(f"plans/letters/{template}.txt", context | {"site": settings.BASE_URL})
    return {"to": to, "subject": " ".join(subject.split()), "text": text}
