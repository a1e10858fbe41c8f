"""Duties: what a binding clause makes somebody owe, how it is counted, and in which periods."""

from __future__ import annotations

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.organisations.models import Body, Group
from lantoa.plans.models.clauses import Clause
from lantoa.plans.models.plans import Citation, Plan


class Comparator(models.TextChoices):
    """How what was done compares with the value."""

    AT_LEAST = ">=", _("at least")
    AT_MOST = "<=", _("at most")
    EXACTLY = "=", _("exactly")


class Cadence(models.TextChoices):
    """How often a duty is owed."""

    YEAR = "year", _("every year")
    HALF = "half", _("every half-year")
    QUARTER = "quarter", _("every quarter")
    MONTH = "month", _("every month")
    ONCE = "once", _("once")
    ONGOING = "ongoing", _("all the time")


class Subject(models.TextChoices):
    """Whom a quota may be met with."""

    INDIVIDUAL = "individual", _("individuals")
    COLLECTIVE = "collective", _("collectives")
    HOUSEHOLD = "household", _("households")


class Duty(models.Model):
    """What a confirmed target or task makes somebody owe. Proposed with its clause, counted once the plan runs.

    `value` without a number: that something is there at all is enough. `by_reference` names a document that has the
    value ("as plan 249a says"). With `is_share` the value is a percentage of the bodies that owe it, each of which owes
    that it is there at all. With `of_each` every body of the actors owes it; otherwise they owe it together, and
    the first responsible body answers. `grace` are days after the end of a period; `due_month` and `due_day` fix
    another day of the year instead (11/6).
    """

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="duties", verbose_name=_("plan"))
    clause = models.OneToOneField(Clause, models.CASCADE, related_name="duty", verbose_name=_("clause"))
    what = models.TextField(_("what is to be done"))
    is_request = models.BooleanField(_("request, not an order"), default=False)
    measure = models.CharField(_("measure"), max_length=40)  # the key of a registered measure (plans.measures)
    comparator = models.CharField(_("comparator"), max_length=2, choices=Comparator, default=Comparator.AT_LEAST)
    value = models.DecimalField(
        _("value"), max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    is_share = models.BooleanField(_("percentage of the bodies that owe it"), default=False)
    unit = models.CharField(_("unit"), max_length=60, blank=True)
    by_reference = models.ForeignKey(
        Citation, models.SET_NULL, related_name="+", verbose_name=_("value as said in"), null=True, blank=True
    )
    of_each = models.BooleanField(_("owed by each body"), default=True)
    cadence = models.CharField(_("cadence"), max_length=8, choices=Cadence, default=Cadence.ONCE)
    first_day = models.DateField(_("owed from"), null=True, blank=True)  # where it differs from the plan's
    last_day = models.DateField(_("owed to"), null=True, blank=True)
    due_month = models.PositiveSmallIntegerField(_("due in month"), null=True, blank=True)
    due_day = models.PositiveSmallIntegerField(_("due on day"), null=True, blank=True)
    grace = models.PositiveSmallIntegerField(_("days after the period"), default=0)
    addressee = models.CharField(_("addressee"), max_length=255, blank=True)  # as printed

    # What counts (requirements, conflicts 3, 4, 7 and 22).
    include_lower_level = models.BooleanField(_("what bodies below achieved counts too"), default=True)
    need_both_kinds = models.BooleanField(_("needs an individual and a collective"), default=False)
    # Names of fields of work as they were when they were chosen, by id (`plans.fields`). Empty: every field counts.
    eligible_fields = models.JSONField(_("counted fields of work"), default=dict, blank=True)
    # The last three, where they are empty, are as `plans.options` has it for the whole programme.
    eligible_subjects = models.JSONField(_("counted subjects"), default=list, blank=True)  # Subject
    needs_publications = models.PositiveSmallIntegerField(
        _("publications that “replicated” needs"), null=True, blank=True
    )
    needs_adoptions = models.PositiveSmallIntegerField(_("adoptions that “replicated” needs"), null=True, blank=True)

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        constraints = [
            models.CheckConstraint(condition=models.Q(value=None) | models.Q(value__gte=0), name="duty_value"),
            models.CheckConstraint(
                condition=models.Q(first_day__lte=models.F("last_day"))
                | models.Q(first_day=None)
                | models.Q(last_day=None),
                name="duty_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.what[:120]


class Part(models.TextChoices):
    """The part that an actor plays in a duty."""

    LEAD = "lead", _("responsible")
    CO = "co", _("co-ordinating")


class DutyActor(models.Model):
    """Somebody whom a clause names, in its own words, and the body or group that is meant.

    As long as neither is known a person is asked; `candidates` are ids of bodies, the likeliest first, and `proposal`
    is a group as a definition (keys of `organisations.operations.groups.Definition`, `under` as an id). `came_with` are
    ids of the clauses that were merged into this one and brought it along; empty for whoever the clause has by itself.
    """

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="actors", verbose_name=_("duty"))
    part = models.CharField(_("part"), max_length=4, choices=Part, default=Part.LEAD)
    words = models.CharField(_("as printed"), max_length=255)
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body"), null=True, blank=True)
    group = models.ForeignKey(Group, models.PROTECT, related_name="+", verbose_name=_("group"), null=True, blank=True)
    is_sure = models.BooleanField(_("sure"), default=False)
    candidates = models.JSONField(default=list, blank=True, editable=False)
    proposal = models.JSONField(default=dict, blank=True, editable=False)
    came_with = models.JSONField(default=list, blank=True, editable=False)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("actor of a duty")
        verbose_name_plural = _("actors of duties")
        ordering = ("part", "order", "pk")
        constraints = [
            models.CheckConstraint(condition=models.Q(body=None) | models.Q(group=None), name="actor_body_or_group")
        ]

    def __str__(self) -> str:
        return self.words


class Term(models.Model):
    """One period of a duty, from `since` on and before `until`, and the day on which it is due (None: never late).

    Nobody writes here but `operations.fan_out`. Due days never move by themselves: an extension is an act of its own.
    """

    duty = models.ForeignKey(Duty, models.CASCADE, related_name="terms", verbose_name=_("duty"))
    since = models.DateField(_("from"))
    until = models.DateField(_("until"))
    due_on = models.DateField(_("due"), null=True, blank=True)

    class Meta:
        verbose_name = _("period of a duty")
        verbose_name_plural = _("periods of duties")
        ordering = ("duty", "since")
        constraints = [
            models.UniqueConstraint(fields=["duty", "since"], name="term_once"),
            models.CheckConstraint(condition=models.Q(since__lt=models.F("until")), name="term_in_order"),
        ]
        indexes = [models.Index(fields=["due_on"], name="term_due")]

    def __str__(self) -> str:
        return f"{self.since:%d/%m/%Y}"
