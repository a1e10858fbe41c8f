"""What the room tells the desk: where its screens stand in the menu, and what it has for "my work"."""

from django.utils.translation import gettext_lazy as _

from lantoa.accounts.access import INVITATIONS
from lantoa.accounts.models import User
from lantoa.accounts.work import InvitationWork
from lantoa.desk import work
from lantoa.desk.menu import MenuEntry, register
from lantoa.kit.access import policy_of
from lantoa.kit.actors import Actor


def administers(actor: Actor) -> bool:
    """Whether the person administers accounts at all."""
    return bool(policy_of(User).reason(actor, "administer"))


def register_all() -> None:
    """Tell the desk."""
    work.register(InvitationWork())
    register(MenuEntry("settings", "accounts", _("Accounts"), "accounts:accounts", administers))
    register(
        MenuEntry(
            "settings",
            "invitations",
            _("Invitations"),
            "accounts:invitations",
            lambda actor: bool(INVITATIONS.reason(actor, "invite")),
            order=110,
        )
    )
