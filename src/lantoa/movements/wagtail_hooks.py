"""The screens of the room on the desk: their addresses, their looks, and the keys of the editor."""

from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """Everything below /desk/movements/."""
    return [path("movements/", include("lantoa.movements.desk_urls"))]


@hooks.register("insert_global_admin_css", order=12)
def styles() -> SafeString:
    """Criteria, their changes, and the editor."""
    return format_html('<link rel="stylesheet" href="{}">', static("movements/movements.css"))


@hooks.register("insert_global_admin_js", order=12)
def scripts() -> SafeString:
    """Alt and an arrow move a criterion; everything works without."""
    return format_html('<script src="{}" defer></script>', static("movements/editing.js"))
