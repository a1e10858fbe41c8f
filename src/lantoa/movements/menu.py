"""What the desk is told of the room: its places in the menu."""

from django.utils.translation import gettext_lazy as _

from lantoa.desk.menu import MenuEntry, register


def register_all() -> None:
    """Tell the desk."""
    entries = (
        ("movements", _("Movements and campaigns")),
        ("criteria", _("Criteria library")),
        ("coverage", _("Who has criteria")),
        ("matrix", _("Fields and bodies")),
        ("fields", _("Fields of work")),
        ("model_types", _("Types of models")),
    )
    for place, (name, label) in enumerate(entries, start=1):
        register(MenuEntry("movements", name, label, f"movements:{name}", order=10 * place))
