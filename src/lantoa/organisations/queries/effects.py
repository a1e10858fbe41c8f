"""What a change does, in plain data: shown before it is recorded, and afterwards on its page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet

from lantoa.organisations.models import BodyName, Change, Membership, Placement, Succession


@dataclass(frozen=True)
class Effects:
    """Names and sentences only, so that they outlive a change that was made to be looked at."""

    founded: list[str]
    ended: list[str]
    renamed: list[tuple[str, str]]  # from, to
    placed: list[tuple[str, str, str]]  # body, tree, below whom
    followed: list[tuple[str, str, str]]  # before, after, what
    people_moved: list[tuple[str, str, str]]  # person, role, new body
    people_left: list[tuple[str, str, str]]  # person, role, body at which the role ends

    @property
    def bodies(self) -> int:
        """How many bodies begin, end, or get another name or place."""
        return len(self.founded) + len(self.ended) + len(self.renamed) + len(self.placed)


class _LookedAt(Exception):
    """Ends the transaction of a change that was made to be looked at."""


def preview(make: Callable[[], Change]) -> Effects:
    """What `make` would do: it is really done, looked at, and taken back with its transaction.

    What `make` raises, such as `ChangeRefused`, is raised here too.
    """
    effects: list[Effects] = []
    try:
        with transaction.atomic():
            effects.append(effects_of(make()))
            raise _LookedAt
    except _LookedAt:
        return effects[0]


def effects_of(change: Change) -> Effects:
    """What `change` began and ended."""
    founded = list(change.made_body.order_by("sort_key"))
    return Effects(
        founded=[body.name for body in founded],
        ended=[body.name for body in change.ended_body.exclude(made_by=change).order_by("sort_key")],
        renamed=_renamed(change),
        placed=_placed(change, {body.pk for body in founded}),
        followed=_followed(change),
        people_moved=_people(change.made_membership.all()),
        people_left=_people_left(change),
    )


def _renamed(change: Change) -> list[tuple[str, str]]:
    before = dict(BodyName.objects.filter(ended_by=change).exclude(made_by=change).values_list("body", "name"))
    after = BodyName.objects.filter(made_by=change, body__in=before).select_related("body").order_by("body__sort_key")
    return [(before[row.body_id], row.name) for row in after]


def _placed(change: Change, founded: set[int]) -> list[tuple[str, str, str]]:
    rows = Placement.objects.filter(made_by=change).exclude(body__in=founded)
    rows = rows.select_related("body", "parent").order_by("body__sort_key")
    return [(row.body.name, row.get_tree_display(), row.parent.name if row.parent else "") for row in rows]


def _followed(change: Change) -> list[tuple[str, str, str]]:
    rows = Succession.objects.filter(change=change).select_related("predecessor", "successor")
    rows = rows.order_by("predecessor__sort_key", "successor__sort_key")
    return [(row.predecessor.name, row.successor.name, row.part or row.get_share_display()) for row in rows]


def _people(rows: QuerySet[Membership]) -> list[tuple[str, str, str]]:
    found = rows.select_related("person", "body").order_by("person__first_name", "pk")
    return [(str(row.person), row.get_role_display(), row.body.name) for row in found]


def _people_left(change: Change) -> list[tuple[str, str, str]]:
    """Those whose role ends without going on elsewhere."""
    going_on = set(change.made_membership.values_list("person", "role"))
    ended = Membership.objects.filter(ended_by=change).select_related("person", "body").order_by("person__first_name")
    return [
        (str(row.person), row.get_role_display(), row.body.name)
        for row in ended
        if (row.person_id, row.role) not in going_on
    ]
