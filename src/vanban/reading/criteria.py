"""Criteria: the standards that exemplars, or competitors, are judged by.

Whatever stands in a part called "Tiêu chuẩn" is one. Elsewhere a sentence is one where it defines an exemplar ("... là
những tập thể, cá nhân ...") or says what exemplars must be ("... phải tiêu biểu"). What counts in one field only is
read by `fields`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from .fields import field_criterion, goes_by_field
from .model import Criterion
from .outline import EDGE, Part, Sentence
from .patterns import any_of

# --- parts that hold standards --------------------------------------------------------------------------------------
_STANDARDS = any_of("tiêu chuẩn | tiêu chí | điều kiện (?:xét|công nhận|khen)")
#: Parts about standards that hold none: how many, by which procedure, and the order to write them.
_ABOUT_STANDARDS = any_of("xây dựng (?:bộ )?tiêu ch | số lượng | quy trình | hồ sơ | thủ tục")
_TITLE_OF_STANDARDS = re.compile(rf"(?!.*{_ABOUT_STANDARDS}).*{_STANDARDS}", re.IGNORECASE)
#: "ĐỐI TƯỢNG, NỘI DUNG, TIÊU CHUẨN" at the top is a chapter of many things: its sub-parts say which is which.
_MIXED_CHAPTER = re.compile("đối tượng|hình thức|nội dung|nguyên tắc|phạm vi", re.IGNORECASE)
#: Parts that give out work and money: "phải" is an order there, not a standard.
_ASSIGNMENTS = re.compile("tổ chức thực hiện|phân công|kinh phí", re.IGNORECASE)

#: Ends or begins a sentence that only announces the standards below it: "... đạt các tiêu chuẩn sau:".
_ANNOUNCES = re.compile("(?:sau|sau đây|như sau|cụ thể|gồm|tiêu chuẩn|tiêu chí|điều kiện)$|^Tiêu ch", re.IGNORECASE)
#: Sends the reader to another document for the standards.
_REFERS = re.compile(any_of("Thực hiện theo | Căn cứ | Theo quy định | Áp dụng | Trên cơ sở"))

# --- sentences that set a standard by themselves --------------------------------------------------------------------
_EXEMPLARS = any_of("[Đđ]iển hình | [Gg]ương | [Mm]ô hình | [Nn]hân vật")
#: "Điển hình tiên tiến là ...", "Gương người tốt, việc tốt phải là ...", "Nhân tố mới là ...".
_DEFINED = any_of(r"""
    (?:Gương |Mô hình )?[Đđ]iển hình tiên tiến | Cá nhân điển hình | Tập thể điển hình | Nhân tố mới
    Gương người tốt[^.]{0,30}? | Mô hình[^.]{0,30}?
""")
_DEFINITION = re.compile(rf"{_DEFINED} (?:phải )?là ")
#: "Điển hình phải là những tập thể, cá nhân có ...; có ...": each "có" is a standard of its own.
_LIST_OPENS = re.compile(rf"{_EXEMPLARS}[^;]{{0,60}}phải là những (?:tập thể|cá nhân|người)[^;]{{0,30}}?,? (?=có )")

#: "Mô hình được chọn phải ...": the whole sentence, unless it says how things are done ("phải được thực hiện").
_EXEMPLARS_MUST = re.compile(
    rf"(?:(?:Những|Các|Mỗi) )?{_EXEMPLARS}(?: [^,;.]{{0,40}}?)? phải (?!được (?:xác định|thực hiện|coi|tiến hành))"
)
_WHO = (
    "(?:(?:[Nn]hững|[Cc]ác|[Mm]ỗi) )?(?:mô hình, )?(?:gương |nhân vật, )?"
    f"(?:{_EXEMPLARS}|tập thể, cá nhân|cá nhân, tập thể)"
)
_MERIT = any_of("""
    tiêu biểu | xuất sắc | nổi bật | rõ
    là (?:những )?người | là (?:những )?tập thể | là (?:những )?tấm gương
    có thật | có sức | có (?:tính )?lan
""")
#: "... các gương được giới thiệu phải thực sự tiêu biểu ...": from the exemplars to the end of the sentence.
_MUST_HAVE_MERIT = re.compile(rf"{_WHO}[^;.]{{0,160}}? phải (?:(?:thực sự|thật sự|bảo đảm|đảm bảo) )?{_MERIT}[^.]*")


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """What the titles above and the words around say about the sentences of one part."""

    of_standards: bool
    of_fields: bool
    of_assignments: bool

    @classmethod
    def of(cls, part: Part, sentences: list[Sentence]) -> _Surroundings:
        return cls(
            of_standards=_holds_standards(part.path),
            of_fields=goes_by_field(part, sentences),
            of_assignments=any(map(_ASSIGNMENTS.search, part.path)),
        )


def read_criteria(parts: Iterable[Part]) -> tuple[Criterion, ...]:
    """All standards in printed order."""
    found: list[Criterion] = []
    for part in parts:
        sentences = list(part.sentences())
        around = _Surroundings.of(part, sentences)
        for sentence in sentences:
            if around.of_standards and sentence.bullet and not sentence.first:
                _extend_last(found, sentence)
            else:
                found += _criteria_in(sentence, around, is_last=sentence is sentences[-1])
    return tuple(found)


def _holds_standards(path: tuple[str, ...]) -> bool:
    """Whether these headings, from the top down, lead to a part of standards."""
    top, *below = [heading for heading in path if heading] or [""]
    return any(map(_is_title_of_standards, below)) or (_is_title_of_standards(top) and not _MIXED_CHAPTER.search(top))


def _is_title_of_standards(heading: str) -> bool:
    """A title, not a sentence before a colon that happens to speak of standards.

    One that opens with the word may be long: files run a title into the paragraph below it.
    """
    is_title = len(heading.split()) <= 24 or heading.casefold().startswith(("tiêu chuẩn", "tiêu chí"))
    return is_title and bool(_TITLE_OF_STANDARDS.match(heading))


def _extend_last(found: list[Criterion], sentence: Sentence) -> None:
    """A bullet among standards is one standard, however many sentences it has."""
    last = found[-1] if found else None
    if last and sentence.block.start <= last.span[0] < sentence.start:
        begin, end = last.span[0], sentence.span[1]
        words = sentence.block.text[begin - sentence.block.start : end - sentence.block.start]
        found[-1] = replace(last, text=words, span=(begin, end))


def _criteria_in(sentence: Sentence, around: _Surroundings, is_last: bool) -> list[Criterion]:
    """The standards that one sentence sets: mostly none or one."""
    if field := field_criterion(sentence, of_standards=around.of_standards, of_fields=around.of_fields):
        return [field]
    if opening := _LIST_OPENS.search(sentence.text):
        return list(_listed(sentence, opening.end()))
    if _DEFINITION.match(sentence.text):
        return [_general(sentence)]
    if around.of_standards:
        return [] if _only_points(sentence, is_last) else [_general(sentence)]
    return [] if around.of_assignments else list(_demanded(sentence))


def _listed(sentence: Sentence, begin: int) -> Iterator[Criterion]:
    """Standards that stand in one sentence, parted by semicolons."""
    for piece in re.finditer("[^;]+", sentence.text[begin:]):
        if piece[0].strip(EDGE):
            yield _general(sentence, begin + piece.start(), begin + piece.end())


def _only_points(sentence: Sentence, is_last: bool) -> bool:
    """Whether a sentence among standards only points to others: below it, or in another document."""
    end = sentence.span[1] - sentence.block.start
    before_colon = sentence.block.text[end : end + 2].lstrip().startswith(":")
    announces = before_colon and (not is_last or _ANNOUNCES.search(sentence.text))
    return bool(announces or _REFERS.match(sentence.text)) or len(sentence.text.split()) <= 2


def _demanded(sentence: Sentence) -> Iterator[Criterion]:
    """What exemplars must be, said outside the parts of standards."""
    if _EXEMPLARS_MUST.match(sentence.text):
        yield _general(sentence)
    elif must := _MUST_HAVE_MERIT.search(sentence.text):
        yield _general(sentence, must.start(), must.end())


def _general(sentence: Sentence, begin: int = 0, end: int | None = None) -> Criterion:
    words = sentence.text[begin:end].strip(EDGE)
    start = sentence.start + sentence.text.find(words, begin)
    return Criterion(sentence.section, "general", None, words, (start, start + len(words)))
