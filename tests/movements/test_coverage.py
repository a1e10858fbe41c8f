"""Who has criteria of its own, for everything or for a field: shares, missing lists, the board, and years without."""

from __future__ import annotations

from datetime import date

import pytest

from lantoa.kit.actors import PLATFORM
from lantoa.movements.models import Scope
from lantoa.movements.operations import criteria, editing
from lantoa.movements.operations.editing import Wording
from lantoa.movements.queries.coverage import (
    IN_FORCE,
    PAST,
    asked_of,
    coverage,
    general,
    matrix,
    missing,
    with_criteria,
    years_without_version,
)
from lantoa.organisations.models import Body, BodyKind, Group, Tree
from tests.movements.worlds import IN_2024, TODAY, Criteria, drafted, in_force, next_version, reference
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Criteria:
    return Criteria()


def of_field(body: Body, name: str, since: date = IN_2024) -> None:
    draft = drafted(body)
    editing.add(draft, Wording("Theo lĩnh vực", Scope.FIELD, reference(name)), by=PLATFORM, at=NOON)
    criteria.put_in_force(draft, since=since, by=PLATFORM, at=NOON)


def test_three_of_four_are_seventy_five_per_cent(world: Criteria) -> None:
    for commune in world.communes[:2]:
        in_force(commune)
    drafted(world.communes[2])
    bodies = asked_of(None, world.district, TODAY)
    found = coverage(bodies, TODAY)
    assert (found.total, found.covered, found.share) == (3, 2, 66.7)
    assert list(missing(bodies, TODAY)) == [world.communes[2]]
    assert coverage(bodies, date(2023, 1, 1)).share == 0
    assert coverage(Body.objects.none(), TODAY).share is None


def test_a_share_is_taken_of_a_group(world: Criteria) -> None:
    under = {"tree": Tree.GOVERNMENT, "under": world.district, "kinds": [BodyKind.OFFICE]}
    group = Group.objects.create(body=world.district, name="Các văn phòng", **under)
    in_force(world.offices[0])
    found = coverage(asked_of(group, None, TODAY), TODAY)
    assert (found.total, found.covered) == (3, 1)


def test_a_share_is_taken_field_by_field(world: Criteria) -> None:
    of_field(world.communes[0], "Y tế")
    in_force(world.communes[1])
    bodies = asked_of(None, world.district, TODAY)
    assert coverage(bodies, TODAY, reference("Y tế")).covered == 1
    assert coverage(bodies, TODAY, reference("Đối ngoại")).covered == 0


def test_each_body_tells_which_criteria_it_has_or_had(world: Criteria) -> None:
    first = in_force(world.communes[0])
    second = next_version(first, date(2025, 1, 1))
    ended = in_force(world.communes[1])
    criteria.end(ended, on=date(2025, 1, 1), by=PLATFORM, at=NOON, reason="Hết hiệu lực")
    one, two, three = with_criteria(asked_of(None, world.district, TODAY), TODAY).order_by("pk")
    assert (one.has_criteria, one.criteria_id, one.criteria_since) == (True, second.pk, date(2025, 1, 1))
    assert (two.has_criteria, two.criteria_last) == (False, date(2025, 1, 1))
    assert (three.has_criteria, three.criteria_last) == (False, None)


def test_the_board_tells_what_holds_and_what_no_longer_does(world: Criteria, django_assert_num_queries) -> None:
    of_field(world.communes[0], "Y tế")
    old = in_force(world.communes[1])
    criteria.end(old, on=date(2025, 1, 1), by=PLATFORM, at=NOON, reason="Hết hiệu lực")
    of_field(world.communes[1], "Đối ngoại")
    fields = [reference(name) for name in ("Y tế", "Đối ngoại")]
    with django_assert_num_queries(1):
        found = matrix(world.communes, fields, TODAY)
    assert {key: state for key, (state, _set) in found.items()} == {
        (fields[0].pk, world.communes[0].pk): IN_FORCE,
        (fields[1].pk, world.communes[1].pk): IN_FORCE,
    }
    assert matrix(world.communes, fields, date(2020, 1, 1)) == {}
    assert set(general(world.communes, TODAY)) == {world.communes[0].pk, world.communes[1].pk}


def test_an_older_version_does_not_hide_the_one_in_force(world: Criteria) -> None:
    of_field(world.district, "Y tế")
    first = world.district.criteria_sets.get()
    field = reference("Y tế")
    second = criteria.new_version(first, by=PLATFORM, at=NOON)
    criteria.put_in_force(second, since=date(2025, 1, 1), by=PLATFORM, at=NOON)
    assert matrix([world.district], [field], TODAY)[field.pk, world.district.pk] == (IN_FORCE, second.pk)
    criteria.end(second, on=date(2026, 1, 1), by=PLATFORM, at=NOON, reason="Hết hiệu lực")
    assert matrix([world.district], [field], TODAY)[field.pk, world.district.pk][0] == PAST


def test_a_year_without_a_new_version_is_flagged(world: Criteria) -> None:
    first = in_force(world.district, IN_2024)
    next_version(first, date(2026, 2, 1))
    assert years_without_version(world.district, 2023, 2026) == [2023, 2025]
