"""What others learn from exemplars, found by its words without accents, the best first."""

from __future__ import annotations

from django.db import connection
from django.db.models import BooleanField, FloatField, QuerySet
from django.db.models.expressions import RawSQL

from lantoa.exemplars.lesson_index import INDEX, TABLE, WORDS
from lantoa.exemplars.models import Impact
from lantoa.kit.text import fold

MOST_WORDS = 12

_RANK = {
    "postgresql": f"ts_rank_cd({TABLE}.{WORDS}, %s::tsquery)",
    # bm25 is the smaller the better a text fits. Worked out once for all that fit, not anew for each of them.
    "sqlite": f"""(WITH fits AS MATERIALIZED (SELECT rowid AS key, -bm25({INDEX}) AS rank FROM {INDEX}
    WHERE {INDEX} MATCH %s) SELECT rank FROM fits WHERE key = {TABLE}.id)""",  # noqa: S608
}
_FITS = {
    "postgresql": f"{TABLE}.{WORDS} @@ %s::tsquery",
    "sqlite": f"{TABLE}.id IN (SELECT rowid FROM {INDEX} WHERE {INDEX} MATCH %s)",  # noqa: S608
}


def with_lessons() -> QuerySet[Impact]:
    """Every review that says what others learn."""
    return Impact.objects.exclude(folded_lessons="")


def ranked(impacts: QuerySet[Impact], text: str) -> QuerySet[Impact]:
    """Those of `impacts` whose lessons have every word of `text`, the last one perhaps only begun, with their `rank`.

    The larger the rank the better: words that are rare, that stand often, or close to each other.
    """
    words = fold(text).split()[:MOST_WORDS]
    if not words:
        return impacts.none()
    vendor = connection.vendor
    if vendor == "postgresql":
        asked = " & ".join([*words[:-1], f"{words[-1]}:*"])
    else:
        asked = " ".join([*(f'"{word}"' for word in words[:-1]), f'"{words[-1]}"*'])
    fits = RawSQL(_FITS[vendor], [asked], output_field=BooleanField())  # noqa: S611  # what is asked is a parameter
    rank = RawSQL(_RANK[vendor], [asked], output_field=FloatField())  # noqa: S611
    return impacts.filter(fits).annotate(rank=rank)
