"""Who may see stories, write them, verify, approve and publish them: roles at the story's own body.

Who stands above reads what the body does; nothing of it waits for their word.
"""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.access import YES, Answer, register
from lantoa.kit.actors import Actor
from lantoa.movements.access import NAMES, FromBelow
from lantoa.newsroom.models import (
    Assignment,
    Broadcast,
    Clip,
    Column,
    Comment,
    Occasion,
    Orientation,
    Passage,
    Story,
    StoryCorrection,
    StoryVersion,
    Theme,
    VersionPassage,
    Voice,
)
from lantoa.organisations.models import Role
from lantoa.organisations.reach import OrganisationPolicy, at, at_or_above, may_everything

_ADMINISTRATORS = at_or_above(Role.ADMINISTRATOR)
WRITERS = (at(Role.OFFICER, Role.SECRETARY, Role.EDITOR), _ADMINISTRATORS)
_READERS = (at(Role.OFFICER, Role.SECRETARY, Role.EDITOR, Role.LEADER), _ADMINISTRATORS)
_DECIDERS = (at(Role.SECRETARY, Role.LEADER), _ADMINISTRATORS)
ALLOWS = {
    "view": (at_or_above(),),
    "keep": WRITERS,
    "comment": _READERS,
    "verify": _READERS,
    "give_back": _READERS,
    "approve": _DECIDERS,
    "publish": _DECIDERS,
}


class StoryPolicy(OrganisationPolicy):
    """A story, in whatever language, is its body's, and verified by somebody other than its author."""

    def answer(self, actor: Actor, verb: str, record: Any, **asked: Any) -> Answer:
        """Whether `actor` may do `verb` to the story."""
        if verb == "verify" and actor.person is not None and record.author_id == actor.person.pk:
            return Answer(False, _("You wrote this story. Somebody else verifies it."))
        return super().answer(actor, verb, record, **asked)

    def within(self, actor: Actor, verb: str, records: QuerySet[Any], **asked: Any) -> QuerySet[Any]:
        """Those of the stories that `actor` may do `verb` to."""
        found = super().within(actor, verb, records, **asked)
        if verb == "verify" and actor.person is not None:
            return found.filter(Q(author=None) | ~Q(author=actor.person.pk))
        return found


class ColumnPolicy(OrganisationPolicy):
    """A column is its body's, and seen by those who keep it together with that."""

    def answer(self, actor: Actor, verb: str, record: Any, **asked: Any) -> Answer:
        """Whether `actor` may do `verb` to the column."""
        found = super().answer(actor, verb, record, **asked)
        if found or verb != "view" or not record.pk:
            return found
        return YES if record.partners.filter(pk__in=self.bodies_for(actor, verb).values("pk")).exists() else found

    def within(self, actor: Actor, verb: str, records: QuerySet[Any], **asked: Any) -> QuerySet[Any]:
        """Those of the columns that `actor` may do `verb` to."""
        if verb != "view" or may_everything(actor):
            return super().within(actor, verb, records, **asked)
        mine = self.bodies_for(actor, verb).values("pk")
        shared = Column.objects.filter(partners__in=mine).values("pk")
        return records.filter(Q(body__in=mine) | Q(pk__in=shared))


STORIES = StoryPolicy(ALLOWS)
_PLANNED = {"view": (at_or_above(),), "keep": WRITERS}
#: An orientation note is read by all below the body that wrote it.
_ORIENTATIONS = {"view": (at_or_above(), FromBelow(frozenset())), "keep": WRITERS}


def register_policies() -> None:
    """Tell `kit`."""
    register(Story, STORIES)
    register(Column, ColumnPolicy(_PLANNED))
    register(Orientation, OrganisationPolicy(_ORIENTATIONS))
    register(Theme, NAMES)
    register(Occasion, OrganisationPolicy(_PLANNED))
    register(Assignment, OrganisationPolicy(_PLANNED))
    for model in (Passage, Clip, StoryCorrection, Comment, Broadcast, Voice):
        register(model, OrganisationPolicy(ALLOWS, path="story__body"))
    register(StoryVersion, StoryPolicy(ALLOWS, path="story__body"))
    register(VersionPassage, OrganisationPolicy(ALLOWS, path="version__story__body"))
    # The log is kept for good, an agreement to be named can be withdrawn.
    audit.keep_secret(Clip, "name", "words", "captions", "rights")
    audit.keep_secret(Voice, "text", "name", "answer")
    audit.keep_secret(StoryVersion, "title", "lead", "byline")
    audit.keep_secret(Story, "title", "draft_title", "slug", "url_path", "lead", "seo_title", "search_description")


def name_verbs() -> None:
    """Tell the log how the acts are said that are no moves."""
    audit.name_verbs(
        {
            "begin_story": _("began the story"),
            "write_story": _("wrote the story"),
            "correct_story": _("corrected the public story"),
            "add_clip": _("added a sound or film"),
            "describe_clip": _("described a sound or film"),
            "remove_clip": _("removed a sound or film"),
            "read_aloud": _("put the story read aloud on its page"),
            "comment_story": _("commented on the story"),
            "settle_comment": _("settled a comment"),
            "answer_voice": _("answered a reader"),
            "sort_story": _("said what the story is about, and for whom it is"),
            "schedule_story": _("chose when the story goes out"),
            "notice_story": _("saw that the story had come down"),
            "begin_version": _("began to put the story into another language"),
            "write_version": _("wrote the version"),
            "broadcast_story": _("recorded a broadcast"),
            "plan_content": _("kept the content plan"),
            "write_assignment": _("began the story that was asked for"),
            "drop_assignment": _("dropped the assignment"),
            "pick_up_assignment": _("picked the assignment up again"),
        }
    )
