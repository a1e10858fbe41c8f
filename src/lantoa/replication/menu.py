"""What the desk is told of the room: its places in the menu."""

from django.utils.translation import gettext_lazy as _

from lantoa.desk.menu import MenuEntry, register

ENTRIES = (
    MenuEntry("exemplars", "adoptions", _("Adoptions"), "replication:adoptions", order=70),
    MenuEntry("exemplars", "learning_visits", _("Learning visits"), "replication:visits", order=71),
)


def register_all() -> None:
    """Tell the desk."""
    for entry in ENTRIES:
        register(entry)
