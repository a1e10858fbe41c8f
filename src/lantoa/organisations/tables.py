"""The facts of the room that are kept as text, in `data/`."""

import csv
from collections.abc import Iterator
from importlib import resources

Row = dict[str, str]


def table(name: str) -> Iterator[Row]:
    """The rows of `data/<name>`, by the headings of its first line."""
    text = (resources.files("lantoa.organisations") / "data" / name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())
