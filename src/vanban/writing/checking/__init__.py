"""Lists every departure of a Word file from the layout of Decree 30/2020/NĐ-CP, annex I.

Any office's file may be asked, not only ours: components are known by their words, how they look is worked out
through styles and defaults. What is not asked: drawn lines, tables of data, the place of stamps.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from vanban.reading import read_text
from vanban.reading.problems import Unreadable
from vanban.reading.sources import MAX_BYTES, load
from vanban.writing.checking.departures import Departure, gathered
from vanban.writing.checking.looks import Formatting
from vanban.writing.checking.naming import named
from vanban.writing.checking.page import of_page
from vanban.writing.checking.shapes import of_component_look, of_letters
from vanban.writing.checking.words import of_words

__all__ = ["Departure", "check"]


def check(source: Path | bytes, *, name: str | None = None) -> list[Departure]:
    """The departures of a .docx: of the page, of the letters, of each component, of the words.

    Raises `vanban.reading.problems.Unreadable` for what is no Word file or cannot be opened.
    """
    loaded = load(source, name=name)  # opens with its limits, and says why where it cannot
    if loaded.kind != "docx":
        raise Unreadable("not_word", loaded.name)
    data = source.read_bytes()[: MAX_BYTES + 1] if isinstance(source, Path) else source
    try:
        return gathered(_departures(data, loaded.text))
    except Exception as failed:  # broken files fail in as many ways as there are parts in them
        raise Unreadable("damaged", loaded.name) from failed


def _departures(data: bytes, text: str) -> Iterator[Departure]:
    import docx

    document = docx.Document(io.BytesIO(data))
    formatting = Formatting(document)
    plan = read_text(text)
    looks = list(formatting.looks(document.element.body))
    components = list(named(looks, plan))
    yield from of_page(document, formatting)
    for look in looks:
        yield from of_letters(look)
    for component, look in components:
        yield from of_component_look(component, look)
    yield from of_words(components, plan)
