"""What a reader should look at twice before a text leaves the house. It is shown, and blocks nothing."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unicodedata import normalize

from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models import Claim, Folder, Grade
from lantoa.evidence.queries.figures import Figure, figures_in
from lantoa.evidence.states import STANDING

if TYPE_CHECKING:
    from decimal import Decimal

    from django.utils.functional import Promise

WORDS = Path(__file__).parents[1] / "data" / "words.csv"
SUPERLATIVE, FIGURE, SENSITIVE = "superlative", "figure", "sensitive"

#: By the kind of a row of words.csv: what it is a finding of, and what to do about it.
_WHY: dict[str, tuple[str, str | Promise]] = {
    "superlative": (SUPERLATIVE, _("Says that nobody is better. Name who was compared, or say what was done.")),
    "unique": (SUPERLATIVE, _("Says that there is no other. Name where that is written, or leave it out.")),
    "praise": (SUPERLATIVE, _("Praises without telling. Say what was done, and let the reader judge.")),
    "total": (SUPERLATIVE, _("Speaks of everybody. Say how many, and how that is known.")),
    "ethnic": (SENSITIVE, _("Ethnic origin is sensitive data: only with consent, and only where the story needs it.")),
    "health": (SENSITIVE, _("Health is sensitive data: only with the consent of the person who is ill.")),
    "poverty": (SENSITIVE, _("Poverty of a family: ask whether they want it told.")),
    "religion": (SENSITIVE, _("Religion is sensitive data: only with consent, and only where the story needs it.")),
    "crime": (SENSITIVE, _("What somebody did or suffered under criminal law is sensitive data.")),
    "family": (SENSITIVE, _("Private life of a family: ask all of them.")),
    "place": (SENSITIVE, _("By this a person can be found at home: leave it out in public.")),
}
_UNPROVEN = _("No claim of this folder with proof has this figure.")
_OWN_WORD = _("Only the person's own word stands behind this figure.")
_REACHED = _("A number by which a person is reached or known: leave it out in public.")
# Telephone numbers, and the twelve digits of an identity card.
_PERSONAL_NUMBER = re.compile(r"(?<!\d)(?:\+84|0)(?:[\s.]?\d){9}(?!\d)|(?<!\d)\d{12}(?!\d)")


@dataclass(frozen=True)
class Finding:
    """`text` at `start`:`end` of the normalised text (`as_checked`), of a kind: superlative, figure or sensitive."""

    kind: str
    start: int
    end: int
    text: str
    why: str | Promise


@dataclass(frozen=True)
class _Word:
    kind: str
    pattern: re.Pattern[str]
    not_within: re.Pattern[str] | None


def as_checked(text: str) -> str:
    """The text in the form that the places of findings refer to."""
    return normalize("NFC", text)


def check(text: str, folder: Folder | None = None) -> list[Finding]:
    """What to look at in `text`, in the order in which it stands there. Figures are asked about only with a folder.

    One query with a folder, none without.
    """
    checked = as_checked(text)
    numbers = [(found.start(), found.end()) for found in _PERSONAL_NUMBER.finditer(checked)]
    found = [*_words(checked), *(Finding(SENSITIVE, *span, checked[slice(*span)], _REACHED) for span in numbers)]
    if folder is not None:
        found += [each for each in _figures(checked, folder) if not any(a <= each.start < b for a, b in numbers)]
    return _widest(found)


def superlatives(text: str) -> list[Finding]:
    """Only what praises too much; no query."""
    return [each for each in _widest(_words(as_checked(text))) if each.kind == SUPERLATIVE]


def _words(text: str) -> Iterator[Finding]:
    for word in _all_words():
        spared = [found.span() for found in word.not_within.finditer(text)] if word.not_within else []
        for found in word.pattern.finditer(text):
            if not any(start <= found.start() and found.end() <= end for start, end in spared):
                kind, why = _WHY[word.kind]
                yield Finding(kind, found.start(), found.end(), found.group(), why)


def _figures(text: str, folder: Folder) -> Iterator[Finding]:
    proven, said = _figures_of(folder)
    for figure in figures_in(text):
        values = {figure.value, figure.bare}
        if values & proven:
            continue
        why = _OWN_WORD if values & said else _UNPROVEN
        yield Finding(FIGURE, figure.start, figure.end, text[figure.start : figure.end], why)


def _figures_of(folder: Folder) -> tuple[set[Decimal], set[Decimal]]:
    """The figures of claims that something shows, and of those that stand on somebody's own word."""
    proven: set[Decimal] = set()
    said: set[Decimal] = set()
    claims = Claim.objects.filter(folder=folder, state__in=STANDING, grade__gt=Grade.NONE)
    for text, amount, unit, grade in claims.values_list("text", "amount", "unit", "grade"):
        kept = proven if grade > Grade.OWN_WORD else said
        found: list[Figure] = [*figures_in(as_checked(text)), *figures_in(_spoken(amount, unit))]
        kept |= {value for figure in found for value in (figure.value, figure.bare)}
    return proven, said


def _spoken(amount: Decimal | None, unit: str) -> str:
    return "" if amount is None else f"{amount.normalize():f}".replace(".", ",") + f" {as_checked(unit)}"


def _widest(found: Iterator[Finding] | list[Finding]) -> list[Finding]:
    """In their order; of findings of one kind that overlap the longest: "lần đầu tiên" says it, "đầu tiên" need not."""
    kept: list[Finding] = []
    for each in sorted(found, key=lambda finding: finding.start - finding.end):
        if not any(one.kind == each.kind and one.start < each.end and each.start < one.end for one in kept):
            kept.append(each)
    return sorted(kept, key=lambda finding: (finding.start, finding.end))


@cache
def _all_words() -> tuple[_Word, ...]:
    with WORDS.open(encoding="utf-8", newline="") as file:
        return tuple(_word(row) for row in csv.DictReader(file))


def _word(row: dict[str, str]) -> _Word:
    before = rf"(?:{_any_of(row['before'])})\s+" if row["before"] else ""
    spared = re.compile(rf"(?<!\w)(?:{_any_of(row['not_within'])})(?!\w)", re.IGNORECASE) if row["not_within"] else None
    # Names that are also words of everyday, such as "Hoa" or "Co", count only with a capital letter.
    flags = re.NOFLAG if row["before"] else re.IGNORECASE
    before = f"(?i:{before})" if before else ""
    return _Word(row["kind"], re.compile(rf"(?<!\w){before}(?:{_any_of(row['text'])})(?!\w)", flags), spared)


def _any_of(words: str) -> str:
    """Any of these words, the longest first, however they are spaced."""
    each = sorted((normalize("NFC", word) for word in words.split("|")), key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in each)
