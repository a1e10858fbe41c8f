"""The list of fields of work, and the page of one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.generic import TemplateView

from lantoa.exemplars.queries.search import Asked, search
from lantoa.movements.models import Field
from lantoa.movements.queries.fields import field_of, field_slug
from lantoa.newsroom.queries.search import search_stories
from lantoa.portal.finding.asking import Address, number
from lantoa.portal.stories.telling import cards
from lantoa.replication.queries.learning import models_of

from . import telling

EXEMPLARS, STORIES = 3, 6  # on the page of a field

# These pages hold no form token that the length of an answer could give away.
_compressed = method_decorator(gzip_page, name="dispatch")


@_compressed
class FieldsView(TemplateView):
    """All common fields with their numbers."""

    template_name = "portal/fields/list.html"

    def get_context_data(self, **extra: Any) -> dict[str, Any]:
        return super().get_context_data(**extra) | {
            "title": _("Fields of work"),
            "description": _("Good people and good deeds field by field: who is told of, how it is done, and where."),
            "fields": telling.fields(),
        }


@_compressed
class FieldView(TemplateView):
    """One field: the newest exemplars and stories, how it is done, and which provinces tell of it."""

    template_name = "portal/fields/field.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:  # type: ignore[override]
        found = field_of(kwargs["slug"])
        if found is None:
            raise Http404
        if (slug := field_slug(found)) != kwargs["slug"]:
            return redirect("portal:field", slug)
        self.field: Field = found
        return super().get(request, *args, **kwargs)

    def get_context_data(self, **extra: Any) -> dict[str, Any]:
        before, today = number(self.request.GET.get("before", "")), localdate()
        asked = Asked(field=self.field.pk)
        found, stories = search(asked), search_stories(replace(asked, before=before), STORIES)
        return super().get_context_data(**extra) | {
            "title": self.field.name,
            "description": _("Good people and good deeds in the field “%(field)s”.") % {"field": self.field.name},
            "field": self.field,
            "found": found,
            "releases": found.releases[:EXEMPLARS],
            "narrowed": Address(asked).to(),
            "cards": cards(stories.stories),
            "is_later": bool(before),
            "next": f"?before={stories.next_before}" if stories.next_before else "",
            "models": models_of(self.field),
            "bars": telling.bars(self.field, today),
            "whole": telling.WIDTH,
        }
