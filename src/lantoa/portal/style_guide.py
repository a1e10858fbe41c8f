"""The style guide: the page that shows tokens and components, and the style sheet of its samples."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView

from .art import SCENES
from .examples import COMPONENTS, THEMES, Component
from .tokens import PAIRS, Theme, is_colour, themes

_ON_SCREENS = ("light", "dark", "strong", "strong-dark")


class StyleGuideView(TemplateView):
    """Public, but in no menu: for those who build pages and those who judge them."""

    template_name = "portal/style_guide.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        light = themes()["light"]
        on_screens = {name: themes()[name] for name in _ON_SCREENS}
        return super().get_context_data(
            title=_("Style guide"),
            description=_("Every token and component of the public site, in light, in the dark and in print."),
            pairs=[(pair, [(name, pair.contrast(theme)) for name, theme in on_screens.items()]) for pair in PAIRS],
            colours=[
                (name, [(shown, theme[name]) for shown, theme in on_screens.items()])
                for name in light
                if _is_shown(name, light)
            ],
            sizes=[(name, value) for name, value in light.items() if name.startswith("size-")],
            spaces=[(name, value) for name, value in light.items() if name.startswith("space-")],
            components=[(component, _samples(component)) for component in COMPONENTS],
            scenes=SCENES,
            **kwargs,
        )


def _is_shown(name: str, theme: Theme) -> bool:
    return is_colour(theme[name]) and not name.startswith("art-")


def _samples(component: Component) -> list[tuple[str, Promise, list[SafeString]]]:
    return [(theme, label, component.samples(theme)) for theme, label in THEMES.items()]


@require_safe
def theme_rules(request: HttpRequest) -> HttpResponse:
    """Each theme once more under [data-theme], whatever the visitor's own; and a rule for each size to show."""
    rules = [f'[data-theme="{name}"]{{{_colours(theme)}}}' for name, theme in themes().items()]
    for name in themes()["light"]:
        shown_as = {"size": "font-size", "space": "width"}.get(name.partition("-")[0])
        if shown_as:
            rules.append(f'[data-token="{name}"]{{{shown_as}:var(--{name})}}')
    return HttpResponse("\n".join(rules), content_type="text/css")


def _colours(theme: Theme) -> str:
    return "".join(f"--{name}:{value};" for name, value in theme.items() if is_colour(value))
