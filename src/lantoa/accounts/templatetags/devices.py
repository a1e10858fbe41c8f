"""How devices are shown."""

from django import template

from lantoa.accounts import devices

register = template.Library()


@register.filter
def device(agent: str) -> str:
    """Browser and system, for a list of sessions."""
    return devices.device(agent)
