"""Fields (lĩnh vực): those that have a standard of their own, or else those in which exemplars are looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .model import Criterion, Mention
from .outline import EDGE, Part, Sentence
from .patterns import any_of

# --- standards field by field ---------------------------------------------------------------------------------------
_IN = "(?:(?:Trong|Về|Ở|Đối với) (?:các )?)?"
_FIELD_OR_GROUP = "(?:[Ll]ĩnh vực (?:công tác )?|[Nn]hóm (?:gương |điển hình )?)?"
#: A name, a colon and what is asked for: "Trong lĩnh vực y tế: ...", "Nhóm gương học tập: ...".
_ITEM = re.compile(rf"{_IN}{_FIELD_OR_GROUP}(?P<field>[^:;]{{2,90}}?) ?(?:\.\.+|…)? ?[:;] ?(?P<text>.+)")
#: Such an item is surely that of a field where it opens with the word, ...
_OPENS_WITH_FIELD = re.compile(rf"{_IN}lĩnh vực |Trong đời sống", re.IGNORECASE)
#: ... and mostly where it opens with one of these, or stands among standards, in a part that goes field by field.
_OPENS_WITH_GROUP = re.compile("(?:Về|Trong|Ở|Nhóm) ")
_BY_FIELD = re.compile("lĩnh vực|nhóm gương|từng nhóm")
#: "Đối với tập thể: ..." is for a kind of subject; "Gia đình văn hóa: ..." is a field like any other.
_KIND_OF_SUBJECT = re.compile(
    any_of("tập thể | cá nhân | (?:hộ )?gia đình | dòng họ | cộng đồng | đơn vị | cơ quan | doanh nghiệp")
    + r"\b(?! hạnh phúc| văn hóa)",
    re.IGNORECASE,
)
#: "Xây dựng mô hình điển hình trong sản xuất nông nghiệp": the kinds of models that are wanted are fields, too.
_WANTED_MODEL = re.compile(
    "Xây dựng (?:các )?(?:mô hình|gương|điển hình)(?: tiên tiến| điển hình)* "
    '(?:trong (?:lĩnh vực )?|về |[“"])(?P<field>.+)'
)
_QUOTES = '“”"'

# --- fields named with exemplars ------------------------------------------------------------------------------------
#: "điển hình tiên tiến trong ", "gương người tốt, việc tốt trên ".
_EXEMPLARS_IN = r"(?:điển hình|gương|mô hình)[^.;:]{0,60}? (?:trong|trên|thuộc) (?:thực hiện )?"
_LETTER = "[^.;:()“”]"
_FIELDS_OPEN = "lĩnh vực ?:? "
#: What "trong ..." may go on with that is no field: "trong các phong trào", "trên địa bàn".
_NO_FIELD = any_of("""
    phong trào | cuộc | đời sống | của | quá trình | mọi | tất cả | hệ thống | toàn | việc | địa bàn | năm | cơ quan
    thi đua
""")
#: "cải cách hành chính, chuyển đổi số và các lĩnh vực kinh tế, y tế".
_WITH_FIELDS_AT_THE_END = (
    rf"(?:các )?(?:{_FIELDS_OPEN})?(?!(?:các )?(?:lĩnh vực )?{_NO_FIELD}){_LETTER}{{4,160}}?lĩnh vực{_LETTER}{{3,120}}?"
)
#: "lĩnh vực: kinh tế, văn hóa, xã hội".
_AFTER_THE_WORD = rf"{_FIELDS_OPEN}(?!của|đời sống|mọi|khác){_LETTER}{{3,160}}?"
_LIST_ENDS = any_of(r"\.{2,} | … | [.;:()] | $ | qua đó | để | nhằm | ,? góp phần")
_IN_FIELDS = re.compile(rf"{_EXEMPLARS_IN}(?P<list>{_WITH_FIELDS_AT_THE_END}|{_AFTER_THE_WORD})(?= ?{_LIST_ENDS})")
#: "..., chuyển đổi số và các [lĩnh vực]": what is left of the words that open the rest of the list.
_OPENS_REST = re.compile(" ?(?:và )?các ?$")


def goes_by_field(part: Part, sentences: list[Sentence]) -> bool:
    """Whether heading or introduction of this part says that it goes field by field."""
    words = [part.section.heading or "", *(sentence.text for sentence in sentences if sentence.bullet is None)]
    return any(map(_BY_FIELD.search, words))


def field_criterion(sentence: Sentence, *, of_standards: bool, of_fields: bool) -> Criterion | None:
    """The standard of one field, if this item of a list sets one.

    `of_standards` and `of_fields` say whether the part holds standards and whether it goes field by field.
    """
    if sentence.bullet is None and sentence.block.label is None:
        return None
    item = _ITEM.match(sentence.text)
    if item and (_OPENS_WITH_FIELD.match(sentence.text) or (of_fields and _names_field(item, sentence, of_standards))):
        start = sentence.start + item.start("text")
        return _criterion(sentence, item["field"], item["text"].strip(EDGE), start)
    if model := _WANTED_MODEL.fullmatch(sentence.text):
        return _criterion(sentence, model["field"].strip(_QUOTES), sentence.text, sentence.start)
    return None


def _names_field(item: re.Match[str], sentence: Sentence, of_standards: bool) -> bool:
    is_group = of_standards or bool(_OPENS_WITH_GROUP.match(sentence.text))
    return is_group and sentence.bullet is not None and not _KIND_OF_SUBJECT.match(item["field"])


def _criterion(sentence: Sentence, field: str, words: str, start: int) -> Criterion:
    return Criterion(sentence.section, "field", field.strip(EDGE), words, (start, sentence.span[1]))


def read_fields(criteria: Iterable[Criterion], parts: Iterable[Part]) -> tuple[Mention, ...]:
    """The fields that have a standard of their own; without any, those that exemplars are looked for in."""
    own = [Mention(criterion.field, criterion.span) for criterion in criteria if criterion.field]
    return tuple(_each_once(own or _named_with_exemplars(parts)))


def _named_with_exemplars(parts: Iterable[Part]) -> Iterator[Mention]:
    for part in parts:
        for sentence in part.sentences():
            for match in _IN_FIELDS.finditer(sentence.text):
                yield from _listed(match["list"], sentence.start + match.start("list"))


def _listed(words: str, start: int) -> Iterator[Mention]:
    """Fields in a list; what follows the word "lĩnh vực" is one, as no rule tells a comma inside a name from another.

    "chuyển đổi số, cải cách hành chính và các lĩnh vực kinh tế, văn hóa và xã hội" is three.
    """
    before, word, after = words.partition("lĩnh vực")
    pieces = [(piece.start(), _OPENS_REST.sub("", piece[0])) for piece in re.finditer("[^,]+", before)]
    for at, piece in [*pieces, (len(before + word), after)]:
        if len(name := piece.strip(EDGE)) > 3:
            begin = start + at + piece.index(name)
            yield Mention(name, (begin, begin + len(name)))


def _each_once(mentions: Iterable[Mention]) -> Iterator[Mention]:
    known: set[str] = set()
    for mention in mentions:
        if mention.text.casefold() not in known:
            known.add(mention.text.casefold())
            yield mention
