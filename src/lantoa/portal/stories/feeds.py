"""The newest stories for feed readers (Atom and JSON Feed), and those of the last two days for news search."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.contrib.syndication.views import Feed
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import localdate
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lantoa.newsroom.models import Story
from lantoa.newsroom.queries.public import newest_of
from lantoa.newsroom.queries.telling import published

IS_NEWS = timedelta(days=1)  # of today and yesterday: what news search takes is at most two days old
MOST_NEWS = 1_000  # addresses in one file of the protocol


class StoriesFeed(Feed[Story, Any]):
    """The newest stories of everywhere; the whole list has filters, a feed has none."""

    feed_type = Atom1Feed

    def title(self) -> str:
        return f"{_('Stories')} – Lan Tỏa"

    def subtitle(self) -> str:
        return _("Stories about good people and good deeds, each fact of which was checked.")

    def link(self) -> str:
        return reverse("portal:stories")

    def items(self) -> list[Story]:
        return list(newest_of(published()).stories)

    def item_title(self, item: Story) -> str:
        return item.title

    def item_description(self, item: Story) -> str:
        return item.lead

    def item_link(self, item: Story) -> str:
        return reverse("portal:story", args=[item.slug])

    def item_author_name(self, item: Story) -> str:
        return item.body.name

    def item_pubdate(self, item: Story) -> datetime | None:
        return item.first_published_at

    def item_updateddate(self, item: Story) -> datetime | None:
        return item.last_published_at


@require_safe
def json_feed(request: HttpRequest) -> JsonResponse:
    """The same as JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""
    told = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": f"{_('Stories')} – Lan Tỏa",
        "description": _("Stories about good people and good deeds, each fact of which was checked."),
        "home_page_url": request.build_absolute_uri(reverse("portal:stories")),
        "feed_url": request.build_absolute_uri(),
        "language": get_language(),
        "items": [_item(request, story) for story in newest_of(published()).stories],
    }
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    answer["Content-Type"] = "application/feed+json; charset=utf-8"
    return answer


@require_safe
def news_map(request: HttpRequest) -> HttpResponse:
    """Stories of today and yesterday, as news search reads them (the news extension of the sitemaps protocol)."""
    since = localdate() - IS_NEWS
    found = published().filter(first_published_at__date__gte=since).select_related("locale")
    stories = found.order_by("-first_published_at", "-pk")[:MOST_NEWS]
    told = [(story, request.build_absolute_uri(reverse("portal:story", args=[story.slug]))) for story in stories]
    return TemplateResponse(request, "portal/stories/news.xml", {"told": told}, content_type="application/xml")


def _item(request: HttpRequest, story: Story) -> dict[str, Any]:
    address = request.build_absolute_uri(reverse("portal:story", args=[story.slug]))
    dates = {"date_published": story.first_published_at, "date_modified": story.last_published_at}
    return {
        "id": address,
        "url": address,
        "title": story.title,
        "content_text": story.lead,
        "language": story.locale.language_code,
        "authors": [{"name": story.body.name}],
        **{name: moment.isoformat() for name, moment in dates.items() if moment},
    }
