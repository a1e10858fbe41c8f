"""The public pages that say what Lan Tỏa is."""

from typing import Any

from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.gzip import gzip_page
from django.views.generic import TemplateView

from lantoa.exemplars.queries.search import Asked, search

TOLD = 3  # pages of exemplars that stand on the first page

# Compressed here and not for all pages: these hold no form token that the length of an answer could give away.
_compressed = method_decorator(gzip_page, name="dispatch")


@_compressed
class HomeView(TemplateView):
    """The first page: whom was told of last, what this is, shown by one real clause, and the invitation to try it."""

    template_name = "portal/home.html"
    extra_context = {
        "title": _("From the plan to the people"),
        "description": _(
            "Open-source software for Vietnamese public bodies to find, prove, honour and spread exemplary people."
        ),
    }

    def get_context_data(self, **extra: Any) -> dict[str, Any]:
        return super().get_context_data(**extra) | {"newest": search(Asked()).releases[:TOLD]}


@_compressed
class AboutView(TemplateView):
    """Who it is for, what it keeps, and under which licence."""

    template_name = "portal/about.html"
    extra_context = {
        "title": _("About Lan Tỏa"),
        "description": _("Who Lan Tỏa is for, what it keeps and does not keep, and under which licence it is shared."),
    }
