"""What the desk is told of lists of bodies: their places in the menu."""

from django.utils.translation import gettext_lazy as _

from lantoa.desk.menu import MenuEntry, register
from lantoa.kit.access import policy_of
from lantoa.kit.actors import Actor
from lantoa.organisations.models import BodyImport


def may_import(actor: Actor) -> bool:
    """Whether the person administers any body."""
    return bool(policy_of(BodyImport).reason(actor, "administer"))


def register_all() -> None:
    """Tell the desk."""
    register(MenuEntry("organisations", "import", _("From Excel"), "organisations:import", may_import, order=210))
    register(MenuEntry("organisations", "export", _("To Excel"), "organisations:export", order=220))
