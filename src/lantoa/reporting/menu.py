"""What the desk is told of the room: its places in the menu."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.desk.menu import MenuEntry, register


def register_all() -> None:
    """Tell the desk."""
    register(
        MenuEntry(
            "reports", "dashboard", pgettext_lazy("how a body is doing", "Dashboard"), "reporting:dashboard", order=5
        )
    )
    register(MenuEntry("reports", "periodic_reports", _("Periodic reports"), "reporting:reports", order=10))
    register(MenuEntry("reports", "report_forms", _("Report forms"), "reporting:forms", order=20))
    register(MenuEntry("reports", "report_overview", _("How reporting goes"), "reporting:overview", order=30))
    register(MenuEntry("reports", "review_points", _("Lessons and recommendations"), "reporting:points", order=25))
