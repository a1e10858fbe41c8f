"""Clauses: single statements of a plan, as the reader proposed them and as a person confirmed them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.kit.moves import StateField
from lantoa.plans.models.plans import Citation, Plan
from lantoa.plans.states import CLAUSE_MOVES


class ClauseKind(models.TextChoices):
    """What a clause is; the order in which they are reviewed."""

    TARGET = "target", _("target")
    TASK = "task", pgettext_lazy("kind of clause", "task")
    CRITERION = "criterion", _("criterion")
    EVENT = "event", _("event")
    CITATION = "citation", _("cited document")


#: The kinds that make a duty once they are confirmed.
BINDING = (ClauseKind.TARGET, ClauseKind.TASK)


class Origin(models.TextChoices):
    """Who put a clause forward."""

    READER = "reader", _("found by the reader")
    PERSON = "person", _("added by hand")
    SPLIT = "split", _("part of a divided clause")


class Clause(models.Model):
    """One statement with its place in the text. It counts only once a person has confirmed it and the plan runs.

    `read` is what the reader made of it (one item of the reading) and stays as it was; what a person made of it stands
    in the duty, or here in `quote`, `field` and `scope`. Without `start` and `end` it has no place in the text.
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="clauses", verbose_name=_("plan"))
    kind = models.CharField(_("kind"), max_length=10, choices=ClauseKind)
    section = models.CharField(_("section"), max_length=60, blank=True)  # the path of labels, "IV.2.b"
    quote = models.TextField(_("wording"))
    start = models.PositiveIntegerField(null=True, blank=True, editable=False)
    end = models.PositiveIntegerField(null=True, blank=True, editable=False)
    read = models.JSONField(default=dict, blank=True, editable=False)
    origin = models.CharField(_("origin"), max_length=6, choices=Origin, default=Origin.READER)
    field = models.CharField(_("field"), max_length=255, blank=True)  # of a criterion; empty: a general one
    event_date = models.CharField(_("date"), max_length=60, blank=True)  # of an event, as printed
    citation = models.ForeignKey(
        Citation, models.CASCADE, related_name="clauses", verbose_name=_("cited document"), null=True, blank=True
    )

    state = StateField(CLAUSE_MOVES)
    same_as = models.ForeignKey(
        "self", models.PROTECT, related_name="merged", verbose_name=_("the same as"), null=True, blank=True
    )
    part_of = models.ForeignKey(
        "self", models.CASCADE, related_name="parts", verbose_name=_("divided from"), null=True, blank=True
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("confirmer"), null=True, blank=True
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)

    class Meta:
        verbose_name = _("clause")
        verbose_name_plural = _("clauses")
        ordering = ("start", "pk")
        indexes = [models.Index(fields=["plan", "state", "kind"], name="clause_of_plan")]

    def __str__(self) -> str:
        return f"{self.section} {self.quote}"[:120].strip()
