"""The screens of the room on the desk: their addresses and their looks."""

from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """Everything below /desk/exemplars/."""
    return [path("exemplars/", include("lantoa.exemplars.desk_urls"))]


@hooks.register("insert_global_admin_css", order=14)
def styles() -> SafeString:
    """The way of an exemplar, its ladder, and what is alike."""
    return format_html('<link rel="stylesheet" href="{}">', static("exemplars/exemplars.css"))


@hooks.register("insert_global_admin_css", order=14)
def duplicate_styles() -> SafeString:
    """Two dossiers side by side."""
    return format_html('<link rel="stylesheet" href="{}">', static("exemplars/duplicates.css"))
