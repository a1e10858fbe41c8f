"""People whom a folder names or shows."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models.folders import Folder, InFolder
from lantoa.organisations.models.folding import FoldedField


class Standing(models.TextChoices):
    """What somebody has to do with what the folder is about."""

    SUBJECT = "subject", _("the person it is about")
    NAMED = "named", _("named or shown in it")


class NamedPerson(InFolder, models.Model):
    """Somebody whose data a folder holds. `born_on`, or only `born_in` (a year), where it is known."""

    folder = models.ForeignKey(Folder, models.PROTECT, related_name="people", verbose_name=_("folder"))
    name = models.CharField(_("full name"), max_length=255)
    folded_name = FoldedField("name")
    standing = models.CharField(_("part"), max_length=8, choices=Standing, default=Standing.NAMED)
    born_on = models.DateField(_("born on"), null=True, blank=True)
    born_in = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True)
    erased_because = models.TextField(_("why it was erased"), blank=True)

    class Meta:
        verbose_name = _("person named in a folder")
        verbose_name_plural = _("people named in folders")
        ordering = ("-standing", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["folder", "folded_name"], condition=Q(erased_at=None), name="named_once_in_a_folder"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def age(self, on: date) -> int | None:
        """In full years on that day; of a year alone the youngest that it allows. None: not known."""
        if self.born_on:
            return on.year - self.born_on.year - ((on.month, on.day) < (self.born_on.month, self.born_on.day))
        return on.year - self.born_in - 1 if self.born_in else None
