"""What becomes of printed matter: set by the worker, printed, and not to be used once it says what holds no more."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.kit.moves import Move, moves


class PrintState(models.TextChoices):
    """Where it stands."""

    MAKING = "making", pgettext_lazy("printed", "Being set")
    READY = "ready", pgettext_lazy("printed", "Ready to print")
    PRINTED = "printed", pgettext_lazy("printed", "Printed")
    VOID = "void", pgettext_lazy("printed", "Not to be used")


PRINT_MOVES = moves(
    PrintState,
    Move(
        "note_printed",
        of=(PrintState.READY, PrintState.PRINTED),
        to=PrintState.PRINTED,
        needs="keep",
        label=_("It was printed"),
        done=_("recorded that it was printed"),
    ),
    Move(
        "set_again",
        of=(PrintState.MAKING, PrintState.READY),
        to=PrintState.MAKING,
        needs="keep",
        label=_("Set it anew"),
        done=_("had it set anew"),
    ),
    Move(
        "void",
        of=(PrintState.MAKING, PrintState.READY, PrintState.PRINTED),
        to=PrintState.VOID,
        needs="keep",
        label=_("It is not to be used"),
        done=_("noted that it is not to be used"),
        reason_required=True,
        tone="danger",
    ),
)
