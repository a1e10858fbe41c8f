"""Which fields a body may use, and which wordings wait for a person."""

from __future__ import annotations

from datetime import date

from django.db.models import Count, Q, QuerySet

from lantoa.movements.models import Criterion, Field, ModelType, Scope
from lantoa.movements.states import CriteriaState
from lantoa.organisations.models import Ancestry, Body


def offered_to(body: Body, day: date) -> QuerySet[Field]:
    """The fields that criteria of `body` can be of: everybody's, its own, and those of the bodies above it."""
    return Field.objects.filter(_known_to(body, day), retired=False)


def model_types_for(body: Body, day: date) -> QuerySet[ModelType]:
    """The types of models that `body` can use, in the same way."""
    return ModelType.objects.filter(_known_to(body, day), retired=False)


def unsure(criteria: QuerySet[Criterion]) -> QuerySet[Criterion]:
    """Those of `criteria` whose field nobody has said yet, in drafts that are still open."""
    return criteria.filter(scope=Scope.FIELD, field=None, criteria_set__state=CriteriaState.DRAFT)


def with_use(fields: QuerySet[Field]) -> QuerySet[Field]:
    """`fields` with how many criteria and other wordings each has."""
    return fields.annotate(
        used=Count("criteria", distinct=True), wordings=Count("aliases", distinct=True)
    ).select_related("body")


def _known_to(body: Body, day: date) -> Q:
    above = Ancestry.objects.on(day).filter(descendant=body).values("ancestor")
    return Q(body=None) | Q(body=body) | Q(body__in=above)
