"""From what is written to what is said: whatever is read aloud afterwards consists of words alone."""

from __future__ import annotations

import re
from unicodedata import normalize

from lantoa.channels.ear.capitals import with_capitals_said
from lantoa.channels.ear.codes import with_codes_said
from lantoa.channels.ear.figures import with_figures_said
from lantoa.channels.ear.moments import with_moments_said

_HYPHENS = re.compile("[‐‑‒–—−]")  # noqa: RUF001 - these are what is looked for
_SIGNS = (
    (";", ". "),
    ("&", " và "),
    ("+", " cộng "),
    ("=", " bằng "),
    ("%", " phần trăm "),
    ("/", ", "),
    ("@", " a còng "),
)
_BREAKS = re.compile(r"\s-\s|[()\[\]{}…]")
_UNSAID = re.compile(r"[^\w\s.,?!:-]|[\d_]")
_LOOSE_HYPHEN = re.compile(r"(?<!\w)-|-(?!\w)")
_BEFORE_MARK = re.compile(r"\s+([.,?!:])")
_MARKS = re.compile(r"[.,?!:](?:\s*[.,?!:])+")
_STRONGEST = "?!.:,"


def spoken(text: str) -> str:
    """`text` as it is said, paragraph by paragraph: letters, spaces and the marks . , ? ! : - and nothing else.

    What is said already stays as it is: a person may change the text and have it read once more.
    """
    return "\n".join(said for line in normalize("NFC", text).splitlines() if (said := _line(line)))


def _line(line: str) -> str:
    line, begins_large = _HYPHENS.sub("-", line), line[:1].isupper()
    line = with_capitals_said(with_figures_said(with_moments_said(with_codes_said(line))))
    for sign, word in _SIGNS:
        line = line.replace(sign, word)
    line = _UNSAID.sub(" ", _BREAKS.sub(", ", line))
    line = "".join(letter for letter in line if letter.isalpha() or letter in " .,?!:-" or letter.isspace())
    line = _BEFORE_MARK.sub(r"\1", " ".join(_LOOSE_HYPHEN.sub(" ", line).split()))
    line = _MARKS.sub(lambda found: min(found[0].replace(" ", ""), key=_STRONGEST.index), line)
    line = re.sub(r"([.,?!:])(?=[^\W\d_])", r"\1 ", line)
    said = line.strip(" ,:-") if line.strip(" ,:-.?!") else ""
    return said[:1].upper() + said[1:] if begins_large else said
