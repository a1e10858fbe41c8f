"""How telephone numbers are shown."""

from django import template

from lantoa.accounts import phones

register = template.Library()


@register.filter
def phone(number: str) -> str:
    """A number in E.164 as people write it."""
    return phones.readable(number)
