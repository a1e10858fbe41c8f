"""The effects of a change as the parts of a page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from lantoa.organisations.queries.effects import Effects

SHOWN = 60  # lines under a heading; a merger of hundreds says how many more


class ToldPart(NamedTuple):
    """A heading, its first lines, how many there are, and how many are not shown."""

    heading: str | Promise
    lines: Sequence[str]
    size: int
    more: int


def told_part(heading: str | Promise, lines: Sequence[str]) -> ToldPart:
    """`lines` as far as a page shows them."""
    return ToldPart(heading, lines[:SHOWN], len(lines), max(len(lines) - SHOWN, 0))


def parts_of(effects: Effects) -> list[ToldPart]:
    """What is affected, in the order in which people ask: which bodies, where they stand, who answers, which people."""
    told = (
        (_("Bodies that are founded"), effects.founded),
        (_("Bodies that end"), effects.ended),
        (_("Bodies that get another name"), [f"{before} → {after}" for before, after in effects.renamed]),
        (_("Bodies that stand elsewhere"), [_place(*placed) for placed in effects.placed]),
        (_("Who takes over from whom"), [f"{old} → {new} ({what})" for old, new, what in effects.followed]),
        (_("People who go along"), [f"{who}, {role} → {body}" for who, role, body in effects.people_moved]),
        (_("Roles that end"), [f"{who}, {role}, {body}" for who, role, body in effects.people_left]),
    )
    return [told_part(heading, lines) for heading, lines in told if lines]


def _place(body: str, tree: str, above: str) -> str:
    if not above:
        return _("%(body)s: at the top (%(tree)s)") % {"body": body, "tree": tree}
    return _("%(body)s: below %(above)s (%(tree)s)") % {"body": body, "above": above, "tree": tree}
