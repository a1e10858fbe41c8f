"""Whoever only a merged clause names owes what the other one says, too, and leaves it when the merger is undone."""

from __future__ import annotations

from lantoa.plans.models import Clause, DutyActor
from lantoa.plans.models.clauses import BINDING


def bring(clause: Clause, other: Clause) -> list[DutyActor]:
    """Copy the actors of `clause` that `other` does not name; the copies.

    One that is there only because another merger brought it came with `clause`, too, and stays for the other one.
    """
    if clause.kind not in BINDING:
        return []
    named = {_identity(actor): actor for actor in other.duty.actors.all()}
    missing = []
    for actor in clause.duty.actors.all():
        known = named.get(_identity(actor))
        if known is None and actor.words:
            missing.append(_copy(actor, clause, other))
        elif known is not None and known.came_with:
            known.came_with = [*known.came_with, clause.pk]
            known.save(update_fields=["came_with"])
    return DutyActor.objects.bulk_create(missing)


def take_back(clause: Clause) -> list[DutyActor]:
    """Delete what came with `clause` alone, from the other one and from what that was divided into; the deleted."""
    brought = DutyActor.objects.filter(duty__plan=clause.plan_id).exclude(came_with=[])
    gone = []
    for actor in brought:
        if clause.pk not in actor.came_with:
            continue
        actor.came_with = [pk for pk in actor.came_with if pk != clause.pk]
        if actor.came_with:
            actor.save(update_fields=["came_with"])
        else:
            gone.append(actor)
    DutyActor.objects.filter(pk__in=[actor.pk for actor in gone]).delete()
    return gone


def _copy(actor: DutyActor, clause: Clause, other: Clause) -> DutyActor:
    actor.pk, actor.duty, actor.came_with = None, other.duty, [clause.pk]
    actor._state.adding = True
    return actor


def _identity(actor: DutyActor) -> tuple[str, object]:
    """What makes two actors one: the body or group that is meant, or the words where neither is known."""
    return ("body", actor.body_id) if actor.body_id else ("group", actor.group_id or actor.words.lower())
