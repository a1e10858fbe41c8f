"""Questions that narrow the lists of the room."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from lantoa.exemplars.queries.dossiers import under
from lantoa.kit.actors import Actor
from lantoa.organisations.filters import BodyFilter

EARLIEST = 2015  # the year in which the oldest programmes that the platform knows began


class UnderFilter(BodyFilter):
    """Records of a body and of all that it directs."""

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        body = values.get(self.name)
        return records.filter(**{f"{self.lookup}__in": under(body, localdate()).values("pk")}) if body else records


def years(actor: Actor) -> list[tuple[str, str]]:
    """What is offered where a list is narrowed to a year, the latest first."""
    return [(str(year), str(year)) for year in range(localdate().year, EARLIEST - 1, -1)]
