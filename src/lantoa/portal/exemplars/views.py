"""The list of public pages, the places they are from, one page, and its photo."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from lantoa.exemplars.models import Release
from lantoa.exemplars.queries.public import (
    page_of,
    place_of,
    place_slug,
    places_above,
    places_below,
    places_named,
    released,
    taken_back,
    with_card,
)
from lantoa.exemplars.queries.search import Asked, counted, search
from lantoa.newsroom.queries.public import stories_of
from lantoa.organisations.models import Body
from lantoa.portal.finding.asking import KINDS_OF_EXEMPLARS, address_asked, facets
from lantoa.portal.finding.parts import ByParts
from lantoa.portal.stories.telling import cards
from lantoa.recognition.queries.verification import shown_honours
from lantoa.replication.queries.adoptions import public_blocks
from lantoa.replication.queries.pledges import followers_of, following_bodies

from .gone import not_kept
from .photos import shown
from .telling import as_data, hits

ALSO = 3  # other pages that stand below one
KEPT_S = 300  # how long a browser may keep a photo without asking again

# These pages hold no form token that the length of an answer could give away.
_compressed = method_decorator(gzip_page, name="dispatch")


@_compressed
class ExemplarsView(ByParts):
    """All public pages, narrowed by whatever the address asks for."""

    template_name = "portal/exemplars/list.html"
    part_name = "portal/exemplars/browse.html"
    place: Body | None = None

    def get_context_data(self, **extra: Any) -> dict[str, Any]:
        address = address_asked(self.request.GET, KINDS_OF_EXEMPLARS, inside=self.place)
        asked = address.asked
        found = search(asked)
        narrowing = facets(address, localdate(), counted(found) if not asked.before else None)
        return super().get_context_data(**extra) | {
            "title": _("Exemplars"),
            "description": _("Good people and good deeds that public bodies tell of, and how each claim was checked."),
            "asked": asked,
            "place_key": address.place_key,
            "found": found,
            "hits": hits(list(found.releases), asked.text),
            "is_narrowed": replace(asked, place=0 if self.place else asked.place, before=0) != Asked(),
            "facets": narrowing,
            "chosen": [choice for facet in narrowing for choice in facet.chosen],
            "next": address.to(before=found.next_before) if found.next_before else "",
            "feed": reverse("portal:exemplars_feed"),
        }


class PlaceView(ExemplarsView):
    """The pages about people of one place, and of all places inside it."""

    template_name = "portal/exemplars/place.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        self.place = place_of(self.kwargs["slug"])
        if self.place is None:
            raise Http404
        if (slug := place_slug(self.place)) != self.kwargs["slug"]:
            return redirect("portal:exemplars_place", slug, permanent=False)
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **extra: Any) -> dict[str, Any]:
        assert self.place is not None  # noqa: S101 - without one nothing is shown
        today = localdate()
        return super().get_context_data(**extra) | {
            "title": _("Exemplars of %(place)s") % {"place": self.place.name},
            "place": self.place,
            "above": places_above(self.place, today),
            "below": places_below(self.place, today),
            "feed": reverse("portal:exemplars_place_feed", args=[place_slug(self.place)]),
        }


@_compressed
class PlacesView(TemplateView):
    """Provinces from which somebody is told of, and any place by its name."""

    template_name = "portal/exemplars/places.html"

    def get_context_data(self, **extra: Any) -> dict[str, Any]:
        text, today = self.request.GET.get("q", "").replace("\x00", "").strip()[:100], localdate()
        return super().get_context_data(**extra) | {
            "title": _("Exemplars place by place"),
            "description": _("Choose a province, a commune or a ward, and read whom it tells of."),
            "text": text,
            "places": places_named(text, today) if text else places_below(None, today),
        }


@require_safe
@gzip_page
def exemplar(request: HttpRequest, slug: str) -> HttpResponseBase:
    """One page; where one was taken back, that it was, and nothing of what it told."""
    release = _with_all(released().filter(slug=slug)).first()
    if release is None:
        gone = get_object_or_404(taken_back(), slug=slug)
        context = {"title": _("This page was taken back"), "day": gone.taken_back_on}
        return not_kept(TemplateResponse(request, "portal/exemplars/gone.html", context, status=410))
    return _page(request, release)


def preview(request: HttpRequest, release: Release) -> HttpResponseBase:
    """The page as it will look, for an officer; whether she may see it was asked before."""
    return _page(request, _with_all(Release.objects.filter(pk=release.pk)).get(), is_preview=True)


@require_safe
def photo(request: HttpRequest, slug: str, small: bool = False) -> HttpResponse:
    """The photo of a public page, made smaller; gone with the page."""
    release = get_object_or_404(released().select_related("photo"), slug=slug)
    if release.photo is None or release.photo.removed_at or release.photo.erased_at:
        raise Http404
    answer = HttpResponse(shown(release.photo, small=small), content_type="image/webp")
    answer["Cache-Control"] = f"public, max-age={KEPT_S}"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def _with_all(releases: Any) -> Any:
    return with_card(releases).select_related("dossier__body", "dossier__field", "dossier__movement", "photo")


def _page(request: HttpRequest, release: Release, is_preview: bool = False) -> TemplateResponse:
    page, today = page_of(release), localdate()
    near = search(Asked(place=release.dossier.body_id)).releases[: ALSO + 1]
    paragraphs = [part.strip() for part in release.text.split("\n") if part.strip()]
    honours = shown_honours(release.dossier)
    decided = {each.decision.number for each in honours}
    context = {
        "title": release.headline,
        "description": " ".join(release.text.split())[:160],
        "page": page,
        "honours": honours,
        "recognised": [each for each in page.honours if each.document not in decided],
        "paragraphs": paragraphs,
        "above": places_above(page.dossier.body, today),
        "also": hits([each for each in near if each.pk != release.pk][:ALSO], ""),
        "stories": cards(stories_of(release)),
        "blocks": public_blocks(release.dossier),
        "followers": followers_of(release.dossier),
        "following": following_bodies(release.dossier),
        "data": as_data(page, request) if not is_preview else "",
        "is_preview": is_preview,
        "today": today,
    }
    return TemplateResponse(request, "portal/exemplars/exemplar.html", context)
