"""What this room counts for the duties of plans: honours that a body has given, those revoked since left out."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any, Literal

from django.db.models import BigIntegerField, Count, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.exemplars.measures import KINDS
from lantoa.movements.queries.fields import same_fields
from lantoa.plans.measures import Trace, register
from lantoa.plans.models import Duty, Subject, Term
from lantoa.plans.options import fields_of, subjects_of
from lantoa.plans.queries.subjects import narrowed, narrowed_to_fields
from lantoa.recognition.decision_states import IN_FORCE, DecisionState, HonourState
from lantoa.recognition.models import Honour


class HonoursMeasure:
    """Counts each honour at the body whose decision gave it, on the day on which that was signed."""

    key = "honours_given"
    label: str | Promise = _("honours given")
    unit: str | Promise = pgettext_lazy("counted", "honours")
    by_hand = False
    counts_fields: Literal[True] = True

    def facts(self, duties: QuerySet[Duty], on: date) -> QuerySet[Any]:
        """What counts, whatever the day: the term, the body, and how many; one query."""
        return self._grouped(duties, self._countable(_given(OuterRef("since"), OuterRef("until")), duties))

    def of_subject(self, duties: QuerySet[Duty], subject: str, on: date) -> QuerySet[Any]:
        """The same for persons, collectives or households alone."""
        found = self._countable(_given(OuterRef("since"), OuterRef("until")), duties)
        return self._grouped(duties, found.filter(dossier__kind__in=KINDS[Subject(subject)]))

    def waiting(self, duties: QuerySet[Duty]) -> QuerySet[Any]:
        """Those on the lists of drafts that were begun before the period ends."""
        listed = Honour.objects.filter(state=HonourState.LISTED, decision__state=DecisionState.DRAFT)
        begun = listed.filter(decision__recorded_at__date__lt=OuterRef("until"))
        return self._grouped(duties, self._countable(begun, duties))

    def traces(self, duty: Duty, term: Term, bodies: list[int]) -> list[Trace]:
        """Each honour behind the figure, the newest first."""
        found = _given(term.since, term.until).filter(body__in=bodies)
        if counted := subjects_of(duty):
            found = found.filter(dossier__kind__in=_kinds(counted))
        if fields := fields_of(duty):
            chosen = (duty.plan.body_id, fields)
            found = found.filter(_of_fields(same_fields([chosen])[chosen]))
        return traces_of_honours(found)

    def between(self, since: date, until: date, bodies: list[int]) -> list[Trace]:
        """Each honour of these days, the newest first."""
        return traces_of_honours(_given(since, until).filter(body__in=bodies))

    def _countable(self, found: QuerySet[Honour], duties: QuerySet[Duty]) -> QuerySet[Honour]:
        """`found` without honours of subjects and fields that the outer duty does not count."""
        found = found.annotate(of_duty=ExpressionWrapper(OuterRef("duty"), output_field=BigIntegerField()))
        for counted, ids in narrowed(duties, self.key).items():
            found = found.exclude(Q(of_duty__in=ids) & ~Q(dossier__kind__in=_kinds(counted)))
        chosen = narrowed_to_fields(duties, self.key)
        for which, fields in same_fields(chosen).items():
            found = found.filter(~Q(of_duty__in=chosen[which]) | _of_fields(fields))
        return found

    def _grouped(self, duties: QuerySet[Duty], honours: QuerySet[Honour]) -> QuerySet[Any]:
        terms = Term.objects.filter(duty__in=duties.filter(measure=self.key))
        owed = terms.annotate(term=F("pk"), body=F("duty__obligations__counted"))
        found = honours.filter(body=OuterRef("body"))
        number = found.order_by().values("body").annotate(number=Count("pk")).values("number")
        rows = owed.filter(Exists(found)).order_by().values("term", "body").annotate(total=Subquery(number))
        return rows.values_list("term", "body", "total").distinct()


def register_all() -> None:
    """Tell `plans`."""
    register(HonoursMeasure())


def _kinds(subjects: Collection[str]) -> list[str]:
    """Whom a duty that counts these subjects counts."""
    return [kind for subject in subjects for kind in KINDS.get(Subject(subject), ())]


def _of_fields(fields: Collection[int]) -> Q:
    """Honours of exemplars of one of `fields`, by the dossier that goes on where two were merged."""
    own = Q(dossier__merged_into=None, dossier__field__in=fields)
    return own | Q(dossier__merged_into__field__in=fields)


def traces_of_honours(honours: QuerySet[Honour]) -> list[Trace]:
    """Each of them, the newest first."""
    found = honours.select_related("award", "decision").order_by("-decision__signed_on", "-pk")
    return [
        Trace(
            f"{each.name}: {each.award.name}",
            reverse("recognition:honour", args=[each.pk]),
            1.0,
            each.body_id,
            each.decision.signed_on,
        )
        for each in found
    ]


def _given(since: Any, until: Any) -> QuerySet[Honour]:
    held = Honour.objects.filter(state__in=IN_FORCE)
    return held.filter(decision__signed_on__gte=since, decision__signed_on__lt=until)
