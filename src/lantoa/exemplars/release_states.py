"""What can become of a public page about an exemplar."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.kit.access import YES, Answer
from lantoa.kit.moves import Move, moves


class ReleaseState(models.TextChoices):
    """Where a public page stands."""

    DRAFT = "draft", _("Page being written")
    RELEASED = "released", _("Open to the public")
    TAKEN_BACK = "taken_back", _("Taken back from the public")


def lacks_nothing(release: Any) -> Answer:
    """Whether everything is there that the public, and the people who are named, may expect."""
    from lantoa.exemplars.queries.releasing import lacks  # the queries know the models, and the models this table

    first = next(iter(lacks(release)), None)
    return Answer(False, first.why) if first else YES


RELEASE_MOVES = moves(
    ReleaseState,
    Move(
        "release",
        of=(ReleaseState.DRAFT,),
        to=ReleaseState.RELEASED,
        needs="release",
        label=_("Make the page public"),
        done=_("made the page public"),
        tone="primary",
        guard=lacks_nothing,
    ),
    Move(
        "take_back",
        of=(ReleaseState.RELEASED,),
        to=ReleaseState.TAKEN_BACK,
        needs="release",
        label=_("Take the page back"),
        done=_("took the page back"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "release_again",
        of=(ReleaseState.TAKEN_BACK,),
        to=ReleaseState.RELEASED,
        needs="release",
        label=_("Make the page public again"),
        done=_("made the page public again"),
        tone="primary",
        guard=lacks_nothing,
    ),
)
