"""The catalogue of awards as data: what the law knows, what offices honour by besides, and what is paid."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.models import Kind
from lantoa.organisations.models.folding import FoldedField


class AwardKind(models.TextChoices):
    """What an award is in law: Luật 06/2022/QH15 Điều 6, 9; the last is none in law and stands in programmes."""

    TITLE = "title", _("title of emulation")
    COMMENDATION = "commendation", _("form of commendation")
    HONORIFIC = "honorific", _("honorific form of a programme, no award in law")


class AwardLevel(models.TextChoices):
    """Whose award it is."""

    UNIT = "unit", _("a unit of its own")
    COMMUNE = "commune", _("commune level")
    DEPARTMENT = "department", _("department of a province")
    PROVINCE = "province", _("province level")
    MINISTRY = "ministry", _("ministry")
    STATE = "state", _("state level")


class Certainty(models.TextChoices):
    """How sure it is that the rule is the law of its dates."""

    VERIFIED = "verified", _("read in the text of the law")
    SECOND_HAND = "second_hand", _("known at second hand, or from one province")
    OLD = "old", _("from a text that has ended")
    UNVERIFIED = "unverified", _("not verified")


#: A rule so certain stops somebody; others are told.
HOLDING = (Certainty.VERIFIED, Certainty.SECOND_HAND)


class ThresholdBase(models.TextChoices):
    """What the share of votes is taken of."""

    ALL_MEMBERS = "all_members", _("of all members")
    PRESENT = "present", _("of those who take part")
    VALID = "valid", _("of the valid votes")


class LimitEffect(models.TextChoices):
    """What a breach of quota or share does to a proposal on its way."""

    TOLD = "told", _("it is told, and nothing more")
    REASON = "reason", _("a reason is asked for")
    REFUSED = "refused", _("it is refused")


class AwardSubject(models.TextChoices):
    """Who may be honoured; `subject_of` says as which an exemplar counts."""

    INDIVIDUAL = "individual", _("individual")
    COLLECTIVE = "collective", _("collective")
    HOUSEHOLD = "household", _("household")
    MODEL = "model", _("model that can be copied")  # nobody in law: honoured by programmes alone


def subject_of(kind: str) -> str:
    """As whom an exemplar of this `exemplars.Kind` is honoured: whoever did a good deed is an individual."""
    return AwardSubject.INDIVIDUAL if kind == Kind.GOOD_DEED else kind


class AwardQuerySet(models.QuerySet["Award"]):
    """Versions of awards."""

    def on(self, day: date) -> AwardQuerySet:
        """Those whose rules hold on `day`, switched on or not."""
        return self.filter(Q(valid_to=None) | Q(valid_to__gte=day), valid_from__lte=day)


class Award(models.Model):
    """One version of an award: its rules from `valid_from` to `valid_to`, both days included.

    A new law makes a new version of the same `code`; the old one stays, and what was proposed under it is judged by it.

    `conditions` and `dossier_parts` are lists of texts. `prerequisites` is a list of {"any_of": [codes], "times": 3,
    "consecutive": true, "article": "…"}. `bonus` are multiples of the base wage by subject, as text ("0.3");
    those of `bonus_inferred` nobody has read in the law. Percentages are whole; an empty one means that nobody knows.
    `quota` is how many a year, `share_percent` out of how many who could: who has one of the awards `share_of` (codes)
    in that year, or else as many as the round says; `direct_percent` of the people have to work directly. What a breach
    does is `limit_effect`. `consultation_days` are the working days for which the people are asked before a council
    judges. Rules that nobody verified are told and stop nobody. From `recheck_from` on another text may hold that
    nobody has read yet.
    """

    code = models.CharField(_("code"), max_length=30)
    name = models.CharField(_("name"), max_length=255)
    folded_name = FoldedField("name")
    kind = models.CharField(_("kind"), max_length=12, choices=AwardKind)
    subjects = models.JSONField(_("who may be honoured"), default=list)
    level = models.CharField(_("level"), max_length=10, choices=AwardLevel, blank=True)
    authority = models.CharField(_("decided by"), max_length=255, blank=True)
    valid_from = models.DateField(_("valid from"))
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    article = models.TextField(_("article"), blank=True)
    source = models.TextField(_("source"), blank=True)
    certainty = models.CharField(_("certainty"), max_length=11, choices=Certainty)
    is_on = models.BooleanField(_("in use"), default=False)
    conditions = models.JSONField(_("conditions"), default=list, blank=True)
    prerequisites = models.JSONField(_("earlier honours that it needs"), default=list, blank=True)
    dossier_parts = models.JSONField(_("what the dossier consists of"), default=list, blank=True)
    ballot_required = models.BooleanField(_("a council votes"), default=False)
    is_secret = models.BooleanField(_("secret ballot"), default=False)
    quorum_percent = models.PositiveSmallIntegerField(
        _("quorum, in percent"), null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(100)]
    )
    threshold_percent = models.PositiveSmallIntegerField(
        _("share of votes that it needs, in percent"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    threshold_base = models.CharField(_("share of whom"), max_length=11, choices=ThresholdBase, blank=True)
    council_article = models.CharField(_("article on the vote"), max_length=255, blank=True)
    council_certainty = models.CharField(
        _("certainty of the rules of the vote"), max_length=11, choices=Certainty, default=Certainty.UNVERIFIED
    )
    working_days = models.PositiveSmallIntegerField(_("working days for the appraisal"), null=True, blank=True)
    days_article = models.CharField(_("article on the days"), max_length=255, blank=True)
    bonus = models.JSONField(_("bonus, times the base wage"), default=dict, blank=True)
    bonus_inferred = models.JSONField(_("bonus that is only inferred, for"), default=list, blank=True)
    quota = models.PositiveIntegerField(_("at most in a year"), null=True, blank=True)
    share_percent = models.PositiveSmallIntegerField(
        _("at most in percent of those who could"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    share_of = models.JSONField(_("of those who have, in the same year"), default=list, blank=True)
    direct_percent = models.PositiveSmallIntegerField(
        _("direct workers, at least in percent"), null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    limit_effect = models.CharField(
        _("where quota or share is passed"), max_length=7, choices=LimitEffect, default=LimitEffect.TOLD
    )
    limit_article = models.CharField(_("article on quota and share"), max_length=255, blank=True)
    limit_certainty = models.CharField(
        _("certainty of quota and share"), max_length=11, choices=Certainty, default=Certainty.UNVERIFIED
    )
    consultation_days = models.PositiveSmallIntegerField(
        _("working days for which the people are asked"), null=True, blank=True
    )
    consultation_article = models.CharField(_("article on asking the people"), max_length=255, blank=True)
    consultation_certainty = models.CharField(
        _("certainty of the rule on asking the people"),
        max_length=11,
        choices=Certainty,
        default=Certainty.UNVERIFIED,
    )
    recheck_from = models.DateField(_("to be checked again from"), null=True, blank=True)
    recheck_reason = models.CharField(_("why it is to be checked again"), max_length=255, blank=True)
    note = models.TextField(_("remark"), blank=True)

    objects = AwardQuerySet.as_manager()

    class Meta:
        verbose_name = _("award")
        verbose_name_plural = _("awards")
        ordering = ("kind", "level", "folded_name", "-valid_from")
        constraints = [
            models.UniqueConstraint(fields=["code", "valid_from"], name="award_version"),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")), name="award_dates_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_valid_on(self, day: date) -> bool:
        """Whether its rules hold on `day`."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)

    @property
    def asks_the_people(self) -> bool:
        """Whether a council may judge only after the people were asked: a rule that somebody has verified."""
        return bool(self.consultation_days) and self.consultation_certainty in HOLDING

    @property
    def limits_hold(self) -> bool:
        """Whether a breach of quota or share does more than to be told."""
        return self.limit_effect != LimitEffect.TOLD and self.limit_certainty in HOLDING

    def multiple_for(self, kind: str) -> Decimal | None:
        """How many times the base wage an exemplar of this `exemplars.Kind` gets; None where nothing is paid."""
        told: Any = self.bonus.get(subject_of(kind))
        return None if told in (None, "") else Decimal(str(told))

    def is_inferred_for(self, kind: str) -> bool:
        """Whether nobody has read that multiple in the law."""
        return subject_of(kind) in self.bonus_inferred


class BaseWage(models.Model):
    """The base wage (lương cơ sở) in đồng from a day on, until `valid_to` or until nobody knows when."""

    valid_from = models.DateField(_("valid from"), unique=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)
    dong = models.PositiveIntegerField(_("đồng a month"))
    article = models.CharField(_("article"), max_length=255, blank=True)
    certainty = models.CharField(_("certainty"), max_length=11, choices=Certainty)

    class Meta:
        verbose_name = _("base wage")
        verbose_name_plural = _("base wages")
        ordering = ("-valid_from",)

    def __str__(self) -> str:
        return f"{self.dong:,}".replace(",", ".")
