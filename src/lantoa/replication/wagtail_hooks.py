"""The screens of the room on the desk: their addresses."""

from django.urls import URLPattern, URLResolver, include, path
from wagtail import hooks


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """Everything below /desk/replication/."""
    return [path("replication/", include("lantoa.replication.desk_urls"))]
