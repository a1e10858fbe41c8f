"""What a model, or what an exemplar does, consists of, told so that others can do the same."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.exemplars.models import Dossier
from lantoa.exemplars.models.nurture import Noted


class BlockQuerySet(models.QuerySet["BuildingBlock"]):
    """Building blocks."""

    def standing(self) -> BlockQuerySet:
        """Those that nobody took out."""
        return self.filter(removed_at=None)

    def public(self) -> BlockQuerySet:
        """Those that stand on the public page of their exemplar, as long as it has one."""
        return self.standing().filter(is_public=True)


class BuildingBlock(Noted):
    """One part of how it is done, at its `position` among those of the dossier, which begins with 1.

    One that was taken out stays, for those who adopted it, and can come back. Whoever decides about the public page
    lets the public read it (`is_public`), until its words change. `contact` is for the desk alone.
    """

    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="blocks", verbose_name=_("dossier"))
    title = models.CharField(pgettext_lazy("building block", "title"), max_length=160)
    what = models.TextField(_("what to do"))
    requires = models.TextField(_("what it needs"), blank=True)
    costs = models.TextField(_("what it costs"), blank=True)
    pitfalls = models.TextField(_("what to beware of"), blank=True)
    contact = models.CharField(_("whom to ask"), max_length=255, blank=True)
    position = models.PositiveSmallIntegerField(_("place in the order"), default=1)
    is_public = models.BooleanField(_("on the public page"), default=False, editable=False)
    removed_at = models.DateTimeField(_("taken out at"), null=True, editable=False)

    objects = BlockQuerySet.as_manager()

    class Meta:
        verbose_name = _("building block")
        verbose_name_plural = _("building blocks")
        ordering = ("position", "pk")

    def __str__(self) -> str:
        return self.title

    @property
    def body_id(self) -> int:
        """Whose log it stands in."""
        return self.dossier.body_id
