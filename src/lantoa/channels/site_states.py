"""Whether a body's own site answers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.kit.moves import Move, moves


class SiteState(models.TextChoices):
    """Whether anybody may open it."""

    CLOSED = "closed", pgettext_lazy("own site", "Switched off")
    OPEN = "open", pgettext_lazy("own site", "Open to everybody")


SITE_MOVES = moves(
    SiteState,
    Move(
        "open_site",
        of=(SiteState.CLOSED,),
        to=SiteState.OPEN,
        needs="keep",
        label=_("Open the site"),
        done=_("opened the site"),
        tone="primary",
    ),
    Move(
        "close_site",
        of=(SiteState.OPEN,),
        to=SiteState.CLOSED,
        needs="keep",
        label=_("Switch the site off"),
        done=_("switched the site off"),
        reason_required=True,
        tone="danger",
    ),
)
