"""The screens of the room on the desk: their addresses and their looks."""

from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """Everything below /desk/plans/."""
    return [path("plans/", include("lantoa.plans.desk_urls"))]


@hooks.register("insert_global_admin_css", order=11)
def styles() -> SafeString:
    """Review, boards and scorecards."""
    sheets = ("plans/plans.css", "plans/review.css", "plans/boards.css", "plans/duties.css", "plans/lineage.css")
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', ((static(sheet),) for sheet in sheets))
