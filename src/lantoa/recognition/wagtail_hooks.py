"""The screens of the room on the desk: their addresses and their looks."""

from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """Everything below /desk/recognition/."""
    return [path("recognition/", include("lantoa.recognition.desk_urls"))]


@hooks.register("insert_global_admin_css", order=14)
def council_styles() -> SafeString:
    """Agenda, attendance, and the member's place in the council."""
    return format_html('<link rel="stylesheet" href="{}">', static("recognition/council.css"))


@hooks.register("insert_global_admin_css", order=15)
def styles() -> SafeString:
    """Rules beside what is known of them."""
    return format_html('<link rel="stylesheet" href="{}">', static("recognition/proposals.css"))


@hooks.register("insert_global_admin_css", order=15)
def decision_styles() -> SafeString:
    """What certificates are printed on."""
    return format_html('<link rel="stylesheet" href="{}">', static("recognition/decisions.css"))
