"""Claims, what proves them, and how they were corrected."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models.files import StoredFile
from lantoa.evidence.models.folders import Folder, InFolder
from lantoa.evidence.states import CLAIM_MOVES, ClaimState
from lantoa.kit.moves import StateField


class Grade(models.IntegerChoices):
    """How far something can be relied on; more is better. NONE is the grade of a claim without proof."""

    NONE = 0, _("no proof yet")
    OWN_WORD = 1, _("own word")
    THIRD_PARTY = 2, _("confirmed by others")
    MEASUREMENT = 3, _("measured or checked on the spot")
    OFFICIAL = 4, _("document of a body")


class Claim(InFolder, models.Model):
    """One statement that can be checked: what, how much, when, for whom.

    `grade` is that of its best proof, and `praises` whether a superlative stands in it; the operations keep both in
    step. `author` wrote the words that stand here now, and is never the one who verifies
    them.
    """

    folder = models.ForeignKey(Folder, models.PROTECT, related_name="claims", verbose_name=_("folder"))
    text = models.TextField(_("what was achieved"))
    amount = models.DecimalField(_("how much"), max_digits=18, decimal_places=3, null=True, blank=True)
    unit = models.CharField(_("unit of measure"), max_length=60, blank=True)
    since = models.DateField(_("from"), null=True, blank=True)
    until = models.DateField(_("to"), null=True, blank=True)
    beneficiaries = models.CharField(_("for whom"), max_length=255, blank=True)
    contested_because = models.TextField(_("what is contested"), blank=True)
    grade = models.PositiveSmallIntegerField(_("proof"), choices=Grade, default=Grade.NONE, editable=False)
    praises = models.BooleanField(_("praises more than it shows"), default=False, editable=False)
    state = StateField(CLAIM_MOVES)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("author"), null=True, blank=True
    )
    written_at = models.DateTimeField(_("written at"))
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("verified by"), null=True, blank=True
    )
    verified_at = models.DateTimeField(_("verified at"), null=True, blank=True)

    class Meta:
        verbose_name = _("claim")
        verbose_name_plural = _("claims")
        ordering = ("pk",)
        constraints = [
            models.CheckConstraint(
                condition=Q(since__lte=F("until")) | Q(since=None) | Q(until=None), name="claim_in_order"
            )
        ]
        indexes = [models.Index(fields=["folder", "state", "grade"], name="claim_strength")]

    def __str__(self) -> str:
        return self.text if len(self.text) <= 120 else f"{self.text[:119]}…"

    @property
    def contested(self) -> bool:
        """Whether somebody disputes it and that is not settled."""
        return self.state == ClaimState.CONTESTED

    @property
    def figure(self) -> str:
        """How much, with its unit, as it is read; empty when no amount is claimed."""
        return f"{spoken(self.amount)} {self.unit}".strip() if self.amount is not None else ""


class ProofQuerySet(models.QuerySet["Proof"]):
    """Proofs by whether they are there."""

    def that_count(self) -> ProofQuerySet:
        """Those that nobody removed, and whose file is still there."""
        return self.filter(Q(file=None) | Q(file__removed_at=None, file__erased_at=None), removed_at=None)


class Proof(models.Model):
    """What shows a claim: a file of its folder, a link, or a document by its number. A removed one can come back."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="proofs", verbose_name=_("claim"))
    grade = models.PositiveSmallIntegerField(
        _("how far it can be relied on"), choices=[each for each in Grade.choices if each[0]]
    )
    file = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="proofs", verbose_name=_("file"), null=True, blank=True
    )
    link = models.URLField(_("web address"), max_length=500, blank=True)
    document = models.CharField(_("number of the document"), max_length=120, blank=True)
    issued_on = models.DateField(_("date of the document"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by"), null=True, blank=True
    )
    added_at = models.DateTimeField(_("added at"))
    removed_at = models.DateTimeField(_("removed at"), null=True, blank=True)

    objects = ProofQuerySet.as_manager()

    class Meta:
        verbose_name = _("proof")
        verbose_name_plural = _("proofs")
        ordering = ("-grade", "pk")

    def __str__(self) -> str:
        return self.document or self.note or self.link or (str(self.file) if self.file else self.get_grade_display())


class Correction(models.Model):
    """What a claim said before, what it says since, and why: shown, never hidden."""

    claim = models.ForeignKey(Claim, models.CASCADE, related_name="corrections", verbose_name=_("claim"))
    before = models.TextField(_("before"))
    after = models.TextField(_("since then"))
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("corrected by"),
        null=True,
        blank=True,
    )
    at = models.DateTimeField(_("corrected at"))

    class Meta:
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        ordering = ("at", "pk")

    def __str__(self) -> str:
        return f"{self.at:%d/%m/%Y}"


def spoken(amount: Decimal) -> str:
    """A number as Vietnamese documents write it: 1.200,5."""
    whole, _point, rest = f"{amount:,f}".partition(".")
    rest = rest.rstrip("0")
    return whole.replace(",", ".") + (f",{rest}" if rest else "")
