"""The page that finds all kinds of things at once."""

from __future__ import annotations

from typing import Any

from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page

from lantoa.portal.exemplars.telling import hits
from lantoa.portal.stories.telling import cards

from .asking import KINDS_OF_EXEMPLARS, KINDS_OF_STORIES, NO_KINDS, address_asked, facets
from .everything import SHOWN, everything
from .parts import ByParts


@method_decorator(gzip_page, name="dispatch")  # no form token that the length of an answer could give away
class SearchView(ByParts):
    """Stories, exemplars, programmes, places and fields that fit to the words, some of each."""

    template_name = "portal/finding/page.html"
    part_name = "portal/finding/found.html"

    def get_context_data(self, **extra: Any) -> dict[str, Any]:
        today, address = localdate(), address_asked(self.request.GET, NO_KINDS)
        asked = address.asked
        found = everything(asked, today)
        narrowing = facets(address, today, found.numbers)
        return super().get_context_data(**extra) | {
            "title": _("Search"),
            "description": _("Stories, exemplars, promises and places, found with and without accents."),
            "asked": asked,
            "place_key": address.place_key,
            "found": found,
            "cards": cards(found.stories.stories, asked.text),
            "hits": hits(list(found.exemplars.releases[:SHOWN]), asked.text),
            "facets": narrowing,
            "chosen": [choice for facet in narrowing for choice in facet.chosen],
            "is_narrowed": asked.is_narrowed,
            "to_stories": address.of_list(KINDS_OF_STORIES),
            "to_exemplars": address.of_list(KINDS_OF_EXEMPLARS),
        }
