"""What became of the duties of a plan when a later one continued it: every one of them is accounted for."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lantoa.plans.models.duties import Duty
from lantoa.plans.models.plans import Plan


class Carrying(models.TextChoices):
    """What was decided about an earlier duty."""

    AS_IT_IS = "as_it_is", _("carry over as it is")
    CHANGED = "changed", _("carry over changed")
    DROPPED = "dropped", _("drop")


class Carryover(models.Model):
    """What `plan` does with `duty` of the plan before it: the duty that it `became`, or why it was dropped."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="carryovers", verbose_name=_("plan"))
    duty = models.ForeignKey(Duty, models.PROTECT, related_name="carryovers", verbose_name=_("earlier duty"))
    decision = models.CharField(_("decision"), max_length=8, choices=Carrying)
    became = models.OneToOneField(
        Duty, models.CASCADE, related_name="carried_from", verbose_name=_("new duty"), null=True, blank=True
    )
    reason = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("duty carried over")
        verbose_name_plural = _("duties carried over")
        constraints = [
            models.UniqueConstraint(fields=["plan", "duty"], name="carryover_once"),
            models.CheckConstraint(
                condition=Q(decision=Carrying.DROPPED, became=None) | ~Q(decision=Carrying.DROPPED) & ~Q(became=None),
                name="carryover_became_or_dropped",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.duty}: {self.get_decision_display()}"
