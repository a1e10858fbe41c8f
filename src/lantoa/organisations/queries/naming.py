"""Bodies found by what they are, were or are also called. No accents are needed."""

from __future__ import annotations

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.functions import Length

from lantoa.kit.text import fold
from lantoa.organisations.models import Alias, Body, BodyName

EXACT, BEGINS, WITHIN = range(3)


def named_like(bodies: QuerySet[Body], text: str) -> QuerySet[Body]:
    """Those of `bodies` with a name, former name or alias that has every word of `text`.

    The likeliest first: the name itself, then names that begin so, then short ones; those that have ended come last.
    """
    folded = fold(text)
    rank = Case(
        When(folded_name=folded, then=Value(EXACT)),
        When(folded_name__startswith=folded, then=Value(BEGINS)),
        default=Value(WITHIN),
        output_field=IntegerField(),
    )
    found = bodies.filter(pk__in=_called(folded.split(), "contains")) if folded else bodies.none()
    return found.annotate(rank=rank).order_by("-until", "rank", Length("folded_name"), "sort_key", "pk")


def named(bodies: QuerySet[Body], text: str) -> QuerySet[Body]:
    """Those of `bodies` with exactly this name, former name or alias, accents apart."""
    folded = fold(text)
    return bodies.filter(pk__in=_called([folded], "exact")).order_by("-until", "sort_key") if folded else bodies.none()


def _called(words: list[str], lookup: str) -> QuerySet:
    """The ids of the bodies with a name or an alias to which every one of `words` applies."""
    fits = Q(*(Q(**{f"folded__{lookup}": word}) for word in words))
    return BodyName.objects.filter(fits).values("body").union(Alias.objects.filter(fits).values("body"))
