"""Milestones: what happened to an exemplar, on which day and at whose doing. Measures count them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.models.dossiers import Dossier
from lantoa.exemplars.models.rounds import Round
from lantoa.organisations.models import Body


class MilestoneKind(models.TextChoices):
    """What happened."""

    DETECTED = "detected", _("detected")
    REGISTERED = "registered", _("registered to be built up")
    INTRODUCED = "introduced", _("introduced")
    SELECTED = "selected", _("selected")
    RECOGNISED = "recognised", _("recognised")
    FOLLOWED_UP = "followed_up", _("visited after the recognition")


class Rung(models.TextChoices):
    """The rungs of the ladder. The district ended on 30 June 2025 and stands in older documents."""

    UNIT = "unit", _("grassroots")
    DISTRICT = "district", _("district (until 30 June 2025)")
    COMMUNE = "commune", _("commune")
    PROVINCE = "province", _("province")
    NATION = "nation", _("nationwide")


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    """Milestones."""

    def standing(self) -> MilestoneQuerySet:
        """Those that nobody struck out."""
        return self.filter(struck_at=None)


class Milestone(models.Model):
    """One fact. `body` is whose figure it is: who detected, introduced, selected, recognised, visited.

    An introduction goes `to_body`, `via` another one where the plan says so. A mistake is struck out with its reason
    and stays; it counts no more.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="milestones", verbose_name=_("dossier"))
    kind = models.CharField(_("what happened"), max_length=11, choices=MilestoneKind)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("counts for"))
    on = models.DateField(_("on"))
    to_body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("to"), null=True, blank=True)
    via = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("by way of"), null=True, blank=True)
    rung = models.CharField(_("level"), max_length=8, choices=Rung, blank=True)
    document = models.CharField(_("number of the document"), max_length=60, blank=True)
    round = models.ForeignKey(
        Round, models.PROTECT, related_name="milestones", verbose_name=_("round"), null=True, blank=True
    )
    note = models.TextField(_("note"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded at"))
    struck_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True)
    struck_at = models.DateTimeField(null=True, blank=True)
    struck_reason = models.TextField(blank=True)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ("on", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(struck_at=None) | ~Q(struck_reason=""), name="milestone_struck_with_reason"
            ),
            models.UniqueConstraint(
                fields=["dossier", "body"], condition=Q(kind="detected", struck_at=None), name="milestone_detected_once"
            ),
        ]
        indexes = [
            models.Index(fields=["kind", "body", "on"], condition=Q(struck_at=None), name="milestone_counted"),
            models.Index(fields=["dossier", "on"], name="milestone_of_dossier"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%d/%m/%Y}"

    @property
    def days_after_finding(self) -> int:
        """From the day on which the exemplar was found to this one; negative for what had happened before."""
        return (self.on - self.dossier.found_on).days

    def strike_out(self, person: Any, at: datetime, reason: str) -> None:
        """Keep it as a mistake with its reason, by `person` (None: the platform)."""
        self.struck_by, self.struck_at, self.struck_reason = person, at, reason
        self.save(update_fields=["struck_by", "struck_at", "struck_reason"])
