"""Answers for machines: is the platform well, and what may a search engine read."""

from datetime import datetime, timedelta

from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.timezone import now
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

from lantoa.kit.outbox.queries import due
from lantoa.kit.working.models import Worker

PATIENCE = timedelta(minutes=5)


@require_safe
@never_cache
def health(request: HttpRequest) -> JsonResponse:
    """200 while the database answers and a worker keeps up with its work; 503 with the reason otherwise."""
    try:
        worker = worker_keeps_up(since=now() - PATIENCE)
    except DatabaseError:
        return JsonResponse({"database": False, "worker": None}, status=503)
    return JsonResponse({"database": True, "worker": worker}, status=200 if worker else 503)


def worker_keeps_up(*, since: datetime) -> bool:
    """Whether a worker was seen after `since`, and nothing that could be done has waited for longer."""
    left_lying = DBTaskResult.objects.ready().filter(enqueued_at__lt=since).exists() or due(since).exists()
    return Worker.objects.seen_since(since).exists() and not left_lying


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Everything public may be indexed; the desk has nothing for a search engine."""
    maps = [request.build_absolute_uri(reverse(name)) for name in ("sitemap", "news_map")]
    told = "User-agent: *\nDisallow: /desk/\n" + "".join(f"Sitemap: {each}\n" for each in maps)
    return HttpResponse(told, content_type="text/plain; charset=utf-8")
