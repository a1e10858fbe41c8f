"""The screens of the room on the desk: their addresses and their looks."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """Everything below /desk/recognition/."""
    return [path("recognition/", include("lantoa.recognition.desk_urls"))]
