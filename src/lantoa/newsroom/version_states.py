"""What can become of a story in another language: written, checked by somebody who reads it, approved, published."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.kit.access import YES, Answer
from lantoa.kit.moves import Move, moves
from lantoa.newsroom.states import is_written


class VersionState(models.TextChoices):
    """Where a version stands."""

    WRITING = "writing", pgettext_lazy("story", "Being written")
    VERIFYING = "verifying", pgettext_lazy("story", "To be verified")
    APPROVING = "approving", pgettext_lazy("story", "To be approved")
    APPROVED = "approved", pgettext_lazy("story", "Approved")
    PUBLISHED = "published", pgettext_lazy("story", "Published")
    WITHDRAWN = "withdrawn", pgettext_lazy("story", "Withdrawn")


def may_go_out(version: Any) -> Answer:
    """Whether the story is public with everybody's consent, and the version says what it says."""
    from lantoa.newsroom.queries.versions import lacks  # the queries know the models, and the models this table

    first = next(lacks(version), None)
    return Answer(False, first.why) if first else YES


VERSION_MOVES = moves(
    VersionState,
    Move(
        "submit",
        of=(VersionState.WRITING,),
        to=VersionState.VERIFYING,
        needs="keep",
        label=_("Hand it on to be verified"),
        done=_("handed the version on to be verified"),
        tone="primary",
        guard=is_written,
    ),
    Move(
        "verify",
        of=(VersionState.VERIFYING,),
        to=VersionState.APPROVING,
        needs="verify",
        label=_("It says what the original says"),
        done=_("verified the version"),
        tone="primary",
        guard=is_written,
    ),
    Move(
        "approve",
        of=(VersionState.APPROVING,),
        to=VersionState.APPROVED,
        needs="approve",
        label=_("Approve the version"),
        done=_("approved the version"),
        tone="primary",
        guard=is_written,
    ),
    Move(
        "give_back",
        of=(VersionState.VERIFYING, VersionState.APPROVING, VersionState.APPROVED),
        to=VersionState.WRITING,
        needs="give_back",
        label=_("Give it back to the writer"),
        done=_("gave the version back to the writer"),
        reason_required=True,
    ),
    Move(
        "publish",
        of=(VersionState.APPROVED,),
        to=VersionState.PUBLISHED,
        needs="publish",
        label=_("Publish the version"),
        done=_("published the version"),
        tone="primary",
        guard=may_go_out,
    ),
    Move(
        "withdraw",
        of=(VersionState.PUBLISHED,),
        to=VersionState.WITHDRAWN,
        needs="publish",
        label=_("Withdraw the version"),
        done=_("withdrew the version"),
        reason_required=True,
        tone="danger",
    ),
    Move(
        "rewrite",
        of=(VersionState.WITHDRAWN,),
        to=VersionState.WRITING,
        needs="keep",
        label=_("Write it anew"),
        done=_("took the withdrawn version up to write it anew"),
    ),
)
