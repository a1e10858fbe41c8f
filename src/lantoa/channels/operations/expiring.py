"""Credentials that end are told of by letter 30, 7 and 1 days before, to those who keep the outlet."""

from __future__ import annotations

from datetime import date, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from lantoa.channels.models import Outlet
from lantoa.channels.posting import absolute
from lantoa.channels.states import OutletState
from lantoa.kit import outbox
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.working import daily
from lantoa.organisations.models import Membership, Role

KIND = "expiring_credentials"
BEFORE = (30, 7, 1)  # days
_KEEPERS = (Role.OFFICER, Role.SECRETARY)


def register_daily() -> None:
    """Tell the worker."""
    daily.register(KIND, hour=7)


@outbox.deliverer(KIND, inside=True)
def tell(message: OutgoingMessage) -> str:
    """A letter for each outlet and each of its keepers; a day on which no worker ran is made up for the next one."""
    day, told = date.fromisoformat(message.payload["day"]), 0
    ending = Outlet.objects.filter(state=OutletState.ACTIVE, expires_on__isnull=False)
    for outlet in ending.filter(expires_on__lte=day + timedelta(days=BEFORE[0])).exclude(sealed=""):
        left = (outlet.expires_on - day).days if outlet.expires_on else 0
        step = min(days for days in BEFORE if left <= days)
        keepers = Membership.objects.on(day).filter(body=outlet.body_id, role__in=_KEEPERS, person__is_active=True)
        for person in {each.person for each in keepers.select_related("person")}:
            key = f"{KIND}-{outlet.pk}-{outlet.expires_on}-{step}-{person.pk}"
            outbox.put("mail", _letter(outlet, person), key=key, at=message.put_at)
            told += 1
    return str(told)


def _letter(outlet: Outlet, person: object) -> dict[str, str]:
    with translation.override(settings.LANGUAGE_CODE):
        said = _(
            "The credentials with which the platform posts on “%(name)s” hold until %(day)s. Renew them before, or "
            "stories will have to be posted by hand: %(link)s"
        )
        link = absolute(reverse("channels:outlet", args=[outlet.pk]))
        subject = _("Renew the credentials of “%(name)s”") % {"name": outlet.name}
        text = said % {"name": outlet.name, "day": f"{outlet.expires_on:%d/%m/%Y}", "link": link}
    return {"to": getattr(person, "email", ""), "subject": subject, "text": text}
