"""Whoever may open a record sees it in the list, and nobody else: on any dated trees, compared with the obvious way.

`slow` below answers the same questions one body and one day at a time, by walking from the record upwards. It shares no
line with the code that it measures.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from lantoa.kit.access import Refused, policy_of
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.organisations.access import ChangePolicy
from lantoa.organisations.models import (
    Alias,
    Body,
    BodyKind,
    Change,
    ClusterLead,
    Deputy,
    Group,
    Membership,
    Placement,
    Role,
    Share,
    Succession,
    Tree,
)
from lantoa.organisations.models.trees import DIRECTING
from lantoa.organisations.operations import changes
from lantoa.organisations.operations.recording import Decided, NewBody
from lantoa.organisations.operations.refusals import ChangeRefused
from lantoa.organisations.reach import OrganisationPolicy, Rule
from tests.organisations.worlds import NOON, person

BEGIN = date(2020, 1, 1)
DAYS = st.integers(0, 9).map(lambda year: BEGIN + timedelta(days=200 * year))
TREES = st.sampled_from([Tree.GOVERNMENT, Tree.PARTY, Tree.EMULATION])
INDEX = st.integers(0, 30)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("found"), TREES, INDEX, DAYS),
        st.tuples(st.just("join"), TREES, INDEX, INDEX, DAYS),
        st.tuples(st.just("move"), TREES, INDEX, INDEX, DAYS),
        st.tuples(st.just("merge"), INDEX, INDEX, DAYS),
        st.tuples(st.just("split"), INDEX, DAYS),
        st.tuples(st.just("abolish"), INDEX, INDEX, st.sampled_from(Share.values), DAYS),
    ),
    min_size=4,
    max_size=14,
)
ROLES = st.lists(
    st.tuples(st.integers(0, 2), INDEX, st.sampled_from(Role.values), DAYS, st.integers(1, 9)), min_size=1, max_size=6
)
AWAY = st.lists(st.tuples(INDEX, st.integers(0, 2), DAYS, st.integers(1, 4)), max_size=3)


# --- The obvious way ------------------------------------------------------------------------------------------------
def above(body: Body, day: date) -> Iterator[tuple[int, str, int, bool]]:
    """Whoever stands above `body` on `day`: (body, tree, steps, whether only because it has ended)."""
    for place in Placement.objects.filter(body=body):
        if place.since <= day < place.until:
            steps, standing = 0, place
            while True:
                yield standing.body_id, place.tree, steps, False
                below = standing
                standing = next(
                    (
                        one
                        for one in Placement.objects.filter(body=below.parent_id, tree=place.tree)
                        if one.since <= day < one.until
                    ),
                    None,
                )
                if standing is None:
                    break
                steps += 1
    if body.until <= day:
        for heir in heirs(body):
            for who, tree, steps, _inherited in above(heir, day):
                yield who, tree, steps + 1, True


def heirs(body: Body) -> list[Body]:
    found = [one for one in Succession.objects.filter(predecessor=body) if one.change.state == "in_force"]
    whole = [one.successor for one in found if one.share == Share.WHOLE]
    return whole or [one.successor for one in found]


def acts_at(who: Any, roles: frozenset[str], day: date) -> set[int]:
    """The bodies at which `who` acts on `day` in one of `roles`, in person or for a colleague."""
    acts = set()
    for held in Membership.objects.all():
        if held.role not in roles or not held.since <= day < held.until:
            continue
        stands_in = any(
            away.person_id == who.pk and away.since <= day < away.until
            for away in Deputy.objects.filter(membership=held)
        )
        if held.person_id == who.pk or stands_in:
            acts.add(held.body_id)
    return acts


def opens(rule: Rule, who: Any, body: Body, day: date) -> bool:
    if rule.everywhere:
        return True
    here = acts_at(who, rule.roles, day)
    for stands, tree, steps, inherited in above(body, day):
        if rule.of_clusters:
            if stands in here and steps == 1 and tree == Tree.EMULATION and not inherited:
                return True
            continue
        from_above = rule.from_above and tree in DIRECTING
        if stands in here and (steps == 0 or from_above or (steps == 1 and inherited)):
            return True
    return False


def slow(policy: OrganisationPolicy, who: Any, verb: str, body: Body, day: date) -> bool:
    return any(opens(rule, who, body, day) for rule in policy.allows.get(verb, ()))


# --- Any history --------------------------------------------------------------------------------------------------
class History:
    """Bodies, roles and those who stand in, made by the operations; what they refuse does not happen."""

    def __init__(self, steps: list[tuple], roles: list[tuple], away: list[tuple]) -> None:
        self.people = [person(name) for name in ("An", "Bình", "Cúc")]
        for step in [("found", Tree.GOVERNMENT, 0, BEGIN), ("found", Tree.GOVERNMENT, 0, BEGIN), *steps]:
            try:
                getattr(self, step[0])(*step[1:])
            except (ChangeRefused, Refused):
                continue
        self.bodies = list(Body.objects.order_by("pk"))
        held = [self.held(*role) for role in roles]
        for number, who, since, length in away:
            until = since + timedelta(days=100 * length)
            Deputy.objects.create(
                membership=held[number % len(held)], person=self.people[who], since=since, until=until
            )

    def held(self, who: int, body: int, role: str, since: date, length: int) -> Membership:
        until = since + timedelta(days=150 * length)
        return Membership.objects.create(
            person=self.people[who], body=self.bodies[body % len(self.bodies)], role=role, since=since, until=until
        )

    def one(self, number: int) -> Body:
        bodies = list(Body.objects.order_by("pk"))
        return bodies[number % len(bodies)]

    def found(self, tree: str, under: int, on: date) -> None:
        above = self.one(under) if Body.objects.exists() else None
        if above and not Placement.objects.on(on).filter(body=above, tree=tree).exists():
            above = None
        new = NewBody("Đơn vị", BodyKind.OTHER, {tree: above})
        changes.found(new, decided=Decided(on), by=PLATFORM, at=NOON)

    def join(self, tree: str, body: int, under: int, on: date) -> None:
        self.move(tree, body, under, on)

    def move(self, tree: str, body: int, under: int, on: date) -> None:
        parent = self.one(under)
        if Placement.objects.on(on).filter(body=parent, tree=tree).exists():
            changes.move(self.one(body), tree, parent, decided=Decided(on), by=PLATFORM, at=NOON)

    def merge(self, body: int, into: int, on: date) -> None:
        changes.merge([self.one(body)], self.one(into), decided=Decided(on), by=PLATFORM, at=NOON)

    def split(self, body: int, on: date) -> None:
        old = self.one(body)
        place = Placement.objects.on(on).filter(body=old).first()
        if place:
            parts = [changes.Part(NewBody(f"Phần {n}", BodyKind.OTHER, {place.tree: place.parent})) for n in (1, 2)]
            changes.split(old, parts, ends=True, decided=Decided(on), by=PLATFORM, at=NOON)

    def abolish(self, body: int, heir: int, share: str, on: date) -> None:
        old, taker = self.one(body), self.one(heir)
        heirs = [changes.Heir(taker, share)] if taker != old else []
        below = changes.Below(to=taker if taker != old else None)
        changes.abolish(old, heirs, below, decided=Decided(on), by=PLATFORM, at=NOON)


def records(history: History) -> dict[type, list[Any]]:
    """One record of each kind at each body."""
    made: dict[type, list[Any]] = {kind: [] for kind in (Body, Alias, Group, ClusterLead, Membership, Deputy, Change)}
    made[Body] = history.bodies
    for number, body in enumerate(history.bodies):
        made[Alias].append(Alias.objects.create(body=body, text=f"T{number}", since=BEGIN))
        made[Group].append(Group.objects.create(body=body, name=f"N{number}"))
        made[ClusterLead].append(ClusterLead.objects.create(cluster=body, leader=body, since=BEGIN))
    made[Membership] = list(Membership.objects.select_related("body"))
    made[Deputy] = list(Deputy.objects.select_related("membership__body"))
    made[Change] = list(Change.objects.all())
    return made


def body_of(record: Any) -> Body:
    if isinstance(record, Body):
        return record
    if isinstance(record, Deputy):
        return record.membership.body
    return record.cluster if isinstance(record, ClusterLead) else record.body


class RowAndList(TestCase):
    @given(STEPS, ROLES, AWAY, DAYS)
    @settings(max_examples=18, suppress_health_check=[HealthCheck.too_slow])
    def test_never_differ_and_agree_with_the_obvious_way(
        self, steps: list[tuple], roles: list[tuple], away: list[tuple], day: date
    ) -> None:
        history = History(steps, roles, away)
        for kind, rows in records(history).items():
            if kind is Change:
                continue
            policy: Any = policy_of(kind)
            for who in history.people:
                actor = Actor(who)
                for verb in (*policy.allows, "no such verb"):
                    listed = set(policy.within(actor, verb, kind._default_manager.all(), day=day))
                    one_by_one = {row for row in rows if policy.answer(actor, verb, row, day=day)}
                    assert listed == one_by_one, (kind, verb, day)
                    assert listed == {row for row in rows if slow(policy, who, verb, body_of(row), day)}, (kind, verb)

    @given(STEPS, ROLES)
    @settings(max_examples=10, suppress_health_check=[HealthCheck.too_slow])
    def test_a_change_is_undone_by_whoever_administers_all_its_bodies(
        self, steps: list[tuple], roles: list[tuple]
    ) -> None:
        """Asked as of today, as changes always are; every role is that of an administrator without an end."""
        history = History(steps, [(who, body, Role.ADMINISTRATOR, BEGIN, 99) for who, body, *_rest in roles], [])
        policy, today = ChangePolicy(), date.today()  # noqa: DTZ011 - the policy asks the same clock
        bodies = policy_of(Body)
        for who in history.people:
            actor = Actor(who)
            for verb in ("view", "undo"):
                listed = set(policy.within(actor, verb, Change.objects.all()))
                assert listed == {change for change in Change.objects.all() if policy.answer(actor, verb, change)}
            ours = {body.pk for body in history.bodies if slow(bodies, who, "administer", body, today)}
            assert listed == {
                change for change in Change.objects.all() if {body.pk for body in change.bodies.all()} <= ours
            }

    @given(ROLES, AWAY, DAYS)
    @settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
    def test_people_too(self, roles: list[tuple], away: list[tuple], day: date) -> None:
        history = History([("found", Tree.GOVERNMENT, 1, BEGIN)], roles, away)
        kind: Any = type(history.people[0])
        policy: Any = policy_of(kind)
        for actor in map(Actor, history.people):
            for verb in ("view", "administer"):
                listed = set(policy.within(actor, verb, kind.objects.all()))
                assert listed == {who for who in kind.objects.all() if policy.answer(actor, verb, who)}
