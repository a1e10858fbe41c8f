"""The places of these screens in the menu."""

from django.utils.translation import gettext_lazy as _

from lantoa.desk.menu import MenuEntry, register
from lantoa.desk.operator.screens import administers
from lantoa.kit.models import LogEntry, OutgoingMessage


def register_all() -> None:
    """Tell the menu."""
    register(
        MenuEntry(
            "settings",
            "outbox",
            _("Outbox"),
            "desk:outbox",
            lambda actor: administers(OutgoingMessage, actor),
            order=200,
        )
    )
    register(MenuEntry("settings", "log", _("Log"), "desk:log", lambda actor: administers(LogEntry, actor), order=210))
