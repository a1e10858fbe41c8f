"""How often one visitor may ask, so that a few cannot keep the readers from the others."""

from django.http import HttpRequest
from django_ratelimit.core import get_usage

RATE = "20/m"


def seconds_to_wait(request: HttpRequest, what: str) -> int:
    """Count this request; zero while the visitor asks for `what` often enough, else the seconds until they may."""
    usage = get_usage(request, group=f"try-reading.{what}", key="ip", rate=RATE, increment=True)
    return max(1, usage["time_left"]) if usage and usage["should_limit"] else 0
