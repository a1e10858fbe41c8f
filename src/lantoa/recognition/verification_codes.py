"""The code of an honour, printed on its certificate: guessed by nobody, typed by anybody.

Twelve characters out of thirty make 5 × 10¹⁷ codes; no 0 beside O, no 1 beside I or L, and no U, so that no word
appears.
"""

from __future__ import annotations

import secrets

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 12


def new_code() -> str:
    """A code that chance made: "7KQ2M9XA4TPD"."""
    return "".join(secrets.choice(LETTERS) for _ in range(LENGTH))


def plain_code(text: str) -> str:
    """What somebody typed, as a code is stored: "7kq2-m9xa 4tpd" becomes "7KQ2M9XA4TPD"."""
    return "".join(character for character in text.upper() if character in LETTERS)[: LENGTH + 1]


def spaced(code: str) -> str:
    """In pieces that the eye can hold: "7KQ2-M9XA-4TPD"."""
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))
