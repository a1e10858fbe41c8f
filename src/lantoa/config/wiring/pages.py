"""Public pages of `exemplars` are shown by `portal`."""

from __future__ import annotations

from lantoa.exemplars.showing import Showing, show_by
from lantoa.portal.exemplars.views import preview


def connect() -> None:
    """Tell the desk where the public finds them, and how they will look."""
    show_by(Showing("portal:exemplar", preview))
