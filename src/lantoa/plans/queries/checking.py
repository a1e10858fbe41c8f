"""Who will check a piece of evidence: the bodies at which somebody else may, as the policy of evidence says it."""

from __future__ import annotations

from datetime import date

from lantoa.organisations.models import Body, Membership
from lantoa.plans.access import CHECKERS, KEEPERS
from lantoa.plans.models import Evidence


def checked_at(evidence: Evidence, on: date) -> tuple[Body | None, Body | None]:
    """The body itself, if a colleague of whoever recorded it may check there, and the plan's body, in the same way."""
    own, office = evidence.body, evidence.duty.plan.body
    at_own = _somebody(evidence, own, CHECKERS, on)
    at_office = own != office and _somebody(evidence, office, KEEPERS, on)
    return own if at_own else None, office if at_office else None


def _somebody(evidence: Evidence, body: Body, roles: tuple[str, ...], on: date) -> bool:
    found = Membership.objects.on(on).filter(body=body, role__in=roles, person__is_active=True)
    return found.exclude(person=evidence.recorded_by_id).exists()
