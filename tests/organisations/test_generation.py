"""Generated worlds leave what the real operations leave."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from lantoa.kit.actors import PLATFORM
from lantoa.organisations.generation import generated
from lantoa.organisations.generation.rows import Rows, Step
from lantoa.organisations.generation.writing import write
from lantoa.organisations.models import Ancestry, Body, BodyName, Change, ChangeKind, Placement, Succession
from lantoa.organisations.operations import ancestry, changes
from lantoa.organisations.operations.recording import Decided, NewBody, recording

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 23, 5, tzinfo=UTC)
HOW = {"by": PLATFORM, "at": NOON}

# What tells one row from another whatever its number: the bodies by their codes, the changes by kind and day.
SEEN = {
    Body: ("code", "kind", "name", "folded_name", "since", "until", "made_by__kind", "ended_by__kind", "ended_by__on"),
    BodyName: ("body__code", "name", "since", "until", "made_by__kind", "ended_by__kind"),
    Placement: ("body__code", "tree", "parent__code", "since", "until", "made_by__kind", "ended_by__kind"),
    Succession: ("predecessor__code", "successor__code", "share", "part", "on", "change__kind"),
    Ancestry: ("ancestor__code", "descendant__code", "tree", "depth", "inherited", "since", "until"),
    Change: ("kind", "on", "state", "bodies__code"),
}


def everything() -> dict[str, list[tuple]]:
    return {model.__name__: sorted(model.objects.values_list(*fields), key=repr) for model, fields in SEEN.items()}


def small_world(seed: int = 7) -> Rows:
    return generated(seed=seed, bodies=220, years=2, at=NOON)


def saved(body: Any) -> Any:
    """The row of a body that the world knows unsaved."""
    return Body.objects.get(code=body.code) if body is not None else None


def again(new: NewBody) -> NewBody:
    return NewBody(new.name, new.kind, {tree: saved(above) for tree, above in new.places.items()}, new.code)


def take(step: Step) -> None:
    """The same step by the real operations."""
    kind, on, told = step
    how = {"decided": Decided(on), **HOW}
    match kind, told:
        case ChangeKind.FOUNDING, (new,):
            changes.found(again(new), **how)
        case ChangeKind.RENAMING, (body, name):
            changes.rename(saved(body), name, **how)
        case ChangeKind.MOVE, (body, tree, parent):
            changes.move(saved(body), tree, saved(parent), **how)
        case ChangeKind.MERGER, (bodies, into):
            changes.merge([saved(body) for body in bodies], again(into), **how)
        case ChangeKind.SPLIT, (body, part, takes):
            parts = [changes.Part(again(part), [saved(child) for child in takes])]
            changes.split(saved(body), parts, ends=False, **how)
        case ChangeKind.ABOLITION, (body, heir):
            below = changes.Below(to=saved(heir))
            changes.abolish(saved(body), [changes.Heir(saved(heir))], below, **how)


def load(world: Rows, founded: Iterable[Body]) -> None:
    """The bodies of the first day, by one real change."""
    first = {name.body.code: name.name for name in world.names if name.made_by is world.changes[0]}
    places: dict[str, dict[str, str | None]] = {}
    for place in world.placements:
        if place.made_by is world.changes[0]:
            places.setdefault(place.body.code, {})[place.tree] = place.parent
    with recording(ChangeKind.LOADING, Decided(world.changes[0].on), **HOW) as change:
        for body in founded:
            change.found(again(NewBody(first[body.code], body.kind, places[body.code], body.code)))


def test_a_world_is_what_the_operations_would_have_left() -> None:
    world = small_world()
    assert {kind for kind, _on, _told in world.steps} == set(ChangeKind)
    load(world, [body for body in world.bodies if body.made_by is world.changes[0]])
    for step in world.steps[1:]:
        take(step)
    by_operations = everything()
    for model in (Ancestry, Succession, Placement, BodyName, Change.bodies.through, Body, Change):
        model.objects.all().delete()
    write(small_world())
    assert everything() == by_operations


def test_the_same_seed_gives_the_same_world_and_another_seed_another() -> None:
    one, same, other = ([body.name for body in small_world(seed).bodies] for seed in (7, 7, 8))
    assert one == same
    assert one != other


def test_no_two_spells_of_a_body_overlap_and_the_lines_stay_when_worked_out_anew() -> None:
    write(small_world())
    for model, key in ((BodyName, "body"), (Placement, ("body", "tree"))):
        keys = (key,) if isinstance(key, str) else key
        rows = list(model.objects.order_by(*keys, "since").values_list(*keys, "since", "until"))
        for before, after in zip(rows, rows[1:], strict=False):
            assert before[:-2] != after[:-2] or before[-1] <= after[-2]
    lines = everything()["Ancestry"]
    ancestry.rebuild_all()
    assert everything()["Ancestry"] == lines


def test_the_command_makes_a_world_once(settings) -> None:
    call_command("generate", "organisations", seed=3, bodies=220, years=1)
    assert Body.objects.filter(code__startswith="g3-").count() > 200
    with pytest.raises(CommandError, match="3"):
        call_command("generate", "organisations", seed=3, bodies=220, years=1)


def test_the_command_is_refused_in_production(settings) -> None:
    settings.PRODUCTION = True
    with pytest.raises(CommandError):
        call_command("generate", "organisations")
    assert not Body.objects.exists()
