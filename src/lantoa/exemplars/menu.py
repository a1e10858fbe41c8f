"""What the desk is told of the room: its places in the menu."""

from django.utils.translation import gettext_lazy as _

from lantoa.desk.menu import MenuEntry, register


def register_all() -> None:
    """Tell the desk."""
    entries = (
        ("dossiers", _("Exemplars")),
        ("pages", _("Public pages")),
        ("nominations", _("Nominations")),
        ("rounds", _("Rounds")),
        ("silent", _("Where nothing is heard of")),
        ("duplicates", _("May be the same")),
        ("lessons", _("Lessons learned")),
    )
    for place, (name, label) in enumerate(entries, start=1):
        register(MenuEntry("exemplars", name, label, f"exemplars:{name}", order=10 * place))
