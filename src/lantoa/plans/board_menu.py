"""What the desk is told of boards: their places in the menu, and the room's part of everybody's work."""

from django.utils.translation import gettext_lazy as _

from lantoa.desk.menu import MenuEntry, register
from lantoa.plans import work


def register_all() -> None:
    """Tell the desk."""
    work.register_all()
    register(MenuEntry("plans", "due", _("What is due"), "plans:due", order=130))
    register(MenuEntry("plans", "office", _("What my office answers for"), "plans:office", order=140))
    register(MenuEntry("settings", "digest", _("Daily letter"), "plans:digest", order=200))
