"""The states of an outgoing message. The worker delivers and gives up; people start again or drop."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.kit.moves import Move, moves


class State(models.TextChoices):
    WAITING = "waiting", _("Waiting to be sent")
    DELIVERED = "delivered", _("Delivered")
    DEAD = "dead", _("Could not be delivered")
    DROPPED = "dropped", _("Dropped")


MOVES = moves(
    State,
    Move(
        "retry",
        of=(State.DEAD,),
        to=State.WAITING,
        needs="retry",
        label=_("Send again"),
        done=_("Sent again"),
        tone="primary",
    ),
    Move(
        "drop",
        of=(State.WAITING, State.DEAD),
        to=State.DROPPED,
        needs="drop",
        label=_("Drop"),
        done=_("Dropped"),
        reason_required=True,
        tone="danger",
    ),
)
