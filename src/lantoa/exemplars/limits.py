"""How often one address of the net may ask for what costs something.

Villages and schools share an address, and so do the phones of one mast: the limits stop a flood and no class of pupils.
"""

from __future__ import annotations

from django.http import HttpRequest
from django_ratelimit.core import get_usage

RATES = {
    "begin": "60/h",  # after work in the background
    "begin_by_words": "10/h",
    "save": "900/h",
    "upload": "120/h",
    "send": "60/h",
    "follow": "20/m",
    "places": "240/m",
    "verify": "60/m",
    "comment": "30/h",  # on a public consultation, after work in the background
    "comment_by_words": "10/h",
    "voice": "30/h",  # of a reader, below a story
    "voice_by_words": "10/h",
    "pledge": "60/h",  # to learn from an exemplar; a class of pupils shares an address
    "pledge_by_words": "10/h",
}


def seconds_to_wait(request: HttpRequest, what: str) -> int:
    """Count this request; zero while the visitor asks for `what` often enough, else the seconds until they may."""
    usage = get_usage(request, group=f"nominating.{what}", key="ip", rate=RATES[what], increment=True)
    return max(1, usage["time_left"]) if usage and usage["should_limit"] else 0
