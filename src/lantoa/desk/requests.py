"""From a request of the web to the actor that operations ask for."""

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from lantoa.kit.actors import Actor


def actor_of(request: HttpRequest) -> Actor:
    """The person who is signed in, at the address that the trusted proxies tell (IPv4 or IPv6)."""
    client_address = import_string(settings.RATELIMIT_IP_META_KEY)
    return Actor(person=request.user, address=client_address(request))  # type: ignore[arg-type]
