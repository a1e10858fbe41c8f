"""What the desk is told of the room: its places in the menu."""

from django.utils.translation import gettext_lazy as _

from lantoa.desk.menu import MenuEntry, register

ENTRIES = (
    MenuEntry("stories", "dispatches", _("Dispatches"), "channels:dispatches", order=60),
    MenuEntry("stories", "printed", _("Printed matter"), "channels:printed_list", order=65),
    MenuEntry("stories", "mix", _("What is told, and how"), "channels:mix", order=75),
    MenuEntry("stories", "press", _("Requests of the press"), "channels:press_requests", order=67),
    MenuEntry("stories", "reach", _("How far stories reach"), "channels:reach", order=66),
    MenuEntry("stories", "outlets", _("Outlets"), "channels:outlets", order=70),
)


def register_all() -> None:
    """Tell the desk."""
    for entry in ENTRIES:
        register(entry)
