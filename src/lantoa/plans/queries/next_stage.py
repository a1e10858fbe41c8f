"""What a next stage begins from: every duty of the plan before, what is open of it, and who answers for it today."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from lantoa.organisations.models import Body
from lantoa.plans.models import Duty, DutyActor, Plan
from lantoa.plans.queries.answering import bodies_today
from lantoa.plans.queries.owing import confirmed_duties
from lantoa.plans.queries.progress import standings


@dataclass(frozen=True)
class ActorToday:
    """Somebody named in the plan before, and the body that answers for it today; None where several or none do."""

    actor: DutyActor
    today: Body | None

    @property
    def changed(self) -> bool:
        """Whether it is another body, or nobody knows which."""
        return self.actor.body_id is not None and (self.today is None or self.today.pk != self.actor.body_id)


@dataclass(frozen=True)
class EarlierDuty:
    """A duty of the plan before: how many periods of bodies are open, and its actors as of today."""

    duty: Duty
    open: int
    actors: list[ActorToday]


def earlier_duties(plan: Plan, *, on: date) -> list[EarlierDuty]:
    """All confirmed duties of `plan`, in the order of its text: nothing may be lost on the way."""
    duties = list(confirmed_duties(plan).select_related("clause").order_by("clause__start", "clause__pk"))
    actors = list(DutyActor.objects.filter(duty__in=duties).select_related("body", "group"))
    today = bodies_today({actor.body_id for actor in actors if actor.body_id}, on=on)
    open_ = Counter(one.duty_id for one in standings(plan, on) if one.since <= on and not one.is_complete)
    return [
        EarlierDuty(duty, open_[duty.pk], [_today(actor, today) for actor in actors if actor.duty_id == duty.pk])
        for duty in duties
    ]


def _today(actor: DutyActor, today: dict[int, Body | None]) -> ActorToday:
    return ActorToday(actor, today[actor.body_id] if actor.body_id else None)
