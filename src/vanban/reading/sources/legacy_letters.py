"""Letters typed before Unicode came to the offices, made Unicode.

Until about 2010 offices typed with fonts (.VnTime, VNI-Times) that draw Vietnamese letters in the places of other
ones, so that a file says "KÕ ho¹ch" or "Keá hoaïch" and only the font makes it Kế hoạch. viparse holds the tables,
taken from real documents; what is decided here is only where they may be used: never on text that is right already.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import cache

#: Letters that no pre-Unicode font can leave behind: a line with one of them was typed in Unicode.
_MODERN = re.compile("[ĂăĐđĨĩŨũƠ-ơƢƣƯưẠ-ỹ\u0300\u0301\u0303\u0309\u0323]")
#: Signs between U+0080 and U+00FF that no Vietnamese word has: the look-alikes that old fonts leave.
_ALIEN = re.compile("[\u0080-\u009f¡-¦¨ª¬\u00ad®¯´-¸¹º»¼¾¿ÄÅÆÇËÎÏÐÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ\u2212\u2219]")
_ALIEN_SHARE = 0.03
_ALIENS_BESIDE_UNICODE = 10  # in a text that has Unicode, too, a few are foreign names, © and the like
_SAMPLE = 20_000  # characters that are enough to tell one old encoding from another
_DOUBLE = re.compile("(?:Ã|Ä|Æ|áº|á»|Ì|Â)[\u0080-\u00ff\u0152-\u02dc\u2013-\u2122]")

Run = tuple[str, str | None]  # a stretch of text and the name of its font


def to_unicode(text: str) -> str:
    """The text in NFC, with lines in an old encoding converted; lines that are Unicode already stay as they are."""
    text = unicodedata.normalize("NFC", text)
    lines = text.split("\n")
    doubtful = [i for i, line in enumerate(lines) if not line.isascii() and not _MODERN.search(line)]
    sample = "\n".join(lines[i] for i in doubtful)[:_SAMPLE]
    if _DOUBLE.search(sample) and (repaired := _decoded_again(text)):
        return repaired
    modern = sum(bool(_MODERN.search(line)) for line in lines)
    encoding = _encoding_of(sample, _ALIENS_BESIDE_UNICODE if modern else 1)
    if encoding is None:
        return text
    mixed = modern * 10 > len(doubtful)  # then a line without look-alikes may be either; it stays
    for i in doubtful:
        if not mixed or _ALIEN.search(lines[i]):
            lines[i] = _convert(lines[i], encoding)
    return "\n".join(lines)


class Fonts:
    """What the fonts of one document are worth: a font's name promises an old encoding, its text has to keep it.

    Word lets Unicode text wear an old font, and many offices have such files: ".VnTime" alone proves nothing.
    """

    def __init__(self, runs: Iterable[Run]) -> None:
        worn: Counter[str] = Counter()
        for text, font in runs:
            if encoding := encoding_of_font(font):
                worn[encoding] += len(_ALIEN.findall(text)) - len(_MODERN.findall(text))
        self._kept = {encoding for encoding, evidence in worn.items() if evidence > 0}

    def to_unicode(self, runs: Iterable[Run]) -> str:
        """One paragraph's runs as text. Runs of one encoding are joined first: VNI letters may straddle two runs."""
        joined: list[tuple[str, str | None, bool]] = []
        for text, font in runs:
            encoding, capital = encoding_of_font(font), _draws_capitals(font)
            if joined and joined[-1][1:] == (encoding, capital):
                text = joined.pop()[0] + text
            joined.append((text, encoding, capital))
        return "".join(self._converted(*run) for run in joined)

    def _converted(self, text: str, encoding: str | None, capital: bool) -> str:
        if encoding is None or _MODERN.search(text):
            return text
        if not _ALIEN.search(text) and encoding not in self._kept:
            return text
        text = _convert(text, encoding)
        return text.upper() if capital else text


@cache
def encoding_of_font(font: str | None) -> str | None:
    """The old encoding that a font's name stands for: TCVN3 for .VnTime and its like, VNI for VNI-Times."""
    if not font or not re.match(r"\.?vn", font, re.IGNORECASE):
        return None
    from viparse.normalize.detector import detect_encoding

    encoding: str | None = detect_encoding([font]).encoding
    return encoding


def _draws_capitals(font: str | None) -> bool:
    # .VnTimeH, .VnArialH: TCVN3 has no accented capitals, these fonts draw small letters as capitals.
    return bool(font) and str(font).upper().startswith(".VN") and str(font).endswith("H")


def _encoding_of(sample: str, aliens: int) -> str | None:
    """TCVN3 or VNI, where the sample shows it. (VISCII, which offices did not use, would only blur the choice.)"""
    if len(_ALIEN.findall(sample)) < max(aliens, _ALIEN_SHARE * len(sample)):
        return None
    from viparse.normalize.detector import detect_encoding_by_content

    encoding: str | None = detect_encoding_by_content(
        sample, {"tcvn3": _charmap("tcvn3"), "vni": _charmap("vni")}
    ).encoding
    return encoding


def _convert(text: str, encoding: str) -> str:
    from viparse.normalize.tables import convert

    converted: str = convert(text, _charmap(encoding))
    return converted.upper() if encoding == "tcvn3" and _all_capitals(text) else converted


def _all_capitals(text: str) -> bool:
    """Whether every plain letter is a capital: TCVN3 types the accented ones small even then ("CéNG HOµ")."""
    plain = [c for c in text if c.isascii() and c.isalpha()]
    return len(plain) > 1 and all(c.isupper() for c in plain)


@cache
def _charmap(encoding: str):  # type: ignore[no-untyped-def]  # viparse.normalize.tables.Charmap, imported when needed
    from viparse.normalize.encodings import CHARMAPS
    from viparse.normalize.tables import build_charmap

    if encoding != "vni":
        return CHARMAPS[encoding]
    # viparse leaves out what its documents did not show: ú is the sign of ẳ, î and Î are ỵ and Ỵ in every VNI font.
    known = dict(CHARMAPS["vni"].pairs)
    return build_charmap("vni", [*known.items(), ("aú", "ẳ"), ("AÚ", "Ẳ"), ("î", "ỵ"), ("Î", "Ỵ")])


def _decoded_again(text: str) -> str | None:
    """UTF-8 that some program took for Western text ("Káº¿ hoáº¡ch"), undone; None where it is not that."""
    try:
        again = text.encode("cp1252", "vanban-c1").decode("utf-8")
    except UnicodeError:
        return None
    return unicodedata.normalize("NFC", again) if _MODERN.search(again) else None


def _keep_c1(error: UnicodeError) -> tuple[str | bytes, int]:
    """Windows leaves five bytes of cp1252 undefined; programs pass them through as U+0081 and so on."""
    if isinstance(error, UnicodeEncodeError) and ord(error.object[error.start]) < 0x100:
        return bytes([ord(error.object[error.start])]), error.start + 1
    if isinstance(error, UnicodeDecodeError):
        return chr(error.object[error.start]), error.start + 1
    raise error


codecs.register_error("vanban-c1", _keep_c1)
