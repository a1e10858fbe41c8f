"""What the cells of a table count: honours, movements, and what a programme promised against what was reached.

A counter answers for all cells of a table in one query, and for one cell with the records behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any, Protocol

from django.db.models import Count, DurationField, ExpressionWrapper, F, Q, QuerySet
from django.urls import reverse

from lantoa.exemplars.measures import KINDS
from lantoa.exemplars.models import Kind
from lantoa.exemplars.queries.balance import MAJORITY
from lantoa.movements.measures import MovementsLaunched
from lantoa.plans.board_words import period_words
from lantoa.plans.measures import Trace
from lantoa.plans.models import Subject
from lantoa.plans.periods import ONE_DAY
from lantoa.plans.progress import Standing
from lantoa.plans.queries.owing import confirmed_duties
from lantoa.plans.queries.progress import standings
from lantoa.recognition.decision_states import IN_FORCE
from lantoa.recognition.measures import traces_of_honours
from lantoa.recognition.models import Honour
from lantoa.reporting.models import PeriodicReport
from lantoa.reporting.ready import Cell

#: How much a cell counts, from how many records.
Tally = tuple[Decimal, int]
_YEAR = timedelta(days=365)
_LEAP = timedelta(days=2)  # a calendar year is 364 or 365 days long, the last one not counted


class Counter(Protocol):
    """Whoever counts the cells of a table."""

    def tallies(self, report: PeriodicReport, cells: Sequence[Cell]) -> dict[str, Tally]:
        """By key of the cell; one query."""

    def behind(self, report: PeriodicReport, cell: Cell) -> list[Trace]:
        """The records of one cell."""


@dataclass(frozen=True)
class Honours:
    """Honours that were signed in the period: where they were given, or where those belong who `held` them."""

    bodies: str

    def tallies(self, report: PeriodicReport, cells: Sequence[Cell]) -> dict[str, Tally]:
        """One aggregate with a column for each cell."""
        return _counted(self._of(report), cells, _honour)

    def behind(self, report: PeriodicReport, cell: Cell) -> list[Trace]:
        """Each honour, the newest first."""
        return traces_of_honours(self._of(report).filter(_both(cell, _honour)))

    def _of(self, report: PeriodicReport) -> QuerySet[Honour]:
        days = {"decision__signed_on__gte": report.period.since, "decision__signed_on__lt": report.period.until}
        return Honour.objects.filter(state__in=IN_FORCE, **days, **{f"{self.bodies}__in": report.counted})


class Movements:
    """Movements that bodies launched themselves in the period."""

    def tallies(self, report: PeriodicReport, cells: Sequence[Cell]) -> dict[str, Tally]:
        """One aggregate with a column for each cell."""
        return _counted(self._of(report), cells, _movement)

    def behind(self, report: PeriodicReport, cell: Cell) -> list[Trace]:
        """Each movement, the newest first."""
        found = self._of(report).filter(_both(cell, _movement)).order_by("-launched_on", "-pk")
        told = (MovementsLaunched().told(each) for each in found)
        return [Trace(each.label, each.url, 1.0, each.body_id, each.on) for each in told]

    @staticmethod
    def _of(report: PeriodicReport) -> QuerySet[Any]:
        found = MovementsLaunched().counted(report.period.since, report.period.until).filter(body__in=report.counted)
        return found.annotate(lasts=ExpressionWrapper(F("last_day") - F("first_day"), output_field=DurationField()))


class Promises:
    """The duties of the programme that the form is about, in the periods that share a day with that of the report.

    A row is a duty, its key the duty's id. All is as it was on the last day of the report's period.
    """

    def tallies(self, report: PeriodicReport, cells: Sequence[Cell]) -> dict[str, Tally]:
        """Each standing adds to the four cells of its duty."""
        found = dict.fromkeys((cell.key for cell in cells), (Decimal(0), 0))
        for one in self._of(report):
            for name, amount in self._amounts(one, report).items():
                key = f"{one.duty_id}.{name}"
                if amount and key in found:
                    total, rows = found[key]
                    found[key] = (total + amount, rows + 1)
        return found

    def behind(self, report: PeriodicReport, cell: Cell) -> list[Trace]:
        """Each period of each body that adds to the cell, the latest first."""
        found = []
        for one in self._of(report, int(cell.row.key)):
            if amount := self._amounts(one, report)[cell.column.key]:
                words = f"{cell.row.label}, {period_words(one.since, one.until)}"
                url = reverse("plans:duty", args=[one.duty_id])
                found.append(Trace(words, url, float(amount), one.body_id, one.until - ONE_DAY))
        return found[::-1]

    @staticmethod
    def _of(report: PeriodicReport, duty: int | None = None) -> list[Standing]:
        period = report.period
        if period.form.plan is None:
            return []
        duties = None if duty is None else [duty]
        days, last = (period.since, period.until), period.until - ONE_DAY
        return standings(period.form.plan, last, bodies=report.counted, duties=duties, days=days)

    @staticmethod
    def _amounts(one: Standing, report: PeriodicReport) -> dict[str, Decimal]:
        """What one period of one body adds, by key of the column."""
        overdue = one.is_overdue(report.period.until - ONE_DAY)
        return {
            "owed": Decimal(1),
            "complete": Decimal(one.is_complete),
            "overdue": Decimal(overdue),
            "asked": one.asked or Decimal(0),
            "done": one.done,
        }


def promised_duties(plan: Any) -> list[tuple[int, str]]:
    """The duties of a programme by id, in the order of its text."""
    found = confirmed_duties(plan).prefetch_related(None).order_by("clause__start", "clause__pk", "pk")
    return [(duty.pk, duty.what) for duty in found]


COUNTERS: dict[str, Counter] = {
    "honours_given": Honours("body"),
    "honours_held": Honours("dossier__body"),
    "movements": Movements(),
    "promises": Promises(),
}


def _counted(found: QuerySet[Any], cells: Sequence[Cell], asked: Any) -> dict[str, Tally]:
    columns = {f"c{place}": Count("pk", filter=_both(cell, asked)) for place, cell in enumerate(cells)}
    row = found.order_by().aggregate(**columns) if columns else {}
    return {cell.key: (Decimal(row[f"c{place}"]), row[f"c{place}"]) for place, cell in enumerate(cells)}


def _both(cell: Cell, asked: Any) -> Q:
    """Never empty: an aggregate takes no empty condition."""
    return Q(pk__isnull=False) & asked(cell.row.where or {}) & asked(cell.column.where or {})


def _honour(where: dict[str, Any]) -> Q:
    """Which honours a row or a column of the file means."""
    found = Q()
    for name, said in where.items():
        found &= _HONOURS[name](said)
    return found


def _codes(codes: Sequence[str]) -> Q:
    """Codes of the catalogue; "HC_*" means all that begin so."""
    found = Q()
    for code in codes:
        found |= Q(award__code__startswith=code[:-1]) if code.endswith("*") else Q(award__code=code)
    return found


def _subjects(subjects: Sequence[str]) -> Q:
    kinds = [kind for each in subjects for kind in (KINDS[Subject(each)] if each in Subject else [Kind(each)])]
    return Q(dossier__kind__in=kinds)


_HONOURS: dict[str, Any] = {
    "levels": lambda said: Q(award__level__in=said),
    "kinds": lambda said: Q(award__kind__in=said),
    "codes": _codes,
    "codes_not": lambda said: ~_codes(said),
    "subjects": _subjects,
    "bodies": lambda said: Q(dossier__body__kind__in=said),
    "classes": lambda said: Q(dossier__post_class__in=said),
    "sex": lambda said: Q(dossier__sex=said),
    "minority": lambda _said: ~Q(dossier__folded_ethnic_group__in=MAJORITY),
    "first_time": lambda _said: Q(dossier__is_first_time=True),
    "rounds": lambda said: Q(proposal__round__form__in=said),
}


def _movement(where: dict[str, Any]) -> Q:
    """Which movements a row or a column of the file means."""
    found = Q()
    if "launchers" in where:
        found &= Q(launcher__kind__in=where["launchers"])
    if "launchers_not" in where:
        found &= ~Q(launcher__kind__in=where["launchers_not"])
    return found & _lasting(where["years"]) if "years" in where else found


def _lasting(years: tuple[int, int | None]) -> Q:
    """From so many years to less than so many; the same twice means a year as the calendar has it."""
    shortest, longest = years
    begin = shortest * _YEAR - _LEAP
    if shortest == longest:
        return Q(lasts__gte=begin, lasts__lt=begin + 2 * _LEAP)
    if shortest == 1:  # more than one, which is a row of its own
        begin += 2 * _LEAP
    found = Q(lasts__gte=begin) if shortest else Q(lasts__gte=timedelta())
    return found if longest is None else found & Q(lasts__lt=longest * _YEAR - _LEAP)
