"""How a list says no."""

from lantoa.kit.access import Refused


class SheetRefused(Refused):
    """The file cannot be read as a list; the text says why and what to do."""
