"""From data to lines in their order: each line with the component it is, ready for Word and for PDF alike.

Capitals, numbers, dashes, semicolons and "./." are put here and nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from . import rules
from .model import Annex, Block, Bullet, Document, Kind, Level, Paragraph, Section, Signature, Table
from .numbering import label, roman, written_date
from .widths import width

_BLANK_NUMBER = "\u2007" * 5
_NAME_OF_PLACE = re.compile(r"\s(?=(?:TỈNH|THÀNH PHỐ|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN|ĐẶC KHU)\s)")
_SPACE = re.compile(r"(?<![-–])\s(?![-–])(?!\S+\s[-–])")  # not beside a dash, nor a word before one
_WORD_AFTER_DASH = re.compile(r"[-–]\s\S+$")
_SECTIONS = {Level.ITEM: "item", Level.ARTICLE: "article", Level.CLAUSE: "clause", Level.POINT: "point"}
_HEADINGS = {Level.ARTICLE: "article_heading", Level.CLAUSE: "clause_heading", Level.POINT: "point"}


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph: the name of its component in `rules.COMPONENTS` and its text ("\\n" breaks a line in it).

    The first `strong` characters are bold. `rule` is the length of the line drawn below, as a share of the text's.
    """

    component: str
    text: str
    strong: int = 0
    rule: float = 0
    kept: bool = False  # stays on the page of what follows it


Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Leaf:
    """An annex on pages of its own."""

    head: Lines
    body: tuple[Line | Table, ...]
    landscape: bool


@dataclass(frozen=True, slots=True)
class Composition:
    """A document as lines. `head` and `ending` are rows of two columns."""

    head: tuple[tuple[Lines, Lines], ...]
    top: Lines
    body: tuple[Line | Table, ...]
    ending: tuple[tuple[Lines, Lines], ...]
    leaves: tuple[Leaf, ...] = field(default=())


def compose(document: Document) -> Composition:
    """Lay the document out in lines. Raises ValueError where it is nested deeper than its numbers go."""
    return Composition(
        head=_head(document),
        top=tuple(_top(document)),
        body=_closed(tuple(_blocks(document.blocks, document.counted))),
        ending=_ending(document),
        leaves=tuple(_leaf(document, number) for number in range(1, len(document.annexes) + 1)),
    )


# --- above the text -------------------------------------------------------------------------------------------------


def _head(document: Document) -> tuple[tuple[Lines, Lines], ...]:
    room = rules.HEAD_COLUMNS[0]
    above, own = document.parent_body, document.issuing_body
    parent = (Line("parent_body", in_lines("parent_body", above.upper(), room)),) if above else ()
    body = Line("issuing_body", in_lines("issuing_body", own.upper(), room), rule=rules.RULE_SHARE.written)
    code = document.number if document.running_number else _BLANK_NUMBER + document.number
    number: tuple[Line, ...] = (Line("number", f"Số: {code}"),)
    if document.kind is Kind.LETTER:
        number += (Line("subject", f"V/v {_lowered(document.title)}"),)
    date = Line("dateline", f"{document.place}, {written_date(document.date)}")
    nation = (Line("nation", rules.NATION), Line("motto", rules.MOTTO, rule=1))
    return ((*parent, body), nation), (number, (date,))


def in_lines(component: str, name: str, room: float) -> str:
    """A name in capitals that is wider than `room` millimetres, in two lines.

    Parted before the place ("ỦY BAN NHÂN DÂN / XÃ ĐÔNG MAI"), else in the middle, and never beside a dash.
    """
    rule = rules.COMPONENTS[component]
    if width(name, rule.written, bold=bool(rule.bold)) <= room:
        return name
    places = [mark.start() for mark in _NAME_OF_PLACE.finditer(name)]
    spaces = [at for mark in _SPACE.finditer(name) if not _WORD_AFTER_DASH.search(name[: (at := mark.start())])]
    at = places[-1] if places else min(spaces, key=lambda at: abs(2 * at - len(name)), default=0)
    return f"{name[:at]}\n{name[at + 1 :]}" if at else name


def _lowered(title: str) -> str:
    """The first letter small, unless the word is a name in capitals ("UBND")."""
    return title if title[1:2].isupper() else title[:1].lower() + title[1:]


def _top(document: Document) -> Iterator[Line]:
    if document.kind is not Kind.LETTER:
        yield Line("kind", document.kind.printed.upper())
        yield Line("title", document.title, rule=rules.RULE_SHARE.written)
    if document.issued_by:
        yield Line("issued_by", document.issued_by.upper())
    yield from _addressees(document.addressees)
    yield from (Line("basis", text) for text in _listed(document.legal_basis))
    if document.kind is Kind.DECISION:
        yield Line("kind", f"{document.kind.printed.upper()}:")


def _addressees(names: Sequence[str]) -> Iterator[Line]:
    if len(names) == 1:
        yield Line("addressee", f"Kính gửi: {names[0]}")
    elif names:
        yield Line("addressee", "Kính gửi:")
        yield from (Line("addressee", f"- {name}") for name in _listed(names))


def _listed(items: Iterable[str]) -> list[str]:
    """Each item ended by a semicolon, the last one by a full stop."""
    bare = [item.rstrip(" .;") for item in items]
    return [f"{item};" for item in bare[:-1]] + [f"{item}." for item in bare[-1:]]


# --- the text -------------------------------------------------------------------------------------------------------


def _blocks(blocks: Iterable[Block], levels: Sequence[Level]) -> Iterator[Line | Table]:
    number = 0
    for block in blocks:
        if isinstance(block, Section):
            number += 1
            yield from _section(block, number, levels)
        elif isinstance(block, Paragraph):
            yield Line("paragraph", block.text)
        elif isinstance(block, Bullet):
            yield Line("paragraph", f"- {block.text}")
        else:
            yield block


def _section(section: Section, number: int, levels: Sequence[Level]) -> Iterator[Line | Table]:
    if not levels:
        raise ValueError("the document is nested deeper than its levels of numbers")
    level, text = levels[0], section.text
    mark = label(level, number)
    if level in (Level.PART, Level.CHAPTER):
        yield Line("part", mark)
        if section.heading:
            yield Line("part_title", section.heading.upper())
    elif section.heading:
        yield _heading(level, mark, section.heading)
    else:
        strong = len(mark) if level is Level.ARTICLE else 0
        yield Line(_SECTIONS[level], f"{mark} {text}", strong=strong)
        text = None
    if text:
        yield Line("paragraph", text)
    yield from _blocks(section.inside, levels[1:])


def _heading(level: Level, mark: str, heading: str) -> Line:
    if level is Level.ITEM:
        return Line("item", f"{mark} {heading.upper()}")
    return Line(_HEADINGS[level], f"{mark} {heading}")


def _closed(body: tuple[Line | Table, ...]) -> tuple[Line | Table, ...]:
    """The text with the mark "./." behind its last word, which no signature leaves behind on another page."""
    last = body[-1] if body else None
    if not isinstance(last, Line):
        raise ValueError("a document ends in words: put a paragraph behind the table")
    return *body[:-1], replace(last, text=last.text.rstrip(" .;/") + rules.END_MARK, kept=True)


# --- below the text -------------------------------------------------------------------------------------------------


def _ending(document: Document) -> tuple[tuple[Lines, Lines], ...]:
    listed: list[Line] = []
    kept = (f"Lưu: {', '.join(document.archive_copy)}",) if document.archive_copy else ()
    if names := (*document.recipients, *kept):
        listed = [Line("recipients", "Nơi nhận:"), *(Line("recipient", f"- {name}") for name in _listed(names))]
    signed = _signed(document.signature)
    if document.beside:
        return (_signed(document.beside), signed), (tuple(listed), ())
    return ((tuple(listed), signed),)


def _signed(signature: Signature) -> Lines:
    room = rules.ENDING_COLUMNS[1]
    lines = (Line("authority", in_lines("authority", line, room)) for line in signature.lines)
    return *lines, Line("signer", signature.name)


def _leaf(document: Document, number: int) -> Leaf:
    annex: Annex = document.annexes[number - 1]
    word = f"Phụ lục {roman(number)}" if len(document.annexes) > 1 else "Phụ lục"
    code = document.number if document.running_number else f"{_BLANK_NUMBER}{document.number}"
    reference = f"(Kèm theo {document.kind.printed} số {code} {written_date(document.date)} của {_issuer(document)})"
    head = (
        Line("annex", word),
        Line("annex_title", annex.title.upper()),
        Line("annex_reference", reference, rule=rules.RULE_SHARE.written),
    )
    return Leaf(head, tuple(_blocks(annex.blocks, document.counted)), annex.landscape)


def _issuer(document: Document) -> str:
    return document.issued_by or document.issuing_body
