"""Plans sent to those whom they name as recipients, and who has received them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.organisations.models import Body
from lantoa.plans.models.plans import Plan


class Purpose(models.TextChoices):
    """What a recipient gets the plan for, as the line in "Nơi nhận" says."""

    ACTION = "action", _("to carry it out")
    REPORT = "report", _("to report (b/c)")
    COORDINATE = "coordinate", _("to co-ordinate (p/h)")
    ARCHIVE = "archive", _("archive copy (Lưu)")


class Delivery(models.Model):
    """A plan sent to `body`; or put out through `channel`, at `link` once it stands there; or a copy for the archive.

    Opened is when somebody of the body first saw the plan, acknowledged when somebody who answers there said so.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="deliveries", verbose_name=_("plan"))
    body = models.ForeignKey(
        Body, models.PROTECT, related_name="received", verbose_name=_("recipient"), null=True, blank=True
    )
    words = models.CharField(_("as printed"), max_length=255, blank=True)
    purpose = models.CharField(_("purpose"), max_length=10, choices=Purpose, default=Purpose.ACTION)
    channel = models.CharField(_("channel"), max_length=255, blank=True)
    link = models.URLField(_("where it stands"), max_length=500, blank=True)

    sent_at = models.DateTimeField(_("sent at"))
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("sent by"), null=True, blank=True
    )
    opened_at = models.DateTimeField(_("opened"), null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("opened by"), null=True, blank=True
    )
    acknowledged_at = models.DateTimeField(_("acknowledged"), null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=_("acknowledged by"),
        null=True,
        blank=True,
    )
    reminded_at = models.DateTimeField(_("reminded"), null=True, blank=True)

    class Meta:
        verbose_name = _("delivery of a plan")
        verbose_name_plural = _("deliveries of plans")
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "body"], condition=models.Q(body__isnull=False), name="delivery_once_a_body"
            ),
            models.CheckConstraint(
                condition=models.Q(body=None) | models.Q(channel=""), name="delivery_to_body_or_channel"
            ),
        ]
        indexes = [models.Index(fields=["body", "acknowledged_at"], name="delivery_to_body")]

    def __str__(self) -> str:
        return str(self.body or self.channel or self.words)


class Acknowledgement(models.Model):
    """One member of the staff has read the plan that her body received."""

    delivery = models.ForeignKey(Delivery, models.CASCADE, related_name="readers", verbose_name=_("delivery of a plan"))
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("acknowledged by")
    )
    at = models.DateTimeField(_("acknowledged"))

    class Meta:
        verbose_name = _("acknowledgement")
        verbose_name_plural = _("acknowledgements")
        constraints = [models.UniqueConstraint(fields=["delivery", "person"], name="acknowledged_once")]

    def __str__(self) -> str:
        return f"{self.delivery_id}: {self.person_id}"
