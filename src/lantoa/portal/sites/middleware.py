"""Requests for host names of bodies' own sites: what a site shows is shown there, all else is asked at home."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed, HttpResponseRedirect
from django.urls import ResolverMatch
from django.utils.timezone import localdate

from lantoa.channels.models import OwnSite
from lantoa.channels.queries.sites import releases_on, stories_on
from lantoa.portal.sites import views
from lantoa.portal.sites.hosts import at_home, find_site, site_of

Answer = Callable[..., HttpResponseBase]
_OWN: Mapping[str, Answer] = {"portal:home": views.home, "robots": views.robots, "sitemap": views.site_map}
_OF_STORY = frozenset(f"portal:story{part}" for part in ("", "_photo", "_small_photo", "_clip", "_captions"))
_OF_EXEMPLAR = frozenset(f"portal:exemplar{part}" for part in ("", "_photo", "_small_photo"))
_ASKED = ("GET", "HEAD")


class OwnSitesMiddleware:
    """Lets host names of open sites in, and answers for them. It comes first: what follows asks who the host is."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if (site := find_site(request)) is not None:
            host = request.META["HTTP_HOST"]
            request.own_site = site  # type: ignore[attr-defined]  # for site_of
            request.get_host = lambda: host  # type: ignore[method-assign]  # it is known, and no setting names it
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, view: Answer, args: Sequence[Any], kwargs: Mapping[str, Any]
    ) -> HttpResponseBase | None:
        site, match = site_of(request), request.resolver_match
        if site is None or match is None:
            return None
        if request.method not in _ASKED:  # no form stands on a site
            return HttpResponseNotAllowed(_ASKED)
        if own := _OWN.get(match.view_name):
            return own(request, site)
        return None if _is_shown(site, match) else HttpResponseRedirect(at_home(request.get_full_path()))


def _is_shown(site: OwnSite, match: ResolverMatch) -> bool:
    """Whether the page belongs to a story or an exemplar that the site shows. One query."""
    slug = match.kwargs.get("slug", "")
    if match.view_name in _OF_STORY:
        return stories_on(site, localdate()).filter(slug=slug).exists()
    if match.view_name in _OF_EXEMPLAR:
        return releases_on(site, localdate()).filter(slug=slug).exists()
    return False
