"""What becomes of an outlet, of a story on its way to one, of a script, and of its airing."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.kit.moves import Move, moves


class OutletState(models.TextChoices):
    """Whether stories go there."""

    ACTIVE = "active", pgettext_lazy("outlet", "In use")
    RETIRED = "retired", pgettext_lazy("outlet", "Retired")


class DispatchState(models.TextChoices):
    """Where a story stands on its way to one outlet."""

    BY_HAND = "by_hand", pgettext_lazy("dispatch", "To be posted by a person")
    WAITING = "waiting", pgettext_lazy("dispatch", "Waiting to be sent")
    SENDING = "sending", pgettext_lazy("dispatch", "Being sent")
    SENT = "sent", pgettext_lazy("dispatch", "Sent")
    FAILED = "failed", pgettext_lazy("dispatch", "Could not be sent")
    UNSURE = "unsure", pgettext_lazy("dispatch", "Not known whether it was sent")
    CORRECTING = "correcting", pgettext_lazy("dispatch", "To be corrected there")
    RECALLING = "recalling", pgettext_lazy("dispatch", "To be taken down")
    RECALLED = "recalled", pgettext_lazy("dispatch", "Taken down")
    STAYS = "stays", pgettext_lazy("dispatch", "Cannot be called back")
    CALLED_OFF = "called_off", pgettext_lazy("dispatch", "Called off before it went out")


class ScriptState(models.TextChoices):
    """Whether a script may air."""

    WRITTEN = "written", pgettext_lazy("script", "To be checked")
    CHECKED = "checked", pgettext_lazy("script", "Checked")


class AiringState(models.TextChoices):
    """What became of a planned airing."""

    PLANNED = "planned", pgettext_lazy("airing", "Planned")
    PLAYED = "played", pgettext_lazy("airing", "Played")
    MISSED = "missed", pgettext_lazy("airing", "Not played")


#: A person has to do something.
FOR_A_PERSON = (DispatchState.BY_HAND, DispatchState.UNSURE, DispatchState.FAILED)
#: Out in the world.
OUT = (DispatchState.SENT, DispatchState.CORRECTING, DispatchState.RECALLING, DispatchState.STAYS)
#: Called back, with or without success.
TAKEN_DOWN = (DispatchState.RECALLING, DispatchState.RECALLED, DispatchState.STAYS)
#: Never left, as far as anybody knows.
INSIDE = (DispatchState.BY_HAND, DispatchState.WAITING, DispatchState.FAILED)

OUTLET_MOVES = moves(
    OutletState,
    Move(
        "retire",
        of=(OutletState.ACTIVE,),
        to=OutletState.RETIRED,
        needs="keep",
        label=_("Retire the outlet"),
        done=_("retired the outlet"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "use_again",
        of=(OutletState.RETIRED,),
        to=OutletState.ACTIVE,
        needs="keep",
        label=_("Use the outlet again"),
        done=_("used the outlet again"),
        tone="primary",
    ),
)

DISPATCH_MOVES = moves(
    DispatchState,
    Move(
        "confirm",
        of=(DispatchState.BY_HAND, DispatchState.UNSURE, DispatchState.FAILED),
        to=DispatchState.SENT,
        needs="keep",
        label=_("Confirm that it is out"),
        done=_("confirmed that the story is out"),
        tone="primary",
    ),
    Move(
        "retry",
        of=(DispatchState.FAILED, DispatchState.UNSURE, DispatchState.RECALLED, DispatchState.CALLED_OFF),
        to=DispatchState.WAITING,
        needs="keep",
        label=_("Send it again"),
        done=_("sent the story again"),
    ),
    Move(
        "call_off",
        of=(*INSIDE, DispatchState.UNSURE),
        to=DispatchState.CALLED_OFF,
        needs="keep",
        label=_("Do not send it"),
        done=_("called the dispatch off"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "recall",
        of=(DispatchState.SENT, DispatchState.CORRECTING),
        to=DispatchState.RECALLING,
        needs="keep",
        label=_("Take it down there"),
        done=_("had the story taken down there"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "confirm_recalled",
        of=(DispatchState.RECALLING,),
        to=DispatchState.RECALLED,
        needs="keep",
        label=_("Confirm that it is down"),
        done=_("confirmed that the story is down there"),
        tone="primary",
    ),
    Move(
        "confirm_corrected",
        of=(DispatchState.CORRECTING,),
        to=DispatchState.SENT,
        needs="keep",
        label=_("Confirm that it is corrected there"),
        done=_("confirmed that the story is corrected there"),
        tone="primary",
    ),
    Move(
        "leave_there",
        of=(DispatchState.RECALLING, DispatchState.CORRECTING),
        to=DispatchState.STAYS,
        needs="keep",
        label=_("It cannot be called back"),
        done=_("noted that the story cannot be called back"),
        reason_required=True,
    ),
)

SCRIPT_MOVES = moves(
    ScriptState,
    Move(
        "check",
        of=(ScriptState.WRITTEN,),
        to=ScriptState.CHECKED,
        needs="keep",
        label=_("The script is right: make the sound"),
        done=_("checked the script"),
        tone="primary",
    ),
    Move(
        "reopen",
        of=(ScriptState.CHECKED,),
        to=ScriptState.WRITTEN,
        needs="keep",
        label=_("Change the script again"),
        done=_("took the script up again"),
    ),
)

AIRING_MOVES = moves(
    AiringState,
    Move(
        "play",
        of=(AiringState.PLANNED, AiringState.MISSED),
        to=AiringState.PLAYED,
        needs="keep",
        label=_("It was played"),
        done=_("recorded that it was played"),
        tone="primary",
    ),
    Move(
        "miss",
        of=(AiringState.PLANNED,),
        to=AiringState.MISSED,
        needs="keep",
        label=_("It was not played"),
        done=_("recorded that it was not played"),
        reason_required=True,
    ),
    Move(
        "undo_play",
        of=(AiringState.PLAYED,),
        to=AiringState.PLANNED,
        needs="keep",
        label=_("Strike out that it was played"),
        done=_("struck out that it was played"),
        reason_required=True,
    ),
)
