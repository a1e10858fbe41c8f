"""What a cell of the board opens: the standing in words, and all that is behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from lantoa.desk.boards import PROGRESS
from lantoa.desk.screens import Crumb, Screen
from lantoa.kit.access import may
from lantoa.plans.access import OWED, bodies_seen
from lantoa.plans.board_words import figures, period_words, state_words
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.duty_words import coordinating_words, counting_words
from lantoa.plans.measures import measure_of
from lantoa.plans.models import Duty
from lantoa.plans.options import options_of
from lantoa.plans.progress import Standing
from lantoa.plans.queries.cells import Cell, cell_of
from lantoa.plans.queries.reminding import may_be_reminded


class CellScreen(Screen):
    """One body in one period of one duty; beside the board, or as a page of its own."""

    template_name = "plans/boards/cell.html"
    cell: Cell

    def prepare(self) -> None:
        duty = self.load(Duty.objects.select_related("plan__body", "clause"), terms=self.kwargs["term"])
        body = bodies_seen(self.actor, duty.plan).filter(pk=self.kwargs["body"]).first()
        cell = cell_of(duty, duty.terms.get(pk=self.kwargs["term"]), body, on=self.today) if body else None
        if cell is None:
            raise Http404
        self.cell = cell

    def page_title(self) -> str:
        return self.cell.duty.what

    def trail(self) -> Sequence[Crumb]:
        plan = self.cell.duty.plan
        board = reverse("plans:board", args=[plan.pk])
        return [
            *trail(plan),
            Crumb(_("Board"), f"{board}?year={self.cell.term.since.year}"),
        ]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        cell, options = self.cell, options_of(self.cell.duty.plan)
        return self.page(
            cell=cell,
            period=period_words(cell.term.since, cell.term.until),
            state=cell.standing.state(self.today),
            overdue=cell.standing.is_overdue(self.today),
            words=state_words(cell.standing, self.today, options.soon_days),
            figures=figures(cell.standing, cell.duty),
            others=[self.other(one) for one in cell.others],
            measure=measure_of(cell.duty.measure),
            coordinating=coordinating_words(cell.duty),
            counting=" ".join(str(words) for words in counting_words(cell.duty, options)),
            **self.allowed(),
        )

    def other(self, one: Standing) -> dict[str, Any]:
        """Another period of the same duty, in a row of shapes."""
        state = one.state(self.today)
        return {
            "period": period_words(one.since, one.until),
            "state": state,
            "overdue": one.is_overdue(self.today),
            "words": PROGRESS[state],
            "url": reverse("plans:cell", args=[one.term_id, one.body_id]),
        }

    def allowed(self) -> dict[str, Any]:
        """What the person may do about this cell."""
        cell, plan = self.cell, self.cell.duty.plan
        decide = may(self.actor, "decide", plan)
        return {
            "may_remind": may(self.actor, "remind", plan) and may_be_reminded(plan, cell.body, on=self.today),
            "may_decide": decide,
            "may_extend": decide and cell.standing.due_on is not None and not cell.standing.is_complete,
            "may_record": measure_of(cell.duty.measure).by_hand
            and OWED.bodies_for(self.actor, "record").filter(pk=cell.body.pk).exists(),
            "times": len(cell.reminders) + 1,
        }
