"""What is to be told of, and the campaigns under a slogan: plans list such themes, and progress is told by theme."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.exemplars.models.nurture import Noted
from lantoa.organisations.models import Body


class ThemeKind(models.TextChoices):
    """A lasting content, or something that is told for a while under a slogan."""

    CONTENT = "content", pgettext_lazy("kind of theme", "content")
    CAMPAIGN = "campaign", pgettext_lazy("kind of theme", "campaign")


class Audience(models.TextChoices):
    """For whom a story is told."""

    EVERYBODY = "everybody", pgettext_lazy("audience", "everybody")
    STAFF = "staff", pgettext_lazy("audience", "staff of bodies and units")
    WORKERS = "workers", pgettext_lazy("audience", "workers and farmers")
    MEMBERS = "members", pgettext_lazy("audience", "members of organisations")
    YOUTH = "youth", pgettext_lazy("audience", "young people and pupils")


class Theme(Noted):
    """What stories tell of, such as "Uncle Hồ's thought on emulation"; without a body it is everybody's.

    Those of a body are used by all below it.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="themes", verbose_name=_("body"), null=True, blank=True)
    name = models.CharField(_("name"), max_length=160)
    kind = models.CharField(pgettext_lazy("theme", "kind"), max_length=8, choices=ThemeKind, default=ThemeKind.CONTENT)
    about = models.TextField(_("what belongs to it"), blank=True)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        constraints = [
            models.CheckConstraint(condition=Q(until=None) | Q(until__gte=F("since")), name="theme_in_order"),
            models.UniqueConstraint(fields=["body", "name"], name="theme_named_once"),
            models.UniqueConstraint(fields=["name"], condition=Q(body=None), name="common_theme_named_once"),
        ]

    def __str__(self) -> str:
        return self.name
