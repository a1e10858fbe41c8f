"""Stories in other languages: what keeps one back, what anybody may read, and what the desk shows."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lantoa.newsroom.languages import LANGUAGES
from lantoa.newsroom.models import Story, StoryVersion
from lantoa.newsroom.models.versions import StoryVersionQuerySet
from lantoa.newsroom.queries import readiness
from lantoa.newsroom.queries.readiness import Lack, unwritten
from lantoa.newsroom.states import StoryState
from lantoa.newsroom.version_states import VersionState


def lacks(version: StoryVersion) -> Iterator[Lack]:
    """All that is missing before anybody may read it; consents are those of the story."""
    yield from unwritten(version)
    if not version.story.is_public:
        yield Lack(_("The story itself is not public."))
    if version.is_stale:
        yield Lack(_("The original says something else since this version was written: bring it up to date first."))
    yield from readiness.lacks(version.story)


def whole(found: QuerySet[StoryVersion]) -> QuerySet[StoryVersion]:
    """With what a page says besides."""
    return found.select_related("story__body", "story__locale", "author", "verified_by", "approved_by")


def public_versions() -> StoryVersionQuerySet:
    """Those that anybody may read: of a story that anybody may read."""
    return StoryVersion.objects.filter(state=VersionState.PUBLISHED, story__state=StoryState.PUBLISHED)


def withdrawn_versions() -> QuerySet[StoryVersion]:
    """Those that stood there once."""
    return StoryVersion.objects.filter(first_published_at__isnull=False).exclude(pk__in=public_versions().values("pk"))


def stale_versions() -> QuerySet[StoryVersion]:
    """Public ones whose story says something else since."""
    return public_versions().stale()


def languages_left(story: Story) -> list[str]:
    """The codes of the languages in which there is no version yet."""
    there = set(story.versions.values_list("language", flat=True))
    return [code for code in LANGUAGES if code not in there and code != story.locale.language_code]
