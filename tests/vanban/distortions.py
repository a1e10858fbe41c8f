"""What happens to a plan's text between the office that wrote it and the person who uploads it.

Each distortion takes the text and a source of chance, and gives the text back as a file might hold it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

Distortion = Callable[[str, Random], str]

_HEADING = re.compile(r"\s*(?:[IVX]+\.|\d+\.|[a-zđ]\)) ")


def broken_anywhere(text: str, chance: Random) -> str:
    """Lines broken at any space, seldom or at every third word."""
    share = chance.choice((0.02, 0.1, 0.3))
    return "".join("\n" if char == " " and chance.random() < share else char for char in text)


def wrapped(text: str, chance: Random) -> str:
    """Every line wrapped at one width, as PDF viewers and mail do."""
    return _wrap(text, chance.randint(45, 120))


def spread_out(text: str, chance: Random) -> str:
    """A blank line after every line, as PDF extraction leaves it."""
    return _wrap(text, chance.randint(60, 100)).replace("\n", "\n\n")


def doubled_spaces(text: str, chance: Random) -> str:
    """Justified text keeps its wide spaces."""
    return "".join(char * 2 if char == " " and chance.random() < 0.3 else char for char in text)


def paged(text: str, chance: Random) -> str:
    """Page breaks inside sentences, with page numbers and a running head."""
    lines = _wrap(text, 80).split("\n")
    height = chance.randint(25, 40)
    pages = ["\n".join(lines[i : i + height]) for i in range(0, len(lines), height)]
    head = chance.choice(("", "Bản sao từ hệ thống quản lý văn bản\n"))
    return "\f".join(f"{head}{page}\n\n{number}\n" for number, page in enumerate(pages, start=1))


def in_markdown(text: str, chance: Random) -> str:
    """Headings with marks, as copies from web pages have them."""
    marks = chance.choice(("#", "##", "####"))
    return "\n".join(
        f"{marks} **{line.strip()}**" if _HEADING.match(line) and len(line) < 90 else line for line in text.split("\n")
    )


def decomposed(text: str, chance: Random) -> str:
    """Letters and marks apart (NFD), as some systems store them."""
    return unicodedata.normalize("NFD", text)


def with_gha(text: str, chance: Random) -> str:
    """Ƣ and ƣ in the place of Ư and ư, as old Word fonts leave them."""
    return text.replace("Ư", "Ƣ").replace("ư", "ƣ")


def with_foreign_line_ends(text: str, chance: Random) -> str:
    """Line ends of another system, and a byte order mark."""
    return "\ufeff" + text.replace("\n", chance.choice(("\r\n", "\r")))


ALL: tuple[Distortion, ...] = (
    broken_anywhere,
    wrapped,
    spread_out,
    doubled_spaces,
    paged,
    in_markdown,
    decomposed,
    with_gha,
    with_foreign_line_ends,
)


def _wrap(text: str, width: int) -> str:
    wrapped_lines: list[str] = []
    for line in text.split("\n"):
        current = ""
        for word in line.split(" "):
            if current and len(current) + 1 + len(word) > width:
                wrapped_lines.append(current)
                current = word
            else:
                current = f"{current} {word}" if current else word
        wrapped_lines.append(current)
    return "\n".join(wrapped_lines)
