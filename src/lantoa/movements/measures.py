"""What this room counts: criteria of a body's own, and movements that it launched.

The room does not know duties or their periods: it says what bodies had between two days, and whoever knows both joins.
`since` and `until` are days, or references to the columns of an outer query.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from django.db.models import F, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.movements.models import CriteriaSet, Movement
from lantoa.movements.states import ISSUED, LAUNCHED, CriteriaState, MovementState


@dataclass(frozen=True)
class Happened:
    """One thing behind a figure."""

    label: str
    url: str
    body_id: int
    on: date | None


class Counted(Protocol):
    """Something that is counted. With `counts_each` every record counts; otherwise one is as good as several."""

    key: str
    label: str | Promise
    unit: str | Promise
    counts_each: bool

    def counted(self, since: Any, until: Any) -> QuerySet[Any]:
        """The records of all bodies that count from `since` on and before `until`; each has a `body`."""

    def waiting(self, since: Any, until: Any) -> QuerySet[Any]:
        """Those that may count yet."""

    def told(self, record: Any) -> Happened:
        """One of them, as it is shown behind the figure."""


class OwnCriteria:
    """Whether a body had criteria of its own in force on any day of a period."""

    key = "own_criteria"
    label: str | Promise = _("bodies with criteria of their own")
    unit: str | Promise = _("bodies")
    counts_each = False

    def counted(self, since: Any, until: Any) -> QuerySet[Any]:
        """The sets that held on a day of the period."""
        return CriteriaSet.objects.filter(state__in=ISSUED, since__lt=until, until__gt=since)

    def waiting(self, since: Any, until: Any) -> QuerySet[Any]:
        """Drafts that were begun before the period ends."""
        return CriteriaSet.objects.filter(state=CriteriaState.DRAFT, recorded_at__date__lt=until)

    def told(self, record: Any) -> Happened:
        """One set behind the figure."""
        return Happened(str(record), reverse("movements:criteria_set", args=[record.pk]), record.body_id, record.since)


class MovementsLaunched:
    """How many movements and campaigns a body launched itself in a period."""

    key = "movements_launched"
    label: str | Promise = _("movements launched")
    unit: str | Promise = _("movements")
    counts_each = True

    def counted(self, since: Any, until: Any) -> QuerySet[Any]:
        """The movements that were launched in the period."""
        return self._own(since, until).filter(state__in=LAUNCHED)

    def waiting(self, since: Any, until: Any) -> QuerySet[Any]:
        """Drafts whose launch is planned for the period."""
        return self._own(since, until).filter(state=MovementState.DRAFT)

    def told(self, record: Any) -> Happened:
        """One movement behind the figure."""
        address = reverse("movements:movement", args=[record.pk])
        return Happened(record.name, address, record.body_id, record.launched_on)

    @staticmethod
    def _own(since: Any, until: Any) -> QuerySet[Any]:
        """Not those that a body carries out for another one."""
        mine = Movement.objects.filter(launcher=F("body"))
        return mine.filter(launched_on__gte=since, launched_on__lt=until)


MEASURES: tuple[Counted, ...] = (OwnCriteria(), MovementsLaunched())
