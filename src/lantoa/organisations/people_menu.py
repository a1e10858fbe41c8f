"""What the desk is told of people: their places in the menu, and where the person herself stands."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.desk.menu import MenuEntry, register
from lantoa.desk.shell import register_standing
from lantoa.kit.actors import Actor
from lantoa.organisations.access import MEMBERSHIPS
from lantoa.organisations.queries import people


def standing_lines(actor: Actor) -> Sequence[str]:
    """The body at which `actor` works and the roles there, then the other bodies: one query."""
    if actor.person is None:
        return ()
    by_body: dict[str, list[str]] = {}
    for role in people.standing(actor.person, localdate()):
        by_body.setdefault(role.body.name, []).append(str(role.get_role_display()))
    return [line for body, roles in by_body.items() for line in (body, ", ".join(dict.fromkeys(roles)))]


def administers(actor: Actor) -> bool:
    """Whether the person administers any body."""
    return bool(MEMBERSHIPS.reason(actor, "administer"))


def register_all() -> None:
    """Tell the desk."""
    register_standing(standing_lines)
    register(MenuEntry("organisations", "people", _("People and roles"), "organisations:people", order=120))
    mine = MenuEntry("organisations", "standing_in", _("Standing in"), "organisations:my_standing_in", order=130)
    register(mine)
    unclaimed = _("Work that nobody takes care of")
    register(MenuEntry("organisations", "unclaimed", unclaimed, "organisations:unclaimed", administers, order=140))
