"""Criteria: the standards that exemplars, or competitors, are judged by, and the fields that have their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from .model import Criterion, Mention
from .outline import EDGE, Part, Sentence

#: Titles of parts that hold standards; "đối tượng, tiêu chuẩn" is a part whose sub-parts hold them.
_HEADING = re.compile(r"tiêu chuẩn|tiêu chí|điều kiện (?:xét|công nhận|khen)", re.IGNORECASE)
_NOT_STANDARDS = re.compile(r"xây dựng (?:bộ )?tiêu ch|số lượng|quy trình|hồ sơ|thủ tục", re.IGNORECASE)
_FIELD_ITEM = re.compile(
    r"(?:(?:Trong|Về|Đối với|Ở)\s+(?:các\s+)?)?(?:[Ll]ĩnh vực\s+(?:công tác\s+)?|[Nn]hóm\s+(?:gương\s+|điển hình\s+)?)?(?P<field>[^:;]{2,90}?)\s*(?:\.\.+|…)?\s*[:;]\s*(?P<text>.+)", re.DOTALL
)
_FIELD_WORDS = re.compile(r"(?:(?:Trong|Về|Ở|Đối với)\s+(?:các\s+)?)?lĩnh vực\s|Trong đời sống", re.IGNORECASE)
_MODEL_ITEM = re.compile(r"Xây dựng (?:các )?(?:mô hình|gương|điển hình)(?: tiên tiến| điển hình)*\s+(?:trong (?:lĩnh vực )?|về |“|\")(?P<field>.+)", re.DOTALL)
_DEFINITION = re.compile(
    r"^(?:(?:Gương |Mô hình )?[Đđ]iển hình tiên tiến|Gương người tốt[^.]{0,30}?|Mô hình[^.]{0,30}?|Nhân tố mới|Cá nhân điển hình|Tập thể điển hình)\s+(?:là|phải là)\s"
)
_MUST_BE = re.compile(
    r"(?P<text>(?:(?:[Nn]hững|[Cc]ác|[Mm]ỗi)\s+)?(?:mô hình, )?(?:gương |nhân vật, )?(?:điển hình|gương|nhân vật|mô hình|tập thể, cá nhân|cá nhân, tập thể)[^;.]{0,160}?"
    r"\sphải\s+(?:thực sự\s+|thật sự\s+|bảo đảm\s+|đảm bảo\s+)?(?:tiêu biểu|xuất sắc|rõ|nổi bật|là (?:những )?(?:người|tập thể|tấm gương)|có thật|có sức|có (?:tính )?lan)[^.]*)"
)
_LIST_OF_STANDARDS = re.compile(r"(?:điển hình|gương|mô hình)[^;]{0,60}phải là những (?:tập thể|cá nhân|người)[^;]{0,30}?,?\s+(?=có )")
_INTRODUCES = re.compile(r"(?:sau|sau đây|như sau|cụ thể|gồm|tiêu chuẩn|tiêu chí|điều kiện)\s*$|^Tiêu ch", re.IGNORECASE)
_REFERS = re.compile(r"^(?:Thực hiện theo|Căn cứ|Theo quy định|Áp dụng|Trên cơ sở)")


def read_criteria(parts: list[Part]) -> tuple[Criterion, ...]:
    """All standards in printed order."""
    found: list[Criterion] = []
    for part in parts:
        items = list(part.sentences())
        in_standards = _holds_standards(part)
        for i, sentence in enumerate(items):
            if in_standards and sentence.bullet and not sentence.first:
                _extend_last(found, sentence)  # a bullet is one standard, however many sentences it has
            else:
                found += _criteria_of(sentence, part, in_standards, items[i + 1 :])
    return tuple(found)


def _extend_last(found: list[Criterion], sentence: Sentence) -> None:
    last = found[-1] if found else None
    if last and sentence.block.start <= last.span[0] < sentence.start:
        between = sentence.block.text[last.span[0] - sentence.block.start : sentence.span[1] - sentence.block.start]
        found[-1] = replace(last, text=between, span=(last.span[0], sentence.span[1]))


def _holds_standards(part: Part) -> bool:
    """Whether the headings from this part upward make it a part of standards."""
    own = [h for h in part.path if h]
    titled = [i for i, h in enumerate(own) if _HEADING.search(h) and not _NOT_STANDARDS.search(h) and len(h.split()) <= 24]
    if not titled:
        return False
    last = own[-1] if own else ""
    mixed = titled[-1] == 0 and re.search(r"đối tượng|hình thức|nội dung|nguyên tắc|phạm vi", own[0], re.IGNORECASE)
    return not (mixed and len(own) > 1 and not _HEADING.search(" ".join(own[1:]))) and not (mixed and len(own) == 1) and last != ""


def _criteria_of(sentence: Sentence, part: Part, in_standards: bool, later: list[Sentence]) -> Iterator[Criterion]:
    text = sentence.text
    if field := _by_field(sentence, part):
        yield field
    elif listed := _LIST_OF_STANDARDS.search(text):
        yield from _split_list(sentence, listed.end())
    elif _DEFINITION.match(text):
        yield _general(sentence, 0, len(text))
    elif in_standards and not sentence.block.cells:
        if not _opens_list(sentence, later) and not _REFERS.match(text) and len(text.split()) > 2:
            yield _general(sentence, 0, len(text))
    elif _STANDS_FOR_ITSELF.match(text) and not _in_assignments(part):
        yield _general(sentence, 0, len(text))
    elif (must := _MUST_BE.search(text)) and not _in_assignments(part):
        yield _general(sentence, must.start("text"), must.end("text"))


_KIND_OF_SUBJECT = re.compile(r"^(?:tập thể|cá nhân|(?:hộ )?gia đình|dòng họ|cộng đồng|đơn vị|cơ quan|doanh nghiệp)\b(?! hạnh phúc| văn hóa)", re.IGNORECASE)
_STANDS_FOR_ITSELF = re.compile(
    r"^(?:(?:Những|Các|Mỗi)\s+)?(?:[Gg]ương|[Đđ]iển hình|[Mm]ô hình|[Nn]hân vật)(?:\s[^,;.]{0,40}?)?\s+phải\s+(?!được (?:xác định|thực hiện|coi|tiến hành))"
)


def _in_assignments(part: Part) -> bool:
    return any(re.search(r"tổ chức thực hiện|phân công|kinh phí", h, re.IGNORECASE) for h in part.path)


def _by_field(sentence: Sentence, part: Part) -> Criterion | None:
    """A bullet "Trong lĩnh vực X: ..." or "Xây dựng mô hình điển hình trong X"."""
    if sentence.bullet is None and sentence.block.label is None:
        return None
    if _FIELD_WORDS.match(sentence.text) and (match := _FIELD_ITEM.match(sentence.text)):
        start = sentence.start + match.start("text")
        return Criterion(sentence.section, "field", match["field"].strip(EDGE), match["text"].strip(EDGE), (start, sentence.span[1]))
    by_group = re.match(r"(?:Về|Trong|Ở|Nhóm)\s", sentence.text) or _holds_standards(part)
    match = _FIELD_ITEM.match(sentence.text)
    if sentence.bullet and by_group and match and _speaks_of_fields(part) and not _KIND_OF_SUBJECT.search(match["field"]):
        start = sentence.start + match.start("text")
        return Criterion(sentence.section, "field", match["field"].strip(EDGE), match["text"].strip(EDGE), (start, sentence.span[1]))
    if match := _MODEL_ITEM.fullmatch(sentence.text):
        return Criterion(sentence.section, "field", match["field"].strip(EDGE + "“”\""), sentence.text, sentence.span)
    return None


def _speaks_of_fields(part: Part) -> bool:
    """Whether heading or introduction of this part says that it goes field by field."""
    words = [part.section.heading or "", *(s.text for s in part.sentences() if s.bullet is None)]
    return any(re.search(r"lĩnh vực|nhóm gương|từng nhóm", text) for text in words)


def _split_list(sentence: Sentence, begin: int) -> Iterator[Criterion]:
    """Standards that stand in one sentence, parted by semicolons."""
    at = begin
    for piece in sentence.text[begin:].split(";"):
        words = piece.strip()
        offset = at + len(piece) - len(piece.lstrip())
        if words:
            yield _general(sentence, offset, offset + len(words))
        at += len(piece) + 1


def _opens_list(sentence: Sentence, later: list[Sentence]) -> bool:
    """Whether the sentence only announces the standards below it."""
    end = sentence.start + len(sentence.text) - sentence.block.start
    colon = sentence.block.text[end : end + 2].lstrip()[:1] == ":"
    return colon and bool(later or _INTRODUCES.search(sentence.text))


def _general(sentence: Sentence, begin: int, end: int) -> Criterion:
    words = sentence.text[begin:end].strip(EDGE)
    start = sentence.start + sentence.text.find(words, begin)
    return Criterion(sentence.section, "general", None, words, (start, start + len(words)))


def read_fields(criteria: tuple[Criterion, ...], parts: list[Part]) -> tuple[Mention, ...]:
    """The fields that have a standard of their own; without any, those that exemplars are looked for in."""
    own = [Mention(c.field, c.span) for c in criteria if c.field]
    return tuple(_once(own or list(_named_with_exemplars(parts))))


_IN_FIELDS = re.compile(
    r"(?:điển hình|gương|mô hình)[^.;:]{0,60}?\s(?:trong|trên|thuộc)\s+(?:thực hiện\s+)?(?P<list>(?:các\s+)?(?:lĩnh vực\s*:?\s+)?(?!(?:các\s+)?(?:lĩnh vực\s+)?(?:phong trào|cuộc|đời sống|của|quá trình|mọi|tất cả|hệ thống|toàn|việc|địa bàn|năm|cơ quan|thi đua))[^.;:()“”]{4,160}?lĩnh vực[^.;:()“”]{3,120}?|lĩnh vực\s*:?\s+(?!(?:của|đời sống|mọi|khác))[^.;:()“”]{3,160}?)(?=\s*(?:\.{2,}|…|[.;:()]|$|qua đó|để|nhằm|,? góp phần))"
)


def _named_with_exemplars(parts: list[Part]) -> Iterator[Mention]:
    for part in parts:
        for sentence in part.sentences():
            for match in _IN_FIELDS.finditer(sentence.text):
                yield from _field_list(match["list"], sentence.start + match.start("list"))


def _field_list(words: str, start: int) -> Iterator[Mention]:
    """"cải cách hành chính, chuyển đổi số, các lĩnh vực A, B và C" is three fields: the last list is one."""
    head, _, tail = words.partition("lĩnh vực")
    at = start
    for piece in re.split(r",\s*", head):
        name = re.sub(r"\s*(?:và\s+)?các\s*$", "", piece).strip(EDGE)
        if len(name) > 3:
            yield Mention(name, (at, at + len(name)))
        at += len(piece) + 2
    name = tail.strip(EDGE)
    if name:
        begin = start + len(words) - len(tail.lstrip(" :"))
        yield Mention(name, (begin, begin + len(name)))


def _once(mentions: list[Mention]) -> Iterator[Mention]:
    seen: set[str] = set()
    for mention in mentions:
        if mention.text.casefold() not in seen:
            seen.add(mention.text.casefold())
            yield mention
