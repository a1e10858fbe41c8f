"""A code on paper leads to what it tells of."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from lantoa.channels.models import PrintedItem
from lantoa.channels.queries.printing import target_of


@require_safe
@cache_control(max_age=0)  # each opening is asked for, so that it stands in the log that is counted
def follow(request: HttpRequest, code: str) -> HttpResponseRedirect:
    """To the public page, which says so itself where it was withdrawn; 404 for a code that there never was."""
    item = PrintedItem.objects.select_related("story__locale").filter(code=code.upper()).first()
    if item is None:
        raise Http404
    return HttpResponseRedirect(target_of(item))
