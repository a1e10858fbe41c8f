"""Letters to people."""

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lantoa.accounts.models import Invitation, User
from lantoa.kit import outbox
from lantoa.kit.actors import Actor


def send(to: str, subject: str, text: str, *, at: datetime) -> None:
    """Have a letter delivered; whether it is to anybody we know takes the same time."""
    with transaction.atomic():
        letter = {"to": to, "subject": subject, "text": text}
        outbox.put("mail", letter, key=f"accounts-{uuid4()}", at=at)


def link_of(token: str) -> str:
    """The whole address of an invitation, for a letter or for handing over by telephone."""
    return settings.BASE_URL + reverse("invitation", args=[token])


def invite(invitation: Invitation, token: str, *, at: datetime) -> None:
    """Write to whoever is invited; without an e-mail address there is nobody to write to."""
    if not invitation.email:
        return
    facts = {"invitation": invitation, "link": link_of(token)}
    subject = _("Invitation to Lan Tỏa: %(body)s") % {"body": invitation.body}
    text = render_to_string("accounts/letters/invitation.txt", facts)
    send(invitation.email, subject, text, at=at)


def notify(person: User, what: str | Promise, device: str, *, by: Actor, at: datetime) -> None:
    """Tell `person` that her account was changed, and from where, in case it was not her."""
    if not person.email:
        return
    facts = {"what": what, "device": device, "address": by.address, "at": at, "site": settings.BASE_URL}
    text = render_to_string("accounts/letters/notice.txt", facts)
    send(person.email, _("Your account in Lan Tỏa was changed"), text, at=at)
