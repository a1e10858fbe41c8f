"""What the desk is told of plans received: their place in the menu, and what of them waits for a person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk.menu import MenuEntry
from lantoa.desk.menu import register as register_entry
from lantoa.desk.work import WorkItem, WorkSource
from lantoa.desk.work import register as register_work
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.plans.access import SHOWN_BELOW
from lantoa.plans.models import Delivery


class ReceivedWork(WorkSource):
    """Plans that came to a body where the person answers for it, and are not acknowledged. It stays with the body."""

    name = "plans_received"

    def items(self, person: AbstractBaseUser, on: date) -> Iterable[WorkItem]:
        waiting = Delivery.objects.filter(acknowledged_at=None, plan__state__in=SHOWN_BELOW)
        mine = visible(Actor(person), waiting.select_related("plan__body", "body"), "acknowledge")
        return [_item(delivery) for delivery in mine.order_by("sent_at", "pk")]


def _item(delivery: Delivery) -> WorkItem:
    url = reverse("plans:received_plan", args=[delivery.pk])
    return WorkItem(
        sentence=_("Read and acknowledge: %(plan)s") % {"plan": delivery.plan},
        url=url,
        verb=_("Open"),
        verb_url=url,
        reason=_("%(sender)s sent it to %(body)s.") % {"sender": delivery.plan.body, "body": delivery.body},
        since=localdate(delivery.sent_at),
    )


def register_all() -> None:
    """Tell the desk."""
    register_work(ReceivedWork())
    register_entry(MenuEntry("plans", "received", gettext_lazy("Plans received"), "plans:received", order=150))
