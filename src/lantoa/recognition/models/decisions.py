"""Decisions, the honours that they give, and what happens to those afterwards."""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models import Folder, StoredFile
from lantoa.exemplars.models import Dossier
from lantoa.kit.moves import StateField
from lantoa.organisations.models import Body
from lantoa.organisations.models.folding import FoldedField
from lantoa.recognition.decision_states import (
    DECISION_MOVES,
    GIVEN,
    HONOUR_MOVES,
    IN_FORCE,
    DecisionState,
    HonourState,
)
from lantoa.recognition.models.signatories import SignedInPlace
from lantoa.recognition.verification_codes import new_code


class DecisionKind(models.TextChoices):
    """What a decision does; the last two name honours that an earlier one gave."""

    GIVES = "gives", _("gives honours")
    CORRECTS = "corrects", _("corrects earlier honours")
    REVOKES = "revokes", _("revokes earlier honours")


def number_key(number: str) -> str:
    """What two spellings of one number have in common: "0118 / qđ-ubnd" and "118/QĐ-UBND"."""
    return re.sub(r"\s+", "", number).lstrip("0").upper()


class Decision(SignedInPlace):
    """A decision of `body`. Number and day belong to the signing; `year` and `number_key` keep a number from use twice.

    `direct_reason` says why honours are given that no council agreed to (simple procedure, Law Đ.85).
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="decisions", verbose_name=_("deciding body"))
    kind = models.CharField(max_length=8, choices=DecisionKind, default=DecisionKind.GIVES, editable=False)
    title = models.CharField(_("subject of the decision"), max_length=300)
    folded_title = FoldedField("title", max_length=300)
    issuing_name = models.CharField(_("issuing body, as the document says it"), max_length=200)
    symbol = models.CharField(_("symbol behind the number"), max_length=40, default="QĐ-UBND")
    issued_by = models.CharField(_("who decides, as the document says it"), max_length=200)
    legal_basis = models.TextField(_("legal basis, a line each"), blank=True)
    direct_reason = models.TextField(_("why without a council"), blank=True)
    rounds_up = models.BooleanField(
        _("bonuses are rounded up to ten thousand đồng"),
        default=True,
        help_text=_("Decree 152/2025 Đ.49.2 says so; published tables show 702.000 where the rule gives 710.000."),
    )
    number = models.CharField(_("number of the decision"), max_length=60, blank=True, editable=False)
    number_key = models.CharField(max_length=60, editable=False)
    signed_on = models.DateField(_("signed on"), null=True, editable=False)
    year = models.PositiveSmallIntegerField(null=True, editable=False)
    folder = models.OneToOneField(Folder, models.PROTECT, related_name="decision", editable=False)
    document = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", verbose_name=_("signed document"), null=True, editable=False
    )
    state = StateField(DECISION_MOVES)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("recorded by"), null=True
    )
    recorded_at = models.DateTimeField(_("recorded at"), editable=False)

    class Meta:
        verbose_name = pgettext_lazy("commendation", "decision")
        verbose_name_plural = _("decisions")
        constraints = [
            models.UniqueConstraint(
                fields=["body", "year", "number_key"], condition=~Q(number_key=""), name="decision_number_once"
            ),
            models.CheckConstraint(
                condition=Q(state__in=[DecisionState.DRAFT, DecisionState.DROPPED])
                | (~Q(number_key="") & Q(signed_on__isnull=False)),
                name="decision_signed_has_number",
            ),
        ]
        indexes = [models.Index(fields=["body", "-signed_on"], name="decision_of_body")]

    def __str__(self) -> str:
        return f"{self.number}: {self.title}" if self.number else self.title

    def save(self, **options: Any) -> None:
        self.number_key = number_key(self.number)
        self.year = self.signed_on.year if self.signed_on else None
        super().save(**options)

    @property
    def cited(self) -> str:
        """Number and day, as other documents cite it."""
        if not self.signed_on:
            return gettext("draft without number")
        return gettext("%(number)s of %(day)s") % {"number": self.number, "day": f"{self.signed_on:%d/%m/%Y}"}


class Honour(models.Model):
    """One award for one exemplar by one decision, as it stands on the certificate.

    `register_number` runs without a gap in the register of `body` for a year, in the order of signing. Money is in
    đồng: the base wage of the day of the decision, times `multiple`, rounded.
    """

    decision = models.ForeignKey(Decision, models.PROTECT, related_name="honours", verbose_name=_("decision"))
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="+", verbose_name=pgettext_lazy("honour", "given by"), editable=False
    )
    proposal = models.ForeignKey(
        "recognition.Proposal", models.PROTECT, related_name="honours", verbose_name=_("proposal"), null=True
    )
    dossier = models.ForeignKey(Dossier, models.PROTECT, related_name="honours", verbose_name=_("exemplar"))
    award = models.ForeignKey("recognition.Award", models.PROTECT, related_name="honours", verbose_name=_("award"))
    period = models.CharField(_("for the time"), max_length=40)
    name = models.CharField(_("name on the certificate"), max_length=255)
    folded_name = FoldedField("name")
    about = models.CharField(_("position, office or village"), max_length=255, blank=True)
    wording = models.TextField(_("achievement, as the certificate says it"))
    register_year = models.PositiveSmallIntegerField(_("register of"), null=True, editable=False)
    register_number = models.PositiveIntegerField(_("number in the register"), null=True, editable=False)
    code = models.CharField(max_length=20, unique=True, default=new_code, editable=False)
    multiple = models.DecimalField(_("times the base wage"), max_digits=6, decimal_places=3, null=True, editable=False)
    base_wage = models.PositiveIntegerField(_("base wage"), null=True, editable=False)
    amount = models.PositiveIntegerField(_("bonus in đồng"), null=True, editable=False)
    state = StateField(HONOUR_MOVES)
    corrected_by = models.ForeignKey(Decision, models.PROTECT, related_name="corrected", null=True, editable=False)
    correction_reason = models.TextField(blank=True, editable=False)
    revoked_by = models.ForeignKey(Decision, models.PROTECT, related_name="revoked", null=True, editable=False)
    revocation_reason = models.TextField(blank=True, editable=False)

    class Meta:
        verbose_name = pgettext_lazy("commendation", "honour")
        verbose_name_plural = pgettext_lazy("commendation", "honours")
        constraints = [
            models.UniqueConstraint(
                fields=["dossier", "award", "period"], condition=Q(state__in=IN_FORCE), name="honour_given_once"
            ),
            models.UniqueConstraint(fields=["decision", "dossier", "award"], name="honour_once_on_a_list"),
            models.UniqueConstraint(
                fields=["body", "register_year", "register_number"], name="honour_number_in_register_once"
            ),
            models.CheckConstraint(
                condition=Q(state=HonourState.LISTED)
                | Q(state__in=GIVEN, register_number__isnull=False, register_year__isnull=False),
                name="honour_given_has_number",
            ),
            models.CheckConstraint(
                condition=(Q(state=HonourState.REVOKED) & Q(revoked_by__isnull=False) & ~Q(revocation_reason=""))
                | (~Q(state=HonourState.REVOKED) & Q(revoked_by=None)),
                name="honour_revoked_by_decision",
            ),
        ]
        indexes = [models.Index(fields=["body", "register_year", "register_number"], name="honour_in_register")]

    def __str__(self) -> str:
        return self.name

    @property
    def in_register(self) -> str:
        """Its number in the register, as certificates name it: "12/2026"."""
        return f"{self.register_number}/{self.register_year}" if self.register_number else ""


class Handover(models.Model):
    """The honour was handed over: when, on which occasion, who took it, and what shows it."""

    honour = models.OneToOneField(
        Honour, models.CASCADE, related_name="handover", verbose_name=pgettext_lazy("commendation", "honour")
    )
    on = models.DateField(_("handed over on"))
    occasion = models.CharField(_("occasion"), max_length=200)
    received_by = models.CharField(_("who took it"), max_length=200, blank=True)
    proof = models.ForeignKey(
        StoredFile, models.PROTECT, related_name="+", verbose_name=_("photo or signed list"), null=True
    )
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True)
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        verbose_name = _("handing over of an honour")
        verbose_name_plural = _("handings over of honours")

    def __str__(self) -> str:
        return f"{self.on:%d/%m/%Y}, {self.occasion}"

    @property
    def body_id(self) -> int:
        """Whose log it stands in."""
        return self.honour.body_id


class Recovery(models.Model):
    """What came back after a revocation (Law Đ.93): the certificate, and the money in đồng."""

    honour = models.OneToOneField(
        Honour, models.CASCADE, related_name="recovery", verbose_name=pgettext_lazy("commendation", "honour")
    )
    certificate_back_on = models.DateField(_("certificate came back on"), null=True, blank=True)
    amount_due = models.PositiveIntegerField(_("to be paid back, in đồng"), default=0)
    amount_back = models.PositiveIntegerField(_("paid back, in đồng"), default=0)
    amount_back_on = models.DateField(_("paid back on"), null=True, blank=True)
    note = models.TextField(_("note"), blank=True)

    class Meta:
        verbose_name = _("recovery of an honour")
        verbose_name_plural = _("recoveries of honours")

    def __str__(self) -> str:
        return str(self.honour)

    @property
    def body_id(self) -> int:
        """Whose log it stands in."""
        return self.honour.body_id

    @property
    def is_complete(self) -> bool:
        """Whether nothing is outstanding."""
        return self.certificate_back_on is not None and self.amount_back >= self.amount_due


class Badge(models.Model):
    """An honour that its holder wanted as an Open Badge, with its place in a list of states (Bitstring Status List)."""

    honour = models.OneToOneField(
        Honour, models.CASCADE, related_name="badge", verbose_name=pgettext_lazy("commendation", "honour")
    )
    salt = models.CharField(max_length=32, editable=False)
    status_list = models.PositiveIntegerField(editable=False)
    status_index = models.PositiveIntegerField(editable=False)
    issued_at = models.DateTimeField(_("issued at"))

    class Meta:
        verbose_name = _("digital badge")
        verbose_name_plural = _("digital badges")
        constraints = [models.UniqueConstraint(fields=["status_list", "status_index"], name="badge_place_in_list_once")]

    def __str__(self) -> str:
        return str(self.honour)

    @property
    def body_id(self) -> int:
        """Whose log it stands in."""
        return self.honour.body_id


class BadgeKey(models.Model):
    """The key that the installation signs badges with (Ed25519), sealed; made when the first badge is wanted."""

    name = models.CharField(max_length=43, unique=True)  # RFC 7638 thumbprint
    sealed = models.TextField()
    made_at = models.DateTimeField()

    class Meta:
        verbose_name = _("key for digital badges")
        verbose_name_plural = _("keys for digital badges")

    def __str__(self) -> str:
        return self.name
