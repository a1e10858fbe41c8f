"""Vietnamese text as people look it up: found without accents, listed as in a dictionary, people by given name.

The keys consist of a-z and 0-9 only, which Python, SQLite and PostgreSQL (with its usual collations) sort alike: a key
may be stored beside the name it belongs to. Why no library gives the order: "Vietnamese order" in docs/decisions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from anyascii import anyascii

# Letters of one group are one letter with different marks; written out because the alphabet is the rule.
_ALPHABET = "aăâ b c dđ eê f g h i j k l m n oôơ p q r s t uư v w x y z"
_TONES = (
    "",
    "\N{COMBINING GRAVE ACCENT}",  # huyền
    "\N{COMBINING HOOK ABOVE}",  # hỏi
    "\N{COMBINING TILDE}",  # ngã
    "\N{COMBINING ACUTE ACCENT}",  # sắc
    "\N{COMBINING DOT BELOW}",  # nặng
)
# The parts of a key are told apart by their first character, and this is the order they sort in.
_PART_OF_NAME, _NUMBER = "0", "1"

# A number of over 99 digits is cut in pieces, because its length is written with two digits.
_NUMBER_OR_SYLLABLE = re.compile(r"[0-9]{1,99}|[^\W\d_]+")
_PLAIN_WORD = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """`text` as it is searched for: no accents, case or punctuation ("Đắk Lắk, 2026" becomes "dak lak 2026")."""
    return " ".join(_PLAIN_WORD.findall(anyascii(normalize("NFC", text)).lower()))


def dictionary_key(text: str) -> str:
    """A sort key in the order of Vietnamese dictionaries.

    Syllable by syllable: first its letters, then its tone (ngang, huyền, hỏi, ngã, sắc, nặng), and only then the next
    syllable. Numbers sort by value and before letters; case and punctuation do not count.
    """
    parts = _NUMBER_OR_SYLLABLE.findall(_lettered(text))
    return "".join(_number_key(part) if part[0].isdigit() else _syllable_key(part) for part in parts)


def person_key(full_name: str) -> str:
    """A sort key that lists people as Vietnamese lists do: by given name (the last), then middle, then family name."""
    *rest, given = full_name.split() or [""]
    family, middle = rest[:1], rest[1:]
    return _PART_OF_NAME.join(dictionary_key(" ".join(part)) for part in ([given], middle, family))


def _codes() -> Iterator[tuple[str, tuple[str, str]]]:
    for group in _ALPHABET.split():
        for place, letter in enumerate(group):
            for tone, mark in enumerate(_TONES, start=1):
                yield normalize("NFC", letter + mark), (f"{group[0]}{place}", str(tone))


_CODES = dict(_codes())


def _lettered(text: str) -> str:
    """`text` in small letters of the Vietnamese alphabet; what that does not have becomes its nearest ASCII."""
    small = normalize("NFC", normalize("NFC", text).lower())
    return "".join(char if char in _CODES else anyascii(char).lower() for char in small)


def _syllable_key(syllable: str) -> str:
    """Letters before the tone. A tone is a digit, so that "ba" with any tone sorts before "bác"."""
    codes = [_CODES[char] for char in syllable]
    return "".join(letter for letter, _ in codes) + max(tone for _, tone in codes)


def _number_key(digits: str) -> str:
    value = digits.lstrip("0")
    return f"{_NUMBER}{len(value):02}{value}"
