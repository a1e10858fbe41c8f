"""How likely it is that two dossiers are about the same exemplar, and how much of one text stands in another.

Pure Python over what is known of both; which ones are compared at all is the matter of the queries.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from lantoa.exemplars.fingerprints import passages_of
from lantoa.exemplars.models.dossiers import PERSONS, Dossier, Kind
from lantoa.exemplars.names import bare
from lantoa.kit.text import dictionary_key, fold

PEOPLE = (*PERSONS, Kind.HOUSEHOLD)
ALIKE = 0.8  # of two names, below which nothing else counts
OFFERED = 1.15  # a name alone is not enough: many people have one name
NAMED = 1.0  # the same name alone, for somebody who asks about one
MOST = 1.9  # all that can speak for it together
COMMON = 4  # words in a row that make a passage worth marking
_WORD = re.compile(r"\w+")


class Reason(TextChoices):
    """What speaks for two dossiers being about the same exemplar, and against it."""

    SAME_NAME = "same_name", _("the same name")
    LIKE_NAME = "like_name", _("much the same name")
    BORN_DAY = "born_day", _("born on the same day")
    BORN_YEAR = "born_year", _("the same year of birth")
    SAME_BODY = "same_body", _("the same body")
    TOOK_OVER = "took_over", _("one body took over from the other")
    ABOVE = "above", _("one body stands above the other")
    SAME_PLACE = "same_place", _("the same village or place")
    SAME_TEXT = "same_text", _("much the same text")
    OTHER_YEAR = "other_year", _("but another year of birth")
    OTHER_SEX = "other_sex", _("but not the same sex")
    BY_HAND = "by_hand", _("somebody of the office compares them")


#: How much each says; the name itself counts as much as the two are alike.
WEIGHTS = {
    Reason.BORN_DAY: 0.4,
    Reason.BORN_YEAR: 0.25,
    Reason.SAME_BODY: 0.25,
    Reason.TOOK_OVER: 0.25,
    Reason.ABOVE: 0.15,
    Reason.SAME_PLACE: 0.1,
    Reason.SAME_TEXT: 0.3,
    Reason.OTHER_YEAR: -0.6,
    Reason.OTHER_SEX: -0.4,
}


#: What tells a slip of the pen from another name where names have two words: one is Lan, and her neighbour is Loan.
CORROBORATING = frozenset({Reason.BORN_DAY, Reason.BORN_YEAR, Reason.SAME_PLACE})


@dataclass(frozen=True)
class Around:
    """Bodies by id: those that followed one another with the dossier's own, and those above and below it."""

    followed: Collection[int] = ()
    in_line: Collection[int] = ()


@dataclass(frozen=True)
class Judged:
    """`weight` in hundredths of all that can speak for it."""

    weight: int
    reasons: list[str] = field(default_factory=list)


def judged(
    one: Dossier, other: Dossier, around: Around, *, same_text: bool = False, least: float = OFFERED
) -> Judged | None:
    """What speaks for `one` and `other` being about the same; None where that is less than `least`."""
    if (one.kind in PEOPLE) != (other.kind in PEOPLE):
        return None
    alike = _names(one, other)
    if alike < ALIKE:
        return None
    same = Reason.SAME_NAME if bare(one.name) == bare(other.name) else Reason.LIKE_NAME
    reasons = [same, *_born(one, other), *_where(one, other, around)]
    if same_text:
        reasons.append(Reason.SAME_TEXT)
    if same is Reason.LIKE_NAME and _is_short(one) and not _is_slip(one, other, reasons):
        return None
    if one.sex and other.sex and one.sex != other.sex:
        reasons.append(Reason.OTHER_SEX)
    total = alike + sum(WEIGHTS.get(reason, 0) for reason in reasons)
    if total < least:
        return None
    return Judged(min(100, round(100 * total / MOST)), [reason.value for reason in reasons])


def worded(reasons: Sequence[str]) -> str:
    """The reasons in words, in one line."""
    return ", ".join(str(Reason(code).label) for code in reasons if code in Reason.values)


def _names(one: Dossier, other: Dossier) -> float:
    names = bare(one.name), bare(other.name)
    if one.kind in PEOPLE:
        # Other accents are another name, unless somebody wrote without any.
        alike = fuzz.ratio(*names) / 100
        written = {dictionary_key(name) for name in (one.name.lower(), other.name.lower())}
        plain = any(fold(name) == name.lower() for name in (one.name, other.name))
        return alike if len(written) == 1 or plain or names[0] != names[1] else 0.95 * alike
    return max(fuzz.token_sort_ratio(*names), 0.95 * fuzz.token_set_ratio(*names)) / 100


def _is_short(one: Dossier) -> bool:
    return one.kind in PEOPLE and len(bare(one.name).split()) <= 2


def _is_slip(one: Dossier, other: Dossier, reasons: Collection[Reason]) -> bool:
    """Whether one letter was mistyped and something else agrees, or the texts do."""
    if Reason.SAME_TEXT in reasons:
        return True
    return OSA.distance(bare(one.name), bare(other.name)) <= 1 and not CORROBORATING.isdisjoint(reasons)


def _born(one: Dossier, other: Dossier) -> Iterator[Reason]:
    if one.born_on and one.born_on == other.born_on:
        yield Reason.BORN_DAY
    elif one.born_year and other.born_year:
        yield Reason.BORN_YEAR if one.born_year == other.born_year else Reason.OTHER_YEAR


def _where(one: Dossier, other: Dossier, around: Around) -> Iterator[Reason]:
    if one.body_id == other.body_id:
        yield Reason.SAME_BODY
    elif other.body_id in around.followed:
        yield Reason.TOOK_OVER
    elif other.body_id in around.in_line:
        yield Reason.ABOVE
    places = fold(one.place), fold(other.place)
    if all(places) and fuzz.token_set_ratio(*places) >= 90:
        yield Reason.SAME_PLACE


def share_of(text: str, other: str) -> float:
    """How much of `text` stands in `other`, between 0 and 1, by passages of three words."""
    mine = passages_of(fold(text).split())
    return len(mine & passages_of(fold(other).split())) / len(mine) if mine else 0.0


@dataclass(frozen=True)
class Piece:
    """A stretch of a text, and whether it stands in the other one too."""

    text: str
    common: bool


def side_by_side(one: str, other: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces, with what they have in common marked; accents and punctuation do not count."""
    spans = [[match.span() for match in _WORD.finditer(text)] for text in (one, other)]
    words = [[fold(text[start:end]) for start, end in each] for text, each in zip((one, other), spans, strict=True)]
    blocks = SequenceMatcher(None, words[0], words[1], autojunk=False).get_matching_blocks()
    common = [block for block in blocks if block.size >= COMMON]
    left = [(spans[0][block.a][0], spans[0][block.a + block.size - 1][1]) for block in common]
    right = [(spans[1][block.b][0], spans[1][block.b + block.size - 1][1]) for block in common]
    return list(_pieces(one, left)), list(_pieces(other, right))


def _pieces(text: str, marked: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    at = 0
    for start, end in marked:
        if start > at:
            yield Piece(text[at:start], False)
        yield Piece(text[start:end], True)
        at = end
    if at < len(text):
        yield Piece(text[at:], False)
