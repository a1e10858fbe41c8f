"""Captions that go with a film: WebVTT, or SRT which is made into it."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from lantoa.evidence.intake import FileRefused

LARGEST = 512 * 1024  # bytes; an hour of talk takes 60 kB
_MOMENT = r"(?:\d{2,}:)?[0-5]\d:[0-5]\d"
_LINE = re.compile(rf"^({_MOMENT})[.,](\d{{3}}) +--> +({_MOMENT})[.,](\d{{3}})", re.MULTILINE)


def captions_of(content: bytes) -> str:
    """The captions as WebVTT. FileRefused: it is no such file."""
    try:
        text = content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n").strip()
    except UnicodeDecodeError as problem:
        raise FileRefused(_("The letters of this file cannot be read: save it in UTF-8.")) from problem
    if len(content) > LARGEST or "\0" in text or not _LINE.search(text):
        raise FileRefused(_("These are no captions: send a file that ends with .vtt or .srt."))
    text = _LINE.sub(r"\1.\2 --> \3.\4", text)
    return f"{text}\n" if text.startswith("WEBVTT") else f"WEBVTT\n\n{text}\n"
