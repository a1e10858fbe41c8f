"""How changes of rights are told."""

from django import template
from django.utils.functional import Promise

from lantoa.kit.audit import verb_label
from lantoa.kit.models import LogEntry
from lantoa.organisations.models import Role

register = template.Library()


@register.filter
def what_was_done(entry: LogEntry) -> str | Promise:
    """What happened, with the role that was given or became another."""
    roles = [Role(role).label for role in entry.changes.get("role", ()) if role in Role.values]
    return f"{verb_label(entry)}: {' → '.join(str(role) for role in roles)}" if roles else verb_label(entry)
