"""The list of stories, one story, and its pictures."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from lantoa.channels.queries.sites import stories_on
from lantoa.exemplars.queries.public import place_slug, places_above
from lantoa.newsroom.models import Passage, PassageKind, Story, StoryVersion
from lantoa.newsroom.queries.public import StoryPage, bodies_told, newest_of, page_in, page_of, public_story, withdrawn
from lantoa.newsroom.queries.search import search_stories, stories_counted
from lantoa.newsroom.queries.telling import is_there, published
from lantoa.newsroom.queries.versions import public_versions, withdrawn_versions
from lantoa.newsroom.queries.voices import heard
from lantoa.portal.exemplars.gone import not_kept
from lantoa.portal.exemplars.photos import shown
from lantoa.portal.finding.asking import KINDS_OF_STORIES, address_asked, facets
from lantoa.portal.finding.parts import ByParts
from lantoa.portal.sites.hosts import site_of

from .telling import as_data, cards, tongues

ALSO = 3  # other stories that stand below one
KEPT_S = 300  # how long a browser may keep a picture without asking again

# These pages hold no form token that the length of an answer could give away.
_compressed = method_decorator(gzip_page, name="dispatch")


@_compressed
class StoriesView(ByParts):
    """All public stories, the newest first, narrowed by whatever the address asks for."""

    template_name = "portal/stories/list.html"
    part_name = "portal/stories/browse.html"

    def get_context_data(self, **extra: Any) -> dict[str, Any]:
        today, address = localdate(), address_asked(self.request.GET, KINDS_OF_STORIES)
        asked, place = address.asked, address.place
        found = search_stories(asked)
        narrowing = facets(address, today, stories_counted(found) if not asked.before else None)
        return super().get_context_data(**extra) | {
            "title": _("Stories"),
            "description": _("Stories about good people and good deeds, each fact of which was checked."),
            "asked": asked,
            "place_key": address.place_key,
            "found": found,
            "cards": cards(found.stories, asked.text),
            "facets": narrowing,
            "chosen": [choice for facet in narrowing for choice in facet.chosen],
            "places": [] if place else [(each, address.at(each)) for each in bodies_told(today)],
            "podcast": reverse("portal:place_podcast", args=[place_slug(place)])
            if place
            else reverse("portal:podcast"),
            "is_narrowed": asked.is_narrowed,
            "next": address.to(before=found.next_before) if found.next_before else "",
        }


@require_safe
@gzip_page
def story(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One story; where one was withdrawn, that it was, and nothing of what it told."""
    found = public_story(slug)
    if found is None:
        gone = get_object_or_404(withdrawn(), slug=slug)
        context = {"title": _("This story was withdrawn"), "day": gone.withdrawn_at}
        return not_kept(TemplateResponse(request, "portal/stories/gone.html", context, status=410))
    return _page(request, page_of(found))


@require_safe
@gzip_page
def version(request: HttpRequest, slug: str, language: str) -> HttpResponseBase:
    """One story in another language; where that was withdrawn, or the story was, that it was."""
    of_story = {"story__slug": slug, "language": language}
    found = public_versions().filter(**of_story).select_related("story__body", "story__locale").first()
    if found is None:
        gone = get_object_or_404(withdrawn_versions().select_related("story"), **of_story)
        day = gone.withdrawn_at or gone.story.withdrawn_at
        context = {"title": _("This story was withdrawn"), "day": day}
        return not_kept(TemplateResponse(request, "portal/stories/gone.html", context, status=410))
    return _page(request, page_in(found))


def preview(request: HttpRequest, story: Story) -> HttpResponseBase:
    """The story as it will look, for those of the desk; whether they may see it was asked before."""
    return _page(request, page_of(story), is_preview=True)


def preview_version(request: HttpRequest, version: StoryVersion) -> HttpResponseBase:
    """The same of the story in another language."""
    return _page(request, page_in(version), is_preview=True)


@require_safe
def photo(request: HttpRequest, slug: str, pk: int, small: bool = False) -> HttpResponse:
    """A picture of a public story, made smaller; gone with the story."""
    shows = Passage.objects.filter(story__in=published().filter(slug=slug), kind=PassageKind.PICTURE, picture=pk)
    passage = shows.select_related("picture").first()
    if passage is None or passage.picture is None or not is_there(passage.picture):
        raise Http404
    answer = HttpResponse(shown(passage.picture, small=small), content_type="image/webp")
    answer["Cache-Control"] = f"public, max-age={KEPT_S}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _page(request: HttpRequest, page: StoryPage, is_preview: bool = False) -> TemplateResponse:
    story, today = page.story, localdate()
    site = site_of(request)
    around = newest_of(stories_on(site, today) if site else published(), number=ALSO + 1)
    others = [each for each in around.stories if each.pk != story.pk]
    context = {
        "title": page.told.title,
        "description": " ".join(page.told.lead.split())[:200],
        "page": page,
        "tongues": () if is_preview else tongues(page),
        "above": places_above(story.body, today),
        "also": cards(others[:ALSO]),
        "data": "" if is_preview else as_data(page, request),
        "heard": heard(story),
        "is_preview": is_preview,
    }
    return TemplateResponse(request, "portal/stories/story.html", context)
