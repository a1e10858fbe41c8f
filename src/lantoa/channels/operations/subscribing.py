"""Newsletters are asked for on the portal, confirmed from the mailbox, and left with one click."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from lantoa.channels.models import Outlet, Subscription
from lantoa.channels.posting import absolute
from lantoa.kit import outbox
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.working import daily

KIND = "unconfirmed_subscriptions"
WAITS = timedelta(days=7)


@transaction.atomic
def subscribe(outlet: Outlet, email: str, *, at: datetime) -> None:
    """Ask the mailbox whether it wants the newsletter, at most once a day. One that has it already is not told, so that
    nobody learns from the answer who reads it.
    """
    asked, is_new = Subscription.objects.get_or_create(
        outlet=outlet, email=email.strip().lower(), defaults={"asked_at": at}
    )
    if not asked.confirmed_at:
        asked.asked_at = at
        asked.save(update_fields=["asked_at"])
        outbox.put("mail", _question(asked), key=f"subscribe-{asked.pk}-{at:%Y%m%d}", at=at)


def confirm(subscription: Subscription, *, at: datetime) -> Subscription:
    """The mailbox wants it."""
    Subscription.objects.filter(pk=subscription.pk, confirmed_at=None).update(confirmed_at=at)
    subscription.refresh_from_db()
    return subscription


@transaction.atomic
def leave(token: str) -> None:
    """Nothing is kept: neither the address nor letters that are still to go there. Done twice, it is done once."""
    for found in Subscription.objects.filter(token=token):
        OutgoingMessage.objects.filter(key__endswith=f"-to-{found.pk}", key__startswith="newsletter-").delete()
        OutgoingMessage.objects.filter(key__startswith=f"subscribe-{found.pk}-").delete()
        found.delete()


def register_daily() -> None:
    """Tell the worker."""
    daily.register(KIND, hour=3)


@outbox.deliverer(KIND, inside=True)
def forget_unconfirmed(message: OutgoingMessage) -> str:
    """Addresses that somebody typed and nobody confirmed in a week are erased."""
    found = Subscription.objects.filter(confirmed_at=None, asked_at__lt=message.put_at - WAITS)
    return str(found.delete()[0])


def _question(asked: Subscription) -> dict[str, str]:
    link = absolute(reverse("newsletters:confirm", args=[asked.token]))
    said = _(
        "Somebody, probably you, asked that “%(name)s” be sent to this address.\n\n"
        "If you want that, open this page and confirm it: %(link)s\n\n"
        "If not, do nothing: the address is erased in a week."
    )
    subject = _("Do you want “%(name)s”?") % {"name": asked.outlet.name}
    return {"to": asked.email, "subject": subject, "text": said % {"name": asked.outlet.name, "link": link}}
