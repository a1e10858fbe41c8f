"""The newest stories for feed readers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.newsroom.models import Story
from lantoa.newsroom.queries.public import newest


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
        return list(newest(on=localdate()).stories)

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
