"""Documents that a plan names: what it carries out or is based on, and what it cites on the way.

A citation follows one grammar: kind, number, date, issuer, subject, of which any but the kind may be missing. Numbers
follow Decree 30/2020 annex VI ("65/KH-UBND"), laws ("85/2015/QH13") and Party papers ("05-CT/TW").
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from .model import Citation
from .outline import EDGE, Part, Sentence
from .vocabulary import DOCUMENT_TYPES, LAW_NAMES, LOWER, OFFICE_HEADS, UPPER

_TYPE = "|".join(sorted(DOCUMENT_TYPES, key=len, reverse=True))
_CODE = rf"[{UPPER}][\w&]*(?:\s?[-/.]\s?[{UPPER}][\w&]*)*"
_NUMBER = rf"(?:\d+[a-zđ]?(?:\s?/\s?\d{{4}})?\s?[-/]\s?{_CODE}|\d+[a-zđ]?/\d{{4}}/{_CODE}|(?<=[Ss]ố )\d+[a-zđ]?/\w+|/\s?{_CODE})"
_DATE = r"(?:\s*,?\s*\(?(?:ngày|ban hành ngày)\s+(?P<date>\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}|\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4})\)?)"
_NUMBERED = re.compile(
    rf"(?P<type>{_TYPE})(?P<words>(?:\s+[{LOWER}]+(?:[ ,][{LOWER}{UPPER}]+){{0,22}}?)?)\s+(?:số\s*:?\s*)?(?P<number>{_NUMBER}){_DATE}?",
    re.IGNORECASE,
)
_AFTER = re.compile(r"\s*,?\s*(?:của|do)\s+")
_ISSUER_END = re.compile(
    rf"\s+(?:về|ban hành|phê duyệt|quy định|triển khai|hướng dẫn|sửa đổi|thực hiện|tổ chức|quyết định|công bố|phát động"
    rf"|thông qua|thành lập|tăng cường|tiếp tục|đẩy mạnh|yêu cầu|chỉ đạo|giao|để|và\s+(?:Kế|Quyết|Chỉ|Nghị|Hướng|Công|Thông|Kết"
    rf"|các văn)|nhằm|khi|có|đã|tại|trong|đối với|“|\")(?=\s|$)|[;.:()“\"]|,(?!\s*(?:[{UPPER}][{LOWER}]+\s+(?:và\s+)?[{UPPER}]?[{LOWER}]*\s*(?:và|,)))"
)
_SUBJECT = re.compile(
    r"\s*,?\s*(?P<link>(?:về\s+)?việc\s+|về\s+|[Vv]/v\s+)?"
    r"(?P<subject>(?:ban hành|phê duyệt|quy định|triển khai|hướng dẫn|sửa đổi|thực hiện|tổ chức|công bố|phát động|thành lập"
    r"|tăng cường|tiếp tục|đẩy mạnh|“|\"|).*)",
    re.DOTALL,
)
_OFFICES = "|".join(sorted(map(re.escape, OFFICE_HEADS), key=len, reverse=True))
_SUBJECT_END = re.compile(
    rf";|(?<=[\w”\")…])\.(?=\s|$|/)|,\s+(?=(?:{_OFFICES})[^;.]{{2,160}}?\s(?:xây dựng|ban hành|triển khai|đề ra|phát động|yêu cầu|tổ chức)\b)"
    rf"|,?\s+(?:và\s+)?(?=(?:{_TYPE})\s+số\s+\d)|\.{{3}}|…|\)(?=\s*(?:[;.,]|$))"
)
_PROJECT = re.compile(r"Đề án\s+(?P<subject>“[^”]{8,300}”|\"[^\"]{8,300}\"|(?=[a-zđ])[^.;:“”\"]{12,220})")
_RULES = re.compile(rf"(?P<type>Đề án|Điều lệ)\s+(?P<name>\d{{2}}(?![\d/])|(?<=Điều lệ )[{UPPER}][{LOWER}]+(?:\s[{UPPER}{LOWER}]+)*?(?:\s[{UPPER}][{LOWER}]+)+)")
_LAW = re.compile(rf"(?:Bộ luật|Luật|Pháp lệnh)\s+(?P<name>{LAW_NAMES}|[{UPPER}][{LOWER}]+(?:[ ][\w]+){{0,12}})")
_LAW_END = re.compile(
    r"\s+(?:và|số|năm|ngày|về|quy định|hiện hành|theo|đã|có|để|trong|cũng|hoặc|sửa đổi|được|phù hợp|tại|của|là|với|bảo đảm|đối với)\s"
)
_RESOLUTION = re.compile(
    r"(?:Nghị quyết|Văn kiện|Chương trình hành động)\s+(?:của\s+)?(?P<issuer>(?:Đại hội|Chi bộ|Đảng bộ|Đảng ủy|Đảng uỷ|Hội nghị|Tỉnh ủy|Huyện ủy|Ban Chấp hành"
    rf"|Trung ương|HĐND|Hội đồng nhân dân|Quốc hội|Bộ Chính trị)(?:\s+(?!đã\b|đề ra|và\b|để\b|nhằm\b|về\b|gắn\b|trong\b|do\b|cũng\b|của Đảng)[\w{UPPER}]+){{0,14}}"
    r"(?:\s+của Đảng)?)"
)
_ORDINAL = re.compile(r"lần thứ (\w+)")


def read_citations(opening: list[Sentence], parts: Iterable[Part], closing: list[Sentence]) -> tuple[tuple[Citation, ...], tuple[Citation, ...]]:
    """(legal basis, other references): the basis is what the opening names after "Thực hiện" or "Căn cứ"."""
    basis: list[Citation] = []
    others: list[Citation] = []
    for sentence in opening:
        own, inner = cited_in(sentence.text, sentence.start)
        basis += own
        others += inner
    for sentence in [*(s for part in parts for s in part.sentences()), *closing]:
        own, inner = cited_in(sentence.text, sentence.start)
        others += [*own, *inner]
    basis = _unique(basis)
    return tuple(basis), tuple(_unique(others, known={key for c in basis for key in _keys(c)}))


def cited_in(text: str, start: int) -> tuple[list[Citation], list[Citation]]:
    """(citations of their own, citations inside the subject of another) in one sentence that starts at `start`."""
    own: list[Citation] = []
    inner: list[Citation] = []
    reach = 0  # the end of the last outer citation
    for match in _NUMBERED.finditer(text):
        citation, end = _numbered(match, text, start)
        (inner if match.start() < reach else own).append(citation)
        reach = max(reach, end)
    covered = [(c.span[0] - start, c.span[1] - start) for c in own]
    for citation in _unnumbered(text, start):
        at = citation.span[0] - start
        (inner if any(a <= at < b for a, b in covered) else own).append(citation)
    return own, inner


def _numbered(match: re.Match[str], text: str, start: int) -> tuple[Citation, int]:
    at = match.end()
    issuer = None
    if of := _AFTER.match(text, at):
        stop = _ISSUER_END.search(text, of.end())
        end = stop.start() if stop else len(text)
        issuer, at = text[of.end() : end].strip(EDGE) or None, end
    subject, end = _subject(text, at)
    words = match["words"].strip()
    if words and not subject:  # "Luật Bầu cử ... số 85/2015/QH13": the name stands before the number
        subject = words
    kind = next(t for t in DOCUMENT_TYPES if t.casefold() == match["type"].casefold())
    number = re.sub(r"\s", "", match["number"])
    return Citation(kind, number, iso_date(match["date"]), issuer, subject, (start + match.start(), start + end)), end


def _subject(text: str, at: int) -> tuple[str | None, int]:
    found = _SUBJECT.match(text, at)
    if not found or not (found["link"] or re.match(r"\s*(?:ban hành|phê duyệt|quy định|hướng dẫn|triển khai|sửa đổi|thực hiện)", text[at:])):
        return None, at
    begin = found.start("subject")
    stop = _SUBJECT_END.search(text, begin)
    end = stop.start() if stop else len(text)
    return text[begin:end].strip(EDGE) or None, end


def _unnumbered(text: str, start: int) -> Iterable[Citation]:
    for match in _PROJECT.finditer(text):
        subject = match["subject"].strip("“”\"").split(", ")[0] if match["subject"][0] not in "“\"" else match["subject"][1:-1]
        if re.match(r"(?:này|trên|của|đã|được|và|do|theo|tại|phù hợp|vào|trong|để|với|có|là|sẽ|phải|ở|cho|gắn|bảo đảm|đảm bảo|từ|đến|khi|cấp|tới|hằng|hàng)\b", subject):
            continue
        subject = re.split(r"\s+(?:của|theo|trên địa bàn|, )\s?(?=[A-ZĐ])", subject)[0].strip(EDGE)
        end = match.start("subject") + len(subject) + (match["subject"][0] in "“\"")
        yield Citation("Đề án", None, None, None, subject, (start + match.start(), start + end))
    for match in _RULES.finditer(text):
        yield Citation(match["type"], None, None, None, match["name"].strip(), (start + match.start(), start + match.end()))
    for match in _LAW.finditer(text):
        if re.match(r"\s+số\s+\d", text[match.end() :]):
            continue
        name = match["name"]
        if not re.fullmatch(LAW_NAMES, name) and (stop := _LAW_END.search(name + " ")):
            name = name[: stop.start()]
        if text[match.start() : match.start() + 4] == "Luật" and re.match(r"(?:Bầu cử|sửa đổi)", name) is None and len(name) < 3:
            continue
        kind = "Bộ luật" if match[0].startswith("Bộ luật") else match[0].split()[0] if match[0][0] == "L" else "Pháp lệnh"
        end = match.start("name") + len(name)
        yield Citation(kind, None, None, None, name.strip(EDGE), (start + match.start(), start + end))
    for match in _RESOLUTION.finditer(text):
        kind = "Nghị quyết" if match[0].startswith("Nghị") else match[0].split(" của")[0].split(" Đ")[0].split(" T")[0]
        if kind != "Nghị quyết":
            continue
        issuer = match["issuer"].strip(EDGE)
        yield Citation(kind, None, None, issuer, None, (start + match.start(), start + match.start("issuer") + len(issuer)))


def iso_date(printed: str | None) -> str | None:
    """ISO 8601 of a printed day such as "14/3/2023" or "14 tháng 3 năm 2023"."""
    parts = [int(n) for n in re.findall(r"\d+", printed or "")]
    if len(parts) != 3 or not (1 <= parts[0] <= 31 and 1 <= parts[1] <= 12):
        return None
    return f"{parts[2]:04d}-{parts[1]:02d}-{parts[0]:02d}"


def _unique(citations: list[Citation], known: set[str] | None = None) -> list[Citation]:
    """Each document once, in the order of first mention; a later mention may add the date or subject."""
    seen = set(known or ())
    kept: list[Citation] = []
    for citation in citations:
        keys = _keys(citation)
        if not seen.intersection(keys):
            kept.append(citation)
            seen.update(keys)
        elif citation.number:
            for i, old in enumerate(kept):
                if old.number == citation.number and not old.date and citation.date:
                    kept[i] = replace(old, date=citation.date, issuer=old.issuer or citation.issuer)
    return kept


def _keys(citation: Citation) -> list[str]:
    """What makes two citations the same document."""
    if citation.number:
        return [citation.number.casefold()]
    if citation.type == "Nghị quyết":
        ordinal = _ORDINAL.search(citation.issuer or "")
        level = next((w for w in ("xã", "phường", "huyện", "tỉnh", "thành phố") if f" {w}" in (citation.issuer or "")), "")
        return [f"nghị quyết {ordinal[1]} {level}" if ordinal else f"nghị quyết {(citation.issuer or '').casefold()}"]
    words = re.findall(r"\w+", (citation.subject or "").casefold())
    return [f"{citation.type} {' '.join(words[:6])}".casefold()]
