"""Taking back that a plan was put into force: what would vanish, or what stands against it and what to do instead."""

from __future__ import annotations

from django import forms
from django.http import HttpResponseBase
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _

from lantoa.kit.access import Refused, require
from lantoa.plans.desk_views.moving import MovePlan
from lantoa.plans.models import Plan
from lantoa.plans.operations import recalling
from lantoa.plans.recall import going, standing
from lantoa.plans.states import PLAN_MOVES, PlanState


class Recall(MovePlan):
    """A plan that runs goes back under review; where something hangs on it, the page says what and offers no button."""

    move, act = "recall", recalling.recall
    submit: str | Promise = _("Recall the start")
    lead = _("The plan goes back under review. Everything that was confirmed stays confirmed.")
    done = _("The start is recalled. The plan is under review again.")

    def prepare(self) -> None:
        self.record: Plan = self.load(self.queryset(), pk=self.kwargs["pk"])
        require(self.actor, self.row.needs, self.record)
        if self.record.state != PlanState.RUNNING:
            raise Refused(PLAN_MOVES.possible(self.row, self.record).reason)

    @cached_property
    def standing(self) -> list[str | Promise]:
        """What keeps the plan in force."""
        return list(standing(self.record))

    @cached_property
    def going(self) -> list[str | Promise]:
        """What would vanish."""
        return list(going(self.record))

    def show(self, form: forms.Form, status: int = 200, **context: object) -> HttpResponseBase:
        self.template_name = "plans/record/held.html" if self.standing else "plans/record/recall.html"
        return super().show(form, status, **context)
