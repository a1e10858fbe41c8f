"""What the desk is told of the room: its places in the menu."""

from lantoa.desk.menu import MenuEntry, register
from lantoa.recognition import council_menu, decision_menu, proposal_menu

ENTRIES: tuple[MenuEntry, ...] = (*proposal_menu.ENTRIES, *council_menu.ENTRIES, *decision_menu.ENTRIES)


def register_all() -> None:
    """Tell the desk."""
    for entry in ENTRIES:
        register(entry)
