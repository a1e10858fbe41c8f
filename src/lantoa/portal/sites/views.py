"""What an own site has for itself: its first page, and what search engines ask of it."""

from __future__ import annotations

from urllib.parse import urljoin

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import override

from lantoa.channels.models import OwnSite
from lantoa.channels.queries.sites import releases_on, stories_on
from lantoa.exemplars.queries.public import with_card
from lantoa.newsroom.queries.public import newest_of
from lantoa.portal.finding.asking import number
from lantoa.portal.sites.hosts import at_home
from lantoa.portal.stories.telling import cards

EXEMPLARS = 9  # on the first page


def home(request: HttpRequest, site: OwnSite) -> HttpResponse:
    """Its stories, the newest first, and the exemplars of whom was told last."""
    today = localdate()
    found = newest_of(stories_on(site, today), before=number(request.GET.get("before", "")))
    releases = with_card(releases_on(site, today)).order_by("-released_on", "-pk")[:EXEMPLARS]
    context = {
        "title": str(site),
        "description": site.lead or site.body.name,
        "site": site,
        "cards": cards(list(found.stories)),
        "next": f"?before={found.next_before}" if found.next_before else "",
        "releases": list(releases) if "before" not in request.GET else [],
        "portal": at_home(reverse("portal:home")),
    }
    return TemplateResponse(request, "portal/sites/home.html", context)


def robots(request: HttpRequest, site: OwnSite) -> HttpResponse:
    """All of it may be indexed; pages that are known under another address say so themselves."""
    told = f"User-agent: *\nAllow: /\nSitemap: {urljoin(site.address, reverse('sitemap'))}\n"
    return HttpResponse(told, content_type="text/plain; charset=utf-8")


def site_map(request: HttpRequest, site: OwnSite) -> HttpResponse:
    """The first page alone: stories and exemplars are known under the address of the platform."""
    return TemplateResponse(
        request, "portal/sites/sitemap.xml", {"pages": _first_pages(site)}, content_type="application/xml"
    )


def _first_pages(site: OwnSite) -> list[str]:
    pages = []
    for language, _label in settings.LANGUAGES:
        with override(language):
            pages.append(urljoin(site.address, reverse("portal:home")))
    return pages
