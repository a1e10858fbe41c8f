"""The looks and small programs of the desk, on every screen of Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks

SHEETS = (
    "portal/fonts/fonts.css",
    *(f"desk/{name}.css" for name in ("tokens", "wagtail", "shell", "parts", "screens")),
)


@hooks.register("insert_global_admin_css")
def styles() -> SafeString:
    """Our style sheets, after Wagtail's."""
    return format_html_join("", '<link rel="stylesheet" href="{}">', ((static(sheet),) for sheet in SHEETS))


@hooks.register("insert_global_admin_js")
def scripts() -> SafeString:
    """What the frame needs; a screen adds its own."""
    return format_html_join(
        "", '<script src="{}" defer></script>', ((static(f"desk/{name}.js"),) for name in ("shell",))
    )
