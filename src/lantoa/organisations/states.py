"""The states of a change of organisation and how it moves between them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.kit.moves import Move, moves


class ChangeState(models.TextChoices):
    """A change holds from the moment it is recorded; its day may lie in the past or in the future."""

    IN_FORCE = "in_force", _("In force")
    UNDONE = "undone", _("Undone")


MOVES = moves(
    ChangeState,
    Move(
        "undo",
        of=(ChangeState.IN_FORCE,),
        to=ChangeState.UNDONE,
        needs="undo",
        label=_("Undo this change"),
        done=_("Undone"),
        reason_required=True,
        tone="danger",
    ),
)
