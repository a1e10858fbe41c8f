"""From a request of the web to the actor that operations ask for, and to the year that a page shows."""

from datetime import date

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from lantoa.kit.actors import Actor

YEARS = range(1990, 2101)  # that an address may ask for


def actor_of(request: HttpRequest) -> Actor:
    """The person who is signed in, at the address that the trusted proxies tell (IPv4 or IPv6)."""
    client_address = import_string(settings.RATELIMIT_IP_META_KEY)
    return Actor(person=request.user, address=client_address(request))  # type: ignore[arg-type]


def year_asked(request: HttpRequest, today: date) -> int:
    """The one that stands in the address as `year`, else that of `today`; whatever is typed there, it is one."""
    text = request.GET.get("year", "")
    asked = int(text) if text.isascii() and text.isdigit() and len(text) == 4 else today.year
    return asked if asked in YEARS else today.year
