"""What the templates of the public site need beyond Django's own tags."""

from functools import cache
from urllib.parse import urljoin

from django import template
from django.template import Context
from django.template.loader import render_to_string
from django.urls import ResolverMatch, reverse
from django.utils import translation
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from lantoa.exemplars.queries.public import place_slug
from lantoa.movements.models import Field
from lantoa.movements.queries.fields import field_slug
from lantoa.organisations.models import Body
from lantoa.portal import art
from lantoa.portal.icons import ICONS
from lantoa.portal.sites import hosts
from lantoa.portal.sites.hosts import one_address, site_of

_FIRST = "portal:home"
register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw a line icon. The text beside it says what it means, so it is hidden from screen readers."""
    return format_html('<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="{}"/></svg>', ICONS[name])


@register.simple_tag
def fixed(template: str) -> SafeString:
    """Put in a part of the page that depends on nothing but the language: drawn once, and remembered."""
    return _drawn_once(template, translation.get_language())


@register.simple_tag(takes_context=True)
def menu(context: Context) -> SafeString:
    """Put in the main menu: drawn once for each page that it leads to, and once for all others."""
    request, language = context.get("request"), translation.get_language()
    here = request.path if request and request.path in _menu_addresses(language) else ""
    return _drawn_once("portal/components/menu.html", language, here)


@cache
def _menu_addresses(language: str) -> frozenset[str]:
    pages = ("exemplars", "stories", "try_reading", "programmes", "about", "search")
    return frozenset(reverse(f"portal:{page}") for page in pages)


@cache
def _drawn_once(template: str, language: str, here: str = "") -> SafeString:
    return render_to_string(template, {"here": here})


@register.simple_tag
def scene(name: str) -> SafeString:
    """Put a drawing on the page."""
    return mark_safe(art.scene(name))  # noqa: S308 - made by our own code from nothing that a visitor sends


@register.simple_tag
def portrait(kind: str, seed: int) -> SafeString:
    """Draw what stands where there is no photo of an exemplar."""
    return mark_safe(art.portrait(kind, seed))  # noqa: S308 - made by our own code from two values of the database


@register.simple_tag
def place_address(body: Body) -> str:
    """Where the exemplars of a place are told of."""
    return reverse("portal:exemplars_place", args=[place_slug(body)])


@register.simple_tag
def body_address(body: Body) -> str:
    """The page of a body."""
    return reverse("portal:body", args=[place_slug(body)])


@register.simple_tag
def field_address(field: Field) -> str:
    """The page of a common field of work."""
    return reverse("portal:field", args=[field_slug(field)])


@register.simple_tag(takes_context=True)
def this_page_in(context: Context, language: str, absolute: bool = False) -> str:
    """The address of the page being shown in another language; of the first page where there is no such page."""
    request = context.get("request")
    address = _address_in(language, request.resolver_match if request else None)
    if not (absolute and request):
        return address
    if (site := site_of(request)) and request.resolver_match and request.resolver_match.view_name == _FIRST:
        return urljoin(site.address, address)
    return one_address(request, address)


@register.simple_tag
def at_home(name: str) -> str:
    """The address of a page of the platform with its host, for sites that have other host names."""
    return hosts.at_home(reverse(name))


def _address_in(language: str, page: ResolverMatch | None) -> str:
    if page is None:  # nothing is there
        return _first_page(language)
    with translation.override(language):
        return reverse(page.view_name, args=page.args, kwargs=page.kwargs)


def _first_page(language: str) -> str:
    with translation.override(language):
        return reverse(_FIRST)
