"""Movements and campaigns, and what their reviews found."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lantoa.kit.moves import StateField
from lantoa.movements.models.criteria import CriteriaSet
from lantoa.movements.models.fields import Field
from lantoa.movements.states import MOVEMENT_MOVES, MovementState
from lantoa.organisations.models import Body, Group
from lantoa.organisations.models.folding import FoldedField


class MovementKind(models.TextChoices):
    """What was launched."""

    MOVEMENT = "movement", _("emulation movement")
    CAMPAIGN = "campaign", _("campaign")


class ReviewKind(models.TextChoices):
    """Half way, or at the end."""

    INTERIM = "interim", _("interim review")
    FINAL = "final", _("final review")


class Movement(models.Model):
    """A movement or campaign in the register of `body`.

    `launcher` launched it: mostly `body` itself, otherwise one above, or the cluster, whose movement is carried out
    here. The days of the reviews are independent of those of any plan.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="movements", verbose_name=_("kept by"))
    launcher = models.ForeignKey(Body, models.PROTECT, related_name="launched_movements", verbose_name=_("launched by"))
    kind = models.CharField(_("kind"), max_length=8, choices=MovementKind, default=MovementKind.MOVEMENT)
    name = models.CharField(_("name"), max_length=500)
    folded_name = FoldedField("name", max_length=500)
    document = models.CharField(_("number of the launch document"), max_length=60, blank=True)
    issued_on = models.DateField(_("date of the launch document"), null=True, blank=True)
    launched_on = models.DateField(_("launched on"), null=True, blank=True)
    goals = models.TextField(_("goals"), blank=True)
    basis = models.TextField(
        _("what the goals rest on"), blank=True, help_text=_("Resolutions and programmes, also those without a number.")
    )
    fields = models.ManyToManyField(Field, related_name="movements", verbose_name=_("fields"), blank=True)
    first_day = models.DateField(_("from"), null=True, blank=True)
    last_day = models.DateField(_("to"), null=True, blank=True)
    interim_review_on = models.DateField(_("interim review by"), null=True, blank=True)
    final_review_on = models.DateField(_("final review by"), null=True, blank=True)
    group = models.ForeignKey(
        Group, models.PROTECT, related_name="+", verbose_name=_("participating group"), null=True, blank=True
    )
    bodies = models.ManyToManyField(
        Body, related_name="participations", verbose_name=_("participating bodies"), blank=True
    )
    criteria_sets = models.ManyToManyField(
        CriteriaSet, related_name="movements", verbose_name=_("criteria"), blank=True
    )
    state = StateField(MOVEMENT_MOVES)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("emulation movement")
        verbose_name_plural = _("emulation movements")
        constraints = [
            models.CheckConstraint(
                condition=Q(first_day__lte=F("last_day")) | Q(first_day=None) | Q(last_day=None),
                name="movement_in_order",
            )
        ]
        indexes = [models.Index(fields=["body", "state", "launched_on"], name="movement_of_body")]

    def __str__(self) -> str:
        return self.name

    def late_review(self, today: date, held: set[str]) -> str:
        """Which review should have been held by `today` and is not among those `held`; empty when none."""
        if self.state != MovementState.RUNNING:
            return ""
        final = self.final_review_on or self.last_day
        if final and final < today and ReviewKind.FINAL not in held:
            return ReviewKind.FINAL
        if self.interim_review_on and self.interim_review_on < today and not held:
            return ReviewKind.INTERIM
        return ""


class MovementReview(models.Model):
    """What an interim or final review found; without a word on exemplars it is none."""

    movement = models.ForeignKey(Movement, models.CASCADE, related_name="reviews", verbose_name=_("movement"))
    kind = models.CharField(_("kind"), max_length=8, choices=ReviewKind)
    held_on = models.DateField(_("held on"))
    document = models.CharField(_("number of the report"), max_length=60, blank=True)
    result = models.TextField(_("results"))
    exemplars = models.TextField(_("exemplars found, nurtured and replicated"))
    lessons = models.TextField(_("lessons and proposals"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("review of a movement")
        verbose_name_plural = _("reviews of movements")
        ordering = ("held_on", "pk")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.held_on:%d/%m/%Y}"
