"""What stands in a calendar: anniversaries, days on which something is due, and events; a fixed number of questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Ancestry, Body, Membership
from lantoa.organisations.models.trees import DIRECTING
from lantoa.organisations.reach import may_everything
from lantoa.plans.access import ISSUED, OWED, SHOWN_BELOW
from lantoa.plans.calendar.days import days_of, event_days
from lantoa.plans.models import Anniversary, Clause, ClauseKind, Delivery, Extension, Obligation, Plan, Term
from lantoa.plans.states import ClauseState, PlanState

ANNIVERSARY, DUE, EVENT = "anniversary", "due", "event"
KINDS = {ANNIVERSARY: gettext_lazy("Anniversaries"), DUE: gettext_lazy("Due days"), EVENT: gettext_lazy("Events")}
LONGEST = 120


@dataclass(frozen=True)
class Entry:
    """One thing on one day. `key` stays the same as long as the thing does; `note` says whose it is."""

    day: date
    kind: str
    title: str
    note: str = ""
    url: str = ""
    key: str = ""
    is_holiday: bool = False


@dataclass(frozen=True)
class Scope:
    """Whose calendar it is: the plans and obligations it tells of, and the bodies whose anniversaries stand in it."""

    plans: QuerySet[Plan]
    obligations: QuerySet[Obligation]
    bodies: QuerySet[Any]


def scope_of_person(actor: Actor) -> Scope:
    """What the person sees: her reach, and the days of the bodies where she works and of those above."""
    owed, issued = OWED.bodies_for(actor, "view").values("pk"), ISSUED.bodies_for(actor, "view").values("pk")
    obligations = Obligation.objects.filter(counted=F("body"))
    if not may_everything(actor):
        obligations = obligations.filter(Q(body__in=owed) | Q(duty__plan__body__in=issued))
    mine = Membership.objects.none()
    if actor.person is not None:
        mine = Membership.objects.of(actor.person, localdate())
    return Scope(visible(actor, Plan.objects.all()), obligations, mine.values("body"))


def scope_of_body(body: Body) -> Scope:
    """What concerns the body itself, whoever asks: what it issued, owes and was sent."""
    obligations = Obligation.objects.filter(body=body, counted=body)
    owed = Exists(obligations.filter(duty__plan=OuterRef("pk")))
    sent = Exists(Delivery.objects.filter(plan=OuterRef("pk"), body=body))
    plans = Plan.objects.filter(Q(body=body) | Q(owed) | Q(sent), state__in=SHOWN_BELOW)
    return Scope(plans, obligations, Body.objects.filter(pk=body.pk).values("pk"))


def entries(scope: Scope, since: date, until: date, kinds: Any = tuple(KINDS)) -> list[Entry]:
    """Everything of these kinds from `since` on and before `until`, in the order of the days."""
    found: list[Entry] = []
    for kind in kinds:
        found += FOUND[kind](scope, since, until)
    return sorted(found, key=lambda each: (each.day, list(KINDS).index(each.kind), each.title))


# --- Anniversaries ----------------------------------------------------------------------------------------------------
def _anniversaries(scope: Scope, since: date, until: date) -> Iterator[Entry]:
    above = Ancestry.objects.on(localdate()).filter(descendant__in=scope.bodies, tree__in=DIRECTING)
    days = Anniversary.objects.filter(Q(body=None) | Q(body__in=above.values("ancestor")) | Q(body__in=scope.bodies))
    for each in days.filter(is_shown=True).select_related("body"):
        for day, years in days_of(each, since, until):
            yield Entry(
                day,
                ANNIVERSARY,
                with_years(each.name, years),
                each.body.name if each.body else _("the whole country"),
                key=f"anniversary-{each.pk}-{day:%Y%m%d}",
                is_holiday=each.is_holiday,
            )


def with_years(name: str, years: int | None) -> str:
    """The name of an anniversary with the years gone by, where they are known."""
    if not years:
        return name
    return ngettext("%(name)s, %(count)d year", "%(name)s, %(count)d years", years) % {"name": name, "count": years}


# --- Due days ---------------------------------------------------------------------------------------------------------
def _due(scope: Scope, since: date, until: date) -> Iterator[Entry]:
    yield from _due_as_planned(scope, since, until)
    yield from _due_later(scope, since, until)


def _due_as_planned(scope: Scope, since: date, until: date) -> Iterator[Entry]:
    """Periods that are due, with how many bodies owe them; those that were given more time stand on another day."""
    extended = Extension.objects.filter(term=OuterRef(OuterRef("pk")), body=OuterRef("body"))
    owing = scope.obligations.filter(
        ~Exists(extended), duty=OuterRef("duty"), since__lt=OuterRef("until"), until__gt=OuterRef("since")
    )
    counted = owing.order_by().values("duty").annotate(count=Count("body", distinct=True)).values("count")
    terms = Term.objects.filter(due_on__gte=since, due_on__lt=until, duty__plan__state=PlanState.RUNNING)
    terms = terms.annotate(bodies=Subquery(counted)).filter(bodies__gt=0)
    for term in terms.select_related("duty__plan__body"):
        count, day = term.bodies, term.due_on or since  # which the filter above leaves never empty
        whose = ngettext("%(count)d body", "%(count)d bodies", count) % {"count": count} if count > 1 else ""
        yield _due_entry(term, day, whose, f"due-{term.pk}")


def _due_later(scope: Scope, since: date, until: date) -> Iterator[Entry]:
    """Periods of single bodies whose due day was moved; the last word holds."""
    owed = scope.obligations.filter(duty=OuterRef("term__duty"), body=OuterRef("body"))
    later = Extension.objects.filter(term=OuterRef("term"), body=OuterRef("body"), pk__gt=OuterRef("pk"))
    last = Extension.objects.filter(Exists(owed), ~Exists(later), due_on__gte=since, due_on__lt=until)
    for each in last.filter(term__duty__plan__state=PlanState.RUNNING).select_related("term__duty__plan__body", "body"):
        note = _("%(body)s, more time was given") % {"body": each.body}
        yield _due_entry(each.term, each.due_on, note, f"due-{each.term_id}-{each.body_id}")


def _due_entry(term: Term, day: date, whose: str, key: str) -> Entry:
    duty = term.duty
    what = Truncator(duty.what).chars(LONGEST)
    title = _("Asked for: %(what)s") % {"what": what} if duty.is_request else _("Due: %(what)s") % {"what": what}
    note = " · ".join(filter(None, (duty.plan.number or duty.plan.title, duty.plan.body.name, whose)))
    return Entry(day, DUE, title, note, reverse("plans:duty", args=[duty.pk]), key)


# --- Events -----------------------------------------------------------------------------------------------------------
def _events(scope: Scope, since: date, until: date) -> Iterator[Entry]:
    """Events of plans in force whose day is printed; while the plan lasts, those without a year come back."""
    plans = scope.plans.filter(state=PlanState.RUNNING)
    found = Clause.objects.filter(plan__in=plans.values("pk"), kind=ClauseKind.EVENT, state=ClauseState.CONFIRMED)
    for clause in found.exclude(event_date="").select_related("plan__body"):
        plan = clause.plan
        for day in event_days(clause.event_date, max(since, plan.first_day or since), until):
            if plan.last_day is None or day <= plan.last_day:
                title, note = Truncator(clause.quote).chars(LONGEST), plan.number or plan.title
                url, key = reverse("plans:plan", args=[plan.pk]), f"event-{clause.pk}-{day:%Y%m%d}"
                yield Entry(day, EVENT, title, f"{note} · {plan.body.name}", url, key)


FOUND = {ANNIVERSARY: _anniversaries, DUE: _due, EVENT: _events}
