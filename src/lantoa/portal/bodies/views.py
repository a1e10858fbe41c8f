"""The page of a body."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.generic import TemplateView

from lantoa.exemplars.queries.public import place_of, place_slug
from lantoa.organisations.models import Body

from .telling import page_of, standing


@method_decorator(gzip_page, name="dispatch")
class BodyView(TemplateView):
    """Who a body is, and what is told of it; also of one that has ended."""

    template_name = "portal/bodies/body.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        found = place_of(kwargs["slug"])
        if found is None:
            raise Http404
        if (slug := place_slug(found)) != kwargs["slug"]:
            return redirect("portal:body", slug)
        self.body: Body = found
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **extra: Any) -> dict[str, Any]:
        today = localdate()
        return super().get_context_data(**extra) | {
            "title": self.body.name,
            "description": _("Whom %(body)s tells of, what it promised, and how far that is.")
            % {"body": self.body.name},
            "body": self.body,
            "slug": place_slug(self.body),
            "standing": standing(self.body, today),
            "page": page_of(self.body, today),
            "today": today,
        }
