"""What programs ask that verify a badge: the badge, its issuer, the key, the list of states."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from lantoa.organisations.models import Body
from lantoa.recognition.badges import CONTEXTS, profile
from lantoa.recognition.models import Badge, Honour
from lantoa.recognition.queries.badges import issuer_of, public_key, states_of, token_of

MEDIA_TYPE = "application/vc+jwt"


@require_safe
@never_cache
def badge(request: HttpRequest, code: str) -> HttpResponse:
    """The signed badge, for whoever has the code."""
    found = Badge.objects.filter(honour__code=code)
    found = found.select_related("honour__award", "honour__decision", "honour__body")
    return _token(token_of(each) if (each := found.first()) else None, f"{code}.jwt")


@require_safe
@never_cache
def states(request: HttpRequest, number: int) -> HttpResponse:
    """Which of the badges of a list are revoked."""
    return _token(states_of(number, now()))


@require_safe
def issuer(request: HttpRequest, pk: int) -> HttpResponse:
    """A body that has given honours, as issuer."""
    body = Body.objects.filter(pk=pk, pk__in=Honour.objects.exclude(badge=None).values("body")).first()
    if body is None:
        raise Http404
    return JsonResponse({"@context": CONTEXTS[1]} | profile(issuer_of(body)))


@require_safe
def key(request: HttpRequest, name: str) -> HttpResponse:
    """The public half of a key, as a JSON Web Key."""
    found = public_key(name)
    if found is None:
        raise Http404
    return JsonResponse(found, content_type="application/jwk+json")


def _token(token: str | None, file_name: str = "") -> HttpResponse:
    if token is None:
        raise Http404
    response = HttpResponse(token, content_type=MEDIA_TYPE)
    if file_name:
        response["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return response
