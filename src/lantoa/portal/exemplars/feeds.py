"""The newest pages for feed readers, of everywhere and of one place."""

from __future__ import annotations

from datetime import datetime, time
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from lantoa.exemplars.models import Release
from lantoa.exemplars.queries.public import place_of, place_slug
from lantoa.exemplars.queries.search import Asked, search
from lantoa.organisations.models import Body

from .telling import snippet


class ExemplarsFeed(Feed[Release, Any]):
    """The newest pages of everywhere."""

    feed_type = Atom1Feed

    def title(self) -> str:
        return f"{_('Exemplars')} – Lan Tỏa"

    def subtitle(self) -> str:
        return _("Good people and good deeds that public bodies tell of, and how each claim was checked.")

    def link(self) -> str:
        return reverse("portal:exemplars")

    def items(self) -> list[Release]:
        return list(search(Asked()).releases)

    def item_title(self, item: Release) -> str:
        return item.headline

    def item_description(self, item: Release) -> str:
        return snippet(item.text, [])

    def item_link(self, item: Release) -> str:
        return reverse("portal:exemplar", args=[item.slug])

    def item_author_name(self, item: Release) -> str:
        return item.dossier.body.name

    def item_pubdate(self, item: Release) -> datetime | None:
        return make_aware(datetime.combine(item.released_on, time(8))) if item.released_on else None

    def item_updateddate(self, item: Release) -> datetime:
        return item.written_at


class PlaceFeed(ExemplarsFeed):
    """The newest pages about people of one place."""

    def get_object(self, request: HttpRequest, slug: str) -> Body:
        place = place_of(slug)
        if place is None:
            raise Http404
        return place

    def title(self, place: Body) -> str:  # type: ignore[override]  # Django hands the object to whoever takes it
        return f"{_('Exemplars of %(place)s') % {'place': place.name}} – Lan Tỏa"

    def link(self, place: Body) -> str:  # type: ignore[override]
        return reverse("portal:exemplars_place", args=[place_slug(place)])

    def items(self, place: Body) -> list[Release]:  # type: ignore[override]
        return list(search(Asked(place=place.pk)).releases)
