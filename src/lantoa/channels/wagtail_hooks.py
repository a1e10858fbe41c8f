"""The screens of the room on the desk: their addresses and their looks."""

from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """Everything below /desk/channels/."""
    return [path("channels/", include("lantoa.channels.desk_urls"))]


@hooks.register("insert_global_admin_css", order=18)
def styles() -> SafeString:
    """Texts to copy, and cards."""
    return format_html('<link rel="stylesheet" href="{}">', static("channels/channels.css"))
