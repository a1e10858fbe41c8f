"""The cards of public stories and of the public pages of exemplars."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lantoa.channels.cards import SIZES, Face, card, face_of_page, face_of_story
from lantoa.exemplars.queries.public import released
from lantoa.newsroom.queries.telling import for_telling, published, telling

KEPT_S = 300  # what was withdrawn must not be shown for long by whoever keeps a copy


@require_safe
@cache_control(public=True, max_age=KEPT_S)
def show(request: HttpRequest, story: int, ratio: str) -> HttpResponse:
    """It as JPEG; 404 where the story is not public."""
    found = get_object_or_404(for_telling(published()), pk=story)
    return _drawn(face_of_story(telling(found)), ratio)


@require_safe
@cache_control(public=True, max_age=KEPT_S)
def show_page(request: HttpRequest, dossier: int, ratio: str) -> HttpResponse:
    """That of an exemplar as JPEG; 404 where its page is not public."""
    found = get_object_or_404(released().select_related("dossier__body", "photo"), dossier=dossier)
    return _drawn(face_of_page(found), ratio)


def _drawn(face: Face, ratio: str) -> HttpResponse:
    if ratio not in SIZES:
        raise Http404
    return HttpResponse(card(face, ratio), content_type="image/jpeg")
