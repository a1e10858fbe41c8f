"""Reminders that were sent, and who wants no daily letter."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.organisations.models import Body
from lantoa.plans.models.duties import Duty, Term
from lantoa.plans.models.plans import Plan


class Reminder(models.Model):
    """A body was told that something is still to be done: in a whole plan, in one duty, or in one period of it.

    What was sent stays as it was; whether it helped, the standing of the duty tells.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="reminders", verbose_name=_("plan"))
    duty = models.ForeignKey(
        Duty, models.PROTECT, related_name="reminders", verbose_name=_("duty"), null=True, blank=True
    )
    term = models.ForeignKey(
        Term, models.PROTECT, related_name="reminders", verbose_name=_("period"), null=True, blank=True
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="reminders", verbose_name=_("body"))
    text = models.TextField(_("what was written"))
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("sent by"), null=True, blank=True
    )
    sent_at = models.DateTimeField(_("sent at"))

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ("-sent_at", "-pk")
        indexes = [
            models.Index(fields=["body", "sent_at"], name="reminder_of_body"),
            models.Index(fields=["term", "body"], name="reminder_of_term"),
        ]

    def __str__(self) -> str:
        return f"{self.body}: {self.text[:80]}"


class DigestChoice(models.Model):
    """Whether a person wants the daily letter about her open work; without a row she does."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="digest_choice", verbose_name=_("person")
    )
    wanted = models.BooleanField(_("a letter every morning when there is something to do"), default=True)

    class Meta:
        verbose_name = _("choice about the daily letter")
        verbose_name_plural = _("choices about the daily letter")

    def __str__(self) -> str:
        return str(self.person)
