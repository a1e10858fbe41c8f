"""Nurture: what an exemplar needs and lacks, what help was promised and came, who visits, and what came of it."""

from __future__ import annotations

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models import StoredFile
from lantoa.exemplars.models.dossiers import Dossier
from lantoa.exemplars.models.milestones import Milestone
from lantoa.organisations.models import Body
from lantoa.organisations.models.folding import FoldedField


class NeedKind(models.TextChoices):
    """Whether something would help, or something is wrong."""

    NEED = "need", _("need")
    SHORTCOMING = "shortcoming", _("shortcoming")


class SupportKind(models.TextChoices):
    """Which kind of support."""

    MATERIAL = "material", _("material")
    MORAL = "moral", _("moral")
    TECHNICAL = "technical", _("technical")
    MECHANISM = "mechanism", _("mechanism and working environment")


class Noted(models.Model):
    """Something about a dossier that somebody wrote down."""

    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True, blank=True
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        abstract = True


class Need(Noted):
    """What the exemplar needs, or a shortcoming with its remedy; settled on a day, or open."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="needs", verbose_name=_("dossier"))
    kind = models.CharField(_("need or shortcoming"), max_length=11, choices=NeedKind, default=NeedKind.NEED)
    text = models.TextField(_("what"))
    remedy = models.TextField(_("what is to be done"), blank=True)
    due_on = models.DateField(_("by"), null=True, blank=True)
    settled_on = models.DateField(_("settled on"), null=True, blank=True)

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        ordering = ("due_on", "pk")
        indexes = [models.Index(fields=["due_on"], condition=Q(settled_on=None), name="need_open_due")]

    def __str__(self) -> str:
        return self.text[:120]


class Support(Noted):
    """Help that somebody promised; it arrived on a day, with what proves it, or is still awaited."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="supports", verbose_name=_("dossier"))
    need = models.ForeignKey(
        Need, models.SET_NULL, related_name="supports", verbose_name=_("for the need"), null=True, blank=True
    )
    kind = models.CharField(_("kind of support"), max_length=9, choices=SupportKind)
    what = models.TextField(_("what is given"))
    giver = models.CharField(_("who gives it"), max_length=255)
    cost = models.DecimalField(
        _("cost in đồng"), max_digits=15, decimal_places=0, null=True, blank=True, validators=[MinValueValidator(0)]
    )
    promised_on = models.DateField(_("promised on"))
    due_on = models.DateField(_("expected by"), null=True, blank=True)
    arrived_on = models.DateField(_("arrived on"), null=True, blank=True)
    proof = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", verbose_name=_("proof that it arrived"), null=True, blank=True
    )
    proof_note = models.CharField(_("what shows that it arrived"), max_length=255, blank=True)

    class Meta:
        verbose_name = _("support")
        verbose_name_plural = _("support given")
        ordering = ("promised_on", "pk")
        indexes = [models.Index(fields=["due_on"], condition=Q(arrived_on=None), name="support_awaited")]

    def __str__(self) -> str:
        return self.what[:120]


class Visit(Noted):
    """A visit that is planned, and what was found when it was made; one that is called off says why.

    One made after the recognition is a `milestone` of `body`."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="visits", verbose_name=_("dossier"))
    body = models.ForeignKey(Body, models.PROTECT, related_name="+", verbose_name=_("body that visits"))
    planned_on = models.DateField(_("planned for"))
    visitor = models.CharField(_("who goes"), max_length=255, blank=True)
    done_on = models.DateField(_("made on"), null=True, blank=True)
    found = models.TextField(_("what was found"), blank=True)
    called_off = models.TextField(_("why it was called off"), blank=True)
    milestone = models.OneToOneField(Milestone, models.SET_NULL, related_name="visit", null=True, editable=False)

    class Meta:
        verbose_name = _("visit")
        verbose_name_plural = _("visits")
        ordering = ("planned_on", "pk")
        constraints = [
            models.CheckConstraint(condition=Q(done_on=None) | ~Q(found=""), name="visit_made_tells"),
            models.CheckConstraint(condition=Q(done_on=None) | Q(called_off=""), name="visit_made_or_off"),
            models.UniqueConstraint(
                fields=["dossier"], condition=Q(done_on=None, called_off=""), name="visit_one_planned"
            ),
        ]
        indexes = [models.Index(fields=["planned_on"], condition=Q(done_on=None, called_off=""), name="visit_to_make")]

    def __str__(self) -> str:
        return f"{self.planned_on:%d/%m/%Y}"


class Impact(Noted):
    """A review of what came of it: effect, efficiency, growth, influence, and what others learn from it."""

    dossier = models.ForeignKey(Dossier, models.CASCADE, related_name="impacts", verbose_name=_("dossier"))
    on = models.DateField(_("on"))
    effect = models.TextField(_("effect"))
    efficiency = models.TextField(_("efficiency"), blank=True)
    growth = models.TextField(_("growth"), blank=True)
    influence = models.TextField(_("influence on others"), blank=True)
    lessons = models.TextField(_("what others learn from it"), blank=True)
    folded_lessons = FoldedField("lessons", max_length=4000)

    class Meta:
        verbose_name = _("review of the impact")
        verbose_name_plural = _("reviews of the impact")
        ordering = ("-on", "-pk")

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}"
