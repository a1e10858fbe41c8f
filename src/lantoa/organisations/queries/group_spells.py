"""Who belonged to a group from when to when; `groups.members` asks the same for one day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from lantoa.organisations.models import Ancestry, Group
from lantoa.organisations.spans import Span, common, joined, without


@dataclass(frozen=True)
class MemberSpells:
    """For each member (by id) its days, and for each body left out by hand the days on which it is."""

    belong: dict[int, list[Span]]
    left_out: dict[int, list[Span]]


def member_spells(group: Group, span: Span) -> MemberSpells:
    """The members of `group` on the days of `span`, in two queries."""
    found: dict[int, list[Span]] = defaultdict(list)
    left_out: dict[int, list[Span]] = defaultdict(list)
    rows = group.members.overlapping(*span).values_list(
        "body", "left_out", "since", "until", "body__since", "body__until"
    )
    for body, is_out, since, until, begun, ended in rows:
        (left_out if is_out else found)[body].append((max(since, begun), min(until, ended)))
    for body, since, until in _defined(group, span):
        found[body].append((since, until))
    belong = {body: without(common(spans, [span]), left_out.get(body, ())) for body, spans in found.items()}
    return MemberSpells(
        {body: spans for body, spans in belong.items() if spans},
        {body: joined(spans) for body, spans in left_out.items()},
    )


def _defined(group: Group, span: Span) -> list[tuple]:
    """What the definition finds: bodies with their days."""
    if group.under_id is None:
        return []
    lines = Ancestry.objects.overlapping(*span).filter(ancestor=group.under, tree=group.tree, inherited=False)
    lines = lines.filter(depth=1) if group.direct else lines.filter(depth__gte=1)
    if group.kinds:
        lines = lines.filter(descendant__kind__in=group.kinds)
    return list(lines.values_list("descendant", "since", "until"))
