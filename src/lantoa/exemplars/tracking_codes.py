"""The code of a nomination: said on the phone, written on a slip of paper, guessed by nobody.

Two letters and eight digits make ten thousand million codes; how often one address may ask is limited (`limits`). Only
letters whose Vietnamese names cannot be taken for another's: no C beside K, no D, R or X, no N beside L, no P beside B.
"""

from __future__ import annotations

import secrets

from lantoa.kit.text import fold

LETTERS = {"A": "a", "B": "bê", "E": "e", "G": "giê", "H": "hát", "K": "ca", "L": "lờ", "M": "mờ", "T": "tê", "V": "vê"}
DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
LENGTH = 10  # characters: two letters, eight digits


def new_code() -> str:
    """A code that chance made: "HK47296318"."""
    letters = "".join(secrets.choice(tuple(LETTERS)) for _ in range(2))
    return letters + "".join(secrets.choice("0123456789") for _ in range(8))


def plain_code(text: str) -> str:
    """What somebody typed as a code is stored: "hk 47-29 6318" becomes "HK47296318"; no more than a code is kept."""
    return fold(text).replace(" ", "").upper()[: LENGTH + 1]


def spaced(code: str) -> str:
    """In pieces that the eye can hold: "HK 47 29 63 18"."""
    return " ".join(code[start : start + 2] for start in range(0, len(code), 2))


def said(code: str) -> str:
    """As it is read aloud in Vietnamese: "hát ca, bốn bảy, hai chín, sáu ba, một tám"."""
    names = LETTERS | {str(digit): name for digit, name in enumerate(DIGITS)}
    return ", ".join(" ".join(names[character] for character in pair) for pair in spaced(code).split())
