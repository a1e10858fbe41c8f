"""A person says who is meant by the words of a clause."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import Refused, require
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body, Group
from lantoa.plans.models import Clause, Duty, DutyActor, Part
from lantoa.plans.operations.grouping import group_for
from lantoa.plans.states import is_under_review


@dataclass(frozen=True)
class Meant:
    """Who is meant: a body, a group, the group that was proposed, or nobody at all."""

    body: Body | None = None
    group: Group | None = None
    proposed: bool = False


NOBODY = Meant()


@transaction.atomic
def match(actor: DutyActor, meant: Meant, *, by: Actor, at: datetime, everywhere: bool = False, part: str = "") -> int:
    """Say who `actor` is; with `everywhere` also at the other places of the plan that use the same words and are open.

    `part` changes what it does there, responsible or co-ordinating. How many places were settled.
    """
    require_open(actor.duty.clause, by)
    if part and part != actor.part:
        set_part(actor, part, by=by, at=at)
    group = group_for(actor, by=by, at=at) if meant.proposed else meant.group
    same = [actor, *(others_like(actor) if everywhere else ())]
    for each in same:
        _say(each, meant.body, group, by=by, at=at)
    return len(same)


def others_like(actor: DutyActor) -> list[DutyActor]:
    """The other places of the plan with the same words, where nobody has said yet who is meant.

    Compared here: SQLite does not know that "Đ" is the capital of "đ".
    """
    if not actor.words:
        return []
    still_open = DutyActor.objects.filter(duty__plan=actor.duty.plan_id, is_sure=False).exclude(pk=actor.pk)
    words = actor.words.casefold()
    return [each for each in still_open.select_related("duty__clause__plan") if each.words.casefold() == words]


@transaction.atomic
def name(duty: Duty, meant: Meant, *, part: str = Part.LEAD, by: Actor, at: datetime) -> DutyActor:
    """Add a body or group that the clause does not name in words of its own."""
    require_open(duty.clause, by)
    if meant.body is None and meant.group is None:
        raise Refused(_("Choose a body or a group."))
    words = str(meant.body or meant.group)[:255]
    actor = DutyActor.objects.create(duty=duty, part=part, words=words, order=duty.actors.count())
    _say(actor, meant.body, meant.group, by=by, at=at)
    return actor


@transaction.atomic
def set_part(actor: DutyActor, part: str, *, by: Actor, at: datetime) -> DutyActor:
    """Responsible instead of co-ordinating, or the other way round."""
    require_open(actor.duty.clause, by)
    before, actor.part = actor.part, part
    actor.save(update_fields=["part"])
    audit.record("match_actor", actor.duty.clause, by=by, at=at, changes={"part": (before, part)}, note=actor.words)
    return actor


def require_open(clause: Clause, by: Actor) -> None:
    """Refuse whoever may not review the plan, and everybody once it is no longer under review."""
    require(by, "review", clause)
    if not (answer := is_under_review(clause)):
        raise Refused(answer.reason)


def _say(actor: DutyActor, body: Body | None, group: Group | None, *, by: Actor, at: datetime) -> None:
    before = _told((actor.body, actor.group))
    actor.body, actor.group, actor.is_sure = body, group, True
    if body is None and group is None:
        actor.proposal = {}
    actor.save(update_fields=["body", "group", "is_sure", "proposal"])
    changes = {"actor": (before, _told((body, group)))}
    audit.record("match_actor", actor.duty.clause, by=by, at=at, changes=changes, note=actor.words)


def _told(meant: Iterable[Body | Group | None]) -> str | None:
    return next((str(each) for each in meant if each), None)
