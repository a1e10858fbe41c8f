"""How soon an exemplar is to be told of after it was found, as its programme says (docs/conflicts.md, 27)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from lantoa.exemplars.models import Dossier
from lantoa.exemplars.states import LIVE
from lantoa.plans.models import Obligation, Plan
from lantoa.plans.options import Options, options_of
from lantoa.plans.queries.programmes import programmes_of, running

CHOSEN = "publish_days"  # the name of the choice in `Plan.options`


@dataclass(frozen=True)
class Promptly:
    """By when the first publication is expected, in so many days from the finding, and which plan says so, if any."""

    by: date
    days: int
    plan: Plan | None = None


def promptly(dossier: Dossier, day: date) -> Promptly:
    """What holds for `dossier`: the shortest time among the programmes of its body, else the default. One query."""
    plans = {options_of(plan).publish_days: plan for plan in programmes_of(dossier.body, day)}
    days = min(plans, default=Options().publish_days)
    return Promptly(dossier.found_on + timedelta(days), days, plans.get(days))


def waiting_too_long(dossiers: QuerySet[Dossier], day: date) -> QuerySet[Dossier]:
    """Those of `dossiers` that were found longer ago than their programmes allow, and were never shown to the public.

    One query besides, for the programmes that chose another number of days.
    """
    usual, other = running().exclude(options__has_key=CHOSEN), running().filter(options__has_key=CHOSEN)
    late = Q(found_on__lt=day - timedelta(Options().publish_days)) & (_under(usual, day) | ~_under(other, day))
    by_days: dict[int, list[int]] = {}
    for plan in other:
        by_days.setdefault(options_of(plan).publish_days, []).append(plan.pk)
    for days, ids in by_days.items():
        late |= Q(found_on__lt=day - timedelta(days)) & _under(Plan.objects.filter(pk__in=ids), day)
    return dossiers.filter(late, state__in=LIVE, release__released_on=None)


def _under(plans: QuerySet[Plan], day: date) -> Q:
    """Dossiers of bodies that issued one of `plans`, or owe something under one."""
    owing = Obligation.objects.on(day).filter(duty__plan__in=plans.order_by().values("pk"))
    return Q(body__in=plans.order_by().values("body")) | Q(body__in=owing.values("body"))
