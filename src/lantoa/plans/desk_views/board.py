"""The programme board: duties under their sections, bodies and periods, the shapes of progress."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _

from lantoa.desk.boards import BoardCell, BoardColumn, BoardRow, BoardScreen
from lantoa.desk.lists.pages import number_in
from lantoa.desk.screens import Crumb
from lantoa.kit.access import may
from lantoa.organisations.models import Body
from lantoa.plans.access import bodies_seen
from lantoa.plans.board_grid import Placed, Slot, placed, slots_of
from lantoa.plans.board_words import chapter_of, section_titles, slot_label
from lantoa.plans.desk_views.board_filters import BoardFilters, year_in, years_of
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.models import Duty, Plan
from lantoa.plans.option_words import beside_the_board
from lantoa.plans.progress import Standing
from lantoa.plans.queries import boards


class ProgrammeBoard:
    """What the screen draws, from the rows and standings that were found."""

    def __init__(
        self,
        rows: Sequence[BoardRow],
        bodies: Sequence[Body],
        slots: Sequence[Slot],
        found: Sequence[Standing],
        on: date,
    ) -> None:
        self.rows, self.slots, self.on = rows, slots, on
        self.columns = [column_of(body, at, slot, on) for body in bodies for at, slot in enumerate(slots)]
        self.cells = self._cells(found)

    def cell(self, row: BoardRow, column: BoardColumn) -> BoardCell | None:
        """The cell that begins here; None where the body does not owe the duty in the period."""
        return self.cells.get((row.key, column.key))

    def _cells(self, found: Sequence[Standing]) -> Mapping[tuple[str, str], BoardCell]:
        by_body: dict[tuple[int, int], list[Standing]] = {}
        for one in found:
            by_body.setdefault((one.duty_id, one.body_id), []).append(one)
        return {
            (str(duty), column_key(body, place.first)): cell_at(place, self.on)
            for (duty, body), standings in by_body.items()
            for place in placed(standings, self.slots)
        }


def cell_at(place: Placed[Standing], on: date) -> BoardCell:
    """The shape of what stands in one place; it leads to the period that most needs looking at."""
    late = [one for one in place.standings if one.is_overdue(on)]
    shown = (late or [one for one in place.standings if not one.is_complete] or list(place.standings))[0]
    url = reverse("plans:cell", args=[shown.term_id, shown.body_id])
    return BoardCell(boards.together(place.standings, on), bool(late), url, place.width)


def row_of(duty: Duty, titles: dict[str, str]) -> BoardRow:
    """A duty, below the heading of its section."""
    note = " · ".join(filter(None, (duty.clause.section, _("request") if duty.is_request else "")))
    url = reverse("plans:duty", args=[duty.pk])
    return BoardRow(str(duty.pk), duty.what, note, url, chapter_of(duty, titles))


def column_of(body: Body, at: int, slot: Slot, on: date) -> BoardColumn:
    """One period of one body."""
    return BoardColumn(
        column_key(body.pk, at),
        slot_label(slot),
        body.name,
        current=slot.has(on),
        group_key=str(body.pk),
        group_url=reverse("plans:scorecard", args=[body.pk]),
    )


def column_key(body_id: int, at: int) -> str:
    return f"{body_id}-{at}"


class PlanBoard(BoardScreen):
    """The board of one plan."""

    template_name = "plans/boards/board.html"
    by_group = True

    def prepare(self) -> None:
        self.plan = self.load(Plan.objects.select_related("body"), pk=self.kwargs["pk"])

    @property
    def corner(self) -> str:  # type: ignore[override]  # in the language of whoever looks
        return _("Duty in the plan")

    def page_title(self) -> str:
        return _("Board of the year %(year)d") % {"year": self.year}

    def trail(self) -> Sequence[Crumb]:
        return trail(self.plan)

    @cached_property
    def year(self) -> int:
        return year_in(self.request.GET.get("year", ""), self.plan, self.today)

    @cached_property
    def filters(self) -> BoardFilters:
        return BoardFilters(self.request.GET, self.plan, self.year, self.actor)

    @property
    def filter_form(self) -> forms.Form:
        return self.filters.form

    @cached_property
    def duties(self) -> list[Duty]:
        return list(boards.duties_of(self.plan, **self.filters.of_duties()))

    @cached_property
    def bodies(self) -> boards.BodiesPage:
        number = number_in(self.request.GET.get("page", ""))
        seen = bodies_seen(self.actor, self.plan)
        return boards.page_of_bodies(self.plan, self.question, seen, number=number, on=self.today)

    @cached_property
    def question(self) -> boards.BoardQuestion:
        return self.filters.question([duty.pk for duty in self.duties])

    def board(self) -> ProgrammeBoard:
        bodies = self.bodies.bodies
        found = boards.standings_on(self.plan, self.question, [body.pk for body in bodies], on=self.today)
        slots = [slot for slot in slots_of(self.year, boards.months_of(self.duties)) if self._is_asked(slot)]
        titles = section_titles(self.plan)
        rows = [row_of(duty, titles) for duty in self.duties]
        return ProgrammeBoard(rows, bodies, slots, found, self.today)

    @property
    def reminding(self) -> str:
        """The query of the form that reminds the bodies which the board shows, on all its pages."""
        shown = {name: self.request.GET.get(name) for name in ("year", "quarter", "kind", "measure", "group", "under")}
        asked = {"year": str(self.year), **{name: value for name, value in shown.items() if value}}
        return urlencode({**asked, "only": self.filters.values.get("only") or "open"})

    def _is_asked(self, slot: Slot) -> bool:
        """Whether the slot shares a day with the days that were asked for."""
        since, until = self.question.days
        return slot.since < until and slot.until > since

    def page(self, status: int = 200, **context: Any) -> Any:
        return super().page(
            status,
            plan=self.plan,
            bodies=self.bodies,
            years=years_of(self.plan, self.today),
            may_remind=may(self.actor, "remind", self.plan),
            rests_on=beside_the_board(self.plan),
            **context,
        )
