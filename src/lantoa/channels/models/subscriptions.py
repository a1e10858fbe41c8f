"""Who gets a newsletter."""

from __future__ import annotations

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.channels.models.dispatches import OfOutlet
from lantoa.channels.models.outlets import Outlet


def new_token() -> str:
    """What only the owner of the mailbox learns."""
    return secrets.token_urlsafe(24)


class Subscription(OfOutlet, models.Model):
    """An address that asked for a newsletter, and said so once more from its mailbox at `confirmed_at`.

    The row goes with the subscription: nothing is kept of who leaves.
    """

    outlet = models.ForeignKey(Outlet, models.CASCADE, related_name="subscriptions", verbose_name=_("newsletter"))
    email = models.EmailField(_("e-mail address"))
    token = models.CharField(max_length=64, unique=True, default=new_token, editable=False)
    asked_at = models.DateTimeField(_("asked for at"))
    confirmed_at = models.DateTimeField(_("confirmed at"), null=True)

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        constraints = [models.UniqueConstraint(fields=["outlet", "email"], name="subscribed_once")]
        indexes = [models.Index(fields=["outlet", "confirmed_at", "id"], name="subscribers_of_outlet")]

    def __str__(self) -> str:
        """Without the address: the log, which is kept for good, says this."""
        return str(self.outlet)
