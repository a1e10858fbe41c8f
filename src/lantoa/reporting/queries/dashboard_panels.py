"""Whose dashboard somebody opens, and what stands first on it for her."""

from __future__ import annotations

from datetime import date

from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body, Membership, Role
from lantoa.organisations.reach import first_to_show
from lantoa.reporting.access import PAGE

#: What stands first for whom; everybody sees all of it.
LEADING = ("duties", "balance", "spread", "lead", "reports", "stages", "silence", "heads")
KEEPING = ("reports", "silence", "lead", "duties", "stages", "spread", "balance", "heads")
JUDGING = ("lead", "balance", "stages", "spread", "duties", "reports", "silence", "heads")
PANELS = {
    Role.LEADER: LEADING,
    Role.OFFICER: KEEPING,
    Role.SECRETARY: KEEPING,
    Role.ADMINISTRATOR: KEEPING,
    Role.COUNCIL_MEMBER: JUDGING,
}


def body_to_show(actor: Actor, on: date) -> Body | None:
    """The actor's own body, the first in reach where she has none; None where there is none either."""
    return first_to_show(PAGE.bodies_for(actor, "view"), actor, on)


def panels_for(actor: Actor, body: Body, on: date) -> tuple[str, ...]:
    """As the role of the actor at the body wants it; whoever has none there looks on like who leads."""
    if actor.person is None:
        return LEADING
    roles = Membership.objects.of(actor.person, on).filter(body=body)
    held = set(roles.values_list("role", flat=True))
    return next((panels for role, panels in PANELS.items() if role in held), LEADING)
