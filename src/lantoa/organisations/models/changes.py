"""What happened to bodies, by which document, and who followed whom."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.kit.moves import StateField
from lantoa.organisations.models.bodies import Body
from lantoa.organisations.models.folding import FoldedField
from lantoa.organisations.states import MOVES, ChangeState


class ChangeKind(models.TextChoices):
    """What can happen to bodies."""

    FOUNDING = "founding", _("Founding")
    RENAMING = "renaming", _("Renaming")
    MOVE = "move", _("New place in a tree")
    MERGER = "merger", _("Merger")
    SPLIT = "split", _("Split")
    ABOLITION = "abolition", _("Abolition")
    LOADING = "loading", _("Loaded from a list")


class Change(models.Model):
    """One decided change. Everything that it began or ended points back to it, so that it can be undone as a whole."""

    kind = models.CharField(_("kind"), max_length=12, choices=ChangeKind)
    on = models.DateField(_("in force from"))
    document = models.CharField(
        _("deciding document"), max_length=255, blank=True, help_text=_("For example: Resolution 1686/NQ-UBTVQH15")
    )
    folded_document = FoldedField("document")
    note = models.TextField(_("note"), blank=True)
    state = StateField(MOVES)
    bodies = models.ManyToManyField(Body, related_name="changes", verbose_name=_("bodies concerned"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("change of organisation")
        verbose_name_plural = _("changes of organisation")
        indexes = [models.Index(fields=["on"], name="change_on")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.on:%d/%m/%Y}"


class Share(models.TextChoices):
    """How much a successor took over."""

    WHOLE = "whole", _("everything")
    PART = "part", _("a part")


class SuccessionQuerySet(models.QuerySet):
    """Asks who followed whom."""

    def in_force(self) -> Self:
        """Those whose change has not been undone.

        Said this way round because SQLite would begin at the index of states, with every change of the country in
        force, and look among each one's successions for the few bodies that are asked about.
        """
        return self.exclude(change__state=ChangeState.UNDONE)


class Succession(models.Model):
    """A body followed another one, wholly or in part, on the day of the change.

    Who answers for an ended body: those who took over everything; where nobody did, each that took over a part.
    """

    change = models.ForeignKey(Change, models.CASCADE, related_name="successions", verbose_name=_("change"))
    predecessor = models.ForeignKey(Body, models.PROTECT, related_name="successors", verbose_name=_("before"))
    successor = models.ForeignKey(Body, models.PROTECT, related_name="predecessors", verbose_name=_("after"))
    share = models.CharField(_("took over"), max_length=5, choices=Share, default=Share.WHOLE)
    part = models.CharField(_("which part"), max_length=255, blank=True)
    on = models.DateField(_("from"))

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        constraints = [
            models.UniqueConstraint(fields=["change", "predecessor", "successor"], name="succession_once"),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")), name="succession_not_of_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"
