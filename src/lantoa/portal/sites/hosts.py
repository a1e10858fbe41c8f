"""Which site a request is for, and the one address that a page has in the house."""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.http.request import split_domain_port

from lantoa.channels.models import OwnSite
from lantoa.channels.queries.sites import site_at


def site_of(request: HttpRequest) -> OwnSite | None:
    """The site that the request is for; None for the platform's own host names."""
    return getattr(request, "own_site", None)


def find_site(request: HttpRequest) -> OwnSite | None:
    """The same before anything is known of the request. A query for host names that are not the platform's own."""
    host, _port = split_domain_port(request.META.get("HTTP_HOST", ""))
    if not host or host in (urlsplit(settings.BASE_URL).hostname, *settings.ALLOWED_HOSTS):
        return None
    return site_at(host.rstrip("."))


def at_home(path: str) -> str:
    """A path of the platform at its own address, whichever host was asked."""
    return urljoin(settings.BASE_URL, "/") + path.lstrip("/")


def one_address(request: HttpRequest, path: str) -> str:
    """The whole address under which a page is known: never that of a site, on which it is shown besides."""
    return at_home(path) if site_of(request) else request.build_absolute_uri(path)
