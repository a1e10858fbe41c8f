"""Recorded changes, told in a line each, however many bodies one is about."""

from __future__ import annotations

from django.db.models import Case, Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lantoa.organisations.models import Change, ChangeKind

_CONCERNED = Change.bodies.through.objects.all()
NAMES = ("first_name", "second_name", "third_name")


def with_bodies(changes: QuerySet[Change]) -> QuerySet[Change]:
    """`changes` with how many bodies each is about and the names of three, those first that it began or ended.

    A list that was loaded names nobody: it may be about the whole country.
    """
    by_change = _CONCERNED.filter(change=OuterRef("pk")).order_by().values("change").annotate(number=Count("pk"))
    concerned = Subquery(by_change.values("number"))  # type: ignore[misc]  # the annotation is not seen
    named = {name: _named(place) for place, name in enumerate(NAMES)}
    return changes.annotate(concerned=Coalesce(concerned, 0), **named)


def bodies_of(change: Change) -> str:
    """The bodies of a change that comes from `with_bodies`, in words."""
    names = [name for name in (getattr(change, place) for place in NAMES) if name]
    more = change.concerned - len(names)  # type: ignore[attr-defined]
    if not names:
        return ngettext("%(count)d body", "%(count)d bodies", more) % {"count": more} if more else ""
    told = ", ".join(names)
    return _("%(bodies)s and %(more)d more") % {"bodies": told, "more": more} if more > 0 else told


def _named(place: int) -> Case:
    """The name of the body at `place`, from 0."""
    turned = Q(body__made_by=F("change")) | Q(body__ended_by=F("change"))
    concerned = _CONCERNED.filter(change=OuterRef("pk")).annotate(
        rank=Case(When(turned, then=0), default=1, output_field=IntegerField())
    )
    ranked = concerned.order_by("rank", "body__sort_key", "body")  # type: ignore[misc]  # the annotation is not seen
    names = ranked.values("body__name")[place : place + 1]
    return Case(When(kind=ChangeKind.LOADING, then=Value("")), default=Subquery(names))
