"""The public pages that say what Lan Tỏa is. None of them reads the database."""

from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views.decorators.gzip import gzip_page
from django.views.generic import TemplateView

# Compressed here and not for all pages: these hold no form token that the length of an answer could give away.
_compressed = method_decorator(gzip_page, name="dispatch")


@_compressed
class HomeView(TemplateView):
    """The first page: what this is, shown by one real clause, and the invitation to try it."""

    template_name = "portal/home.html"
    extra_context = {
        "title": _("From the plan to the people"),
        "description": _(
            "Open-source software for Vietnamese public bodies to find, prove, honour and spread exemplary people."
        ),
    }


@_compressed
class AboutView(TemplateView):
    """Who it is for, what it keeps, and under which licence."""

    template_name = "portal/about.html"
    extra_context = {
        "title": _("About Lan Tỏa"),
        "description": _("Who Lan Tỏa is for, what it keeps and does not keep, and under which licence it is shared."),
    }
