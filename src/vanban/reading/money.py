"""Money: the sources that a plan is paid from, as its part on money names them.

A source opens with a word for money and runs on until the next such word, or until the words that say who pays, by
what rule and for what (`_GOES_OVER`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from .model import Mention
from .outline import EDGE, Part, Sentence
from .patterns import any_of

#: Titles of the parts that say who pays. Elsewhere these words mean other money: a fund for charity is a good deed.
_PART_ON_MONEY = re.compile("kinh phí|nguồn lực|tài chính", re.IGNORECASE)
#: A title that is an office ("Phòng Tài chính - Kế hoạch") gives out tasks, whatever the office is called.
_OFFICE = re.compile(r"(?:Sở|Phòng|Ban|Văn phòng)\b")

#: What a source opens with: add new sources here.
_MONEY = any_of("""
    nguồn | ngân sách | kinh phí | dự toán | vốn | tài chính | chương trình mục tiêu
    [Qq]uỹ | tài trợ | đóng góp | xã hội hóa | xã hội hoá
""")
_HEAD = rf"(?:các )?{_MONEY}"
#: "ngân sách xã và nguồn xã hội hóa", "kinh phí từ ngân sách": the next source begins.
_NEXT = rf"(?:,| và(?: từ)?| từ) {_HEAD}"
_SOURCE = re.compile(rf"(?<!\w){_HEAD}(?!\w)(?:(?!{_NEXT})[^;.:()])*")

#: Words that go over to the rule by which, the act by which and the purpose for which the source pays.
_GOES_OVER = any_of("""
    theo (?:phân cấp|quy định của|khả năng|Luật|đúng) | trên (?:tinh thần|cơ sở)
    bảo đảm | đảm bảo | do | được (?:bố trí|phân bổ|giao|cân đối|sử dụng|trích|cấp|thực hiện|lồng)
    hằng năm(?! của) | hàng năm(?! của)
    để (?:thực hiện|tổ chức|triển khai) | cho | chi trả | hỗ trợ (?:cho|thực) | phục vụ | thực hiện
""")
_SOURCE_ENDS = re.compile(rf" {_GOES_OVER}(?= |$)")

#: Money that is spoken of without saying where it comes from: the word alone, ...
_BARE = any_of("""
    nguồn | nguồn kinh phí | nguồn vốn | nguồn lực | các nguồn | kinh phí | vốn | tài chính | dự toán | quỹ | đóng góp
    ngân sách | ngân sách hiện hành
""")
#: ... or the cost of the plan: "kinh phí tổ chức Đại hội".
_COST = any_of("thực hiện | tổ chức | triển khai | phục vụ | để | cho | và | hoạt động của | bảo đảm | từ")
_NO_SOURCE = re.compile(rf"{_BARE}$|kinh phí {_COST}", re.IGNORECASE)


def read_budget_sources(parts: Iterable[Part]) -> tuple[Mention, ...]:
    """Where the money comes from, each source once, in the order of first mention."""
    sentences = (sentence for part in parts if _speaks_of_money(part) for sentence in part.sentences())
    return tuple(_each_once(source for sentence in sentences for source in _sources_in(sentence)))


def _speaks_of_money(part: Part) -> bool:
    return any(map(_is_title_on_money, part.path)) and not _OFFICE.match(part.section.heading or "")


def _is_title_on_money(heading: str) -> bool:
    """A title, not a sentence before a colon that names money in passing: it has a capital and is short."""
    return bool(_PART_ON_MONEY.search(heading)) and not heading[0].islower() and len(heading.split()) < 14


def _sources_in(sentence: Sentence) -> Iterator[Mention]:
    for match in _SOURCE.finditer(sentence.text):
        end = _SOURCE_ENDS.search(match[0])
        words = (match[0][: end.start()] if end else match[0]).strip(EDGE)
        if not _NO_SOURCE.match(words):
            start = sentence.start + match.start()
            yield Mention(words, (start, start + len(words)))


def _each_once(sources: Iterable[Mention]) -> Iterator[Mention]:
    """Without repetitions: "nguồn ngân sách xã" after "ngân sách xã hằng năm" is the same money named more briefly."""
    known: set[str] = set()
    for source in sources:
        name = re.sub(r"^(?:các )?(?:nguồn )?", "", source.text.casefold())
        if not any(name in longer for longer in known):
            known.add(name)
            yield source
