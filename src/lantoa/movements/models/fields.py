"""Fields of work and types of models: those of the whole installation, and a body's own."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lantoa.movements.wording import plain_field
from lantoa.organisations.models import Body
from lantoa.organisations.models.folding import FoldedField

_KEPT_BY = _("Empty: known to everybody.")


def _once(prefix: str, name: str) -> list[models.BaseConstraint]:
    """A body names something once, and so does the installation, whose rows have no body."""
    return [
        models.UniqueConstraint(fields=["body", name], name=f"{prefix}_once"),
        models.UniqueConstraint(fields=[name], condition=Q(body=None), name=f"{prefix}_once_for_all"),
    ]


class Field(models.Model):
    """A field of work (lĩnh vực) that criteria are for. Without `body` it is a reference that every body may use."""

    body = models.ForeignKey(
        Body,
        models.PROTECT,
        related_name="fields_of_work",
        verbose_name=_("kept by"),
        null=True,
        blank=True,
        help_text=_KEPT_BY,
    )
    name = models.CharField(_("name"), max_length=160)
    folded_name = FoldedField("name")
    note = models.CharField(_("note"), max_length=255, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    retired = models.BooleanField(_("no longer offered"), default=False)

    class Meta:
        verbose_name = _("field of work")
        verbose_name_plural = _("fields of work")
        ordering = ("order", "folded_name", "pk")
        constraints = _once("field", "folded_name")

    def __str__(self) -> str:
        return self.name


class FieldAlias(models.Model):
    """Another wording of a field: programmes name one and the same differently.

    Without `body` it holds for every plan; otherwise for what that body, and those below it, write.
    """

    field = models.ForeignKey(Field, models.CASCADE, related_name="aliases", verbose_name=_("field"))
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="+", verbose_name=_("kept by"), null=True, blank=True, help_text=_KEPT_BY
    )
    text = models.CharField(_("other wording"), max_length=255)
    folded = models.CharField(max_length=255, editable=False, db_index=True)
    source = models.CharField(_("where it is written so"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("other wording of a field")
        verbose_name_plural = _("other wordings of fields")
        ordering = ("text", "pk")
        constraints = _once("field_alias", "folded")

    def __str__(self) -> str:
        return self.text

    def save(self, **options: Any) -> None:
        self.folded = plain_field(self.text)[:255]
        super().save(**options)


class ModelType(models.Model):
    """A type of model that units are asked to build, such as skilful mass mobilisation."""

    body = models.ForeignKey(
        Body, models.PROTECT, related_name="+", verbose_name=_("kept by"), null=True, blank=True, help_text=_KEPT_BY
    )
    name = models.CharField(_("name"), max_length=160)
    folded_name = FoldedField("name")
    order = models.PositiveSmallIntegerField(_("order"), default=100)
    retired = models.BooleanField(_("no longer offered"), default=False)

    class Meta:
        verbose_name = _("type of model")
        verbose_name_plural = _("types of models")
        ordering = ("order", "folded_name", "pk")
        constraints = _once("model_type", "folded_name")

    def __str__(self) -> str:
        return self.name
