"""What the desk is told of bodies: their places in the menu."""

from django.utils.translation import gettext_lazy as _

from lantoa.desk.menu import MenuEntry, register


def register_all() -> None:
    """Tell the desk."""
    register(MenuEntry("organisations", "tree", _("Tree of bodies"), "organisations:tree", order=10))
    register(MenuEntry("organisations", "changes", _("Changes of organisation"), "organisations:changes", order=20))
    register(MenuEntry("organisations", "groups", _("Groups of bodies"), "organisations:groups", order=30))
