"""Sounds and films of public stories: played in parts, and gone with their story."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from lantoa.evidence import storage
from lantoa.kit.parts import Whole, in_parts
from lantoa.newsroom.models import Clip
from lantoa.newsroom.queries.clips import playable

KEPT_S = 300  # how long a browser may keep it without asking again


@require_safe
def clip(request: HttpRequest, slug: str, pk: int, ending: str) -> HttpResponseBase:
    """The content; 404 for one that no public story shows."""
    found = _playable(slug, pk)
    if found.ending != ending:
        raise Http404
    try:
        content = storage.open_content(found.sha256)
    except FileNotFoundError as gone:
        raise Http404 from gone
    whole = Whole(content, found.size, found.media_type, found.sha256, f"{slug}.{ending}")
    return _kept(in_parts(request, whole))


@require_safe
def captions(request: HttpRequest, slug: str, pk: int) -> HttpResponseBase:
    """What is said in a film, in step with it (WebVTT)."""
    found = _playable(slug, pk)
    if not found.captions:
        raise Http404
    return _kept(HttpResponse(found.captions, content_type="text/vtt; charset=utf-8"))


def _playable(slug: str, pk: int) -> Clip:
    found: Clip = get_object_or_404(playable(), pk=pk, story__slug=slug)
    return found


def _kept(answer: HttpResponseBase) -> HttpResponseBase:
    answer.headers["Cache-Control"] = f"public, max-age={KEPT_S}"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
