"""Sounds of stories as podcasts (RSS 2.0 with the tags of Apple's directory): of everybody, of a place, of a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.templatetags.static import static
from django.urls import reverse
from django.utils.feedgenerator import Rss201rev2Feed
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.exemplars.queries.public import place_of, place_slug
from lantoa.newsroom.models import Clip, Column
from lantoa.newsroom.queries.clips import episodes
from lantoa.organisations.models import Body

_ITUNES = "http://www.itunes.com/dtds/podcast-1.0.dtd"
#: https://podcasters.apple.com/support/1691-apple-podcasts-categories
_CATEGORY = "Government"


@dataclass(frozen=True)
class Episode:
    """A sound, and the absolute address that it is played from."""

    clip: Clip
    address: str


@dataclass(frozen=True)
class Show:
    """One podcast; `image` is the absolute address of its cover, 1,400 pixels square as directories ask."""

    title: str
    author: str
    link: str
    image: str
    episodes: Sequence[Episode]


class PodcastFormat(Rss201rev2Feed):
    """RSS with what podcast directories ask for."""

    content_type = "application/rss+xml; charset=utf-8"

    def rss_attributes(self) -> dict[str, str]:
        return super().rss_attributes() | {"xmlns:itunes": _ITUNES}

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        handler.addQuickElement("itunes:author", self.feed["author"])
        handler.addQuickElement("itunes:summary", self.feed["description"])
        handler.addQuickElement("itunes:type", "episodic")
        handler.addQuickElement("itunes:explicit", "false")
        handler.addQuickElement("itunes:category", attrs={"text": _CATEGORY})
        handler.addQuickElement("itunes:image", attrs={"href": self.feed["image"]})

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        handler.addQuickElement("itunes:author", item["body"])
        handler.addQuickElement("itunes:duration", str(item["seconds"]))
        handler.addQuickElement("itunes:explicit", "false")


class Podcast(Feed[Episode, Any]):
    """Of the whole portal."""

    feed_type = PodcastFormat

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Show:
        return _show(request, "Lan Tỏa", "Lan Tỏa", reverse("portal:stories"), episodes(localdate()))

    def title(self, show: Show) -> str:
        return show.title

    def description(self, show: Show) -> str:
        return _("Stories about good people and good deeds to listen to, each fact of which was checked.")

    def link(self, show: Show) -> str:
        return show.link

    def feed_extra_kwargs(self, show: Show) -> dict[str, str]:
        return {"author": show.author, "image": show.image}

    def items(self, show: Show) -> Sequence[Episode]:
        return show.episodes

    def item_title(self, item: Episode) -> str:
        return item.clip.story.title

    def item_description(self, item: Episode) -> str:
        return f"{item.clip.story.lead}\n\n{item.clip.words}".strip()

    def item_link(self, item: Episode) -> str:
        return reverse("portal:story", args=[item.clip.story.slug])

    def item_guid(self, item: Episode) -> str:
        return f"story-{item.clip.story_id}-{item.clip.sha256[:16]}"

    item_guid_is_permalink = False

    def item_pubdate(self, item: Episode) -> datetime | None:
        published = item.clip.story.first_published_at
        return max(published, item.clip.sent_at) if published else None

    def item_enclosure_url(self, item: Episode) -> str:
        return item.address

    def item_enclosure_length(self, item: Episode) -> int:
        return item.clip.size

    def item_enclosure_mime_type(self, item: Episode) -> str:
        return item.clip.media_type

    def item_extra_kwargs(self, item: Episode) -> dict[str, Any]:
        return {"seconds": round(item.clip.seconds), "body": item.clip.story.body.name}


class PlacePodcast(Podcast):
    """Of a body and those below it."""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Show:
        if (place := place_of(kwargs["slug"])) is None:
            raise Http404
        return _show(request, place.name, place.name, _list_of(place), episodes(localdate(), place=place))


class ColumnPodcast(Podcast):
    """Of a special page or column."""

    def get_object(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Show:
        column = get_object_or_404(Column.objects.select_related("body"), pk=kwargs["pk"])
        if not (found := episodes(localdate(), column=column)):
            raise Http404  # what it is called is known once something of it is public
        return _show(request, column.name, column.body.name, _list_of(column.body), found)


def _list_of(place: Body) -> str:
    return f"{reverse('portal:stories')}?place={place_slug(place)}"


def _show(request: HttpRequest, name: str, author: str, link: str, found: Sequence[Clip]) -> Show:
    title = name if name == "Lan Tỏa" else f"{name} – Lan Tỏa"
    image = request.build_absolute_uri(static("portal/podcast.png"))
    return Show(title, author, link, image, [_episode(request, clip) for clip in found])


def _episode(request: HttpRequest, clip: Clip) -> Episode:
    path = reverse("portal:story_clip", args=[clip.story.slug, clip.pk, clip.ending])
    return Episode(clip, request.build_absolute_uri(path))
