"""What can become of a story: written, verified by somebody else, approved, published, and taken back."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.kit.access import YES, Answer
from lantoa.kit.moves import Move, moves


class StoryState(models.TextChoices):
    """Where a story stands."""

    WRITING = "writing", pgettext_lazy("story", "Being written")
    VERIFYING = "verifying", pgettext_lazy("story", "To be verified")
    APPROVING = "approving", pgettext_lazy("story", "To be approved")
    APPROVED = "approved", pgettext_lazy("story", "Approved")
    PUBLISHED = "published", pgettext_lazy("story", "Published")
    WITHDRAWN = "withdrawn", pgettext_lazy("story", "Withdrawn")
    REFUSED = "refused", pgettext_lazy("story", "Not to be told")


#: Not out yet, and still to come out.
ON_THE_WAY = (StoryState.WRITING, StoryState.VERIFYING, StoryState.APPROVING, StoryState.APPROVED)


def is_written(story: Any) -> Answer:
    """Whether there is something to check."""
    from lantoa.newsroom.queries.readiness import unwritten  # the queries know the models, and the models this table

    first = next(unwritten(story), None)
    return Answer(False, first.why) if first else YES


def lacks_nothing(story: Any) -> Answer:
    """Whether everything is there that the public, and the people who are named, may expect."""
    from lantoa.newsroom.queries.readiness import lacks

    first = next(lacks(story), None)
    return Answer(False, first.why) if first else YES


STORY_MOVES = moves(
    StoryState,
    Move(
        "submit",
        of=(StoryState.WRITING,),
        to=StoryState.VERIFYING,
        needs="keep",
        label=_("Hand it on to be verified"),
        done=_("handed the story on to be verified"),
        tone="primary",
        guard=is_written,
    ),
    Move(
        "verify",
        of=(StoryState.VERIFYING,),
        to=StoryState.APPROVING,
        needs="verify",
        label=_("What it says is so"),
        done=_("verified the story"),
        tone="primary",
        guard=is_written,
    ),
    Move(
        "approve",
        of=(StoryState.APPROVING,),
        to=StoryState.APPROVED,
        needs="approve",
        label=_("Approve the story"),
        done=_("approved the story"),
        tone="primary",
        guard=is_written,
    ),
    Move(
        "give_back",
        of=(StoryState.VERIFYING, StoryState.APPROVING, StoryState.APPROVED),
        to=StoryState.WRITING,
        needs="give_back",
        label=_("Give it back to the writer"),
        done=_("gave the story back to the writer"),
        reason_required=True,
    ),
    Move(
        "publish",
        of=(StoryState.APPROVED,),
        to=StoryState.PUBLISHED,
        needs="publish",
        label=_("Publish the story"),
        done=_("published the story"),
        tone="primary",
        guard=lacks_nothing,
    ),
    Move(
        "withdraw",
        of=(StoryState.PUBLISHED,),
        to=StoryState.WITHDRAWN,
        needs="publish",
        label=_("Withdraw the story"),
        done=_("withdrew the story"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "publish_again",
        of=(StoryState.WITHDRAWN,),
        to=StoryState.PUBLISHED,
        needs="publish",
        label=_("Publish it again"),
        done=_("published the story again"),
        guard=lacks_nothing,
    ),
    Move(
        "rewrite",
        of=(StoryState.WITHDRAWN,),
        to=StoryState.WRITING,
        needs="keep",
        label=_("Write it anew"),
        done=_("took the withdrawn story up to write it anew"),
    ),
    Move(
        "refuse",
        of=ON_THE_WAY,
        to=StoryState.REFUSED,
        needs="approve",
        label=_("It will not be told"),
        done=_("decided that the story will not be told"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "take_up_again",
        of=(StoryState.REFUSED,),
        to=StoryState.WRITING,
        needs="keep",
        label=_("Take it up again"),
        done=_("took the story up again"),
    ),
)
