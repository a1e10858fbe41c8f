"""Numbers of documents as they are compared: "Số: 65 / KH - UBND" and "65/KH-UBND" are one."""

from __future__ import annotations

import re

from lantoa.kit.text import fold

LONGEST = 60
#: What people write behind a number: its day, whose it is, what it is about.
_BEHIND = re.compile(r"\s*,?\s*\b(?:ngày|của|về|do)\b.*", re.IGNORECASE | re.DOTALL)
#: "Số", "Kế hoạch số": words before the figure. A stroke among them is that of a number whose figure was left blank.
_BEFORE = re.compile(r"^[^\d/]*")
#: The centre of the Party is TW or TƯ; without accents the latter would become TU, which is a province's committee.
_CENTRE = re.compile(r"\bT\.?Ư\b", re.IGNORECASE)
_HEAD = re.compile(r"^0*(?P<figure>\d+) ?(?P<letter>[a-z]?)(?![a-z0-9]) ?(?P<rest>.*)$")
_GLUED = re.compile(r"^(\d+)([a-z]{2,})")


def number_key(number: str) -> str:
    """`number` as figure, "/" and the rest joined by "-", without accents, case and what stands around it.

    Which stroke or dash stands where is not told apart: people write "05-CT/TW" and "05/CT-TW". A document without its
    own figure ("    /KH-UBND") has no key: it could be any. Nor has what is no number, such as a day.
    """
    words = _BEFORE.sub("", _CENTRE.sub("TW", _BEHIND.sub("", number)))
    found = _HEAD.match(_GLUED.sub(r"\1 \2", fold(words)))
    if not found or not any(char.isalpha() for char in found["rest"]):
        return ""
    rest = "-".join(found["rest"].split())
    return f"{found['figure']}{found['letter']}/{rest}"[:LONGEST]
