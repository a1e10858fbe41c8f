"""Wagtail's menus offer nothing that is closed to the person."""

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from wagtail import hooks
from wagtail.admin.menu import MenuItem, SubmenuMenuItem

from lantoa.config.closed_screens import is_open


def only_open(request: HttpRequest, items: list[MenuItem]) -> None:
    """Take out what would answer 404. A menu inside a menu asks here itself, and goes when it is empty."""
    items[:] = [item for item in items if isinstance(item, SubmenuMenuItem) or _leads_somewhere(item, request)]


def _leads_somewhere(item: MenuItem, request: HttpRequest) -> bool:
    try:
        return is_open(resolve(item.url), request.user)
    except Resolver404:
        return True  # another site


for menu in ("main", "settings", "reports", "help"):
    hooks.register(f"construct_{menu}_menu", only_open)
