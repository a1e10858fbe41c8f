"""Plans as documents: the header, the text that was read, and which other documents they rest on."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from lantoa.kit.moves import StateField
from lantoa.organisations.models import Body
from lantoa.organisations.models.folding import FoldedField
from lantoa.plans.models.files import StoredFile
from lantoa.plans.states import PLAN_MOVES

WORDS = 8  # of a title that stands for a number


class PlanSuccession(models.TextChoices):
    """How a later plan stands to the one before it."""

    AMENDS = "amends", _("amends it")
    REPLACES = "replaces", _("replaces it")
    CONTINUES = "continues", _("continues it in the next period")


class Plan(models.Model):
    """A plan and the programme that it is once it runs. Of the header everything may be blank, as it is on paper.

    `text` is the normalised text that all spans point into (half-open offsets); `reading` is what the reader found, as
    `vanban.reading.model.Plan.to_json` gives it, without the text. `options` has what the office chose for the whole
    programme (`plans.options`); what is not in it is as the defaults say.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="plans", verbose_name=_("issuing body"))
    title = models.CharField(_("official title"), max_length=500)
    folded_title = FoldedField("title", max_length=500)
    kind = models.CharField(_("type of document"), max_length=60, default="Kế hoạch")
    number = models.CharField(_("number"), max_length=60, blank=True, help_text=_("For example: 65/KH-UBND"))
    number_key = models.CharField(max_length=60, blank=True, editable=False, db_index=True)  # see plans.numbers
    issued_on = models.DateField(_("date"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=120, blank=True)
    authority = models.CharField(_("authority line"), max_length=120, blank=True)
    position = models.CharField(_("position of the signer"), max_length=120, blank=True)
    signer = models.CharField(_("signer"), max_length=120, blank=True)
    first_day = models.DateField(_("in force from"), null=True, blank=True)
    last_day = models.DateField(_("in force to"), null=True, blank=True)

    state = StateField(PLAN_MOVES)
    options = models.JSONField(default=dict, blank=True)
    # Of the options: who sees the programme because it inspects it. `operations.inspecting` keeps them the same.
    inspected_by = models.ManyToManyField(
        Body, related_name="inspected_plans", verbose_name=_("bodies that inspect"), blank=True, editable=False
    )
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", null=True, blank=True, editable=False)
    text = models.TextField(blank=True, editable=False)
    reading = models.JSONField(default=dict, blank=True, editable=False)
    reader = models.CharField(max_length=40, blank=True, editable=False)  # which version of the reader read it
    read_at = models.DateTimeField(null=True, blank=True, editable=False)
    trouble = models.TextField(_("why it could not be read"), blank=True, editable=False)

    after = models.ForeignKey(
        "self", models.PROTECT, related_name="later", verbose_name=_("earlier plan"), null=True, blank=True
    )
    succession = models.CharField(
        _("what it does to the earlier plan"), max_length=10, choices=PlanSuccession, blank=True
    )
    released = models.BooleanField(_("shown to the public"), default=False)

    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("plan")
        verbose_name_plural = _("plans")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(first_day__lte=models.F("last_day"))
                | models.Q(first_day=None)
                | models.Q(last_day=None),
                name="plan_in_order",
            )
        ]
        indexes = [models.Index(fields=["body", "state"], name="plan_of_body")]

    def __str__(self) -> str:
        return f"{self.number} {self.title}" if self.number else self.title

    @property
    def short_name(self) -> str:
        """Its number; without one the beginning of its title, which may be very long."""
        return self.number or Truncator(self.title).words(WORDS)


class Citation(models.Model):
    """Another document that a plan names, and the plan that it is, once that one is here too."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="citations", verbose_name=_("plan"))
    is_basis = models.BooleanField(_("legal basis"), default=False)  # the plan says that it carries it out
    kind = models.CharField(_("type of document"), max_length=60, blank=True)
    number = models.CharField(_("number"), max_length=60, blank=True)
    number_key = models.CharField(max_length=60, blank=True, editable=False, db_index=True)
    issued_on = models.DateField(_("date"), null=True, blank=True)
    issuer = models.CharField(_("issuing body"), max_length=255, blank=True)  # as printed
    subject = models.TextField(_("subject"), blank=True)
    start = models.PositiveIntegerField(null=True, blank=True, editable=False)
    end = models.PositiveIntegerField(null=True, blank=True, editable=False)
    cited = models.ForeignKey(
        Plan, models.SET_NULL, related_name="cited_by", verbose_name=_("the plan that it is"), null=True, blank=True
    )
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return " ".join(filter(None, (self.kind, self.number))) or self.subject
