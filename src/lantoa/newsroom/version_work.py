"""What versions in other languages put among everybody's work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantoa.desk import work
from lantoa.desk.distances import waited
from lantoa.desk.work import WorkItem, WorkSource
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.newsroom.models import StoryVersion
from lantoa.newsroom.queries.versions import stale_versions
from lantoa.newsroom.version_states import VersionState

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person

MOST = 50  # of each kind


class VersionsIn(WorkSource):
    """Versions in one state, for those who may do `needs` to them."""

    state: VersionState
    needs = ""
    sentence: str | Promise

    def found(self, person: Person) -> QuerySet[StoryVersion]:
        """Those that wait."""
        return visible(Actor(person), StoryVersion.objects.filter(state=self.state), self.needs)

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        for version in self.found(person).select_related("story__body").order_by("waiting_since", "pk")[:MOST]:
            since = localdate(version.waiting_since)
            url = reverse("newsroom:version", args=[version.pk])
            yield WorkItem(
                sentence=str(self.sentence)
                % {"language": version.get_language_display(), "title": version.story.title},
                url=url,
                verb=_("Look"),
                verb_url=url,
                reason=f"{version.story.body.name}. {waited(since, on)}",
                since=since,
            )


class VersionsToWrite(VersionsIn):
    """Versions that the person herself is writing, or has back."""

    name, state, needs = "versions_to_write", VersionState.WRITING, "keep"
    sentence = gettext_lazy("Write in %(language)s: %(title)s")

    def found(self, person: Person) -> QuerySet[StoryVersion]:
        return super().found(person).filter(author=person.pk)


class VersionsToVerify(VersionsIn):
    """Versions of others that wait for somebody who reads the language."""

    name, state, needs = "versions_to_verify", VersionState.VERIFYING, "verify"
    sentence = gettext_lazy("Verify what was written in %(language)s: %(title)s")


class VersionsToApprove(VersionsIn):
    """Verified versions that wait for a word."""

    name, state, needs = "versions_to_approve", VersionState.APPROVING, "approve"
    decides = True
    sentence = gettext_lazy("Approve what was written in %(language)s: %(title)s")


class VersionsToPublish(VersionsIn):
    """Approved versions."""

    name, state, needs = "versions_to_publish", VersionState.APPROVED, "publish"
    sentence = gettext_lazy("Publish in %(language)s: %(title)s")


class VersionsLeftBehind(VersionsIn):
    """Public versions whose story says something else by now."""

    name, needs = "versions_left_behind", "publish"
    sentence = gettext_lazy("The original changed after it was written in %(language)s: %(title)s")

    def found(self, person: Person) -> QuerySet[StoryVersion]:
        return visible(Actor(person), stale_versions(), self.needs)


def register_all() -> None:
    """Tell the desk."""
    for source in (VersionsToWrite, VersionsToVerify, VersionsToApprove, VersionsToPublish, VersionsLeftBehind):
        work.register(source())
