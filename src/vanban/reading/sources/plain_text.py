"""Text files: from bytes to characters, whatever the age of the machine that wrote them."""

from __future__ import annotations

import codecs
import re
import unicodedata

from vanban.reading.problems import Unreadable
from vanban.reading.sources.legacy_letters import to_unicode

_MARKED = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
#: What no text has: control codes (tab, line ends and Ctrl-Z of old DOS files aside) and places that decoding lost.
_NOISE = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x84\x86-\x9f\ufffd\ufffe\uffff\ud800-\udfff]")
_NOISE_SHARE = 0.02


def read_text_file(data: bytes, name: str | None) -> str:
    """The characters of a text file; raises `Unreadable` where the bytes are no text."""
    text = to_unicode(_decoded(data))
    if len(_NOISE.findall(text)) > _NOISE_SHARE * len(text):
        raise Unreadable("binary", name)
    return text


def _decoded(data: bytes) -> str:
    for mark, encoding in _MARKED:
        if data.startswith(mark):
            return data.decode(encoding, "replace")
    if unmarked := _utf16_without_mark(data):
        return data.decode(unmarked, "replace")
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd")
    if lost * 20 <= len(text) - len(re.findall("[\x00-\x7f]", text)):  # a few bytes cut off are no reason to give up
        return text
    return _one_byte_a_letter(data)


def _utf16_without_mark(data: bytes) -> str | None:
    """Western letters, spaces and line ends have a zero byte in UTF-16, always on the same side."""
    sample = data[:65536]
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if max(low, high) * 8 <= len(sample) or min(low, high) * 8 > max(low, high):
        return None
    return "utf-16-le" if high > low else "utf-16-be"


def _one_byte_a_letter(data: bytes) -> str:
    """Windows-1258 where that reads more like Vietnamese than the same bytes as Western letters do.

    TCVN3 and VNI stay Western letters here; `to_unicode` recognises them afterwards.
    """
    from viparse.normalize.frequency import vietnamese_score

    western = to_unicode(data.decode("cp1252", "vanban-c1"))
    windows = unicodedata.normalize("NFC", data.decode("cp1258", "replace"))
    return max(western, windows, key=lambda text: vietnamese_score(text[:20_000]))
