"""Texts without the name that they tell of, as far as a program can tell. Pure Python; a person reads them afterwards.

Hidden are the whole name and its last words however they are written, the given name behind a form of address, and the
given name alone where it cannot be part of another name. Of a collective also the proper part of its name, and the
names that it goes by (its body). What stays: nicknames, initials, relatives, and what everybody knows it by.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from unicodedata import normalize

from lantoa.exemplars.names import TITLES
from lantoa.kit.text import fold

HIDDEN = "…"
#: What stands in front of a given name; folded. Titles of names (`names.TITLES`) besides, the longer first.
ADDRESSES = sorted(
    {
        *TITLES,
        *(
            "co giao",
            "thay giao",
            "thay thuoc",
            "bac si",
            "y si",
            "y ta",
            "ky su",
            "nghe nhan",
            "chien si",
            "giao vien",
        ),
        *(
            "truong thon",
            "truong ban",
            "bi thu",
            "chu tich",
            "vo chong anh",
            "vo chong ong",
            "vo chong chi",
            "hoi vien",
        ),
        *("bac", "chu", "cau", "mo", "me", "cu", "di", "gia", "nghe si", "doi vien", "hoc sinh", "doan vien"),
    },
    key=lambda each: -len(each.split()),
)
#: What follows a name that begins a sentence; folded. A word such as "Bình" or "An" may begin one in its own right.
PREDICATES = frozenset(
    "da dang se la con luon cung khong van lai co va cung ke noi chia tu thuong duoc bi lam mo nhan van dong".split()
)
#: What begins a sentence before a name, and is none itself; folded.
OPENERS = frozenset("nho khi va cung theo co tu la cua voi nghe thay gap o cho vi do sau truoc hom".split())
_WORD = re.compile(r"[^\W_]+")
_ENDS_SENTENCE = re.compile(r"[.!?:;\n“\"(]")


@dataclass(frozen=True)
class _Word:
    start: int
    end: int
    text: str  # as it stands there
    folded: str

    @property
    def is_proper(self) -> bool:
        return self.text[:1].isupper()


def hiding(name: str, *, is_person: bool, also: Iterable[str] = ()) -> Callable[[str], str]:
    """What makes any text one without `name`, and without the names in `also`, each put as “…”."""
    words = _without_address(_words(normalize("NFC", name)))
    others = [_words(normalize("NFC", each)) for each in also]

    def hidden(text: str) -> str:
        text = normalize("NFC", text)
        said = _words(text)
        found = [*_whole(said, words), *(span for other in others for span in _whole(said, other))]
        found += _of_person(text, said, words) if is_person else _proper_part(said, words)
        found += [span for other in others for span in _proper_part(said, other)]
        return _put(text, said, found)

    return hidden


def _words(text: str) -> list[_Word]:
    return [_Word(found.start(), found.end(), found[0], fold(found[0])) for found in _WORD.finditer(text)]


def _without_address(words: list[_Word]) -> list[_Word]:
    """The name without the form of address in front; one that is nothing else stays."""
    for title in TITLES:
        length = len(title.split())
        if len(words) > length and [word.folded for word in words[:length]] == title.split():
            return words[length:]
    return words


def _whole(said: Sequence[_Word], name: Sequence[_Word]) -> Iterator[range]:
    """Where the whole name stands: with accents or without, in capitals or not. One word alone must be written so."""
    if len(name) == 1:
        yield from (range(at, at + 1) for at, word in enumerate(said) if word.text.lower() == name[0].text.lower())
        return
    yield from _sequence(said, [word.folded for word in name])


def _sequence(said: Sequence[_Word], folded: Sequence[str], *, proper: bool = False) -> Iterator[range]:
    """Where these words follow each other; `proper`: each with a capital."""
    if not folded:
        return
    for at in range(len(said) - len(folded) + 1):
        here = said[at : at + len(folded)]
        if [word.folded for word in here] == list(folded) and (not proper or all(word.is_proper for word in here)):
            yield range(at, at + len(folded))


def _of_person(text: str, said: Sequence[_Word], name: Sequence[_Word]) -> Iterator[range]:
    """Parts of the name of a person: its last words, family and given name, and the given name."""
    if len(name) < 2:
        return
    folded = [word.folded for word in name]
    for left_out in range(1, len(folded) - 1):
        yield from _sequence(said, folded[left_out:], proper=True)
    yield from _sequence(said, [folded[0], folded[-1]], proper=True)
    for at, word in enumerate(said):
        if _is_given(word, name[-1]) and (_is_addressed(said, at) or _stands_alone(text, said, at)):
            yield range(at, at + 1)


def _is_given(word: _Word, given: _Word) -> bool:
    """Whether it is the given name: with its accents, or written without any."""
    return word.is_proper and word.text.lower() in (given.text.lower(), given.folded)


def _is_addressed(said: Sequence[_Word], at: int) -> bool:
    for address in ADDRESSES:
        words = address.split()
        if at >= len(words) and [word.folded for word in said[at - len(words) : at]] == words:
            return not _begins_other_name(said, at)
    return False


def _begins_other_name(said: Sequence[_Word], at: int) -> bool:
    """Whether the word and the next one are a name together, such as “Thanh Hóa”: “ông Thanh Hải” is somebody else."""
    return at + 1 < len(said) and said[at + 1].start == said[at].end + 1 and said[at + 1].is_proper


def _stands_alone(text: str, said: Sequence[_Word], at: int) -> bool:
    """Whether the word is a name in itself: no other name beside it, and no mere beginning of a sentence."""
    if _begins_other_name(said, at):
        return False
    if at == 0 or _ENDS_SENTENCE.search(text[said[at - 1].end : said[at].start]):
        return at + 1 < len(said) and said[at + 1].folded in PREDICATES
    before = said[at - 1]
    return not before.is_proper or before.folded in OPENERS or before.end + 1 != said[at].start


def _proper_part(said: Sequence[_Word], name: Sequence[_Word]) -> Iterator[range]:
    """The capitalised words that the name ends with, its first word apart, where there are at least two: “Bản Lầu”."""
    proper: list[str] = []
    for word in reversed(name[1:]):
        if not word.is_proper:
            break
        proper.insert(0, word.folded)
    if len(proper) > 1:
        yield from _sequence(said, proper, proper=True)


def _put(text: str, said: Sequence[_Word], found: Iterable[range]) -> str:
    """“…” for each stretch of words in `found`; stretches that touch are one."""
    hidden = {at for span in found for at in span}
    parts, end, before = [], 0, -2
    for at in sorted(hidden):
        if before != at - 1 or text[said[before].end : said[at].start].strip():
            parts += [text[end : said[at].start], HIDDEN]
        before, end = at, said[at].end
    return "".join([*parts, text[end:]])
