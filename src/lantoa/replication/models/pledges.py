"""Promises of the public to learn from an exemplar."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.models import Dossier

MOST_PEOPLE = 500  # who promise together: a school, a large office


class Pledge(models.Model):
    """So many `people` promised together, at a moment, to learn from the exemplar. Who they are is not asked."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="pledges", verbose_name=_("exemplar"))
    people = models.PositiveSmallIntegerField(
        _("how many people"), default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_PEOPLE)]
    )
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("pledge to learn")
        verbose_name_plural = _("pledges to learn")

    def __str__(self) -> str:
        return f"{self.people}: {self.dossier}"
