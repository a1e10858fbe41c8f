"""Checks of what the components say: marks at the ends of lines, zeros, spelling of marks, what is missing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from vanban.reading.frame import read_date
from vanban.reading.model import Plan
from vanban.writing import rules
from vanban.writing.checking.departures import Departure, departure, of_component
from vanban.writing.checking.looks import Look
from vanban.writing.numbering import written_date

Named = list[tuple[str, Look]]

_SMALL_NUMBER = re.compile(r"(?<!\d)(\d)(?=\s*/)")
_SPACED = re.compile(r"\d\s+/|/\s|\S\s+-|-\s+\S")
_DEGREE = re.compile(r"(?:PGS|GS|TS|ThS|BS|KS|CN|CKI{1,2})\b[.,]?\s")
_MARK = re.compile(r"(T/?M|K/?T|T/?L|T/?UQ|Q)\s?(\.?)(\s?)(?=[^\W\d])")
_MARKS = ("TM", "KT", "TL", "TUQ", "Q")


def of_words(named: Named, plan: Plan) -> Iterator[Departure]:
    """All checks of words, in the order of the document."""
    texts: dict[str, list[Look]] = {}
    for name, look in named:
        texts.setdefault(name, []).append(look)
    yield from _missing(texts, plan)
    yield from _head(texts, plan)
    for name in ("basis", "recipient"):
        yield from _ends(name, texts.get(name, []))
    listed = [look for look in texts.get("addressee", []) if look.text.lstrip().startswith("-")]
    yield from _ends("addressee", listed)
    kept = texts.get("recipient", [])
    if kept and not re.match(r"-\s*Lưu\s*:", kept[-1].text.strip()):
        yield departure("recipient.kept", kept[-1].start)
    yield from _text_end(named)
    yield from _signed(texts)


def _missing(texts: dict[str, list[Look]], plan: Plan) -> Iterator[Departure]:
    wanted = ["nation", "motto", "issuing_body", "number", "dateline", "authority", "signer"]
    letter = plan.document.type == "Công văn"
    wanted += ["subject", "addressee"] if letter else ["kind", "title"]
    wanted += ["recipients"]
    for name in wanted:
        if name not in texts:
            yield of_component(name, "missing")


def _head(texts: dict[str, list[Look]], plan: Plan) -> Iterator[Departure]:
    for look in texts.get("nation", []):
        if _bare(look).replace("HOÀ", "HÒA") != rules.NATION and _bare(look).isupper():
            yield departure("nation.text", look.start)
    for look in texts.get("motto", []):
        if _bare(look).casefold() != rules.MOTTO.casefold():
            yield departure("motto.text", look.start)
    for look in texts.get("number", [])[:1]:
        yield from _number(_bare(look), plan)
    for look in texts.get("dateline", [])[:1]:
        yield from _dateline(look)


def _dateline(look: Look) -> Iterator[Departure]:
    place, date = read_date(_bare(look))
    if place is None:
        yield departure("dateline.place", look.start)
    if date and date.day and date.month and written_date(date) not in _bare(look):
        yield departure("dateline.zero", look.start, wanted=written_date(date))


def _number(text: str, plan: Plan) -> Iterator[Departure]:
    code = text.split(":", 1)[-1].strip()
    if small := _SMALL_NUMBER.match(code):
        yield departure("number.zero", text, wanted=f"0{small[1]}")
    if _SPACED.search(code):
        yield departure("number.spaces", text)
    wanted = rules.ABBREVIATIONS.get(plan.document.type or "")
    symbol = re.split(r"[-/]", code.split("/", 1)[-1].strip())[0].strip()
    if wanted and symbol and symbol != wanted and "/" in code:
        yield departure("number.symbol", text, found=symbol, wanted=wanted)


def _ends(name: str, looks: list[Look]) -> Iterator[Departure]:
    for i, look in enumerate(looks, 1):
        if not _bare(look).endswith("." if i == len(looks) else ";"):
            yield departure(f"{name}.ends", look.start)


def _text_end(named: Named) -> Iterator[Departure]:
    text = [look for name, look in named if name in rules.TEXT]
    if text and not _bare(text[-1]).endswith(rules.END_MARK):
        yield departure("text.end", text[-1].start)


def _signed(texts: dict[str, list[Look]]) -> Iterator[Departure]:
    for look in texts.get("authority", []):
        mark = _MARK.match(_bare(look))
        if mark and (mark[1] not in _MARKS or not mark[2] or not mark[3]):
            wanted = f"{mark[1].replace('/', '')}."
            yield departure("authority.mark", look.start, found=mark[0].strip(), wanted=wanted)
    for look in texts.get("signer", []):
        if _DEGREE.match(_bare(look)):
            yield departure("signer.degree", look.start)


def _bare(look: Look) -> str:
    return " ".join(look.text.split())
