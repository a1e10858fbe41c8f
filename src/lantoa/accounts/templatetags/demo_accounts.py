"""The hint on the sign-in page."""

from django import template

from lantoa.accounts import demo

register = template.Library()


@register.simple_tag
def demo_sign_ins() -> dict[str, object]:
    """The demo's sign-ins, where there are any."""
    return {"accounts": demo.present(), "password": demo.PASSWORD}
