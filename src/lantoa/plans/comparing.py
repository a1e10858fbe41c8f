"""Clause by clause: what a lower plan took over from an upper one, weakened, dropped, copied or added.

Pure: it compares words and what is asked; where the clauses come from is told in `queries.comparing`. Likeness is that
of the folded words in their order (Indel, by rapidfuzz), from 0 to 100.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import cached_property
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from rapidfuzz.distance import Indel
from rapidfuzz.process import extract

from lantoa.kit.text import fold

ALIKE = 0.5  # below this two clauses are two matters
COPIED = 0.99
MOST_LIKE = 5  # how many of the lower plan's clauses are weighed for each of the upper plan's
YEARLY = {"week": 52, "month": 12, "quarter": 4, "half": 2, "year": 1}
#: Words that make less of a duty, as they stand in plans.
_SOFT = re.compile(
    r"\b(phấn đấu|cố gắng|khuyến khích|có thể|nếu có|nếu cần|xem xét|quan tâm|tạo điều kiện|tùy (?:theo )?điều kiện)\b",
    re.IGNORECASE,
)


class Fate(Enum):
    """What became of a clause of the upper plan; the last is one that only the lower plan has."""

    DROPPED = "dropped"
    WEAKENED = "weakened"
    TAKEN_OVER = "taken_over"
    COPIED = "copied"
    ADDED = "added"


FATES: dict[Fate, Promise] = {
    Fate.DROPPED: pgettext_lazy("of a clause", "Dropped"),
    Fate.WEAKENED: _("Weakened"),
    Fate.TAKEN_OVER: _("Taken over"),
    Fate.COPIED: _("Copied word for word"),
    Fate.ADDED: pgettext_lazy("of a clause", "Added"),
}


@dataclass(frozen=True)
class Statement:
    """One clause as far as comparing needs it. `group` keeps kinds apart: a criterion is no duty."""

    pk: int
    group: str
    section: str
    words: str
    value: Decimal | None = None
    comparator: str = ">="
    cadence: str = ""
    is_request: bool = False

    @cached_property
    def folded(self) -> tuple[str, ...]:
        return tuple(fold(self.words).split())

    @property
    def yearly(self) -> Decimal | None:
        """How much it asks for in a year, where it says how often."""
        often = YEARLY.get(self.cadence)
        return self.value * often if self.value is not None and often else None


@dataclass(frozen=True)
class Pair:
    """A clause above and the one below that it became; either is missing where it was dropped or added."""

    upper: Statement | None
    lower: Statement | None
    fate: Fate
    score: int = 0
    reasons: tuple[str | Promise, ...] = ()

    @property
    def label(self) -> Promise:
        return FATES[self.fate]


def compare(upper: Sequence[Statement], lower: Sequence[Statement]) -> list[Pair]:
    """Every clause of both once: first those above in their order, then what was added below."""
    found = _partners(upper, lower)
    pairs = [_pair(each, *found.get(each.pk, (None, 0.0))) for each in upper]
    taken = {partner.pk for partner, _score in found.values()}
    return [*pairs, *(Pair(None, each, Fate.ADDED) for each in lower if each.pk not in taken)]


def _partners(upper: Sequence[Statement], lower: Sequence[Statement]) -> dict[int, tuple[Statement, float]]:
    """For clauses above, by id, the most alike below: the best pairs first, each clause in one pair."""
    found: dict[int, tuple[Statement, float]] = {}
    taken: set[int] = set()
    for score, above, below in sorted(_likely(upper, lower), key=lambda each: -each[0]):
        if above.pk not in found and below.pk not in taken:
            found[above.pk] = below, score
            taken.add(below.pk)
    return found


def _likely(upper: Iterable[Statement], lower: Iterable[Statement]) -> Iterator[tuple[float, Statement, Statement]]:
    below: dict[str, dict[int, tuple[str, ...]]] = {}
    by_id = {each.pk: each for each in lower}
    for each in by_id.values():
        below.setdefault(each.group, {})[each.pk] = each.folded
    for each in upper:
        choices = below.get(each.group, {})
        best = extract(each.folded, choices, scorer=Indel.normalized_similarity, score_cutoff=ALIKE, limit=MOST_LIKE)
        yield from ((score, each, by_id[pk]) for _words, score, pk in best)


def _pair(upper: Statement, lower: Statement | None, score: float) -> Pair:
    if lower is None:
        return Pair(upper, None, Fate.DROPPED)
    reasons = tuple(reason for weaker, reason in WEAKER if weaker(upper, lower))
    if reasons:
        return Pair(upper, lower, Fate.WEAKENED, round(100 * score), reasons)
    fate = Fate.COPIED if score >= COPIED else Fate.TAKEN_OVER
    return Pair(upper, lower, fate, round(100 * score))


# --- What makes less of a clause ------------------------------------------------------------------------------------
def _number_missing(upper: Statement, lower: Statement) -> bool:
    return upper.value is not None and lower.value is None


def _number_weaker(upper: Statement, lower: Statement) -> bool:
    if upper.value is None or lower.value is None:
        return False
    asked, given = upper.yearly, lower.yearly
    if asked is None or given is None:
        asked, given = upper.value, lower.value
    return given > asked if upper.comparator == "<=" else given < asked


def _rarer(upper: Statement, lower: Statement) -> bool:
    """Whether it is owed less often; where both have numbers, these say it all."""
    if upper.value is not None and lower.value is not None and upper.yearly and lower.yearly:
        return False
    return YEARLY.get(upper.cadence, 0) > YEARLY.get(lower.cadence, 0)


def _only_asked(upper: Statement, lower: Statement) -> bool:
    return lower.is_request and not upper.is_request


def _softer(upper: Statement, lower: Statement) -> bool:
    return bool(_SOFT.search(lower.words)) and not _SOFT.search(upper.words)


WEAKER: tuple[tuple[Callable[[Statement, Statement], bool], Promise], ...] = (
    (_number_missing, _("the number is missing")),
    (_number_weaker, _("the number asks for less")),
    (_rarer, _("it is owed less often")),
    (_only_asked, _("a request instead of an order")),
    (_softer, _("softer words")),
)


# --- Differences of wording, for showing ------------------------------------------------------------------------------
@dataclass(frozen=True)
class Piece:
    """Some words in a row: in both, only above ("gone") or only below ("new")."""

    words: str
    mark: str = ""


def pieces(upper: str, lower: str) -> tuple[list[Piece], list[Piece]]:
    """Both wordings, cut where they differ. Case, accents and punctuation alone are no difference."""
    above, below = upper.split(), lower.split()
    steps = Indel.opcodes([fold(word) for word in above], [fold(word) for word in below])
    left = [(above[step.src_start : step.src_end], "" if step.tag == "equal" else "gone") for step in steps]
    right = [(below[step.dest_start : step.dest_end], "" if step.tag == "equal" else "new") for step in steps]
    return _joined(left), _joined(right)


def _joined(parts: list[tuple[list[str], str]]) -> list[Piece]:
    """Neighbours of one mark as one piece; nothing for no words."""
    kept = [part for part in parts if part[0]]
    grouped = groupby(kept, key=lambda part: part[1])
    return [Piece(" ".join(word for words, _mark in same for word in words), mark) for mark, same in grouped]
