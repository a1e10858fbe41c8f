"""One cell of a board: how a body stands with a duty in a period, with everything behind the figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from lantoa.organisations.models import Body
from lantoa.plans.measures import CountsSubjects, Trace, counted_by, measure_of
from lantoa.plans.models import Duty, Evidence, Explanation, Extension, MergedQuota, Obligation, Plan, Reminder, Term
from lantoa.plans.options import options_of, subjects_of
from lantoa.plans.progress import Standing
from lantoa.plans.queries.progress import standings
from lantoa.plans.queries.sources import BOTH
from lantoa.plans.states import EvidenceState


@dataclass(frozen=True)
class Cell:
    """What a side sheet shows. `others` are the standings of the same body and duty in its other periods."""

    duty: Duty
    term: Term
    body: Body
    standing: Standing
    others: list[Standing]
    traces: list[Trace]
    names: dict[int, str]  # of the bodies whose facts count, by id
    waiting: list[Evidence]
    reminders: list[Reminder]
    extensions: list[Extension]
    explanations: list[Explanation]
    quota: MergedQuota | None
    only_kind: str  # the `Subject` that all of it is about, where the programme points out that another is missing

    @property
    def traced(self) -> list[tuple[Trace, str]]:
        """Each fact with the name of the body that it is of, where that is another than the one that owes."""
        return [(one, self.names.get(one.body_id, "") if one.body_id != self.body.pk else "") for one in self.traces]


def cell_of(duty: Duty, term: Term, body: Body, *, on: date) -> Cell | None:
    """The cell of `body` in `term`; None where it does not owe the duty then. The number of queries is fixed."""
    found = standings(duty.plan, on, bodies=[body.pk], duties=[duty.pk])
    here = next((one for one in found if one.term_id == term.pk), None)
    if here is None:
        return None
    names = counted(duty, body, term)
    decided = {"term": term, "body": body}
    return Cell(
        duty,
        term,
        body,
        here,
        [one for one in found if one.term_id != term.pk],
        [one for each in counted_by(duty.measure) for one in each.traces(duty, term, list(names))],
        names,
        _waiting(term, list(names)),
        reminders_of(duty.plan, duty, term, body),
        list(Extension.objects.filter(**decided).select_related("by").order_by("-pk")),
        list(Explanation.objects.filter(**decided).select_related("by").order_by("-pk")),
        MergedQuota.objects.filter(**decided).select_related("by").first(),
        _only_kind(here, duty, list(names), on),
    )


def counted(duty: Duty, body: Body, term: Term) -> dict[int, str]:
    """The bodies whose achievements count for `body` in the period: names by id."""
    rows = Obligation.objects.overlapping(term.since, term.until).filter(duty=duty, body=body)
    return dict(rows.values_list("counted", "counted__name"))


def _only_kind(standing: Standing, duty: Duty, bodies: Sequence[int], on: date) -> str:
    """Individuals or collectives, where several are asked and only these have been shown; else nothing."""
    measure, both = measure_of(duty.measure), set(BOTH.values())
    several = standing.asked is not None and standing.asked > 1 and standing.done > 0
    counted = subjects_of(duty)
    ruled = duty.need_both_kinds or (counted and not both <= set(counted))
    if not several or ruled or not options_of(duty.plan).composition or not isinstance(measure, CountsSubjects):
        return ""
    duties = Duty.objects.filter(pk=duty.pk)
    shown = [
        kind
        for kind in BOTH.values()
        if measure.of_subject(duties, kind, on).filter(term=standing.term_id, body__in=bodies).exists()
    ]
    return str(shown[0]) if len(shown) == 1 else ""


def reminders_of(plan: Plan, duty: Duty, term: Term, body: Body) -> list[Reminder]:
    """The reminders that were about this period, this duty as a whole or the whole plan, the latest first."""
    about = Q(term=term) | Q(duty=duty, term=None) | Q(duty=None, sent_at__date__gte=term.since)
    return list(Reminder.objects.filter(about, plan=plan, body=body).select_related("sent_by"))


def _waiting(term: Term, bodies: Sequence[int]) -> list[Evidence]:
    """What was put forward and does not count yet."""
    states = (EvidenceState.SUBMITTED, EvidenceState.RETURNED)
    return list(Evidence.objects.filter(term=term, body__in=bodies, state__in=states).order_by("-on", "-pk"))
