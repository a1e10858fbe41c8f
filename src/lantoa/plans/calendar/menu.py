"""The calendar's places in the menu of the desk."""

from django.utils.translation import gettext_lazy as _

from lantoa.desk.menu import MenuEntry, register


def register_all() -> None:
    """Tell the desk."""
    register(MenuEntry("plans", "calendar", _("Calendar"), "plans:calendar", order=160))
