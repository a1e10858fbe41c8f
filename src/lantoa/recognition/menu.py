"""What the desk is told of the room: its places in the menu."""

from lantoa.desk.menu import MenuEntry, register

ENTRIES: tuple[MenuEntry, ...] = ()


def register_all() -> None:
    """Tell the desk."""
    for entry in ENTRIES:
        register(entry)
