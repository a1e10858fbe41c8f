"""What the desk is told of the room: its place in the menu."""

from django.utils.translation import gettext_lazy as _

from lantoa.desk.menu import MenuEntry, register


def register_all() -> None:
    """Tell the desk."""
    register(MenuEntry("exemplars", "exaggeration", _("Overstated claims"), "evidence:exaggeration", order=90))
