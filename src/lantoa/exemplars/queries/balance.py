"""Whether a list is one of leaders only: who is on it, in the classes of form 0603 and beyond."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.models import LEADERS, PERSONS, Dossier, PostClass, Sex
from lantoa.organisations.models import BodyKind
from lantoa.organisations.models.bodies import COMMUNES

MAJORITY = ("", "kinh", "viet")  # folded names of the majority, and nothing said
_PERSON = Q(kind__in=PERSONS)


@dataclass(frozen=True)
class Balance:
    """Numbers of dossiers; all but `total`, `communes` and `offices` are of persons."""

    total: int
    people: int
    leaders: int
    direct_workers: int
    unclassed: int
    women: int
    minorities: int
    first_timers: int
    communes: int

    @property
    def offices(self) -> int:
        """Those that do not come from communes."""
        return self.total - self.communes

    @property
    def meters(self) -> list[tuple[str | Promise, int, int]]:
        """What is counted, how many, and out of how many."""
        return [
            (_("direct workers"), self.direct_workers, self.people),
            (_("leaders"), self.leaders, self.people),
            (_("women"), self.women, self.people),
            (_("ethnic minorities"), self.minorities, self.people),
            (_("for the first time"), self.first_timers, self.total),
            (_("from communes"), self.communes, self.total),
        ]

    def warnings(self) -> Iterator[str | Promise]:
        """What to look at before the list is passed on; nothing is forbidden."""
        if self.leaders > self.direct_workers:
            yield _("There are more leaders than people who work directly.")
        if self.people >= 3 and not self.women:  # two may well be men
            yield _("There is no woman on the list.")
        if self.total >= 3 and not self.communes:
            yield _("Nobody comes from a commune.")
        if self.total >= 3 and not self.first_timers:
            yield _("Nobody is put forward for the first time.")
        if self.unclassed:
            yield _("Some people have no class in the statistics: the figures above leave them out.")


def balance_of(dossiers: QuerySet[Dossier]) -> Balance:
    """One query."""
    minority = _PERSON & ~Q(folded_ethnic_group__in=MAJORITY)
    found = dossiers.order_by().aggregate(
        total=Count("pk"),
        people=Count("pk", filter=_PERSON),
        leaders=Count("pk", filter=Q(post_class__in=LEADERS)),
        direct_workers=Count("pk", filter=Q(post_class=PostClass.DIRECT_WORKER)),
        unclassed=Count("pk", filter=_PERSON & Q(post_class="")),
        women=Count("pk", filter=Q(sex=Sex.FEMALE)),
        minorities=Count("pk", filter=minority),
        first_timers=Count("pk", filter=Q(is_first_time=True)),
        communes=Count("pk", filter=Q(body__kind__in=(*COMMUNES, BodyKind.VILLAGE))),
    )
    return Balance(**found)
