"""The measures whose facts are kept here: evidence that officers record on a duty and a second person checks."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.plans.measures import Trace, register
from lantoa.plans.models import Duty, Evidence, EvidenceKind, Subject, Term
from lantoa.plans.queries.subjects import narrowed
from lantoa.plans.states import EvidenceState


@dataclass(frozen=True)
class EvidenceMeasure:
    """Counts evidence. `kinds` are what may show it; the first is what the form offers first."""

    key: str
    label: str | Promise
    unit: str | Promise
    kinds: tuple[str, ...] = tuple(EvidenceKind.values)
    by_hand: bool = True

    def facts(self, duties: QuerySet[Duty], on: date) -> QuerySet[Any]:
        """What was accepted, whatever the day: it is recorded for its body and stays so."""
        return self._rows(duties, EvidenceState.ACCEPTED)

    def of_subject(self, duties: QuerySet[Duty], subject: str, on: date) -> QuerySet[Any]:
        """What was accepted about one kind of subject."""
        return self._rows(duties, EvidenceState.ACCEPTED).filter(subject=subject)

    def waiting(self, duties: QuerySet[Duty]) -> QuerySet[Any]:
        """What waits for a second person, or was returned."""
        return self._rows(duties, EvidenceState.SUBMITTED, EvidenceState.RETURNED)

    def traces(self, duty: Duty, term: Term, bodies: list[int]) -> list[Trace]:
        """Each accepted piece."""
        return self._told(Evidence.objects.filter(term=term, body__in=bodies))

    def between(self, since: date, until: date, bodies: list[int]) -> list[Trace]:
        """Each accepted piece of these days, for whichever duty it was recorded."""
        return self._told(Evidence.objects.filter(duty__measure=self.key, body__in=bodies, on__gte=since, on__lt=until))

    @staticmethod
    def _told(found: QuerySet[Evidence]) -> list[Trace]:
        return [
            Trace(one.title, reverse("plans:evidence", args=[one.pk]), float(one.amount), one.body_id, one.on)
            for one in found.filter(state=EvidenceState.ACCEPTED).order_by("-on", "-pk")
        ]

    def _rows(self, duties: QuerySet[Duty], *states: str) -> QuerySet[Any]:
        """Of all duties: who asks takes those of the periods that it asks for, and indexes do the rest."""
        rows = Evidence.objects.filter(state__in=states)
        for counted, ids in narrowed(duties, self.key).items():  # what names no subject is nobody's to refuse
            rows = rows.exclude(duty__in=ids, subject__in=set(Subject.values) - set(counted))
        return rows.values_list("term", "body", "amount")


def register_all() -> None:
    """Tell the room itself."""
    register(EvidenceMeasure("work_done", _("work done, with evidence"), _("results")))
    register(
        EvidenceMeasure(
            "reports_submitted", _("reports submitted"), _("reports"), (EvidenceKind.DOCUMENT, EvidenceKind.FILE)
        )
    )
    register(EvidenceMeasure("events_held", _("events held"), _("events")))
