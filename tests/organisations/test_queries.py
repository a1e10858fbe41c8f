"""Each question about a tree is one query, however large the answer."""

from __future__ import annotations

import pytest

from lantoa.organisations.models import BodyKind, Group, Tree
from lantoa.organisations.queries import groups, trees
from tests.organisations.worlds import LONG_AGO, MERGED, District, founded, merged

pytestmark = pytest.mark.django_db
GOVERNMENT = Tree.GOVERNMENT


@pytest.mark.parametrize("day", [LONG_AGO, MERGED])
def test_below_above_and_tops_are_one_query_each(django_assert_num_queries, day) -> None:
    world = District()
    merged(*world.communes[:2], into=world.communes[2])
    for ask in (
        lambda: trees.below([world.province], GOVERNMENT, day),
        lambda: trees.below([world.province, world.department], GOVERNMENT, day, kinds=[BodyKind.OFFICE], direct=True),
        lambda: trees.above(world.offices[0], GOVERNMENT, day),
        lambda: trees.tops(GOVERNMENT, day),
    ):
        with django_assert_num_queries(1):
            assert list(ask())


@pytest.mark.parametrize("day", [LONG_AGO, MERGED])
def test_members_of_a_group_are_one_query_however_it_is_defined(django_assert_num_queries, day) -> None:
    world = District()
    group = Group.objects.create(
        body=world.province, name="Các xã", tree=GOVERNMENT, under=world.province, kinds=[BodyKind.COMMUNE]
    )
    group.members.create(body=world.communes[0], since=LONG_AGO, left_out=True)
    group.members.create(body=world.department, since=LONG_AGO)
    with django_assert_num_queries(1):
        assert len(groups.members(group, day)) == 3


def test_three_communes_cost_what_one_costs(django_assert_num_queries) -> None:
    province = founded("Tỉnh Một", BodyKind.PROVINCE)
    for name in ("Xã Một", "Xã Hai", "Xã Ba"):
        founded(name, under=province)
        with django_assert_num_queries(1):
            list(trees.below([province], GOVERNMENT, MERGED))
