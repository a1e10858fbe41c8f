"""What the room puts among everybody's work: stories that wait for a writer, a reader, a word, or an hour."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from lantoa.desk import work
from lantoa.desk.distances import waited
from lantoa.desk.work import WorkItem, WorkSource
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.newsroom.models import Assignment, Column, Story, Voice
from lantoa.newsroom.queries.desk import stale
from lantoa.newsroom.queries.planning import days_silent, to_write, with_last_story
from lantoa.newsroom.queries.voices import by_body, waiting
from lantoa.newsroom.states import StoryState
from lantoa.newsroom.voice_states import VoiceState

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person

MOST = 50  # of each kind; the list has all


class StoriesIn(WorkSource):
    """Stories in one state, for those who may do `needs` to them."""

    state: StoryState
    needs = ""
    sentence: str | Promise
    verb: str | Promise
    verb_url = ""

    def found(self, person: Person, on: date) -> QuerySet[Story]:
        """Those that wait, the longest waiting first."""
        waiting = visible(Actor(person), Story.objects.filter(state=self.state), self.needs)
        return waiting.select_related("body").order_by("waiting_since", "pk")

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        for story in self.found(person, on)[:MOST]:
            since = localdate(story.waiting_since)
            yield WorkItem(
                sentence=str(self.sentence) % {"title": story.title},
                url=reverse("newsroom:story", args=[story.pk]),
                verb=self.verb,
                verb_url=reverse(self.verb_url, args=[story.pk]),
                due=story.due_on,
                reason=f"{story.body.name}. {waited(since, on)}",
                since=since,
            )


class StoriesToWrite(StoriesIn):
    """Stories that the person herself is writing, or has back."""

    name, state, needs, verb_url = "stories_to_write", StoryState.WRITING, "keep", "newsroom:write_story"
    sentence, verb = gettext_lazy("Write: %(title)s"), gettext_lazy("Write on")

    def found(self, person: Person, on: date) -> QuerySet[Story]:
        return super().found(person, on).filter(author=person.pk)


class StoriesToVerify(StoriesIn):
    """Stories of others that wait for somebody who checks them."""

    name, state, needs, verb_url = "stories_to_verify", StoryState.VERIFYING, "verify", "newsroom:story"
    sentence, verb = gettext_lazy("Verify the story: %(title)s"), gettext_lazy("Read it")


class StoriesToApprove(StoriesIn):
    """Verified stories that wait for a word."""

    name, state, needs, verb_url = "stories_to_approve", StoryState.APPROVING, "approve", "newsroom:story"
    decides = True
    sentence, verb = gettext_lazy("Approve the story: %(title)s"), gettext_lazy("Read it")


class StoriesToPublish(StoriesIn):
    """Approved stories without an hour, or whose hour has passed because something was missing."""

    name, state, needs, verb_url = "stories_to_publish", StoryState.APPROVED, "publish", "newsroom:story"
    decides = True
    sentence, verb = gettext_lazy("Publish the story: %(title)s"), gettext_lazy("Look")

    def found(self, person: Person, on: date) -> QuerySet[Story]:
        return super().found(person, on).exclude(go_live_at__gt=now())


class StoriesThatCameDown(StoriesIn):
    """Stories that the platform withdrew, until somebody of the body has seen it."""

    name, state, needs, verb_url = "stories_came_down", StoryState.WITHDRAWN, "keep", "newsroom:story"
    sentence, verb = gettext_lazy("Came down by itself: %(title)s"), gettext_lazy("Look")

    def found(self, person: Person, on: date) -> QuerySet[Story]:
        return super().found(person, on).filter(unnoticed=True)


class StoriesWithChangedClaims(WorkSource):
    """Public stories in which a claim says something else by now."""

    name = "stories_with_changed_claims"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        public = stale(Story.objects.filter(state=StoryState.PUBLISHED))
        for story in visible(Actor(person), public, "publish").select_related("body").order_by("pk")[:MOST]:
            yield WorkItem(
                sentence=_("A claim changed in the public story: %(title)s") % {"title": story.title},
                url=reverse("newsroom:story", args=[story.pk]),
                verb=_("Correct the story"),
                verb_url=reverse("newsroom:correct", args=[story.pk]),
                reason=story.body.name,
            )


class AssignmentsToWrite(WorkSource):
    """What the content plan asks for within three weeks, of whoever was named, or of all writers where nobody was."""

    name = "assignments_to_write"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        asked = visible(Actor(person), to_write(Assignment.objects.all(), on), "keep")
        asked = asked.filter(Q(assignee=person.pk) | Q(assignee=None)).select_related("body")
        for each in asked.order_by("due_on", "pk")[:MOST]:
            yield WorkItem(
                sentence=_("Write what was planned: %(topic)s") % {"topic": each.topic},
                url=reverse("newsroom:assignment", args=[each.pk]),
                verb=_("Begin the story"),
                verb_url=reverse("newsroom:write_assignment", args=[each.pk]),
                due=each.due_on,
                reason=f"{each.body.name}. {each.get_kind_display()}",
            )


class ColumnsToFeed(WorkSource):
    """Columns that keep silent for longer than was promised."""

    name = "columns_to_feed"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        mine = visible(Actor(person), with_last_story(Column.objects.filter(ended_on=None)), "keep")
        for column in mine.select_related("body").order_by("name", "pk")[:MOST]:
            if (days := days_silent(column, on)) > column.every_days:
                url = reverse("newsroom:column", args=[column.pk])
                yield WorkItem(
                    sentence=_("Nothing appeared in the column for long: %(name)s") % {"name": column.name},
                    url=url,
                    verb=_("Look"),
                    verb_url=url,
                    due=on - timedelta(days=days - column.every_days),
                    reason=column.body.name,
                )


class VoicesToRead(WorkSource):
    """What readers said that nobody has read yet, one line for each body."""

    name = "voices_to_read"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        unread = waiting(visible(Actor(person), Voice.objects.all(), "keep"))
        for row in by_body(unread)[:MOST]:
            since, number = localdate(row["first"]), row["number"]
            url = f"{reverse('newsroom:voices')}?state={VoiceState.WAITING}&body={row['story__body']}"
            told = ngettext("Read what %(number)s reader said", "Read what %(number)s readers said", number)
            yield WorkItem(
                sentence=told % {"number": number},
                url=url,
                verb=_("Read it"),
                verb_url=url,
                reason=f"{row['story__body__name']}. {waited(since, on)}",
                since=since,
            )


def register_all() -> None:
    """Tell the desk."""
    planned = (AssignmentsToWrite(), ColumnsToFeed())
    written = (StoriesToWrite(), StoriesToVerify(), StoriesToApprove(), StoriesToPublish())
    for source in (*written, *planned, StoriesThatCameDown(), StoriesWithChangedClaims(), VoicesToRead()):
        work.register(source)
