"""What can become of two dossiers that may be about the same exemplar. That they were merged stands in the dossiers."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.kit.moves import Move, moves


class PairState(models.TextChoices):
    """Whether anybody has said that they are two."""

    OPEN = "open", _("may be the same")
    DISMISSED = "dismissed", _("not the same")


PAIR_MOVES = moves(
    PairState,
    Move(
        "dismiss",
        of=(PairState.OPEN,),
        to=PairState.DISMISSED,
        needs="settle",
        label=_("They are not the same"),
        done=_("said that the two are not the same"),
    ),
    Move(
        "ask_again",
        of=(PairState.DISMISSED,),
        to=PairState.OPEN,
        needs="settle",
        label=_("They may be the same after all"),
        done=_("said that the two may be the same after all"),
    ),
)
