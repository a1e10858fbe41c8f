"""The units that a round asks: what each has brought so far, those with nothing first."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from lantoa.exemplars.models import Milestone, Round
from lantoa.exemplars.queries.silent import UNMANNED
from lantoa.organisations.models import Ancestry, Body, Placement
from lantoa.organisations.models.trees import DIRECTING

_LINES = Q(tree__in=DIRECTING) | Q(inherited=True)


def units_of(asked: Round, today: date) -> QuerySet[Any]:
    """The bodies directly below `asked_below`, but the holder, each with `brought`: exemplars of it and those below.

    As they stood on the last day of the round, or stand today while it runs.
    """
    day = max(asked.since, min(today, asked.until))
    places = Placement.objects.on(day).filter(parent=asked.asked_below_id, tree__in=DIRECTING)
    lines = Ancestry.objects.on(day).filter(_LINES, ancestor=OuterRef(OuterRef("pk")))
    theirs = Milestone.objects.standing().filter(round=asked, body__in=lines.values("descendant"))
    number = theirs.order_by().values("round").annotate(number=Count("dossier", distinct=True)).values("number")
    brought = Coalesce(Subquery(number, output_field=IntegerField()), 0)
    units = Body.objects.filter(pk__in=places.values("body")).exclude(kind__in=UNMANNED).exclude(pk=asked.body_id)
    return units.annotate(brought=brought)


def with_nothing(asked: Round, today: date) -> QuerySet[Any]:
    """Those that have brought nobody, in the order of their names."""
    return units_of(asked, today).filter(brought=0).order_by("sort_key", "pk")


def unanswered(bodies: QuerySet[Body], on: date) -> QuerySet[Any]:
    """Where `bodies` are asked on that day in an open round and have brought nobody: the place, its `asked` (id)."""
    open_rounds = Q(parent__rounds_below__since__lte=on, parent__rounds_below__until__gte=on)
    of_others = ~Q(parent__rounds_below__body=F("body"))
    places = Placement.objects.on(on).filter(open_rounds & of_others, body__in=bodies, tree__in=DIRECTING)
    places = places.exclude(body__kind__in=UNMANNED).annotate(asked=F("parent__rounds_below"))
    lines = Ancestry.objects.on(on).filter(_LINES, ancestor=OuterRef(OuterRef("body")))
    brought = Milestone.objects.standing().filter(round=OuterRef("asked"), body__in=lines.values("descendant"))
    return places.filter(~Exists(brought)).select_related("body").order_by("parent__rounds_below__until", "body", "pk")
