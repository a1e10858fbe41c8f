"""Which bodies below have issued a plan of their own to carry out a plan, and which have not."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, F, OuterRef, QuerySet, Subquery

from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Ancestry, Body
from lantoa.organisations.models.trees import DIRECTING
from lantoa.plans.access import SHOWN_BELOW
from lantoa.plans.models import Citation, Obligation, Plan


def concerned(plan: Plan, day: date) -> QuerySet[Body]:
    """The bodies that owe something under `plan` on `day`; where nobody does yet, those directly below its body."""
    owing = Obligation.objects.on(day).filter(duty__plan=plan, body=F("counted"))
    if owing.exists():
        return Body.objects.filter(pk__in=owing.values("body")).exclude(pk=plan.body_id)
    below = Ancestry.objects.on(day).filter(ancestor=plan.body_id, tree__in=DIRECTING, inherited=False, depth=1)
    return Body.objects.filter(pk__in=below.values("descendant"))


def issued_below(plan: Plan, actor: Actor, day: date) -> QuerySet[Body]:
    """The bodies concerned with `has_plan`, and of their plan what `actor` may see: `plan_pk`, `plan_on`, …"""
    carrying_out = Citation.objects.filter(cited=plan, is_basis=True).values("plan")
    issued = Plan.objects.filter(body=OuterRef("pk"), state__in=SHOWN_BELOW, pk__in=carrying_out)
    seen = visible(actor, issued).order_by("-issued_on", "-pk")
    return concerned(plan, day).annotate(
        has_plan=Exists(issued),
        plan_pk=Subquery(seen.values("pk")[:1]),
        plan_number=Subquery(seen.values("number")[:1]),
        plan_title=Subquery(seen.values("title")[:1]),
        plan_on=Subquery(seen.values("issued_on")[:1]),
    )
