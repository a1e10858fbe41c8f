"""The moves of a plan, each with what it will do."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.desk.moving import MoveScreen
from lantoa.desk.screens import Crumb
from lantoa.plans.desk_views.plans import trail
from lantoa.plans.models import Plan
from lantoa.plans.operations import running, sending
from lantoa.plans.states import PLAN_MOVES


class MovePlan(MoveScreen):
    """One move of a plan; `act` is its operation."""

    model, moves = Plan, PLAN_MOVES
    act: Any

    def queryset(self) -> QuerySet:
        return Plan.objects.select_related("body", "after").defer("text", "reading")

    def trail(self) -> list[Crumb]:
        return trail(self.record)

    @property
    def back(self) -> str:
        return reverse("plans:plan", args=[self.record.pk])

    def run(self, form: forms.Form) -> Plan:
        said = {"reason": form.cleaned_data["reason"]} if "reason" in form.fields else {}
        return type(self).act(self.record, by=self.actor, at=self.at, **said)

    def after(self, result: Plan) -> str:
        return self.back


class Start(MovePlan):
    """Putting a plan into force."""

    move, act = "start", running.start
    form_class = forms.Form  # there is nothing to say
    submit: str | Promise = _("Put it into force")
    lead = _("From now on everybody sees who owes what by when. The plan can then only be amended by a later one.")
    done = _("The plan is in force.")


class Discard(MovePlan):
    """Never using a plan."""

    move, act = "discard", running.discard
    submit = _("Discard")
    lead = _("The plan is kept with the reason, and nothing of it counts.")
    done = _("The plan is discarded.")


class End(MovePlan):
    """Ending a plan."""

    move, act = "end", running.end
    submit = _("End the plan")
    lead = _("Nothing more is asked under it. What was done stays.")
    done = _("The plan has ended.")


class Resume(MovePlan):
    """Putting a plan into force again."""

    move, act = "resume", running.resume
    submit = _("Put it into force again")
    lead = _("What was owed is owed again, with the days that it had.")
    done = _("The plan is in force again.")


class TryAgain(MovePlan):
    """Having a file read again that could not be read."""

    move, act = "try_again", sending.try_again
    form_class = forms.Form  # there is nothing to say
    submit = _("Read it again")
    lead = _("The same file is read again. Send another one instead where the file itself is the trouble.")
