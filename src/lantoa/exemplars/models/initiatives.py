"""Initiatives (sáng kiến) of an exemplar, as they were recognised."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models import StoredFile
from lantoa.exemplars.models.dossiers import Dossier
from lantoa.exemplars.models.nurture import Noted


class Influence(models.TextChoices):
    """How far an initiative reaches, as its recognition says; each titled award asks for one of them."""

    UNIT = "unit", _("grassroots")
    PROVINCE = "province", _("province, ministry or branch")
    NATION = "nation", _("nationwide")


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    """Initiatives."""

    def standing(self) -> InitiativeQuerySet:
        """Those that nobody removed."""
        return self.filter(removed_at=None)


class Initiative(Noted):
    """One initiative, of the `year` that its recognition names. `value` is what it was worth, in đồng.

    A removed one stays, counts no more, and can come back.
    """

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="initiatives", verbose_name=_("dossier"))
    name = models.CharField(_("name of the initiative"), max_length=500)
    year = models.PositiveSmallIntegerField(_("year"), validators=[MinValueValidator(1945), MaxValueValidator(2100)])
    influence = models.CharField(_("scope of influence"), max_length=8, choices=Influence, default=Influence.UNIT)
    recognised_by = models.CharField(_("recognised by"), max_length=255)
    certificate = models.CharField(_("number of the certificate"), max_length=60, blank=True)
    certified_on = models.DateField(_("date of the certificate"), null=True, blank=True)
    value = models.DecimalField(
        _("value in đồng"), max_digits=15, decimal_places=0, null=True, blank=True, validators=[MinValueValidator(1)]
    )
    proof = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", verbose_name=_("certificate as a file"), null=True, blank=True
    )
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True, editable=False)

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        ordering = ("-year", "-pk")

    def __str__(self) -> str:
        return self.name if len(self.name) <= 120 else f"{self.name[:119]}…"

    @property
    def is_shown(self) -> bool:
        """Whether its certificate is there, by its number or as a file."""
        return bool(self.certificate or (self.proof and not self.proof.removed_at and not self.proof.erased_at))

    @property
    def document(self) -> str:
        """The certificate by its number and day, as far as they are known."""
        return ", ".join(filter(None, (self.certificate, f"{self.certified_on:%d/%m/%Y}" if self.certified_on else "")))
