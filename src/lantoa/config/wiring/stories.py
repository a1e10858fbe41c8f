"""Stories of `newsroom` are shown by `portal`."""

from __future__ import annotations

from lantoa.newsroom.showing import Showing, show_by
from lantoa.portal.stories.views import preview, preview_version


def connect() -> None:
    """Tell the newsroom where the public finds them, and how they will look."""
    show_by(Showing("portal:story", "portal:story_version", "portal:story_clip", preview, preview_version))
