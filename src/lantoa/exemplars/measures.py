"""What this room counts for the duties of plans: exemplars detected, registered, introduced, selected, followed up.

Each exemplar counts once for a body in a period, however often it was written down, and merged dossiers as one.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.db.models import (
    BigIntegerField,
    Count,
    DateField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.models import PERSONS, Dossier, Kind, Milestone, MilestoneKind, Visit
from lantoa.exemplars.states import DossierState
from lantoa.movements.queries.fields import offered_to, same_fields
from lantoa.organisations.models import Body
from lantoa.plans.fields import offer_fields
from lantoa.plans.measures import Trace, register
from lantoa.plans.models import Duty, Obligation, Subject, Term
from lantoa.plans.options import fields_of, subjects_of
from lantoa.plans.queries.subjects import narrowed, narrowed_to_fields

#: Whom a quota of one subject may be met with: whoever did a good deed is an individual, too.
KINDS = {
    Subject.INDIVIDUAL: PERSONS,
    Subject.COLLECTIVE: (Kind.COLLECTIVE,),
    Subject.HOUSEHOLD: (Kind.HOUSEHOLD,),
}
_LIFE = Coalesce("dossier__merged_into", "dossier")


@dataclass(frozen=True)
class MilestoneMeasure:
    """Counts exemplars by one kind of milestone, in the periods and at the bodies that count."""

    key: str
    label: str | Promise
    kind: MilestoneKind
    unit: str | Promise = _("exemplars")
    by_hand: bool = False
    counts_fields: Literal[True] = True

    def facts(self, duties: QuerySet[Duty], on: date) -> QuerySet[Any]:
        """What counts as of `on`: the term, the body, and how many exemplars; one query."""
        return self._numbers(duties, self._counted(duties, on))

    def of_subject(self, duties: QuerySet[Duty], subject: str, on: date) -> QuerySet[Any]:
        """The same for one kind of subject."""
        return self._numbers(duties, self._counted(duties, on).filter(dossier__kind__in=KINDS[Subject(subject)]))

    def waiting(self, duties: QuerySet[Duty]) -> QuerySet[Any]:
        """Dossiers on the table of the body that may still become such a milestone, or visits that are planned.

        A dossier that only passes here on its way to somebody else is none of the body's own.
        """
        found: QuerySet[Any]
        if self.kind in (MilestoneKind.INTRODUCED, MilestoneKind.SELECTED):
            open_ = Dossier.objects.filter(held_by=OuterRef("body"), bound_for=None, state=DossierState.PROPOSED)
            open_ = self._countable(open_, duties, "")
            found = open_.filter(waiting_since__date__lt=OuterRef("until")).order_by().values("held_by")
        elif self.kind == MilestoneKind.FOLLOWED_UP:
            planned = Visit.objects.filter(body=OuterRef("body"), done_on=None, called_off="")
            within = planned.filter(planned_on__gte=OuterRef("since"), planned_on__lt=OuterRef("until"))
            found = self._countable(within, duties, "dossier__").order_by().values("body")
        else:
            return self._owed(duties).annotate(total=Count("pk")).values_list("term", "body", "total").none()
        rows = self._owed(duties).filter(Exists(found))
        total = Subquery(found.annotate(number=Count("pk")).values("number"))
        return rows.annotate(total=total).values_list("term", "body", "total").distinct()

    def traces(self, duty: Duty, term: Term, bodies: list[int]) -> list[Trace]:
        """Each exemplar once, by whoever of `bodies` was first; the newest first."""
        found = self._within(term.since, term.until, bodies)
        if counted := subjects_of(duty):
            found = found.exclude(dossier__kind__in=_others(counted))
        if fields := fields_of(duty):
            chosen = (duty.plan.body_id, fields)
            found = found.filter(_of_fields(same_fields([chosen])[chosen]))
        return self._told(found)

    def between(self, since: date, until: date, bodies: list[int]) -> list[Trace]:
        """The same for any days and for exemplars of every kind and field."""
        return self._told(self._within(since, until, bodies))

    def _within(self, since: date, until: date, bodies: list[int]) -> QuerySet[Milestone]:
        found = Milestone.objects.standing().filter(kind=self.kind, body__in=bodies)
        return found.filter(on__gte=since, on__lt=until).select_related("dossier", "dossier__merged_into")

    @staticmethod
    def _told(found: QuerySet[Milestone]) -> list[Trace]:
        told: dict[int, Trace] = {}
        for each in found.order_by("on", "pk"):
            life = each.dossier.merged_into or each.dossier
            url = reverse("exemplars:dossier", args=[life.pk])
            told.setdefault(life.pk, Trace(life.name, url, 1.0, each.body_id, each.on))
        return list(told.values())[::-1]

    def _owed(self, duties: QuerySet[Duty]) -> QuerySet[Any]:
        """Each period of the duties of this measure with each body whose achievements count for it."""
        terms = Term.objects.filter(duty__in=duties.filter(measure=self.key))
        return terms.annotate(term=F("pk"), body=F("duty__obligations__counted")).order_by().values("term", "body")

    def _numbers(self, duties: QuerySet[Duty], found: QuerySet[Any]) -> QuerySet[Any]:
        number = found.order_by().values("body").annotate(number=Count(_LIFE, distinct=True)).values("number")
        rows = self._owed(duties).filter(Exists(found)).annotate(total=Subquery(number))
        return rows.values_list("term", "body", "total").distinct()

    def _counted(self, duties: QuerySet[Duty], on: date) -> QuerySet[Any]:
        """The milestones of an outer period and body, without those of subjects and fields that a duty does not count,
        and without those of an exemplar that another body has brought in for the same one that gathers."""
        within = Milestone.objects.standing().filter(kind=self.kind, body=OuterRef("body"))
        within = within.filter(on__gte=OuterRef("since"), on__lt=OuterRef("until"))
        found = self._countable(within, duties, "dossier__")
        found = found.annotate(life=_LIFE, term_ends=ExpressionWrapper(OuterRef("until"), output_field=DateField()))
        owes = _still_owing(on)
        for dossier in ("dossier", "dossier__merged_into"):  # asked apart, each by its index
            same = self._same(dossier)
            found = found.exclude(Exists(_gathered(same))).exclude(Exists(_earlier_beside(same)) & ~Exists(owes))
        return found

    def _countable(self, found: QuerySet[Any], duties: QuerySet[Duty], dossier: str) -> QuerySet[Any]:
        """`found` without what is about subjects and fields that the outer duty does not count."""
        found = found.annotate(of_duty=ExpressionWrapper(OuterRef("duty"), output_field=BigIntegerField()))
        for counted, ids in narrowed(duties, self.key).items():
            found = found.exclude(**{"of_duty__in": ids, f"{dossier}kind__in": _others(counted)})
        chosen = narrowed_to_fields(duties, self.key)
        for which, fields in same_fields(chosen).items():
            found = found.filter(~Q(of_duty__in=chosen[which]) | _of_fields(fields, dossier))
        return found

    def _same(self, dossier: str) -> QuerySet[Any]:
        """For an outer milestone: those of the same exemplar, found by `dossier`, in the same period."""
        since, until = OuterRef(OuterRef("since")), OuterRef(OuterRef("until"))
        found = Milestone.objects.standing().filter(**{dossier: OuterRef("life")}, kind=self.kind)
        return found.filter(on__gte=since, on__lt=until)


def _of_fields(fields: set[int], dossier: str = "dossier__") -> Q:
    """What is about exemplars of one of `fields`, by the dossier that goes on where two were merged."""
    own = Q(**{f"{dossier}merged_into": None, f"{dossier}field__in": fields})
    return own | Q(**{f"{dossier}merged_into__field__in": fields})


def _still_owing(on: date) -> QuerySet[Any]:
    """What the body of the outer milestone owes itself: on the day that is asked, or to the end of the period.

    A body that ended within the period has no figure of its own in it any more, but for whoever answers for it.
    """
    own = Obligation.objects.filter(duty=OuterRef("of_duty"), body=OuterRef("body"), is_own=True)
    return own.filter(Q(until__gt=on) | Q(until__gte=OuterRef("term_ends")))


def _gathered(same: QuerySet[Any]) -> QuerySet[Any]:
    """Those of `same` at a body that counts for the one of the outer milestone anyway."""
    here = {"duty": OuterRef(OuterRef("of_duty")), "body": OuterRef(OuterRef("body"))}
    return same.filter(Exists(Obligation.objects.filter(**here, counted=OuterRef("body"), is_own=False)))


def _earlier_beside(same: QuerySet[Any]) -> QuerySet[Any]:
    """Earlier ones of `same` at bodies that count for the same one as the body of the outer milestone does."""
    taker = Obligation.objects.filter(duty=OuterRef("duty"), body=OuterRef("body"), is_own=False)
    takes_both = taker.filter(counted=OuterRef(OuterRef(OuterRef("body"))))
    beside = Obligation.objects.filter(duty=OuterRef(OuterRef("of_duty")), counted=OuterRef("body"), is_own=False)
    return same.filter(Exists(beside.filter(Exists(takes_both))), pk__lt=OuterRef("pk"))


MEASURES = (
    MilestoneMeasure("exemplars_detected", _("exemplars detected"), MilestoneKind.DETECTED),
    MilestoneMeasure("exemplars_registered", _("exemplars registered to be built up"), MilestoneKind.REGISTERED),
    MilestoneMeasure("exemplars_introduced", _("exemplars introduced"), MilestoneKind.INTRODUCED),
    MilestoneMeasure("exemplars_selected", _("exemplars selected"), MilestoneKind.SELECTED),
    MilestoneMeasure("exemplars_followed_up", _("exemplars followed up"), MilestoneKind.FOLLOWED_UP),
)


def register_all() -> None:
    """Tell `plans`."""
    for measure in MEASURES:
        register(measure)
    offer_fields(_offered)


def _offered(body: Body, day: date) -> dict[int, str]:
    return dict(offered_to(body, day).values_list("pk", "name"))


def _others(subjects: Collection[str]) -> list[Kind]:
    """The kinds that do not count where only these subjects do."""
    counted = {kind for subject in subjects for kind in KINDS.get(Subject(subject), ())}
    return [kind for kind in Kind if kind not in counted]
