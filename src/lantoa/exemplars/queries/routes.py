"""Which way an exemplar goes up: what an open round says, else the body above, by way of whom its plan names."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lantoa.exemplars.models import Round, RoundKind
from lantoa.organisations.models import Ancestry, Body, Placement
from lantoa.organisations.models.trees import DIRECTING
from lantoa.plans.models import Plan
from lantoa.plans.options import options_of
from lantoa.plans.queries.answering import bodies_today
from lantoa.plans.queries.programmes import programmes_of, running


@dataclass(frozen=True)
class Route:
    """Ids of bodies and of the round that says so; nothing where nothing is known."""

    to_body_id: int | None = None
    via_id: int | None = None
    round_id: int | None = None


def rounds_for(body: Body, day: date) -> QuerySet[Round]:
    """The rounds that are open on `day` and ask `body`: below itself, and below the bodies above it."""
    above = Ancestry.objects.on(day).filter(descendant=body, tree__in=DIRECTING).values("ancestor")
    return Round.objects.filter(asked_below__in=above, since__lte=day, until__gte=day)


def route_for(body: Body, day: date) -> Route:
    """How `body` introduces somebody on `day`: three queries at most."""
    asked = rounds_for(body, day).filter(kind=RoundKind.INTRODUCTION).exclude(to_body=body).order_by("until", "pk")
    if found := asked.first():
        return Route(found.to_body_id, found.via_id, found.pk)
    placed = Placement.objects.on(day).filter(body=body, tree__in=DIRECTING).order_by("tree", "pk").first()
    if placed is None or placed.parent_id is None:
        return Route()
    return Route(placed.parent_id, _focal(body, placed.parent_id, day))


def focal_of(plans: Iterable[Plan], day: date) -> int | None:
    """The id of the body that papers go through by all of `plans` that name one; None where they do not agree.

    Of one that has ended, whoever answers for it on `day`.
    """
    named = {via for plan in plans if (via := options_of(plan).via)}
    found = {body.pk for body in bodies_today(named, on=day).values() if body}
    return found.pop() if len(found) == 1 else None


def programmes_through(offices: QuerySet[Body], day: date) -> list[Plan]:
    """The plans in force that have their papers go through one of `offices`, or what it took over. Three queries."""
    named = {plan: options_of(plan).via or 0 for plan in running().filter(options__has_key="via")}
    answering = {pk: body.pk for pk, body in bodies_today(named.values(), on=day).items() if body}
    ours = set(offices.filter(pk__in=answering.values()).values_list("pk", flat=True))
    return [plan for plan, via in named.items() if answering.get(via) in ours]


def usual_way(keeping: QuerySet[Body], offices: QuerySet[Body], day: date) -> Route:
    """What a new round begins with: the office that papers go through by the plans of the bodies `keeping`.

    Without one, for whoever works at the office itself (`offices`): the body whose programme goes through it, if it is
    one alone. That body is asked below then, too.
    """
    if via := focal_of(running().filter(body__in=keeping), day):
        return Route(via_id=via)
    above = {plan.body_id for plan in programmes_through(offices, day)}
    return Route(to_body_id=above.pop()) if len(above) == 1 else Route()


def _focal(body: Body, above: int, day: date) -> int | None:
    """Through whom `body` hands papers to the body `above`, as the plans of that one say; not through itself."""
    via = focal_of(programmes_of(body, day).filter(body=above), day)
    return None if via in (body.pk, above) else via
