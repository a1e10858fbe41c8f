"""Writes the cut text as HTML. Done here and not in a template, where every space between two pieces would show."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from .items import Item


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that belong to the same items, outermost first; `opening` are those of them that begin here."""

    text: str
    items: tuple[Item, ...]
    opening: tuple[Item, ...]


def marked(pieces: Sequence[Piece]) -> SafeString:
    """The words, each under the marks of its items, after the tags for the margin of the items that begin there."""
    tags = _tags(pieces)
    return format_html_join("", "{}{}", ((tags.get(place, ""), _words(piece)) for place, piece in enumerate(pieces)))


def _tags(pieces: Sequence[Piece]) -> dict[int, SafeString]:
    """The tags by the piece they stand before. A run of brief mentions of one kind shares one tag: "CH 3–11"."""
    opening = ((place, item) for place, piece in enumerate(pieces) for item in piece.opening)
    tags: dict[int, SafeString] = {}
    for _, run in groupby(opening, key=lambda found: (found[1].kind.code, not found[1].kind.brief and found[1].number)):
        places, items = zip(*run, strict=True)
        tags[places[0]] = tags.get(places[0], SafeString()) + _tag(items[0], items[-1])
    return tags


def _tag(first: Item, last: Item) -> SafeString:
    numbers = first.tag if first is last else f"{first.tag}–{last.number}"
    return format_html('<a class="tag kind-{}" href="#{}">{}</a>', first.kind.code, first.key, numbers)


def _words(piece: Piece) -> SafeString:
    """The words of a piece inside the marks of its items."""
    words = format_html("{}", piece.text)
    for item in reversed(piece.items):
        words = _mark(piece, item, words)
    return words


def _mark(piece: Piece, item: Item, words: SafeString) -> SafeString:
    """One mark. Where the item begins it bears the item's address; a brief mention is its own link to the list."""
    begins = item in piece.opening
    place = format_html(' id="text-{}"', item.key) if begins else ""
    is_link = item.kind.brief and begins and item is piece.items[-1]  # the innermost only: links do not nest
    opening = format_html('a href="#{}"', item.key) if is_link else "mark"
    mark = '<{} class="item kind-{}" data-item="{}"{}>{}</{}>'
    return format_html(mark, opening, item.kind.code, item.key, place, words, "a" if is_link else "mark")
