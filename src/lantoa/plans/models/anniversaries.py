"""Days that come back every year, and the secret addresses under which calendars may be followed."""

from __future__ import annotations

from hashlib import sha256

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.organisations.models import Body
from lantoa.organisations.models.folding import FoldedField


class Anniversary(models.Model):
    """A day of the year, of the whole country or of one body. In the lunar calendar, day 30 is the month's last.

    `first_year` is the year that it goes back to ("75 years of …"); with `only_year` it is once, in that year.
    A national day that nobody has verified is there, and not shown until somebody says so.
    """

    body = models.ForeignKey(
        Body, models.PROTECT, related_name="anniversaries", verbose_name=_("body"), null=True, blank=True
    )
    name = models.CharField(_("name"), max_length=255)
    folded_name = FoldedField("name")
    month = models.PositiveSmallIntegerField(_("month"))
    day = models.PositiveSmallIntegerField(_("day"))
    is_lunar = models.BooleanField(_("in the lunar calendar"), default=False)
    is_holiday = models.BooleanField(_("public holiday"), default=False)
    first_year = models.PositiveSmallIntegerField(_("since the year"), null=True, blank=True)
    only_year = models.PositiveSmallIntegerField(_("only in the year"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=255, blank=True)
    is_shown = models.BooleanField(_("shown in calendars"), default=True)

    class Meta:
        verbose_name = _("anniversary")
        verbose_name_plural = _("anniversaries")
        ordering = ("month", "day", "pk")
        constraints = [
            models.CheckConstraint(condition=models.Q(month__gte=1, month__lte=12), name="anniversary_month"),
            models.CheckConstraint(condition=models.Q(day__gte=1, day__lte=31), name="anniversary_day"),
        ]

    def __str__(self) -> str:
        return self.name


def hash_of(token: str) -> str:
    """What is kept of a secret address: enough to know it again, not enough to use it."""
    return sha256(token.encode()).hexdigest()


class CalendarFeed(models.Model):
    """A secret address at which a calendar program reads the days of one person, or of one body."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="calendar_feeds",
        verbose_name=_("person"),
        null=True,
        blank=True,
    )
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="calendar_feeds", verbose_name=_("body"), null=True, blank=True
    )
    name = models.CharField(_("where it is used"), max_length=120, blank=True)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by"))
    made_at = models.DateTimeField(_("made"))
    revoked_at = models.DateTimeField(_("switched off"), null=True, blank=True)

    class Meta:
        verbose_name = _("calendar feed")
        verbose_name_plural = _("calendar feeds")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(person=None, body__isnull=False) | models.Q(person__isnull=False, body=None),
                name="feed_of_person_or_body",
            )
        ]

    def __str__(self) -> str:
        return self.name or str(self.person or self.body)
