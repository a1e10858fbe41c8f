"""What can become of an invitation. That one has expired is computed from its day and never stored."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.kit.moves import Move, moves


class InvitationState(models.TextChoices):
    """Where an invitation stands."""

    SENT = "sent", _("Sent")
    ACCEPTED = "accepted", _("Accepted")
    WITHDRAWN = "withdrawn", _("Withdrawn")


MOVES = moves(
    InvitationState,
    Move(
        "resend",
        of=(InvitationState.SENT,),
        to=InvitationState.SENT,
        needs="invite",
        label=_("Send again"),
        done=_("sent again, with a new link"),
    ),
    Move(
        "withdraw",
        of=(InvitationState.SENT,),
        to=InvitationState.WITHDRAWN,
        needs="invite",
        label=_("Withdraw"),
        done=_("withdrew the invitation"),
        tone="danger",
    ),
    Move(
        "accept",
        of=(InvitationState.SENT,),
        to=InvitationState.ACCEPTED,
        needs="accept",
        label=_("Accept"),
        done=_("accepted the invitation"),
        tone="primary",
    ),
)
