"""Whatever happens to bodies, in whatever order: the history stays whole, and the lines above are as it says."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Ancestry, Body, BodyKind, BodyName, Change, Membership, Placement, Tree
from lantoa.organisations.operations import ancestry, changes
from lantoa.organisations.operations.recording import Decided, NewBody
from lantoa.organisations.operations.refusals import ChangeRefused
from lantoa.organisations.operations.undoing import undo
from tests.organisations.worlds import LONG_AGO, NOON, appointed, founded

STEPS = st.lists(
    st.tuples(
        st.sampled_from(["rename", "move", "merge", "merge into new", "split", "abolish", "undo"]),
        st.integers(0, 99),
        st.integers(0, 99),
        st.integers(1, 400),
    ),
    min_size=1,
    max_size=8,
)
HOW = {"by": PLATFORM, "at": NOON}


def everything() -> list[list[tuple]]:
    rows = [list(model.objects.order_by("pk").values_list()) for model in (Body, BodyName, Placement, Membership)]
    return [*rows, lines()]


def lines() -> list[tuple]:
    fields = ("ancestor", "descendant", "tree", "depth", "inherited", "since", "until")
    return sorted(Ancestry.objects.values_list(*fields))


def start() -> None:
    top = founded("Tỉnh", BodyKind.PROVINCE)
    for district in ("Huyện A", "Huyện B"):
        middle = founded(district, BodyKind.DISTRICT, top)
        for number in range(3):
            commune = founded(f"Xã {number} {district}", under=middle)
            appointed(commune)
            founded(f"Phòng {number} {district}", BodyKind.OFFICE, commune)


def take(step: tuple[str, int, int, int]) -> None:
    """One step; a refusal is an answer too."""
    what, first, second, days = step
    day = LONG_AGO + timedelta(days=days)
    bodies = list(Body.objects.order_by("pk"))
    one, two = bodies[first % len(bodies)], bodies[second % len(bodies)]
    decided = Decided(day)
    before = everything()
    try:
        _make(what, one, two, decided)
    except ChangeRefused:
        assert everything() == before  # a refusal leaves nothing behind


def _make(what: str, one: Body, two: Body, decided: Decided) -> None:
    new = NewBody(f"{one.name} mới", one.kind, {Tree.GOVERNMENT: Body.objects.order_by("pk").first()})
    how = {"decided": decided, **HOW}
    make = {
        "rename": lambda: changes.rename(one, f"{two.name} khác", **how),
        "move": lambda: changes.move(one, Tree.GOVERNMENT, two, **how),
        "merge": lambda: changes.merge([one], two, **how),
        "merge into new": lambda: changes.merge([one, two], new, **how),
        "split": lambda: _split(one, two, new, how),
        "abolish": lambda: changes.abolish(one, [changes.Heir(two)], changes.Below(to=two), **how),
        "undo": _undo_last,
    }
    make[what]()


def _split(one: Body, two: Body, new: NewBody, how: dict) -> None:
    below = Body.objects.filter(placements__in=Placement.objects.on(how["decided"].on).filter(parent=one))
    changes.split(one, [changes.Part(new, list(below)), changes.Part(two)], ends=two.pk % 2 == 0, **how)


def _undo_last() -> None:
    if change := Change.objects.exclude(kind="founding").filter(state="in_force").order_by("-pk").first():
        undo(change, by=PLATFORM, at=NOON, reason="thử")


def climbed(body: int, tree: str, day: date) -> set[int]:
    """Who stands above `body` on `day`, found the slow way: step by step up the placements of that day."""
    found: set[int] = set()
    standing = Placement.objects.on(day).filter(tree=tree, body=body).first()
    while standing and standing.parent_id:
        found.add(standing.parent_id)
        standing = Placement.objects.on(day).filter(tree=tree, body=standing.parent_id).first()
    return found


def assert_whole() -> None:
    """No overlaps, nothing before the beginning or after the end of its body, and lines as the placements say."""
    for model, same in (
        (BodyName, ("body_id",)),
        (Placement, ("body_id", "tree")),
        (Membership, ("person_id", "role")),
    ):
        rows = list(model.objects.order_by(*same, "since").values(*same, "since", "until"))
        for one, later in pairwise(rows):
            if [one[name] for name in same] == [later[name] for name in same]:
                assert one["until"] <= later["since"]
    for placement in Placement.objects.select_related("body", "parent"):
        for body in filter(None, (placement.body, placement.parent)):
            assert body.since <= placement.since
            assert placement.until <= body.until
    stored = lines()
    ancestry.rebuild_all()
    assert lines() == stored
    for day in (LONG_AGO, LONG_AGO + timedelta(days=200), LONG_AGO + timedelta(days=500)):
        for body in Body.objects.on(day):
            above = Ancestry.objects.on(day).filter(
                descendant=body, tree=Tree.GOVERNMENT, depth__gte=1, inherited=False
            )
            assert set(above.values_list("ancestor", flat=True)) == climbed(body.pk, Tree.GOVERNMENT, day)


class Histories(TestCase):
    @classmethod
    def setUpTestData(cls) -> None:
        start()

    @given(STEPS)
    @settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
    def test_history_stays_whole(self, steps: list[tuple[str, int, int, int]]) -> None:
        for step in steps:
            take(step)
        assert_whole()

    @given(STEPS)
    @settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
    def test_undoing_everything_comes_back_to_the_start(self, steps: list[tuple[str, int, int, int]]) -> None:
        before = everything()
        last = Change.objects.order_by("-pk").values_list("pk", flat=True).first()
        for step in steps:
            take(step)
        for change in Change.objects.filter(pk__gt=last, state="in_force").order_by("-pk"):
            undo(change, by=PLATFORM, at=NOON, reason="thử")
        assert everything() == before


@pytest.mark.django_db
def test_the_steps_do_make_changes() -> None:
    """Else the two above would prove nothing."""
    start()
    made = Change.objects.count()
    for number, what in enumerate(["rename", "move", "merge", "merge into new", "split", "abolish"]):
        take((what, 2 + number, 6 + number, 30 * (number + 1)))
    assert Change.objects.count() >= made + 4
