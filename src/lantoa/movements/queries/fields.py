"""Which fields a body may use, and which wordings wait for a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Count, Q, QuerySet

from lantoa.kit.text import fold
from lantoa.movements.models import Criterion, Field, FieldAlias, ModelType, Scope
from lantoa.movements.states import CriteriaState
from lantoa.movements.wording import plain_field
from lantoa.organisations.models import Ancestry, Body

MOST_WORDS = 8  # of what is typed


def offered_to(body: Body, day: date) -> QuerySet[Field]:
    """The fields that criteria of `body` can be of: everybody's, its own, and those of the bodies above it."""
    return Field.objects.filter(_known_to(body, day), retired=False)


def common_fields() -> QuerySet[Field]:
    """The fields that everybody knows and that are still offered, in their order."""
    return Field.objects.filter(body=None, retired=False)


def field_slug(field: Field) -> str:
    """What stands for a field in addresses: its name for people, and its id, which outlives the name."""
    return f"{'-'.join(fold(field.name).split())}-{field.pk}"


def field_of(slug: str) -> Field | None:
    """The common field that a slug stands for, also under a name that it no longer has, or when it is retired."""
    number = slug.rpartition("-")[2]
    if not (number.isascii() and number.isdigit() and len(number) < 19):
        return None
    return Field.objects.filter(body=None, pk=int(number)).first()


def model_types_for(body: Body, day: date) -> QuerySet[ModelType]:
    """The types of models that `body` can use, in the same way."""
    return ModelType.objects.filter(_known_to(body, day), retired=False)


def fields_named(text: str) -> QuerySet[Field]:
    """Everybody's fields whose name has the words of `text`, without accents."""
    found = common_fields()
    for word in fold(text).split()[:MOST_WORDS]:
        found = found.filter(folded_name__contains=word)
    return found


Chosen = tuple[int, tuple[int, ...]]  # the id of the body that speaks of fields, and the ids of those fields


def same_fields(asked: Collection[Chosen]) -> dict[Chosen, set[int]]:
    """For each of `asked` the ids of its fields and of all that go by one of their names, retired ones too.

    Names are those of the fields, and the other wordings that hold for the body that speaks: those of everybody, its
    own, and of the bodies that are or were above it. Three queries, however many are asked; none for nothing.
    """
    if not asked:
        return {}
    heard: dict[int | None, set[int | None]] = {body: {None, body} for body, _fields in asked}
    lines = Ancestry.objects.filter(descendant__in=[body for body, _fields in asked])
    for below, above in lines.values_list("descendant", "ancestor"):
        heard[below].add(above)
    names = {pk: plain_field(name) for pk, name in Field.objects.values_list("pk", "name")}
    aliases = list(FieldAlias.objects.values_list("field", "body", "folded"))
    return {(body, fields): _going_by(fields, names, aliases, heard[body]) for body, fields in asked}


def _going_by(
    fields: tuple[int, ...],
    names: dict[int, str],
    aliases: Iterable[tuple[int, int | None, str]],
    heard: set[int | None],
) -> set[int]:
    known: dict[int, set[str]] = defaultdict(set, {pk: {name} for pk, name in names.items()})
    for field, keeper, wording in aliases:
        if keeper in heard:
            known[field].add(wording)
    wanted = set().union(*(known[pk] for pk in fields))
    return {*fields, *(pk for pk, wordings in known.items() if wordings & wanted)}


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
