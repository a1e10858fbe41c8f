"""Colleagues say what they think of a story, and writers settle it."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.newsroom.models import Comment, Story


@transaction.atomic
def comment(story: Story, text: str, *, by: Actor, at: datetime) -> Comment:
    """Say something of the story. ValidationError: nothing is said."""
    require(by, "comment", story)
    if not text.strip():
        raise ValidationError({"text": _("Write what you think of it.")})
    made = Comment.objects.create(story=story, text=text.strip(), by_id=by.person.pk if by.person else None, at=at)
    audit.record("comment_story", story, by=by, at=at)
    return made


@transaction.atomic
def settle(made: Comment, *, by: Actor, at: datetime) -> Comment:
    """It was taken up, or talked over. Settling it twice leaves the first time."""
    locked = Comment.objects.select_for_update(of=("self",)).select_related("story").get(pk=made.pk)
    require(by, "keep", locked)
    if locked.settled_at is None:
        locked.settled_at = at
        locked.save(update_fields=["settled_at"])
        audit.record("settle_comment", locked.story, by=by, at=at)
    return locked
