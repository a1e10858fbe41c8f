"""What the desk is told of the room: its places in the menu."""

from django.utils.translation import gettext_lazy as _

from lantoa.desk.menu import MenuEntry, register

ENTRIES = (
    MenuEntry("channels", "dispatches", _("Dispatches"), "channels:dispatches", order=60),
    MenuEntry("channels", "printed", _("Printed matter"), "channels:printed_list", order=65),
    MenuEntry("channels", "mix", _("What is told, and how"), "channels:mix", order=75),
    MenuEntry("channels", "press", _("Requests of the press"), "channels:press_requests", order=67),
    MenuEntry("channels", "press_visits", _("Visits of the press"), "channels:press_visits", order=68),
    MenuEntry("channels", "reach", _("How far stories reach"), "channels:reach", order=66),
    MenuEntry("channels", "sites", _("Own sites"), "channels:sites", order=72),
    MenuEntry("channels", "outlets", _("Outlets"), "channels:outlets", order=70),
)


def register_all() -> None:
    """Tell the desk."""
    for entry in ENTRIES:
        register(entry)
