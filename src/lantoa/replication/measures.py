"""What this room counts for duties of plans: exemplars that were made known and are adopted ("phổ biến, nhân rộng").

No plan says what the words mean (docs/conflicts.md, 22): a duty or its programme says how many publications and how
many recorded adoptions they need. An exemplar counts for the body where it belongs, once in each period in which enough
adoptions began that stood to its end; two dossiers that were merged are one.

A publication is the public page of the dossier, of which it has one, and every public story that tells of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, Literal

from django.db.models import BigIntegerField, Count, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.measures import KINDS
from lantoa.exemplars.models import Dossier, Kind, Release
from lantoa.exemplars.release_states import ReleaseState
from lantoa.exemplars.states import LIVE
from lantoa.movements.queries.fields import same_fields
from lantoa.newsroom.models import Story
from lantoa.newsroom.states import StoryState
from lantoa.plans.measures import Trace, register
from lantoa.plans.models import Duty, Subject, Term
from lantoa.plans.options import Options, fields_of, needed, options_of, subjects_of
from lantoa.plans.queries.subjects import narrowed, narrowed_to_fields
from lantoa.replication.models import Adoption

#: How many publications and adoptions are needed.
Needed = tuple[int, int]


class ReplicatedMeasure:
    """Counts exemplars with enough publications and adoptions."""

    key = "exemplars_replicated"
    label: str | Promise = _("exemplars made known and adopted")
    unit: str | Promise = _("exemplars")
    by_hand = False
    counts_fields: Literal[True] = True

    def facts(self, duties: QuerySet[Duty], on: date) -> QuerySet[Any]:
        """What counts: the term, the body, and how many exemplars; one query, besides those that read the rules."""
        return self._grouped(duties, self._counted(duties))

    def of_subject(self, duties: QuerySet[Duty], subject: str, on: date) -> QuerySet[Any]:
        """The same for persons, collectives or households alone."""
        return self._grouped(duties, self._counted(duties).filter(kind__in=KINDS[Subject(subject)]))

    def waiting(self, duties: QuerySet[Duty]) -> QuerySet[Any]:
        """Exemplars that somebody adopted in the period and that lack a publication or another adoption."""
        begun = self._countable(duties).filter(Q(adopters__gt=0) & ~self._enough(duties))
        return self._grouped(duties, begun)

    def traces(self, duty: Duty, term: Term, bodies: list[int]) -> list[Trace]:
        """Each exemplar once, leading to the adoption with which it had enough, the newest first."""
        found = _within(term.since, term.until).filter(body__in=bodies)
        if counted := subjects_of(duty):
            found = found.filter(kind__in=_kinds(counted))
        if fields := fields_of(duty):
            chosen = (duty.plan.body_id, fields)
            found = found.filter(field__in=same_fields([chosen])[chosen])
        return _told(found, needed(duty, options_of(duty.plan)), term.since, term.until)

    def between(self, since: date, until: date, bodies: list[int]) -> list[Trace]:
        """The same for any days, by the rule of a programme that chose none."""
        usual = Options()
        found = _within(since, until).filter(body__in=bodies)
        return _told(found, (usual.publications, usual.adoptions), since, until)

    def _grouped(self, duties: QuerySet[Duty], dossiers: QuerySet[Dossier]) -> QuerySet[Any]:
        terms = Term.objects.filter(duty__in=duties.filter(measure=self.key))
        owed = terms.annotate(term=F("pk"), body=F("duty__obligations__counted")).order_by()
        found = dossiers.filter(body=OuterRef("body"))
        number = found.order_by().values("body").annotate(number=Count("pk")).values("number")
        rows = owed.values("term", "body").filter(Exists(found)).annotate(total=Subquery(number))
        return rows.values_list("term", "body", "total").distinct()

    def _counted(self, duties: QuerySet[Duty]) -> QuerySet[Dossier]:
        """The exemplars of an outer period that count for its duty."""
        return self._countable(duties).filter(self._enough(duties))

    def _countable(self, duties: QuerySet[Duty]) -> QuerySet[Dossier]:
        """Those of the subjects and fields that the outer duty counts."""
        found = _within(OuterRef(OuterRef("since")), OuterRef(OuterRef("until")))
        found = found.annotate(of_duty=ExpressionWrapper(OuterRef("duty"), output_field=BigIntegerField()))
        for counted, ids in narrowed(duties, self.key).items():
            found = found.exclude(Q(of_duty__in=ids) & ~Q(kind__in=_kinds(counted)))
        chosen = narrowed_to_fields(duties, self.key)
        for which, fields in same_fields(chosen).items():
            found = found.filter(~Q(of_duty__in=chosen[which]) | Q(field__in=fields))
        return found

    def _enough(self, duties: QuerySet[Duty]) -> Q:
        """By the rule of the outer duty, whichever that is."""
        by_rule: dict[Needed, list[int]] = {}
        for duty in duties.filter(measure=self.key).select_related("plan"):
            by_rule.setdefault(needed(duty, options_of(duty.plan)), []).append(duty.pk)
        enough = Q(pk__in=())
        for rule, ids in by_rule.items():
            enough |= Q(of_duty__in=ids) & _enough(rule)
        return enough


def register_all() -> None:
    """Tell `plans`."""
    register(ReplicatedMeasure())


def _enough(rule: Needed) -> Q:
    """What an exemplar of `_within` has with so many publications and adoptions."""
    publications, adoptions = rule
    return Q(publications__gte=publications, adopters__gte=adoptions)


def _within(first: Any, last: Any) -> QuerySet[Dossier]:
    """Exemplars with how many `adopters` they won from `first` on and before `last`, and how many `publications` tell
    of them that were out by then. The days are dates, or references as the inner queries see them."""
    pages = Release.objects.filter(state=ReleaseState.RELEASED, released_on__lt=last)
    stories = Story.dossiers.through.objects.filter(story__state=StoryState.PUBLISHED)
    stories = stories.annotate(day=TruncDate("story__first_published_at")).filter(day__lt=last)
    stood = _stood(Adoption.objects.all(), first, last)
    found = Dossier.objects.filter(state__in=LIVE)
    return found.annotate(
        adopters=_number(stood, "source") + _number(stood, "source__merged_into"),
        publications=_number(pages, "dossier") + _number(stories, "dossier") + _number(stories, "dossier__merged_into"),
    )


def _number(found: QuerySet[Any], path: str) -> Any:
    """How many of `found` lead to the outer dossier by `path`."""
    of_it = found.filter(**{path: OuterRef("pk")}).order_by()
    return Coalesce(Subquery(of_it.values(path).annotate(number=Count("pk")).values("number")), 0)


def _stood(found: QuerySet[Adoption], first: Any, last: Any) -> QuerySet[Adoption]:
    """Those that began in the days and were not given up in them."""
    return found.filter(Q(ended_on=None) | Q(ended_on__gte=last), adopted_on__gte=first, adopted_on__lt=last)


def _told(found: QuerySet[Dossier], rule: Needed, since: date, until: date) -> list[Trace]:
    counted = {each.pk: each for each in found.filter(_enough(rule))}
    of_them = Q(source__in=counted) | Q(source__merged_into__in=counted)
    stood = _stood(Adoption.objects.filter(of_them), since, until).order_by("adopted_on", "pk")
    won: dict[int, list[tuple[int, date]]] = {}
    for merged_into, source, pk, on in stood.values_list("source__merged_into", "source", "pk", "adopted_on"):
        won.setdefault(merged_into or source, []).append((pk, on))
    told = [_trace(dossier, won.get(dossier.pk, [])[: max(rule[1], 1)], since) for dossier in counted.values()]
    return sorted(told, key=lambda trace: trace.on, reverse=True)


def _trace(dossier: Dossier, won: list[tuple[int, date]], since: date) -> Trace:
    """Leads to the adoption with which it had enough, given by id and day; to the dossier where none was needed."""
    if not won:
        return Trace(dossier.name, reverse("exemplars:dossier", args=[dossier.pk]), 1.0, dossier.body_id, since)
    pk, on = won[-1]
    return Trace(dossier.name, reverse("replication:adoption", args=[pk]), 1.0, dossier.body_id, on)


def _kinds(subjects: Iterable[str]) -> list[Kind]:
    """Whom a duty that counts these subjects counts."""
    return [kind for subject in subjects for kind in KINDS.get(Subject(subject), ())]
