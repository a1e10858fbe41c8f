"""Groups of bodies are defined, and bodies put into them or left out of them by hand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.organisations import events
from lantoa.organisations.models import FOREVER, Body, Group, GroupMember
from lantoa.organisations.operations.refusals import ChangeRefused


@dataclass(frozen=True)
class Definition:
    """What a group is made of: bodies of `kinds` (all when empty) below `under` in `tree`; nothing without `under`."""

    name: str
    tree: str = ""
    under: Body | None = None
    kinds: tuple[str, ...] = ()
    direct: bool = False


def define(body: Body, definition: Definition, *, by: Actor, at: datetime) -> Group:
    """A new group, kept by `body`."""
    return _defined(Group(body=body), "define_group", definition, by, at)


def redefine(group: Group, definition: Definition, *, by: Actor, at: datetime) -> Group:
    """Another name or another definition for a group."""
    return _defined(group, "redefine_group", definition, by, at)


@transaction.atomic
def put_in(group: Group, body: Body, *, since: date, by: Actor, at: datetime) -> GroupMember:
    """`body` belongs to `group` from a day on, whatever the definition says."""
    return _by_hand(group, body, left_out=False, since=since, by=by, at=at)


@transaction.atomic
def leave_out(group: Group, body: Body, *, since: date, by: Actor, at: datetime) -> GroupMember:
    """`body` does not belong to `group` from a day on, whatever the definition says."""
    return _by_hand(group, body, left_out=True, since=since, by=by, at=at)


@transaction.atomic
def end_member(member: GroupMember, *, on: date, by: Actor, at: datetime) -> None:
    """What was said by hand no longer holds from `on`; what had not begun by then is taken away."""
    require(by, "keep", member.group)
    changes = {"members": (str(member.body), None)}
    if on <= member.since:
        member.delete()
    else:
        member.until = on
        member.save(update_fields=["until"])
    audit.record("end_group_member", member.group, by=by, at=at, changes=changes)
    events.group_changed.send(Group, group=member.group, at=at)


@transaction.atomic
def _defined(group: Group, verb: str, definition: Definition, by: Actor, at: datetime) -> Group:
    require(by, "keep", group)
    same = Group.objects.filter(body=group.body, name=definition.name).exclude(pk=group.pk)
    if same.exists():
        raise ChangeRefused(_("%(body)s keeps a group of this name already.") % {"body": group.body})
    if definition.under and not definition.tree:
        raise ChangeRefused(_("Choose the tree in which the bodies stand below."))
    with audit.watching(group, verb, by=by, at=at):
        group.name, group.tree, group.under = definition.name, definition.tree, definition.under
        group.kinds, group.direct = list(definition.kinds), definition.direct
        group.save()
    events.group_changed.send(Group, group=group, at=at)
    return group


def _by_hand(group: Group, body: Body, *, left_out: bool, since: date, by: Actor, at: datetime) -> GroupMember:
    require(by, "keep", group)
    told = group.members.filter(body=body, until__gt=since)
    if told.filter(since__gte=since).exists():
        raise ChangeRefused(_("Something is said about %(body)s for that day or later already.") % {"body": body})
    told.update(until=since)
    member = GroupMember.objects.create(group=group, body=body, left_out=left_out, since=since, until=FOREVER)
    verb = "leave_out" if left_out else "put_in"
    audit.record(verb, group, by=by, at=at, changes={"members": (None, str(body))})
    events.group_changed.send(Group, group=group, at=at)
    return member
