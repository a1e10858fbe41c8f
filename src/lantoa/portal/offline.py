"""The site as an app on a telephone, and what of it is read without a network: docs/decisions/0046."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse
from django.utils import translation
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from .tokens import themes

_WORKER = Path(__file__).parent / "static" / "portal" / "worker.js"
_MANIFEST_KEPT_S = 24 * 60 * 60
#: Pages of which a browser keeps a copy, by their names; and those below which each page is one to keep.
_BELOW = ("portal:programmes", "portal:exemplars", "portal:exemplars_places", "portal:stories")
_PAGES = ("portal:home", "portal:about", *_BELOW)
_CLOSED = ("/desk/", "/sso/")  # what knows who asks, beside the account
_PARTS = (
    "fonts/fonts.css",
    "tokens.css",
    "base.css",
    "components.css",
    "offline.css",
    "look.js",
    "offline.js",
    "kept-list.js",
)
_ICONS = (
    ("icon-192.png", "192x192", "any"),
    ("icon-512.png", "512x512", "any"),
    ("icon-whole.png", "512x512", "maskable"),
)
_SHORT_WAYS = (("stories", gettext_lazy("Stories")), ("exemplars", gettext_lazy("Exemplars")))


class OfflineView(TemplateView):
    """What can be read without a network: a script lists it, since the server does not know."""

    template_name = "portal/offline.html"
    extra_context = {
        "title": gettext_lazy("Read without a network"),
        "description": gettext_lazy(
            "Stories and exemplars that were opened on this device can be read without a network."
        ),
    }


@require_safe
@cache_control(public=True, max_age=_MANIFEST_KEPT_S)
def manifest(request: HttpRequest) -> JsonResponse:
    """What a browser must know to install the site as an app (https://www.w3.org/TR/appmanifest/)."""
    light = themes()["light"]
    icons = [_icon(*each) for each in _ICONS] + [_icon("seal.svg", "any", "any", "image/svg+xml")]
    told = {
        "id": "/",
        "name": _("Lan Tỏa – good people, good deeds"),
        "short_name": "Lan Tỏa",
        "description": _("Stories about good people and good deeds, each fact of which was checked."),
        "lang": get_language(),
        "dir": "ltr",
        "start_url": reverse("portal:home"),
        "scope": "/",
        "display": "standalone",
        "background_color": light["paper"],
        "theme_color": light["paper"],
        "icons": icons,
        "shortcuts": [{"name": str(name), "url": reverse(f"portal:{page}")} for page, name in _SHORT_WAYS],
    }
    answer = JsonResponse(told, json_dumps_params={"ensure_ascii": False})
    answer["Content-Type"] = "application/manifest+json; charset=utf-8"
    return answer


@require_safe
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    """The service worker, at the root because it may keep only what lies below its own address."""
    told = json.dumps(_told(), ensure_ascii=False)
    return HttpResponse(f"const KEEP = {told};\n{_WORKER.read_text('utf-8')}", content_type="text/javascript")


def _told() -> dict[str, Any]:
    """What the worker may keep, by its address in each language, and what it keeps before anybody asks."""
    return {
        "pages": _in_each_language(*_PAGES),
        "below": _in_each_language(*_BELOW),
        "closed": [*_CLOSED, *_in_each_language("account")],
        "offline": _in_each_language("portal:offline"),
        "parts": f"{settings.STATIC_URL}portal/",
        "first": [static(f"portal/{name}") for name in _PARTS],
    }


def _in_each_language(*names: str) -> list[str]:
    addresses = []
    for language, _label in settings.LANGUAGES:
        with translation.override(language):
            addresses += [reverse(name) for name in names]
    return addresses


def _icon(name: str, sizes: str, purpose: str, kind: str = "image/png") -> dict[str, str]:
    return {"src": static(f"portal/{name}"), "sizes": sizes, "type": kind, "purpose": purpose}
