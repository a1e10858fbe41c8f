"""Screening: a dossier beside the criteria that hold for it, answered one by one."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models import Claim, StoredFile
from lantoa.exemplars.models.dossiers import Dossier
from lantoa.exemplars.states import SCREENING_MOVES
from lantoa.kit.moves import StateField
from lantoa.movements.models import CriteriaSet, Criterion
from lantoa.organisations.models import Body


class Met(models.TextChoices):
    """How far a criterion is met; empty is not answered yet."""

    YES = "yes", _("fully met")
    PARTLY = "partly", _("partly met")
    NO = "no", _("not met")


class EndorsedBy(models.TextChoices):
    """In which way the collective said what it thinks."""

    VOTE = "vote", _("vote")
    MINUTES = "minutes", _("minutes of a meeting")


class Screening(models.Model):
    """`body` holds the dossier against one set of criteria; the collective endorses, the head confirms.

    With `is_anonymous` those who screen are shown the dossier without the name of the exemplar.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="screenings", verbose_name=_("dossier"))
    criteria_set = models.ForeignKey(CriteriaSet, models.PROTECT, related_name="screenings", verbose_name=_("criteria"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("screened by"))
    is_anonymous = models.BooleanField(_("without the name"), default=False)
    endorsed_by = models.CharField(_("how the collective said it"), max_length=7, choices=EndorsedBy, blank=True)
    votes_for = models.PositiveSmallIntegerField(_("votes for"), null=True, blank=True)
    votes_against = models.PositiveSmallIntegerField(_("votes against"), null=True, blank=True)
    endorsed_on = models.DateField(_("on"), null=True, blank=True)
    minutes = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", verbose_name=_("minutes"), null=True, blank=True
    )
    endorsement_note = models.TextField(_("what was said"), blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("confirmed by"),
        null=True,
        blank=True,
    )
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True, blank=True)
    state = StateField(SCREENING_MOVES)
    begun_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("begun by"), null=True, blank=True
    )
    begun_at = models.DateTimeField(_("begun at"))

    class Meta:
        verbose_name = _("screening")
        verbose_name_plural = _("screenings")
        constraints = [
            models.UniqueConstraint(fields=["dossier", "criteria_set", "body"], name="screening_once"),
        ]

    def __str__(self) -> str:
        return f"{self.criteria_set} {self.begun_at:%d/%m/%Y}"


class ScreeningAnswer(models.Model):
    """What is said of one criterion; `points` at most those of the criterion, where it has any."""

    screening = models.ForeignKey(Screening, models.CASCADE, related_name="answers", verbose_name=_("screening"))
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+", verbose_name=_("criterion"))
    met = models.CharField(_("met"), max_length=6, choices=Met, blank=True)
    claim = models.ForeignKey(
        Claim, models.PROTECT, related_name="+", verbose_name=_("shown by"), null=True, blank=True
    )
    points = models.DecimalField(
        _("points"), max_digits=7, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("answer to a criterion")
        verbose_name_plural = _("answers to criteria")
        ordering = ("criterion__order", "pk")
        constraints = [
            models.UniqueConstraint(fields=["screening", "criterion"], name="screening_answer_once"),
        ]

    def __str__(self) -> str:
        return f"{self.criterion}: {self.get_met_display()}"
