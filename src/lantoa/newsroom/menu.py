"""What the desk is told of the room: its places in the menu."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.desk.menu import MenuEntry, register

ENTRIES = (
    MenuEntry("stories", "stories", _("Stories"), "newsroom:stories", order=10),
    MenuEntry("stories", "to_tell", _("Whom to tell of"), "newsroom:to_tell", order=15),
    MenuEntry("stories", "voices", _("Voices of readers"), "newsroom:voices", order=12),
    MenuEntry("stories", "content_plan", _("Content plan"), "newsroom:plan", order=20),
    MenuEntry("stories", "themes", _("Themes and campaigns"), "newsroom:themes", order=24),
    MenuEntry("stories", "columns", pgettext_lazy("newsroom", "Columns"), "newsroom:columns", order=21),
    MenuEntry("stories", "occasions", _("Yearly occasions"), "newsroom:occasions", order=22),
    MenuEntry("stories", "orientations", _("Orientation notes"), "newsroom:orientations", order=23),
)


def register_all() -> None:
    """Tell the desk."""
    for entry in ENTRIES:
        register(entry)
