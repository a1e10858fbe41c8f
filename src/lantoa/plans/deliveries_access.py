"""Who may see to whom a plan was sent, read it as a recipient, and say that it was received."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.access import YES, Answer, register
from lantoa.kit.actors import Actor
from lantoa.organisations.reach import may_everything
from lantoa.plans.access import ISSUED, SHOWN_BELOW
from lantoa.plans.models import Delivery
from lantoa.plans.recipients import RECEIVED, staffed

FOR_STAFF = ("receive", "acknowledge")


class DeliveryPolicy:
    """Deliveries are seen at and above the body that issued the plan, and at the recipient, which alone receives."""

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to the delivery `record`."""
        if self.within(actor, verb, Delivery.objects.filter(pk=record.pk)).exists():
            return YES
        if verb in FOR_STAFF:
            return Answer(False, _("Only somebody who works at the recipient can do this."))
        return Answer(False, _("None of your roles at the body that issued the plan allows this."))

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of `records` that `actor` may do `verb` to.

        To receive is for the staff alone: who may everything else would otherwise be the first to have opened it.
        """
        if verb in FOR_STAFF:
            return records.filter(body__in=staffed(actor, verb))
        if may_everything(actor):
            return records
        found = Q(plan__body__in=ISSUED.bodies_for(actor, verb).values("pk"))
        if verb == "view":
            found |= Q(body__in=staffed(actor), plan__state__in=SHOWN_BELOW)
        return records.filter(found)

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any delivery."""
        return (RECEIVED if verb in FOR_STAFF else ISSUED).reason(actor, verb)


def register_policies() -> None:
    """Tell the house who answers for deliveries, and the log how its acts are said."""
    register(Delivery, DeliveryPolicy())
    audit.name_verbs(
        {
            "deliver": _("sent the plan to a recipient"),
            "post": _("wrote down where the plan stands"),
            "open_delivery": _("opened the plan"),
            "acknowledge": _("acknowledged the plan"),
            "remind_delivery": _("reminded of the plan"),
            "link_citation": _("said which plan is cited"),
            "unlink_citation": _("said that no plan here is cited"),
            "match_citation": _("matched the citation by its number"),
        }
    )
