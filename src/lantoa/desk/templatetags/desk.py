"""What the templates of the desk need beyond Django's own tags."""

from datetime import date
from typing import Any

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localdate
from wagtail.admin.menu import MenuItem, SubmenuMenuItem, admin_menu

from lantoa.desk import distances, menu, work_number
from lantoa.desk.boards import PROGRESS
from lantoa.desk.icons import ICONS
from lantoa.desk.menu import ShownEntry
from lantoa.desk.requests import actor_of
from lantoa.desk.shell import standing_of

register = template.Library()

# Where Wagtail's own entries stand in our menu, by their names; its home, help and search have no place in it.
WAGTAIL_STAGES = {"explorer": "stories", "images": "stories", "documents": "stories", "snippets": "stories"}
WAGTAIL_SETTINGS = ("settings", "reports")


@register.simple_tag
def desk_icon(name: str) -> SafeString:
    """Draw a line icon. The text beside it says what it means, so it is hidden from screen readers."""
    drawing = mark_safe(ICONS[name])  # noqa: S308 - our own drawings
    return format_html('<svg class="line-icon" viewBox="0 0 24 24" aria-hidden="true">{}</svg>', drawing)


@register.simple_tag
def progress(state: str, overdue: bool = False, words: str = "") -> SafeString:
    """Draw one of the five shapes of progress; `words` are read where no text stands beside it."""
    shown = {"state": state, "overdue": overdue, "words": words}
    return mark_safe(render_to_string("desk/components/progress.html", shown))  # noqa: S308


@register.simple_tag
def progress_states() -> list[tuple[str, Any]]:
    """The five states of progress with their words, for a legend."""
    return list(PROGRESS.items())


@register.simple_tag
def distance(day: date, today: date | None = None) -> str:
    """How far away a day is."""
    return distances.distance(day, today or localdate())


@register.simple_tag
def waited(since: date, today: date | None = None) -> str:
    """For how long something has been waited for."""
    return distances.waited(since, today or localdate())


@register.simple_tag
def address(view: Any, **changes: object) -> str:
    """The address of a list with some parts of it changed."""
    return view.address(**changes)


@register.inclusion_tag("desk/components/sidebar.html", takes_context=True)
def desk_sidebar(context: Context) -> dict[str, Any]:
    """The sidebar: where the person stands, and what she may use, with the number of her own open work."""
    request = context["request"]
    actor = actor_of(request)
    found = menu.entries_for(actor)
    number, work = work_number.kept(request.user, on=localdate()), found["work"][0]
    work.count, work.count_url = number or 0, reverse("desk:work_number") if number is None else ""
    for stage, entries in _wagtail_entries(request).items():
        found[stage] += entries
    *stages, last = menu.stages(found, request.path)
    return {
        "stages": stages if last.name == "settings" else [*stages, last],
        "last": last if last.name == "settings" else None,
        "standing": standing_of(actor),
        "person": request.user,
        "initials": _initials(request.user.get_full_name() or request.user.email),
        "request": request,
    }


def _wagtail_entries(request: Any) -> dict[str, list[ShownEntry]]:
    """What Wagtail itself offers the person, in our stages: nothing to officers, to whom it is closed."""
    found: dict[str, list[ShownEntry]] = {"stories": [], "settings": []}
    if not request.user.is_superuser:
        return found  # without asking Wagtail's permissions, which takes as long as the rest of the frame
    for item in sorted(admin_menu.menu_items_for_request(request), key=lambda item: item.order):
        if item.name in WAGTAIL_STAGES:
            found[WAGTAIL_STAGES[item.name]].append(_entry(item))
        elif item.name in WAGTAIL_SETTINGS and isinstance(item, SubmenuMenuItem):
            inner = item.menu.menu_items_for_request(request)
            found["settings"] += [_entry(one) for one in sorted(inner, key=lambda one: one.order)]
    return found


def _initials(name: str) -> str:
    """Of the family name and of the given name."""
    words = name.split()
    return f"{words[0][0]}{words[-1][0] if len(words) > 1 else ''}".upper() if words else ""


def _entry(item: MenuItem) -> ShownEntry:
    return ShownEntry(item.label, item.url)
