"""Documents that a plan names: what it carries out or is based on, and what it cites on the way.

A citation follows one grammar: kind, number, date, issuer, subject, of which any but the kind may be missing. Numbers
follow Decree 30/2020 annex VI ("65/KH-UBND"), laws ("85/2015/QH13") and Party papers ("05-CT/TW").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from .model import Citation
from .named_documents import named_in
from .outline import EDGE, Part, Sentence
from .patterns import any_name_of, any_of
from .vocabulary import DOCUMENT_TYPES, LOWER, OFFICE_HEADS, UPPER

_KIND = any_name_of(DOCUMENT_TYPES)
_CODE = rf"[{UPPER}][\w&]*(?:\s?[-/.]\s?[{UPPER}][\w&]*)*"
_NUMBER = any_of(rf"""
    \d+[a-zđ]?(?:\s?/\s?\d{{4}})?\s?[-/]\s?{_CODE}
    (?<=[Ss]ố )\d+[a-zđ]?/\w+
    /\s?{_CODE}
""")
_DAY = r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
_DATE = rf"\s*,?\s*\(?(?:ban hành )?ngày\s+(?P<date>{_DAY})\)?"
#: The name of a law may stand between its kind and its number: "Luật Bầu cử đại biểu Quốc hội ... số 85/2015/QH13".
_NAME_BEFORE_NUMBER = rf"(?:\s+(?!số\b)[{LOWER}]+(?:[ ,][{LOWER}]+){{0,22}}?)?"
_NUMBERED = re.compile(
    rf"(?P<kind>{_KIND})(?P<name>{_NAME_BEFORE_NUMBER})\s+(?:số\s*:?\s*)?(?P<number>{_NUMBER})(?:{_DATE})?",
    re.IGNORECASE,
)

#: What a document does; the first of these after the issuer opens the subject.
_DOES = any_of("""
    ban hành | phê duyệt | quy định | triển khai | hướng dẫn | sửa đổi | thực hiện | tổ chức | công bố | phát động
    thành lập | tăng cường | tiếp tục | đẩy mạnh
""")
_ENDS_ISSUER = any_of("""
    về | [Vv]/v | quyết định | thông qua | yêu cầu | chỉ đạo | giao | để | nhằm | khi | có | đã | tại | trong | đối với
    và\\s+(?:Kế|Quyết|Chỉ|Nghị|Hướng|Công|Thông|Kết|các văn)
    “ | \"
""")
_NEXT_OF_NAME = rf"\s*[{UPPER}][{LOWER}]+\s+(?:và\s+)?[{UPPER}]?[{LOWER}]*\s*(?:và|,)"
_ISSUED_BY = re.compile(r"\s*,?\s*(?:của|do)\s+")
_ISSUER_END = re.compile(
    rf"\s+(?:{_DOES}|{_ENDS_ISSUER})(?=\s|$)|[;.:()“\"]"
    rf"|,(?!{_NEXT_OF_NAME})"  # a comma inside a name ("Sở Văn hóa, Thể thao và Du lịch") ends nothing
)
_SUBJECT = re.compile(rf"\s*,?\s*(?:(?:về\s+)?việc\s+|về\s+|[Vv]/v\s+|(?=(?:{_DOES})(?!\w)))")
_ISSUES_THIS = any_of("xây dựng | ban hành | triển khai | đề ra | phát động | yêu cầu | tổ chức")
_SUBJECT_END = re.compile(
    r";|(?<=[\w”\")…])\.(?=\s|$|/)|\.{3}|…|\)(?=\s*(?:[;.,]|$))"
    rf"|,\s+(?={any_name_of(OFFICE_HEADS)}[^;.]{{2,160}}?\s{_ISSUES_THIS}\b)"  # "..., Sở Ngoại vụ xây dựng kế hoạch"
    rf"|(?:,|\s+và)\s+(?={_KIND}\s+số\s+\d)"  # the next citation of a list without semicolons
    r"|,\s+(?:theo|xét)\s+đề nghị\s"  # "..., xét đề nghị của Sở Nội vụ tại Tờ trình số 15/TTr-SNV"
)
_ORDINAL = re.compile(r"lần thứ (\w+)")
_LEVELS = ("xã", "phường", "huyện", "tỉnh", "thành phố")


def read_citations(
    opening: list[Sentence], parts: Iterable[Part], closing: list[Sentence]
) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
    """(legal basis, other references): the basis is what the opening names after "Thực hiện" or "Căn cứ"."""
    basis: list[Citation] = []
    others: list[Citation] = []
    for sentence in opening:
        own, inner = cited_in(sentence)
        basis += own
        others += inner
    for sentence in [*(s for part in parts for s in part.sentences()), *closing]:
        own, inner = cited_in(sentence)
        others += [*own, *inner]
    basis = _once(basis)
    return tuple(basis), tuple(_once(others, known={key for citation in basis for key in _keys(citation)}))


def cited_in(sentence: Sentence) -> tuple[list[Citation], list[Citation]]:
    """(citations of their own, citations inside the subject of another) in one sentence."""
    own: list[Citation] = []
    inner: list[Citation] = []
    reach = sentence.start  # the end of the last citation of its own
    for match in _NUMBERED.finditer(sentence.text):
        citation = _numbered(match, sentence)
        (inner if citation.span[0] < reach else own).append(citation)
        reach = max(reach, citation.span[1])
    numbered = [citation.span for citation in own]
    for citation in named_in(sentence.text, sentence.start):
        inside = any(start <= citation.span[0] < end for start, end in numbered)
        (inner if inside else own).append(citation)
    return own, inner


def _numbered(match: re.Match[str], sentence: Sentence) -> Citation:
    """The citation that begins at `match`, read on through issuer and subject."""
    issuer, at = _issuer(sentence.text, match.end())
    subject, end = _subject(sentence.text, at)
    return Citation(
        type=next(kind for kind in DOCUMENT_TYPES if kind.casefold() == match["kind"].casefold()),
        number=re.sub(r"\s", "", match["number"]),
        date=iso_date(match["date"]),
        issuer=issuer,
        subject=subject or match["name"].strip() or None,
        span=(sentence.start + match.start(), sentence.start + end),
    )


def _issuer(text: str, at: int) -> tuple[str | None, int]:
    """(issuer, where reading goes on) after "của"."""
    of = _ISSUED_BY.match(text, at)
    if not of:
        return None, at
    stop = _ISSUER_END.search(text, of.end())
    end = stop.start() if stop else len(text)
    return text[of.end() : end].strip(EDGE) or None, end


def _subject(text: str, at: int) -> tuple[str | None, int]:
    """(subject, its end) after "về việc", "về" or the verb that says what the document does."""
    begins = _SUBJECT.match(text, at)
    if not begins:
        return None, at
    stop = _SUBJECT_END.search(text, begins.end())
    end = stop.start() if stop else len(text)
    return text[begins.end() : end].strip(EDGE) or None, end


def iso_date(printed: str | None) -> str | None:
    """ISO 8601 of a printed day such as "14/3/2023" or "14 tháng 3 năm 2023"."""
    numbers = [int(n) for n in re.findall(r"\d+", printed or "")]
    if len(numbers) != 3 or not (1 <= numbers[0] <= 31 and 1 <= numbers[1] <= 12):
        return None
    return f"{numbers[2]:04d}-{numbers[1]:02d}-{numbers[0]:02d}"


def _once(citations: list[Citation], known: set[str] | None = None) -> list[Citation]:
    """Each document once, in the order of first mention; a later mention may add the date."""
    seen = set(known or ())
    kept: list[Citation] = []
    for citation in citations:
        keys = _keys(citation)
        if not seen.intersection(keys):
            kept.append(citation)
            seen.update(keys)
        elif citation.number and citation.date:
            kept = [_completed(old, citation) for old in kept]
    return kept


def _completed(old: Citation, later: Citation) -> Citation:
    if old.number != later.number or old.date:
        return old
    return replace(old, date=later.date, issuer=old.issuer or later.issuer)


def _keys(citation: Citation) -> list[str]:
    """What makes two citations the same document: the number, the congress of a resolution, the name of a law."""
    if citation.number:
        return [citation.number.casefold()]
    issuer = citation.issuer or ""
    if citation.type == "Nghị quyết":
        level = next((word for word in _LEVELS if f" {word}" in issuer), "")
        congress = _ORDINAL.search(issuer)
        return [f"nghị quyết {congress[1]} {level}" if congress else f"nghị quyết {issuer.casefold()}"]
    words = re.findall(r"\w+", (citation.subject or "").casefold())
    return [f"{citation.type} {' '.join(words[:6])}".casefold()]
