"""Whether the page should press for a second factor."""

from django import template
from django.template import Context
from django.utils.timezone import localdate

from lantoa.accounts import access

register = template.Library()


@register.simple_tag(takes_context=True)
def lacks_second_factor(context: Context) -> bool:
    """Whether whoever looks at the page must set one up before the desk opens."""
    return access.lacks_second_factor(context["request"].user, on=localdate())
