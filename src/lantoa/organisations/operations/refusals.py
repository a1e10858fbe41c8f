"""How an operation of this room says no."""

from lantoa.kit.access import Refused


class ChangeRefused(Refused):
    """The change cannot be made; the text says why and what to do, in the language of whoever asked."""


class RoleRefused(Refused):
    """The role cannot be given, changed or ended like this; the text says why and what to do."""
