"""Until when a proposal is to be appraised, and how long it took from the deed to the reward."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, timedelta

from lantoa.plans.calendar.days import days_of
from lantoa.plans.models import Anniversary
from lantoa.recognition.models import Proposal
from lantoa.recognition.proposal_states import TIMED
from lantoa.recognition.working_days import working_day_after

LOOKED_AHEAD = timedelta(days=120)  # more than sixty working days: no rule of the catalogue gives more


def holidays_between(since: date, until: date) -> set[date]:
    """The public holidays of the whole country that the calendar shows, both days included. One query."""
    known = Anniversary.objects.filter(body=None, is_holiday=True, is_shown=True)
    return {day for each in known for day, _years in days_of(each, since, until + timedelta(days=1))}


def holidays_around(proposals: Iterable[Proposal], today: date) -> set[date]:
    """Those that can matter to these proposals."""
    received = [each.received_on for each in proposals if each.received_on]
    return holidays_between(min([*received, today]), today + LOOKED_AHEAD)


def due_on(proposal: Proposal, holidays: Collection[date]) -> date | None:
    """The last day for the appraisal; None where no rule sets one, or the days are not counted."""
    days, received = proposal.award.working_days, proposal.received_on
    if not days or received is None or proposal.state not in TIMED:
        return None
    return working_day_after(received, days, holidays)


def lead_days(proposal: Proposal, today: date) -> int | None:
    """Calendar days from the deed to the decision, or to today while there is none; None without a day of the deed."""
    if proposal.achieved_on is None:
        return None
    return ((proposal.decided_on or today) - proposal.achieved_on).days
