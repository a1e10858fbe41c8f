"""The facts of the document itself: what the header and signature print, and what only the text tells."""

from __future__ import annotations

import re

from .frame import issuing_body, read_date
from .layout import Block
from .model import Date, Document, Mention, Period, Signer, Span
from .outline import EDGE, Part
from .paper import Paper

_YEARS = re.compile(r"(?:giai đoạn|các năm|thời kỳ)\s*(?:từ\s+)?(?:năm\s+)?(?P<first>20\d\d)\s*(?:[-–—]|đến(?: năm)?)\s*(?P<last>20\d\d)", re.IGNORECASE)
_FROM_TO = re.compile(r"[Tt]ừ[^.;]{0,24}?(?P<first>20\d\d)[^.;]{0,6}?\s*(?:đến|[-–])\s*(?P<words>[^.;]{0,60})")
_ONE_YEAR = re.compile(r"năm\s+(?:học\s+)?(?P<first>20\d\d)(?:\s*[-–]\s*(?P<last>20\d\d))?", re.IGNORECASE)
_TIME_HEADING = re.compile(r"^thời gian(?!\s+(?:trình|nộp|gửi|báo cáo|nhận|khen))|thời gian thực hiện|thời gian (?:tổ chức|triển khai)", re.IGNORECASE)
_ISSUES = re.compile(
    r"(?P<body>[A-ZĐỦUÂ][^;:“”]{3,140}?)\s*(?:\((?:sau đây |gọi tắt )?[^)]*\)\s*)?,?\s+(?:xây dựng|ban hành|đề ra|lập|phát động|triển khai)(?:\s+và\s+\w+\s+\w+)?\s+(?:nội dung\s+)?(?:[Kk]ế hoạch|[Đđ]ợt|[Pp]hong trào|[Cc]uộc thi)"
)
_CLOSING_TITLE = re.compile(r"Trên đây là (?:[Kk]ế hoạch)\s+(?P<title>[^.]{12,400}?)(?=\.(?:\s|/|$)|[;,]\s+(?:đề nghị|yêu cầu|các|trong|Ủy|UBND)|$)")
_CLOSING_BODY = re.compile(r"\scủa\s+(?P<body>(?:Sở|Ủy ban|UBND|Trung tâm|Trường|Ban|Phòng|Hội|Đoàn|Liên đoàn|Công đoàn|Văn phòng|Chi cục|Đảng ủy|Cục|Công an|Công ty)[^,.;]{2,90}?)(?=\s*[,.;/]|$)")
_BARE_LEVEL = re.compile(r"(?:tỉnh|huyện|xã|phường|thành phố|thị xã|thị trấn|quận)$")


def read_document(paper: Paper) -> Document:
    """Header, title, period and signature of the paper."""
    facts, blocks = paper.frame.facts, [*paper.frame.head, *paper.frame.title, *paper.frame.tail]
    place, year, month, day = read_date(facts.get("date", ""))
    closing = paper.closing[0].text if paper.closing else ""
    title = facts.get("title") or _closing_title(closing)
    body = _issuing_body(paper, closing)
    signer = Signer(facts.get("authority"), facts.get("position"), facts.get("name"))
    document = Document(
        type=paper.frame.type or _type_from_text(paper, closing),
        number=_number(facts.get("number")),
        place=place,
        date=Date(year, month, day) if "date" in facts else None,
        title=title and title.strip(EDGE),
        issuing_body=body,
        period=read_period(title or "", paper),
        signer=signer if any((signer.authority, signer.position, signer.name)) else None,
        recipients=tuple(_recipient(block) for block in paper.frame.recipients),
    )
    document.spans.update(_spans(document, facts, blocks, paper))
    return document


def _number(printed: str | None) -> str | None:
    """The number as printed, blanks and leaders out: "  /KH-SNgV"."""
    return re.sub(r"[\s…_]|^\.+|\.{2,}", "", printed) if printed else None


def _recipient(block: Block) -> Mention:
    words = block.body.strip(EDGE + "/")
    start = block.start + block.text.find(words)
    return Mention(words, (start, start + len(words)))


def _type_from_text(paper: Paper, closing: str) -> str | None:
    text = " ".join([*(block.text for block in paper.opening[:3]), closing])
    return "Kế hoạch" if re.search(r"(?:ban hành|xây dựng|Trên đây là)\s+(?:nội dung\s+)?[Kk]ế hoạch", text) else None


def _closing_title(closing: str) -> str | None:
    match = _CLOSING_TITLE.match(closing)
    return match["title"] if match else None


def _issuing_body(paper: Paper, closing: str) -> str | None:
    """Who issues: as the letterhead prints it; without one as the opening says, in its fullest form."""
    if letterhead := paper.frame.facts.get("letterhead"):
        return issuing_body(letterhead)
    body = _from_opening(paper)
    if body and _BARE_LEVEL.search(body):
        level = _BARE_LEVEL.search(body)
        named = re.search(rf"{level[0]}\s+((?:[A-ZĐÀ-Ỹ]\w*\s?){{1,4}})", f"{closing} {paper.frame.facts.get('title', '')}") if level else None
        return f"{body} {named[1].strip()}" if named else body
    fuller = _CLOSING_BODY.search(closing)
    if fuller and (not body or fuller["body"].casefold().startswith(body.casefold())):
        return fuller["body"].strip()
    return body


def _from_opening(paper: Paper) -> str | None:
    for sentence in reversed(paper.opening_sentences()):
        for match in _ISSUES.finditer(sentence.text):
            body = match["body"]
            heads = list(re.finditer(r"(?:^|[,.;]\s+|\d{4}\s+|”\s*)(?=(?:Sở|Ủy ban|Uỷ ban|UBND|Trung tâm|Trường|Ban |Phòng|Hội|Đoàn|Liên đoàn|Công đoàn|Văn phòng|Chi cục|Đảng ủy|Cục|Công an|Công ty|Bộ |Báo |Đài |Viện|Bệnh viện|Mặt trận|Học viện|Đại học))", body))
            if heads:
                return body[heads[-1].end() :].strip(" ,")
    return None


def read_period(title: str, paper: Paper) -> Period | None:
    """The years of the plan: what "Thời gian thực hiện" says, else the title, else the opening."""
    for part in paper.parts:
        if part.section.heading and _TIME_HEADING.search(part.section.heading) and part.section.level <= 3:
            text = " ".join([part.section.heading, *(s.text for s in part.sentences())])
            if period := _stretch(text):
                return period
    for text in (title, *(s.text for s in paper.opening_sentences()[-1:])):
        if years := _YEARS.search(text):
            return Period(int(years["first"]), int(years["last"]))
        if (year := _ONE_YEAR.search(text)) and not re.search(r"nhiệm kỳ[^,;]*$", text[: year.start()]):
            return Period(int(year["first"]), int(year["last"] or year["first"]))
    return None


def _stretch(text: str) -> Period | None:
    if years := _YEARS.search(text):
        return Period(int(years["first"]), int(years["last"]))
    if match := _FROM_TO.search(text):
        last = re.search(r"20\d\d", match["words"])
        return Period(int(match["first"]), int(last[0]) if last else None)
    found = [int(y) for y in re.findall(r"(?<!\d)20\d\d(?!\d)", text)]
    return Period(min(found), max(found)) if found else None


def _spans(document: Document, facts: dict[str, str], blocks: list[Block], paper: Paper) -> dict[str, Span]:
    """Where the facts of the document stand; a fact that was composed has no place."""
    signer = document.signer
    wanted = {
        "number": facts.get("number"), "date": facts.get("date"), "title": document.title, "issuing_body": document.issuing_body,
        "signer.authority": signer and signer.authority, "signer.position": signer and signer.position, "signer.name": signer and signer.name,
    }  # fmt: skip
    spans: dict[str, Span] = {}
    candidates = [*blocks, *paper.opening, *paper.closing]
    for name, words in wanted.items():
        block = next((b for b in (reversed(candidates) if name.startswith("signer") else candidates) if words and words in b.text), None)
        if block and words:
            start = block.start + block.text.find(words)
            spans[name] = (start, start + len(words))
    return spans


__all__ = ["Part", "read_document", "read_period"]
