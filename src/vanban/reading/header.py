"""The facts of the document itself: what the header and signature print, and what only the text tells."""

from __future__ import annotations

import re

from .blocks import Block
from .frame import read_date
from .issuers import issuing_body
from .model import Document, Mention, Signer, Span
from .outline import EDGE
from .paper import Paper
from .periods import read_period

_IS_A_PLAN = re.compile(r"(?:ban hành|xây dựng|Trên đây là)\s+(?:nội dung\s+)?[Kk]ế hoạch")
#: "Trên đây là Kế hoạch ... . Ủy ban nhân dân huyện yêu cầu ...": the title where no banner is left.
_CLOSING_TITLE = re.compile(
    r"Trên đây là (?:[Kk]ế hoạch)\s+(?P<title>[^.]{12,400}?)"
    r"(?=\.(?:\s|/|$)|[;,]\s+(?:đề nghị|yêu cầu|các|trong|Ủy|UBND)|$)"
)
_LEADERS = re.compile(r"[\s…_]|^\.+|\.{2,}")


def read_document(paper: Paper) -> Document:
    """Header, title, period and signature of the paper."""
    facts = paper.frame.facts
    closing = paper.closing[0].text if paper.closing else ""
    place, date = read_date(facts.get("date", ""))
    title = facts.get("title") or _closing_title(closing)
    document = Document(
        type=paper.frame.type or _type_from_text(paper, closing),
        number=_LEADERS.sub("", facts["number"]) if "number" in facts else None,
        place=place,
        date=date,
        title=title and title.strip(EDGE),
        issuing_body=issuing_body(paper),
        period=read_period(title or "", paper),
        signer=_signer(facts),
        recipients=tuple(_recipient(block) for block in paper.frame.recipients),
    )
    document.spans.update(_spans(document, paper))
    return document


def _signer(facts: dict[str, str]) -> Signer | None:
    found = {name: facts.get(name) for name in ("authority", "position", "name")}
    return Signer(**found) if any(found.values()) else None


def _recipient(block: Block) -> Mention:
    words = block.body.strip(f"{EDGE}/")
    start = block.start + block.text.find(words)
    return Mention(words, (start, start + len(words)))


def _type_from_text(paper: Paper, closing: str) -> str | None:
    text = " ".join([*(block.text for block in paper.opening[:3]), closing])
    return "Kế hoạch" if _IS_A_PLAN.search(text) else None


def _closing_title(closing: str) -> str | None:
    match = _CLOSING_TITLE.match(closing)
    return match["title"] if match else None


def _spans(document: Document, paper: Paper) -> dict[str, Span]:
    """Where the facts of the document stand, by name; a fact that was composed has no place."""
    facts, signer = paper.frame.facts, document.signer or Signer()
    head = [*paper.frame.head, *paper.frame.title, *paper.opening, *paper.closing]
    found = {
        "number": _find(facts.get("number"), head),
        "date": _find(facts.get("date"), head),
        "title": _find(document.title, head),
        "issuing_body": _find(document.issuing_body, head),
        "signer.authority": _find(signer.authority, paper.frame.tail),
        "signer.position": _find(signer.position, paper.frame.tail[::-1]),
        "signer.name": _find(signer.name, paper.frame.tail[::-1]),
    }
    return {name: span for name, span in found.items() if span}


def _find(words: str | None, blocks: list[Block]) -> Span | None:
    block = next((block for block in blocks if words and words in block.text), None)
    if not block or not words:
        return None
    start = block.start + block.text.find(words)
    return start, start + len(words)
