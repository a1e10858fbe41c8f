"""The card of a public story."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lantoa.channels.cards import SIZES, card
from lantoa.newsroom.queries.telling import for_telling, published, telling

KEPT_S = 300  # a withdrawn story must not be shown for long by whoever keeps a copy


@require_safe
@cache_control(public=True, max_age=KEPT_S)
def show(request: HttpRequest, story: int, ratio: str) -> HttpResponse:
    """It as JPEG; 404 where the story is not public."""
    if ratio not in SIZES:
        raise Http404
    found = get_object_or_404(for_telling(published()), pk=story)
    return HttpResponse(card(telling(found), ratio), content_type="image/jpeg")
