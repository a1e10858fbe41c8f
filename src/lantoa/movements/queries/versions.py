"""Versions of a set of criteria: which there are, and what one changed against the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.movements.models import CriteriaSet, Criterion, Scope

SAME, ADDED, CHANGED, REMOVED = "same", "added", "changed", "removed"
_SAID = ("text", "scope", "field_id", "field_words", "branch", "breadth", "points")


@dataclass(frozen=True)
class Piece:
    """Some words of a changed criterion: kept, added, or removed."""

    words: str
    how: str = SAME


@dataclass(frozen=True)
class Line:
    """A criterion in a version, and how it stands to the version before. `pieces` only where the text changed."""

    criterion: Criterion
    how: str = SAME
    pieces: Sequence[Piece] = ()
    before: Criterion | None = None


@dataclass(frozen=True)
class Section:
    """Criteria that stand together: the general ones, or those of a field."""

    title: str | Promise
    lines: list[Line] = field(default_factory=list)
    is_unsure: bool = False


def versions_of(criteria_set: CriteriaSet) -> list[CriteriaSet]:
    """All versions of its series, the latest first."""
    return list(CriteriaSet.objects.filter(series=criteria_set.series).order_by("-number"))


def version_before(criteria_set: CriteriaSet, versions: Sequence[CriteriaSet]) -> CriteriaSet | None:
    """The version that it was made from, among `versions`: the last one with a smaller number that held."""
    return next((each for each in versions if each.number < criteria_set.number and each.since), None)


def sections_of(criteria_set: CriteriaSet, before: CriteriaSet | None = None) -> list[Section]:
    """The criteria, general ones first and then field by field; against `before` where it is given. Two queries."""
    lines = list(_lines(criteria_set, before))
    lines.sort(key=lambda line: _group(line.criterion))
    return [
        Section(_title(found[0].criterion), found, found[0].criterion.scope == Scope.FIELD and not key[2])
        for key, found in ((key, list(lines)) for key, lines in groupby(lines, lambda line: _group(line.criterion)))
    ]


def changed(sections: Sequence[Section]) -> int:
    """How many criteria differ from the version before."""
    return sum(line.how != SAME for section in sections for line in section.lines)


def _lines(criteria_set: CriteriaSet, before: CriteriaSet | None) -> list[Line]:
    now = list(_criteria(criteria_set))
    if before is None:
        return [Line(each) for each in now]
    old = {each.pk: each for each in _criteria(before)}
    found = [_compared(each, old.pop(each.came_from_id or 0, None)) for each in now]
    return [*found, *(Line(each, REMOVED) for each in old.values())]


def _criteria(criteria_set: CriteriaSet) -> Sequence[Criterion]:
    return criteria_set.criteria.select_related("field", "criteria_set").order_by("order", "pk")  # type: ignore[return-value]


def _compared(criterion: Criterion, before: Criterion | None) -> Line:
    if before is None:
        return Line(criterion, ADDED)
    if all(getattr(criterion, name) == getattr(before, name) for name in _SAID):
        return Line(criterion, before=before)
    pieces = _pieces(before.text, criterion.text) if before.text != criterion.text else ()
    return Line(criterion, CHANGED, pieces, before)


def _pieces(before: str, after: str) -> list[Piece]:
    old, new = before.split(), after.split()
    pieces: list[Piece] = []
    for what, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            pieces.append(Piece(" ".join(new[c:d])))
            continue
        pieces += [Piece(" ".join(old[a:b]), REMOVED)] if a < b else []
        pieces += [Piece(" ".join(new[c:d]), ADDED)] if c < d else []
    return pieces


def _group(criterion: Criterion) -> tuple[int, int, int]:
    if criterion.scope == Scope.GENERAL:
        return 0, 0, 0
    if criterion.field is None:
        return 2, 0, 0
    return 1, criterion.field.order, criterion.field.pk


def _title(criterion: Criterion) -> str | Promise:
    if criterion.scope == Scope.GENERAL:
        return _("General criteria")
    return criterion.field.name if criterion.field else _("Field not settled yet")
