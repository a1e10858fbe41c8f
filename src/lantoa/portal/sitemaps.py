"""What search engines may read, in parts: the site's own pages, programmes, exemplars, bodies, fields, and stories."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.timezone import localdate

from lantoa.exemplars.models import Release
from lantoa.exemplars.queries.public import place_slug, places_told, released, tellers
from lantoa.movements.models import Field
from lantoa.movements.queries.fields import common_fields, field_slug
from lantoa.newsroom.models import Story, StoryVersion
from lantoa.newsroom.queries.telling import published
from lantoa.newsroom.queries.versions import public_versions
from lantoa.organisations.models import Body
from lantoa.plans.models import Plan
from lantoa.plans.queries.public import released_plans


class _Part(Sitemap):
    """Each page in both languages, each naming the other; a fiftieth of what a file may hold, so it comes quickly."""

    i18n = alternates = True
    limit = 1_000


class SiteMap(_Part):
    """Pages that are always there, by the names of their addresses."""

    def items(self) -> list[str]:
        pages = ["home", "about", "try_reading", "programmes", "exemplars", "exemplars_places", "stories"]
        return [*pages, "fields", "calendar"]

    def location(self, item: str) -> str:
        return reverse(f"portal:{item}")


class ProgrammesMap(_Part):
    """Released programmes."""

    def items(self) -> QuerySet[Plan]:
        return released_plans()

    def location(self, item: Plan) -> str:
        return reverse("portal:programme", args=[item.pk])


class ExemplarsMap(_Part):
    """Public pages of exemplars; the newest first."""

    def items(self) -> QuerySet[Release]:
        return released().only("slug", "written_at").order_by("-pk")

    def location(self, item: Release) -> str:
        return reverse("portal:exemplar", args=[item.slug])

    def lastmod(self, item: Release) -> datetime:
        return item.written_at


class PlacesMap(_Part):
    """Places from which somebody is told of."""

    def items(self) -> QuerySet[Body]:
        return places_told(localdate())

    def location(self, item: Body) -> str:
        return reverse("portal:exemplars_place", args=[place_slug(item)])


class BodiesMap(_Part):
    """Bodies that tell of somebody, of whatever kind."""

    def items(self) -> QuerySet[Body]:
        return tellers(localdate())

    def location(self, item: Body) -> str:
        return reverse("portal:body", args=[place_slug(item)])


class FieldsMap(_Part):
    """Common fields of work."""

    def items(self) -> QuerySet[Field]:
        return common_fields()

    def location(self, item: Field) -> str:
        return reverse("portal:field", args=[field_slug(item)])


class StoriesMap(_Part):
    """Published stories; the newest first."""

    def items(self) -> QuerySet[Story]:
        return published().only("slug", "last_published_at").order_by("-pk")

    def location(self, item: Story) -> str:
        return reverse("portal:story", args=[item.slug])

    def lastmod(self, item: Story) -> datetime | None:
        return item.last_published_at


class VersionsMap(_Part):
    """Published stories in other languages; the newest first."""

    def items(self) -> QuerySet[StoryVersion]:
        found = public_versions().select_related("story").only("story__slug", "language", "last_published_at")
        return found.order_by("-pk")

    def location(self, item: StoryVersion) -> str:
        return reverse("portal:story_version", args=[item.story.slug, item.language])

    def lastmod(self, item: StoryVersion) -> datetime | None:
        return item.last_published_at


SITEMAPS = {
    "site": SiteMap,
    "programmes": ProgrammesMap,
    "exemplars": ExemplarsMap,
    "places": PlacesMap,
    "bodies": BodiesMap,
    "fields": FieldsMap,
    "stories": StoriesMap,
    "versions": VersionsMap,
}
