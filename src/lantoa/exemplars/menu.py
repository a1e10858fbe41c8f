"""What the desk is told of the room: its places in the menu."""

from django.utils.translation import gettext_lazy as _

from lantoa.desk.menu import MenuEntry, register
from lantoa.exemplars.models import NominationImport
from lantoa.kit.access import policy_of
from lantoa.kit.actors import Actor


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
    lists = MenuEntry(
        "exemplars",
        "import_nominations",
        _("Nominations from Excel"),
        "exemplars:import_nominations",
        may_send_lists,
        order=35,  # below the nominations
    )
    register(lists)


def may_send_lists(actor: Actor) -> bool:
    """Whether the person keeps the papers of any body."""
    return bool(policy_of(NominationImport).reason(actor, "keep"))
