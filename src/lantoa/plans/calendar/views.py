"""What a calendar program gets at a secret address. It cannot sign in: whoever knows the address reads."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.timezone import now
from django.views.decorators.http import require_safe
from django_ratelimit.core import get_usage

from lantoa.plans.calendar.feeds import as_calendar, feed_of

RATE = "30/m"  # of one visitor: programs ask a few times a day, and guessing an address is hopeless


@require_safe
def feed(request: HttpRequest, token: str) -> HttpResponse:
    """The calendar of the address; not found where nobody has made it, or it was switched off."""
    usage = get_usage(request, group="calendar-feed", key="ip", rate=RATE, increment=True)
    if usage and usage["should_limit"]:
        return HttpResponse(status=429, headers={"Retry-After": str(max(1, usage["time_left"]))})
    found = feed_of(token)
    if found is None:
        raise Http404
    answer = HttpResponse(as_calendar(found, at=now()), content_type="text/calendar; charset=utf-8")
    answer["Cache-Control"] = "private, max-age=3600"
    answer["X-Robots-Tag"] = "noindex"
    return answer
