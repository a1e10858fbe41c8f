"""The list of stories, one story, and its pictures."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from lantoa.channels.queries.sites import stories_on
from lantoa.exemplars.queries.public import place_of, place_slug, places_above
from lantoa.newsroom.models import Passage, PassageKind, Story, StoryKind, StoryVersion
from lantoa.newsroom.queries.public import StoryPage, bodies_told, newest, newest_of, page_in, page_of, withdrawn
from lantoa.newsroom.queries.telling import is_there, published
from lantoa.newsroom.queries.versions import public_versions, withdrawn_versions
from lantoa.newsroom.queries.voices import heard
from lantoa.portal.exemplars.asking import Choice, Facet, number
from lantoa.portal.exemplars.gone import not_kept
from lantoa.portal.exemplars.photos import shown
from lantoa.portal.sites.hosts import site_of

from .telling import as_data, cards, tongues

ALSO = 3  # other stories that stand below one
KEPT_S = 300  # how long a browser may keep a picture without asking again

# These pages hold no form token that the length of an answer could give away.
_compressed = method_decorator(gzip_page, name="dispatch")


@_compressed
class StoriesView(TemplateView):
    """All public stories, the newest first, narrowed by kind and by place."""

    template_name = "portal/stories/list.html"

    def get_context_data(self, **extra: Any) -> dict[str, Any]:
        query, today = self.request.GET, localdate()
        kind = query.get("kind", "") if query.get("kind") in StoryKind.values else ""
        place = place_of(query.get("place", ""))
        before = number(query.get("before", ""))
        found = newest(kind=kind, place=place, before=before, on=today)
        asked = {"kind": kind, "place": place_slug(place) if place else ""}
        facets = [
            _facet(_("Kind of story"), "kind", StoryKind.choices, asked),
            _facet(_("Place or body"), "place", [(place_slug(each), each.name) for each in bodies_told(today)], asked),
        ]
        return super().get_context_data(**extra) | {
            "title": _("Stories"),
            "description": _("Stories about good people and good deeds, each fact of which was checked."),
            "cards": cards(list(found.stories)),
            "facets": [each for each in facets if each.choices],
            "chosen": [choice for facet in facets for choice in facet.chosen],
            "podcast": reverse("portal:place_podcast", args=[place_slug(place)])
            if place
            else reverse("portal:podcast"),
            "is_first": not (kind or place or before),
            "next": _address(asked | {"before": str(found.next_before)}) if found.next_before else "",
        }


@require_safe
@gzip_page
def story(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One story; where one was withdrawn, that it was, and nothing of what it told."""
    found = published().filter(slug=slug).select_related("body", "locale", "column").first()
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
    around = newest_of(stories_on(site, today), number=ALSO + 1) if site else newest(on=today, number=ALSO + 1)
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


def _facet(label: str, name: str, values: Sequence[tuple[str, Any]], asked: dict[str, str]) -> Facet:
    return Facet(label, [_choice(name, value, said, asked) for value, said in values])


def _choice(name: str, value: str, said: Any, asked: dict[str, str]) -> Choice:
    is_chosen = asked[name] == value
    return Choice(said, _address(asked | {name: "" if is_chosen else value}), is_chosen)


def _address(asked: dict[str, str]) -> str:
    parts = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('portal:stories')}?{parts}" if parts else reverse("portal:stories")
