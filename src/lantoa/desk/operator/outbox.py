"""The outbox: what could not be delivered stands first, and can be sent again or dropped."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from lantoa.desk.lists import ChoiceFilter, ListColumn, ListScreen
from lantoa.desk.moving import MoveScreen
from lantoa.desk.operator.screens import OperatorMixin
from lantoa.desk.records import RecordScreen
from lantoa.desk.screens import Crumb
from lantoa.kit.outbox import drop, retry
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.outbox.states import MOVES, State
from lantoa.kit.working.models import Worker

OUTBOX = _("Outbox")
PATIENCE = timedelta(minutes=5)  # as long as the answer for monitors waits, config/views.py


class Outbox(OperatorMixin, ListScreen):
    """What was put there, the latest first after what could not be delivered."""

    title, model, template_name = OUTBOX, OutgoingMessage, "desk/operator/outbox.html"
    ordering = ("urgency", "-put_at")
    empty = _("Letters and background work stand here until they are done.")
    filters = (ChoiceFilter("state", _("State"), State.choices),)
    columns = (
        ListColumn("message", _("Message"), "key"),
        ListColumn("kind", _("Kind"), order="kind"),
        ListColumn("state", _("State"), "get_state_display", order="state", kind="state"),
        ListColumn("put_at", _("Put there"), lambda one: told(one.put_at), order="put_at"),
        ListColumn("attempts", _("Attempts"), order="attempts", kind="number"),
        ListColumn("next", _("Next attempt"), lambda one: next_attempt(one), order="next_attempt_at"),
        ListColumn("problem", _("Last problem"), lambda one: one.last_error[:120]),
    )

    def queryset(self) -> QuerySet:
        dead_first = Case(When(state=State.DEAD, then=Value(0)), default=Value(1), output_field=IntegerField())
        return OutgoingMessage.objects.defer("payload").annotate(urgency=dead_first)

    def url_of(self, record: Any) -> str:
        return reverse("desk:message", args=[record.pk])

    def worker_is_seen(self) -> bool:
        """Whether anybody is there to deliver."""
        return Worker.objects.seen_since(self.at - PATIENCE).exists()


class MessageRecord(RecordScreen):
    """One message. Its content is not shown: it may hold links that open doors."""

    model, moves = OutgoingMessage, MOVES
    move_urls = {"retry": "desk:retry", "drop": "desk:drop"}

    def queryset(self) -> QuerySet:
        return OutgoingMessage.objects.defer("payload").select_related("claimed_by")

    def trail(self) -> list[Crumb]:
        return [Crumb(OUTBOX, reverse("desk:outbox"))]

    def page_title(self) -> str:
        return str(self.record.key)

    def facts(self) -> list[tuple[str | Promise, object]]:
        one = self.record
        return [
            (_("Kind"), one.kind),
            (_("Last problem"), one.last_error),
            (_("Attempts"), one.attempts),
            (_("Put there"), told(one.put_at)),
            (_("Next attempt"), next_attempt(one)),
            (_("In hand of"), one.claimed_by),
            (_("Delivered"), told(one.delivered_at)),
            (_("Receipt"), one.receipt),
        ]


class _MoveMessage(MoveScreen):
    model, moves = OutgoingMessage, MOVES

    def trail(self) -> list[Crumb]:
        return [Crumb(OUTBOX, reverse("desk:outbox")), Crumb(self.record.key, self.after(None))]

    def after(self, result: Any) -> str:
        return reverse("desk:message", args=[self.record.pk])


class Retry(_MoveMessage):
    """Begin anew with all attempts."""

    move = "retry"
    form_class = forms.Form  # there is nothing to say
    lead = _("It is tried again right away, and then as often as a new one.")
    submit, done = _("Send again"), _("It waits to be sent again.")

    def run(self, form: forms.Form) -> OutgoingMessage:
        return retry(self.record, by=self.actor, at=self.at)


class Drop(_MoveMessage):
    """Never deliver it."""

    move = "drop"
    lead = _("It is never delivered, and its content is deleted.")
    submit, done = _("Drop"), _("It was dropped.")

    def run(self, form: forms.Form) -> OutgoingMessage:
        return drop(self.record, by=self.actor, at=self.at, reason=form.cleaned_data["reason"])


def told(moment: datetime | None) -> str:
    """A moment in the time of the country, to the minute."""
    return f"{localtime(moment):%H:%M %d/%m/%Y}" if moment else ""


def next_attempt(message: OutgoingMessage) -> str:
    """Nothing for what is not tried again."""
    return told(message.next_attempt_at) if message.state == State.WAITING else ""
