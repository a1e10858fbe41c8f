"""Dossiers: one for life for each person, collective, household, model or deed, wherever it is put forward."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models import Folder
from lantoa.exemplars.states import DOSSIER_MOVES, DossierState
from lantoa.kit.moves import StateField
from lantoa.kit.text import dictionary_key, person_key
from lantoa.movements.models import Field, ModelType, Movement
from lantoa.organisations.models import Body
from lantoa.organisations.models.folding import FoldedField


class Kind(models.TextChoices):
    """Who or what is exemplary. The first three are those of `plans.models.Subject`, whose duties count them."""

    INDIVIDUAL = "individual", _("individual")
    COLLECTIVE = "collective", _("collective")
    HOUSEHOLD = "household", _("household")
    MODEL = "model", _("model that can be copied")
    GOOD_DEED = "good_deed", _("good person, good deed")


#: Those that are about one person, who has a day of birth and a sex.
PERSONS = (Kind.INDIVIDUAL, Kind.GOOD_DEED)


class Sex(models.TextChoices):
    """As the lists of the office ask; empty is not known, or no matter of a person."""

    FEMALE = "female", _("female")
    MALE = "male", _("male")


class PostClass(models.TextChoices):
    """The classes of form 0603 of Circular 02/2023/TT-BNV, which the yearly statistics are made by."""

    PROVINCE_LEADER = "province_leader", _("leader of a province")
    DEPARTMENT_LEADER = "department_leader", _("leader of a department")
    ENTREPRENEUR = "entrepreneur", _("entrepreneur")
    OTHER_LEADER = "other_leader", _("other leader, from deputy head of an office up")
    DIRECT_WORKER = "direct_worker", _("works, studies or serves directly")


#: Whoever leads, in the balance of a list; entrepreneurs are a class of their own.
LEADERS = (PostClass.PROVINCE_LEADER, PostClass.DEPARTMENT_LEADER, PostClass.OTHER_LEADER)


class FoundHow(models.TextChoices):
    """How the body came to know of it."""

    OFFICER = "officer", _("an officer noticed it")
    CITIZEN = "citizen", _("somebody told us")
    ROUND = "round", _("in a round of registration or introduction")
    IMPORTED = "import", _("from a list")


class Dossier(models.Model):
    """What is known of one exemplar.

    `body` is where the exemplar belongs, `held_by` whose table the dossier lies on; `waiting_since` is when it came
    there in its present state. On its way by another body it lies with that one and is `bound_for` somebody else.
    From its recognition on it has a `review_due_on`.
    `ethnic_group` is sensitive by Law 91/2025 and is never shown outside of the house.
    """

    kind = models.CharField(_("who or what"), max_length=10, choices=Kind, default=Kind.INDIVIDUAL)
    name = models.CharField(_("name"), max_length=255)
    folded_name = FoldedField("name")
    sort_key = models.CharField(max_length=1024, editable=False)
    body = models.ForeignKey(Body, models.PROTECT, related_name="dossiers", verbose_name=_("belongs to"))
    held_by = models.ForeignKey(
        Body, models.PROTECT, related_name="dossiers_held", verbose_name=_("lies with"), editable=False
    )
    bound_for = models.ForeignKey(
        Body, models.PROTECT, related_name="+", verbose_name=_("on its way to"), null=True, editable=False
    )
    place = models.CharField(_("village or place"), max_length=255, blank=True)
    position = models.CharField(_("position or work"), max_length=255, blank=True)
    born_on = models.DateField(_("born on"), null=True, blank=True)
    born_year = models.PositiveSmallIntegerField(
        _("year of birth"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1900), MaxValueValidator(2100)],
    )
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, blank=True)
    ethnic_group = models.CharField(_("ethnic group"), max_length=60, blank=True)
    folded_ethnic_group = FoldedField("ethnic_group", max_length=60)
    post_class = models.CharField(_("class in the statistics"), max_length=17, choices=PostClass, blank=True)
    is_first_time = models.BooleanField(_("put forward for the first time"), default=False)
    field = models.ForeignKey(
        Field, models.PROTECT, related_name="dossiers", verbose_name=_("field"), null=True, blank=True
    )
    model_type = models.ForeignKey(
        ModelType, models.PROTECT, related_name="dossiers", verbose_name=_("type of model"), null=True, blank=True
    )
    movement = models.ForeignKey(
        Movement, models.PROTECT, related_name="dossiers", verbose_name=_("movement"), null=True, blank=True
    )
    summary = models.TextField(_("what they did"), blank=True)
    earlier_honours = models.TextField(_("earlier honours"), blank=True)
    found_on = models.DateField(_("found on"))
    found_how = models.CharField(_("how it was found"), max_length=8, choices=FoundHow, default=FoundHow.OFFICER)
    folder = models.OneToOneField(Folder, models.PROTECT, related_name="dossier", editable=False)
    merged_into = models.ForeignKey(
        "self", models.PROTECT, related_name="merged", verbose_name=_("merged into"), null=True, editable=False
    )
    follow_every = models.PositiveSmallIntegerField(
        _("months between visits"), default=6, validators=[MinValueValidator(1), MaxValueValidator(36)]
    )
    review_every = models.PositiveSmallIntegerField(
        _("months between reviews of the impact"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(60)],
    )
    review_due_on = models.DateField(_("next review of the impact on"), null=True, blank=True)
    state = StateField(DOSSIER_MOVES)
    waiting_since = models.DateTimeField(_("waiting since"), editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded at"), editable=False)

    class Meta:
        verbose_name = _("dossier of an exemplar")
        verbose_name_plural = _("dossiers of exemplars")
        constraints = [
            models.CheckConstraint(
                condition=Q(state=DossierState.MERGED, merged_into__isnull=False)
                | (~Q(state=DossierState.MERGED) & Q(merged_into=None)),
                name="dossier_merged_into",
            ),
            models.CheckConstraint(
                condition=Q(merged_into=None) | ~Q(merged_into=F("pk")), name="dossier_not_into_itself"
            ),
        ]
        indexes = [
            models.Index(fields=["body", "state", "waiting_since"], name="dossier_of_body"),
            models.Index(fields=["held_by", "state", "waiting_since"], name="dossier_on_table"),
            models.Index(fields=["folded_name", "body"], name="dossier_by_name"),
            models.Index(fields=["sort_key"], name="dossier_in_order"),
            models.Index(fields=["-waiting_since", "-id"], name="dossier_waiting"),
            models.Index(fields=["field", "body", "found_on"], name="dossier_of_field"),
            models.Index(fields=["review_due_on"], condition=Q(review_due_on__isnull=False), name="dossier_to_review"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, **options: Any) -> None:
        self.sort_key = (person_key if self.is_person else dictionary_key)(self.name)[:1024]
        if self.born_on:
            self.born_year = self.born_on.year
        super().save(**options)

    @property
    def is_person(self) -> bool:
        """Whether it is about one person."""
        return self.kind in PERSONS

    @property
    def born(self) -> str:
        """The day of birth, or the year, as far as it is known, to be read."""
        return f"{self.born_on:%d/%m/%Y}" if self.born_on else str(self.born_year or "")
