"""Which paragraph of a Word file is which component, told by its words alone: any office's file is asked.

The reader says what the document is about (kind, title, offices, signer); here its words are found again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from vanban.reading.frame import read_date
from vanban.reading.labels import Kind, parse_label
from vanban.reading.model import Plan
from vanban.reading.signature import RECIPIENTS
from vanban.reading.vocabulary import POSITIONS
from vanban.writing.checking.looks import Look

_BASIS = re.compile(r"(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét)\s")
_AUTHORITY = re.compile(
    rf"(?:TM|KT|TL|TUQ|Q|T/M|K/T|T/L|T/UQ)\b\s*[./]?\s*\w|(?:PHÓ\s+)?{POSITIONS}(?!\w)", re.IGNORECASE
)
_SIGNS_BESIDE = re.compile(r"(?:THƯ KÝ|CHỦ TỌA|CHỦ TRÌ)$", re.IGNORECASE)
_ANNEX = re.compile(r"Phụ lục(?:\s+(?:[IVX]+|\d+))?\s*$", re.IGNORECASE)
_HEAD = (
    (re.compile(r"c[ộô]ng\s*h[oò][aà]\s*x[ãa]\s*hội\s*chủ\s*nghĩa\s*việt\s*nam", re.IGNORECASE), "nation"),
    (re.compile(r"độc\s*lập\s*[-–—]?\s*tự\s*do\s*[-–—]?\s*hạnh\s*phúc", re.IGNORECASE), "motto"),
    (re.compile(r"Số\s*:|Số\s+\d", re.IGNORECASE), "number"),
    (re.compile(r"V/v\b"), "subject"),
)
_LABELLED = {Kind.PART: "part", Kind.ROMAN: "item", Kind.ARTICLE: "article", Kind.NUMBER: "clause",
             Kind.DOTTED: "clause", Kind.LETTER: "point"}  # fmt: skip
_HEADINGS = {Kind.ARTICLE: "article_heading", Kind.NUMBER: "clause_heading"}


@dataclass(slots=True)
class _Namer:
    """Walks through the paragraphs; `zone` is where in the document it is: head, top, text, end, annex."""

    plan: Plan
    zone: str = "head"
    last: str = ""
    headings: set[str] = field(default_factory=set)
    counted: dict[str, str] = field(default_factory=dict)

    def name(self, look: Look) -> str | None:
        text = " ".join(look.text.split())
        found: str | None = getattr(self, f"_in_{self.zone}")(text, look)
        self.last = found or ""
        return found

    def _in_head(self, text: str, look: Look) -> str | None:
        if found := next((name for pattern, name in _HEAD if pattern.match(text)), None):
            return found
        if text.casefold() == (self.plan.document.type or "").casefold():
            self.zone = "top"
            return "kind"
        if text.startswith("Kính gửi") or look.table is None:
            self.zone = "top"
            return self._in_top(text, look) if read_date(text)[1] is None else "dateline"
        if read_date(text)[1] is not None:
            return "dateline"
        body = self.plan.document.issuing_body or ""
        return "issuing_body" if text.casefold() in body.casefold() else "parent_body"

    def _in_top(self, text: str, look: Look) -> str | None:
        title = self.plan.document.title or ""
        if text.startswith("Kính gửi") or (self.last == "addressee" and text.startswith("-")):
            return "addressee"
        if self.last in ("kind", "title") and text.casefold() in title.casefold():
            return "title"
        if _BASIS.match(text):
            return "basis"
        if text.casefold().rstrip(":") == (self.plan.document.type or "").casefold():
            self.zone = "text"
            return "kind"
        if self.last in ("kind", "title") and text.isupper() and _AUTHORITY.match(text):
            return "issued_by"
        self.zone = "text"
        return self._in_text(text, look)

    def _in_text(self, text: str, look: Look) -> str | None:
        if RECIPIENTS.match(text) or (look.table is not None and _ends_here(text)):
            self.zone = "end"
            return self._in_end(text, look)
        if look.table is not None:
            return None  # the decree says nothing of tables of data
        if look.counted:  # Word puts the number there, and the reader has counted along
            text = self.counted.get(text.casefold(), text)
        if label := parse_label(text):
            return self._labelled(text, label.kind)
        return "part_title" if self.last == "part" and text.isupper() else "paragraph"

    def _labelled(self, text: str, kind: Kind) -> str:
        if text.casefold() in self.headings and kind in _HEADINGS:
            return _HEADINGS[kind]
        return _LABELLED.get(kind, "paragraph")

    def _in_end(self, text: str, look: Look) -> str | None:
        signer = self.plan.document.signer
        if _ANNEX.match(text) and look.table is None:
            self.zone = "annex"
            return "annex"
        if RECIPIENTS.match(text):
            return "recipients"
        if self.last in ("recipients", "recipient") and text.startswith(("-", "–", "+")):
            return "recipient"
        if _ends_here(text):
            return "authority"
        named = signer is not None and signer.name is not None and signer.name.casefold() in text.casefold()
        return "signer" if named or self.last == "authority" else None

    def _in_annex(self, text: str, look: Look) -> str | None:
        if look.table is not None:
            return None
        if _ANNEX.match(text):
            return "annex"
        if text.startswith("(") and "èm theo" in text:
            return "annex_reference"
        return "annex_title" if self.last == "annex" else None


def _ends_here(text: str) -> bool:
    return bool(_AUTHORITY.match(text) or _SIGNS_BESIDE.match(text)) and (text.isupper() or len(text.split()) < 8)


def named(looks: list[Look], plan: Plan) -> Iterator[tuple[str, Look]]:
    """The paragraphs that are a component, each with the component's name in `rules.COMPONENTS`."""
    printed = {s.heading.casefold(): f"{s.label} {s.heading}" for s in plan.sections if s.heading}
    namer = _Namer(plan, headings={heading.casefold() for heading in printed.values()}, counted=printed)
    for look in looks:
        if name := namer.name(look):
            yield name, look
