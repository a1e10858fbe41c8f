"""The scorecard of a body: what it owes under every plan, what is missing, and how it was before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext as _

from lantoa.desk.boards import PROGRESS
from lantoa.desk.lists.exports import as_csv, as_workbook
from lantoa.desk.screens import Crumb, Screen
from lantoa.organisations.models import Body
from lantoa.plans.access import OWED, owes_in_sight
from lantoa.plans.board_grid import placed, slots_of
from lantoa.plans.board_words import better, figures, period_words, slot_label, state_words
from lantoa.plans.desk_views.board import cell_at
from lantoa.plans.measures import measure_of
from lantoa.plans.models import Plan
from lantoa.plans.options import options_of
from lantoa.plans.progress import Standing
from lantoa.plans.queries.scorecards import Scorecard, ScoreLine, scorecard

QUARTERLY = 3  # months of a column
YEARS = range(1990, 2101)


class ScorecardScreen(Screen):
    """One body on one page, for the screen and for paper."""

    template_name = "plans/boards/scorecard.html"
    body: Body

    def prepare(self) -> None:
        body = Body.objects.filter(pk=self.kwargs["pk"]).first()
        if body is None:
            raise Http404
        self.body, self.sight = body, owes_in_sight(self.actor, body)
        if self.sight and not self.card.lines:
            raise Http404

    @cached_property
    def year(self) -> int:
        text = self.request.GET.get("year", "")
        asked = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else self.today.year
        return asked if asked in YEARS else self.today.year

    @property
    def query(self) -> str:
        """The part of the address that the export keeps."""
        return f"year={self.year}&"

    @cached_property
    def card(self) -> Scorecard:
        return scorecard(self.body, self.year, on=self.today, sight=self.sight)

    def page_title(self) -> str:
        return _("Scorecard of %(body)s, %(year)d") % {"body": self.body.name, "year": self.year}

    def trail(self) -> Sequence[Crumb]:
        return [Crumb(_("Plans"), reverse("plans:list"))]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if request.GET.get("export") in ("csv", "xlsx"):
            return self.export(request.GET["export"])
        return self.page(
            body=self.body,
            card=self.card,
            states=[(state, words, self.card.states.get(state, 0)) for state, words in PROGRESS.items()],
            compared=self.card.compared,
            overdue=[self.late(line, one) for line, one in self.card.overdue],
            parts=[self.part(plan, lines) for plan, lines in self.card.by_plan()],
            slots=[(slot_label(slot), slot.has(self.today)) for slot in self.slots],
            years=(self.year - 1, self.year, self.year + 1),
            may_record=OWED.bodies_for(self.actor, "record").filter(pk=self.body.pk).exists(),
        )

    @cached_property
    def slots(self) -> list[Any]:
        return slots_of(self.year, QUARTERLY)

    def late(self, line: ScoreLine, one: Standing) -> dict[str, Any]:
        """Something that should have been done."""
        record = reverse("plans:record_evidence", args=[line.duty.pk])
        return {
            "duty": line.duty,
            "due_on": one.due_on,
            "period": period_words(one.since, one.until),
            "figures": figures(one, line.duty),
            "url": reverse("plans:cell", args=[one.term_id, one.body_id]),
            "by_hand": measure_of(line.duty.measure).by_hand,
            "record_url": f"{record}?body={one.body_id}&term={one.term_id}",
        }

    def part(self, plan: Plan, lines: list[ScoreLine]) -> dict[str, Any]:
        """One plan with its rows."""
        done = sum(line.now.is_complete for line in lines)
        return {"plan": plan, "done": done, "all": len(lines), "rows": [self.row(line) for line in lines]}

    def row(self, line: ScoreLine) -> dict[str, Any]:
        """A duty: the shapes of its periods, and where it stands now."""
        now = line.now
        return {
            "duty": line.duty,
            "places": list(self.places(line)),
            "state": now.state(self.today),
            "overdue": now.is_overdue(self.today),
            "words": state_words(now, self.today, options_of(line.duty.plan).soon_days),
            "figures": figures(now, line.duty),
            "due_on": now.due_on,
            "trend": better(now, line.before, self.today) if line.before else None,
            "before": PROGRESS[line.before.state(self.today)] if line.before else "",
            "url": reverse("plans:cell", args=[now.term_id, now.body_id]),
        }

    def places(self, line: ScoreLine) -> Iterator[dict[str, Any]]:
        """What stands under the quarters, without holes."""
        at = 0
        for place in placed(line.standings, self.slots):
            if place.first > at:
                yield {"width": place.first - at, "cell": None}
            label = ", ".join(period_words(one.since, one.until) for one in place.standings)
            yield {"width": place.width, "cell": cell_at(place, self.today), "label": label}
            at = place.first + place.width
        if at < len(self.slots):
            yield {"width": len(self.slots) - at, "cell": None}

    def export(self, kind: str) -> HttpResponseBase:
        """A row for each duty and period."""
        write = as_csv if kind == "csv" else as_workbook
        headings = [_("Plan"), _("Part"), _("Duty"), _("Period"), _("Progress"), _("Figures"), _("Due")]
        rows: list[list[object]] = [
            [
                str(line.duty.plan),
                line.duty.clause.section,
                line.duty.what,
                period_words(one.since, one.until),
                state_words(one, self.today, options_of(line.duty.plan).soon_days),
                figures(one, line.duty),
                one.due_on,
            ]
            for line in self.card.lines
            for one in line.standings
        ]
        return write(self.page_title(), headings, rows)
