"""Criteria in sets: a body's own regulation, or what a plan says, version after version."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lantoa.kit.moves import StateField
from lantoa.movements.models.fields import Field
from lantoa.movements.states import CRITERIA_MOVES, ISSUED, CriteriaState
from lantoa.organisations.models import Body
from lantoa.organisations.models.folding import FoldedField
from lantoa.organisations.models.spells import Spell, SpellQuerySet, in_order


class Branch(models.TextChoices):
    """Which subjects a criterion is for."""

    ALL = "all", _("all subjects")
    INDIVIDUAL = "individual", _("individuals only")
    COLLECTIVE = "collective", _("collectives only")
    HOUSEHOLD = "household", _("households only")


class Breadth(models.TextChoices):
    """Whether somebody is exemplary altogether, or in one aspect of the work."""

    EITHER = "either", _("both kinds of exemplars")
    COMPREHENSIVE = "comprehensive", _("comprehensive exemplars")
    ASPECT = "aspect", _("exemplars in one aspect")


class Scope(models.TextChoices):
    """A criterion is for everybody, or for one field of work."""

    GENERAL = "general", _("general")
    FIELD = "field", _("of a field")


class CriteriaSet(Spell):
    """One version of a set of criteria of `body`. A later version supersedes it from a day; nothing is overwritten.

    Versions of one regulation share `series`. A draft has no days. `source_plan` is the id of the plan that they come
    from, which this room does not know; `source` says it in words.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="criteria_sets", verbose_name=_("body"))
    title = models.CharField(_("official title"), max_length=500)
    folded_title = FoldedField("title", max_length=500)
    series = models.UUIDField(default=uuid.uuid4, editable=False)
    number = models.PositiveSmallIntegerField(_("version number"), default=1, editable=False)
    since = models.DateField(_("in force from"), null=True, blank=True)  # type: ignore[assignment]  # drafts have none
    document = models.CharField(_("number of the document"), max_length=60, blank=True)
    issued_on = models.DateField(_("date of the document"), null=True, blank=True)
    subjects = models.JSONField(_("subjects"), default=list, blank=True)  # values of Branch; empty: all
    source = models.CharField(_("taken from"), max_length=500, blank=True)
    source_plan = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    state = StateField(CRITERIA_MOVES)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    objects = SpellQuerySet.as_manager()

    class Meta:
        verbose_name = _("set of criteria")
        verbose_name_plural = _("sets of criteria")
        constraints = [
            in_order("criteria_in_order"),
            models.UniqueConstraint(fields=["series", "number"], name="criteria_version_once"),
            models.UniqueConstraint(
                fields=["series"], condition=Q(state=CriteriaState.DRAFT), name="criteria_one_draft"
            ),
            models.UniqueConstraint(
                fields=["series"], condition=Q(state=CriteriaState.IN_FORCE), name="criteria_one_in_force"
            ),
            models.UniqueConstraint(
                fields=["source_plan"],
                condition=Q(state=CriteriaState.DRAFT, source_plan__isnull=False),
                name="criteria_one_draft_of_a_plan",
            ),
            models.CheckConstraint(
                condition=Q(since__isnull=False) | ~Q(state__in=ISSUED), name="criteria_in_force_has_days"
            ),
        ]
        indexes = [models.Index(fields=["body", "since", "until"], name="criteria_of_body_on")]

    def __str__(self) -> str:
        return f"{self.title} ({self.document})" if self.document else self.title


class Criterion(models.Model):
    """One criterion of a set.

    Of a field: `field_words` are those of the document; as long as `field` is empty a person is asked which it is.
    `came_from` is the same criterion in the version before. `source_clause` and `source_place` are the id of the clause
    of the plan and where it stands there.
    """

    criteria_set = models.ForeignKey(CriteriaSet, models.CASCADE, related_name="criteria", verbose_name=_("criteria"))
    text = models.TextField(_("criterion"))
    scope = models.CharField(_("general or of a field"), max_length=7, choices=Scope, default=Scope.GENERAL)
    field = models.ForeignKey(
        Field, models.PROTECT, related_name="criteria", verbose_name=_("field"), null=True, blank=True
    )
    field_words = models.CharField(_("field as printed"), max_length=255, blank=True)
    branch = models.CharField(_("for whom"), max_length=10, choices=Branch, default=Branch.ALL)
    breadth = models.CharField(_("breadth"), max_length=13, choices=Breadth, default=Breadth.EITHER)
    points = models.DecimalField(
        _("points"), max_digits=7, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    section = models.CharField(_("section"), max_length=60, blank=True)
    order = models.PositiveIntegerField(_("order"), default=0)
    came_from = models.ForeignKey("self", models.SET_NULL, related_name="became", null=True, blank=True, editable=False)
    source_clause = models.PositiveBigIntegerField(null=True, blank=True, editable=False)
    source_place = models.PositiveIntegerField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("criterion")
        verbose_name_plural = _("criteria")
        ordering = ("order", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["criteria_set", "source_clause"],
                condition=Q(source_clause__isnull=False),
                name="criterion_of_clause_once",
            ),
            models.CheckConstraint(
                condition=Q(scope=Scope.FIELD) | Q(field=None), name="criterion_general_has_no_field"
            ),
        ]
        indexes = [
            models.Index(fields=["criteria_set", "order"], name="criterion_in_order"),
            models.Index(fields=["field", "criteria_set"], name="criterion_of_field"),
        ]

    def __str__(self) -> str:
        return self.text[:120]


class CriteriaEdit(models.Model):
    """What the criteria of a draft were before one act, so that the act can be taken back."""

    criteria_set = models.ForeignKey(CriteriaSet, models.CASCADE, related_name="edits")
    what = models.CharField(max_length=20)  # the verb of the log
    before = models.JSONField(encoder=DjangoJSONEncoder)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", null=True)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("change of a draft of criteria")
        verbose_name_plural = _("changes of drafts of criteria")
        ordering = ("-pk",)

    def __str__(self) -> str:
        return self.what
