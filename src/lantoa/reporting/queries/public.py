"""What the public reads of results: programmes that were released and exemplars that are public, never a draft."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import Count
from django.utils.functional import Promise

from lantoa.exemplars.models import Kind
from lantoa.exemplars.queries.public import released
from lantoa.plans.progress import COMPLETE, LIMITED, NO_EVIDENCE, NOT_STARTED, SUBSTANTIAL
from lantoa.plans.queries.public import Programme, programmes, released_plans

ORDER = (COMPLETE, SUBSTANTIAL, LIMITED, NOT_STARTED, NO_EVIDENCE)
PROGRAMMES = 100  # the newest released ones
FIELDS = 15  # with the most exemplars


@dataclass(frozen=True)
class Results:
    """Promises of the year by state, of how many programmes; public exemplars by kind, by field and by month."""

    programmes: list[Programme]
    promises: list[tuple[str, int]]
    overdue: int
    kinds: list[tuple[str | Promise, int]]
    fields: list[tuple[str, int]]
    months: list[tuple[int, int]]

    @property
    def promised(self) -> int:
        """How many promises there are."""
        return sum(number for _state, number in self.promises)

    @property
    def exemplars(self) -> int:
        """How many exemplars are public."""
        return sum(number for _words, number in self.kinds)


def results(year: int, on: date) -> Results:
    """Of `year` as of `on`; exemplars are those that are public on that day. The same few queries however much."""
    told = [each for each in programmes(released_plans()[:PROGRAMMES], year, on=on) if each.promises]
    states: Counter[str] = Counter()
    for each in told:
        states.update(each.states(on))
    shown = released().order_by()
    kinds = dict(shown.values_list("dossier__kind").annotate(number=Count("pk")))
    fields = shown.exclude(dossier__field=None).values_list("dossier__field__name").annotate(number=Count("pk"))
    months = dict(shown.filter(released_on__year=year).values_list("released_on__month").annotate(number=Count("pk")))
    return Results(
        told,
        promises=[(state, states[state]) for state in ORDER] if states else [],
        overdue=sum(each.overdue(on) for each in told),
        kinds=[(kind.label, kinds[kind.value]) for kind in Kind if kind.value in kinds],
        fields=list(fields.order_by("-number", "dossier__field__name")[:FIELDS]),
        months=[(month, months.get(month, 0)) for month in range(1, 13)] if months else [],
    )
