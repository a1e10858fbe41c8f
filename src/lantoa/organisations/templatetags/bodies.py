"""What the templates of this room need beyond the desk's own tags."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import Any

from django import template
from django.db.models import Model

from lantoa.organisations.queries.browsing import TreeRow

register = template.Library()


@register.filter
def key(record: Model) -> str:
    """The id of a record for an attribute, where a number would be written with separators."""
    return str(record.pk)


@register.simple_tag
def folding(view: Any, row: TreeRow, unfolded: Collection[int]) -> str:
    """The address of the tree with `row` folded, or unfolded one level, and the rest as it is."""
    wanted = set(unfolded) - set(row.ids()) if row.unfolded else set(unfolded) | {row.body.pk}
    return f"{view.address(open='-'.join(map(str, sorted(wanted))) or '0')}#b{row.body.pk}"


@register.filter
def last_day(spell: Any) -> date:
    """The last day before `until`, as people write an end."""
    return spell.until - timedelta(days=1)
