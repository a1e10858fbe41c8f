"""What waits to leave the house."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.kit.moves import StateField
from lantoa.kit.outbox.states import MOVES
from lantoa.kit.working.models import Worker


class OutgoingMessage(models.Model):
    """One thing to be delivered, written in the transaction that wants it to leave.

    `key` makes it one: who puts the same key again puts nothing. `claimed_by` is the worker that is at it now.
    """

    kind = models.CharField(_("kind"), max_length=60)
    key = models.CharField(_("key"), max_length=200, unique=True)
    payload = models.JSONField(_("content"))  # emptied once delivered or dropped: it may hold links that open doors
    state = StateField(MOVES)
    attempts = models.PositiveIntegerField(_("attempts"), default=0)
    put_at = models.DateTimeField(_("put there"))
    next_attempt_at = models.DateTimeField(_("next attempt"))
    claimed_by = models.ForeignKey(Worker, models.SET_NULL, null=True, related_name="+", verbose_name=_("worker"))
    last_error = models.TextField(_("last problem"), blank=True)
    delivered_at = models.DateTimeField(_("delivered"), null=True)
    receipt = models.TextField(_("receipt"), blank=True)

    class Meta:
        verbose_name = _("outgoing message")
        verbose_name_plural = _("outbox")
        # Of all states: SQLite takes an index of the waiting alone for no query that hands the state over apart.
        indexes = [models.Index(fields=["state", "next_attempt_at", "id"], name="outbox_next")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
