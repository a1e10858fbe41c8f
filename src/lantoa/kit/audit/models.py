"""What the log consists of."""

from __future__ import annotations

import json
from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class LogEntry(models.Model):
    """Who did what to which record. Written by `lantoa.kit.audit` alone; the database itself refuses any change.

    `number` and `seal` are added once, right after the transaction that wrote the entry, and never change again:
    lantoa/kit/audit/chain.py.
    """

    at = models.DateTimeField(_("when"))
    verb = models.CharField(_("what was done"), max_length=60)
    # The log keeps the number of an account even when the account is gone, as those of the demo are one day.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.DO_NOTHING,
        db_constraint=False,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    address = models.CharField(_("from which address"), max_length=45, blank=True)
    kind = models.CharField(_("kind of record"), max_length=80, blank=True)  # "organisations.body"; empty: no record
    key = models.CharField(_("key of the record"), max_length=64, blank=True)
    subject = models.CharField(_("about"), max_length=200, blank=True)
    body_id = models.BigIntegerField(_("body"), null=True)
    changes_json = models.TextField(_("what changed"), default="{}")  # as text: the seal is over these very characters
    note = models.TextField(_("reason"), blank=True)
    number = models.BigIntegerField(_("number"), null=True, unique=True)
    seal = models.CharField(_("seal"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("log entry")
        verbose_name_plural = _("log")
        indexes = [
            models.Index(fields=["kind", "key", "id"], name="log_of_record"),
            models.Index(fields=["body_id", "id"], name="log_of_body"),
            models.Index(fields=["id"], name="log_not_sealed", condition=models.Q(number=None)),
        ]

    def __str__(self) -> str:
        return f"{self.verb} {self.kind} {self.key}".strip()

    @property
    def changes(self) -> dict[str, list[Any]]:
        """By field, what it was and what it became."""
        return dict(json.loads(self.changes_json))


class LogEnd(models.Model):
    """How many sealed entries the log has, and the seal of the last: one row, so that a cut-off tail is missed."""

    count = models.BigIntegerField(default=0)
    seal = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("end of the log")
        verbose_name_plural = _("end of the log")

    def __str__(self) -> str:
        return f"{self.count} {self.seal}"
