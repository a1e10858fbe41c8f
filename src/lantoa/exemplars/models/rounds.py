"""Rounds: a time in which a body has exemplars registered or introduced. Outside of rounds both go on all year."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lantoa.movements.models import CriteriaSet
from lantoa.organisations.models import Body
from lantoa.plans.models import Duty


class RoundKind(models.TextChoices):
    """What is asked for."""

    REGISTRATION = "registration", _("registration of exemplars to build up")
    INTRODUCTION = "introduction", _("introduction of exemplars")


class Round(models.Model):
    """`body` asks the bodies below `asked_below`, from `since` to `until`, both days included.

    That is `body` itself, or the body whose programme has its papers go through `body`.
    The route is what the plan says: to `to_body`, by way of `via` where one is named. `duty` is what it serves.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="rounds", verbose_name=_("held by"))
    asked_below = models.ForeignKey(
        Body, models.PROTECT, related_name="rounds_below", verbose_name=_("asks those below"), blank=True
    )
    kind = models.CharField(_("what is asked for"), max_length=12, choices=RoundKind, default=RoundKind.INTRODUCTION)
    title = models.CharField(_("name of the round"), max_length=255)
    since = models.DateField(_("from"))
    until = models.DateField(_("to"))
    to_body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("introduced to"))
    via = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("by way of"), null=True, blank=True)
    criteria_set = models.ForeignKey(
        CriteriaSet, models.PROTECT, related_name="rounds", verbose_name=_("criteria"), null=True, blank=True
    )
    duty = models.ForeignKey(
        Duty, models.SET_NULL, related_name="rounds", verbose_name=_("duty that it serves"), null=True, blank=True
    )
    note = models.TextField(_("note"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("round")
        verbose_name_plural = _("rounds")
        constraints = [models.CheckConstraint(condition=Q(since__lte=F("until")), name="exemplar_round_in_order")]
        indexes = [models.Index(fields=["asked_below", "until"], name="exemplar_round_below")]

    def __str__(self) -> str:
        return self.title

    def save(self, **options: Any) -> None:
        if self.asked_below_id is None:
            self.asked_below_id = self.body_id
        super().save(**options)
