"""The screens of the room on the desk: their addresses and their looks."""

from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """Everything below /desk/organisations/."""
    return [path("organisations/", include("lantoa.organisations.desk_urls"))]


@hooks.register("insert_global_admin_css", order=10)
def styles() -> SafeString:
    """Trees, pickers and figures; guided changes and groups."""
    sheets = ("organisations/organisations.css", "organisations/guided.css")
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(sheet),) for sheet in sheets))


@hooks.register("insert_global_admin_js", order=10)
def scripts() -> SafeString:
    """Pickers stand in forms of every room."""
    return format_html('<script src="{}" defer></script>', static("organisations/picker.js"))
