"""A spell: the days from `since` on and before `until`. What is dated here is dated in this one way."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

# An end that is not known stands in the data as the last day there is, so that "on that day" is two comparisons and an
# index answers them; with an empty end it would be three, and an OR.
FOREVER = date.max


class SpellQuerySet(models.QuerySet):
    """Asks dated rows as of a day."""

    def on(self, day: date) -> Self:
        """Those that hold on `day`."""
        return self.filter(since__lte=day, until__gt=day)

    def overlapping(self, since: date, until: date) -> Self:
        """Those that share at least one day with the days from `since` on and before `until`."""
        return self.filter(since__lt=until, until__gt=since)

    def open(self) -> Self:
        """Those without an end."""
        return self.filter(until=FOREVER)


class Spell(models.Model):
    """What holds from a day on, until a day on which it no longer holds."""

    since = models.DateField(_("from"))
    until = models.DateField(_("until"), default=FOREVER, help_text=_("The first day on which it no longer holds."))

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        """Whether no end is known."""
        return self.until == FOREVER

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds, as people write it ("đến 30/6/2025"); None while no end is known."""
        return None if self.is_open else self.until - timedelta(days=1)

    def holds_on(self, day: date) -> bool:
        """Whether `day` is one of its days."""
        return self.since <= day < self.until


def in_order(name: str) -> models.CheckConstraint:
    """The constraint that a spell has at least one day."""
    return models.CheckConstraint(condition=models.Q(since__lt=models.F("until")), name=name)


def one_open(name: str, *fields: str) -> models.UniqueConstraint:
    """The constraint that for the same `fields` at most one spell has no end."""
    return models.UniqueConstraint(fields=fields, condition=models.Q(until=FOREVER), name=name)


def once_a_day(name: str, *fields: str) -> models.UniqueConstraint:
    """The constraint that for the same `fields` no two spells begin on the same day."""
    return models.UniqueConstraint(fields=[*fields, "since"], name=name)


class FromChange(Spell):
    """A spell that a change of organisation began and perhaps another one ended: what undoing needs to know."""

    made_by = models.ForeignKey(
        "organisations.Change", models.PROTECT, related_name="made_%(class)s", verbose_name=_("begun by")
    )
    ended_by = models.ForeignKey(
        "organisations.Change",
        models.PROTECT,
        related_name="ended_%(class)s",
        verbose_name=_("ended by"),
        null=True,
        blank=True,
    )

    class Meta:
        abstract = True

    def end(self, *, on: date, by: Any) -> None:
        """Let it end the day before `on`, because of the change `by`."""
        self.until, self.ended_by = on, by
        self.save(update_fields=["until", "ended_by"])
