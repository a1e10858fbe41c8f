"""Answers for machines: is the platform well, and what may a search engine read."""

from datetime import timedelta

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

PATIENCE = timedelta(minutes=5)


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 while the database answers and no background work has been left lying; 503 with the reason otherwise."""
    try:
        worker = not DBTaskResult.objects.ready().filter(enqueued_at__lt=now() - PATIENCE).exists()
    except DatabaseError:
        return JsonResponse({"database": False, "worker": None}, status=503)
    return JsonResponse({"database": True, "worker": worker}, status=200 if worker else 503)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be indexed; the desk has nothing for a search engine."""
    return HttpResponse("User-agent: *\nDisallow: /desk/\n", content_type="text/plain; charset=utf-8")
