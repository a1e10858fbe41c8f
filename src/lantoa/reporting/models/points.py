"""What a review leaves to be done: lessons and recommendations, each with who sees to it and by when."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.kit.moves import StateField
from lantoa.movements.models import MovementReview
from lantoa.organisations.models import Body
from lantoa.organisations.models.folding import FoldedField
from lantoa.reporting.models.reports import PeriodicReport
from lantoa.reporting.states import LIVE_POINTS, POINT_MOVES


class PointKind(models.TextChoices):
    """What was learned, or what ought to be done."""

    LESSON = "lesson", pgettext_lazy("of a review", "lesson")
    RECOMMENDATION = "recommendation", _("recommendation")


class ReviewPoint(models.Model):
    """One lesson or recommendation of a review that `body` wrote: a `report`, or the review of a movement.

    `owner` sees to it, by name `owner_person` where one of its people does. `outcome` and `settled_on` say what became
    of it; both are empty while it is open.
    """

    report = models.ForeignKey(
        PeriodicReport,
        models.CASCADE,
        related_name="points",
        verbose_name=_("periodic report"),
        null=True,
        blank=True,
        editable=False,
    )
    movement_review = models.ForeignKey(
        MovementReview,
        models.CASCADE,
        related_name="points",
        verbose_name=_("review of a movement"),
        null=True,
        blank=True,
        editable=False,
    )
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="review_points", verbose_name=_("reviewed by"), editable=False
    )
    kind = models.CharField(_("kind"), max_length=14, choices=PointKind)
    text = models.TextField(_("what"))
    folded_text = FoldedField("text", max_length=2000)
    owner = models.ForeignKey(Body, models.PROTECT, related_name="points_owned", verbose_name=_("who sees to it"))
    owner_person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("which person there"),
        null=True,
        blank=True,
    )
    due_on = models.DateField(_("to be done by"))
    state = StateField(POINT_MOVES)
    outcome = models.TextField(_("what became of it"), blank=True, editable=False)
    settled_on = models.DateField(_("settled on"), null=True, blank=True, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded at"), editable=False)

    class Meta:
        verbose_name = _("point of a review")
        verbose_name_plural = _("points of reviews")
        constraints = [
            models.CheckConstraint(
                condition=Q(report=None, movement_review__isnull=False) | Q(report__isnull=False, movement_review=None),
                name="point_of_one_review",
            )
        ]
        indexes = [models.Index(fields=["owner", "state", "due_on"], name="point_to_see_to")]

    def __str__(self) -> str:
        return self.text[:120]

    @property
    def review(self) -> PeriodicReport | MovementReview:
        """Where it was written."""
        found = self.report or self.movement_review
        assert found is not None  # noqa: S101 - the table has it so
        return found

    def is_late(self, today: date) -> bool:
        """Whether it is still open after its day."""
        return self.state in LIVE_POINTS and self.due_on < today
