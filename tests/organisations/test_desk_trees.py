"""The trees on the desk: any tree, any day, unfolded level by level, searched without accents."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from lantoa.organisations.models import Body, BodyKind, Role, Tree
from lantoa.organisations.operations.recording import NewBody
from lantoa.organisations.queries.browsing import TreeRow, browse
from tests.organisations.desk import PLACE, administrator, cost, signed_in
from tests.organisations.worlds import MERGED, District, founded, merged

pytestmark = pytest.mark.django_db
BEFORE = date(2025, 6, 30)


def text_of(client: Client, address: str = PLACE) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def outline(rows: list[TreeRow]) -> list[Any]:
    return [row.name if not row.rows else (row.name, outline(row.rows)) for row in rows]


@pytest.fixture
def world() -> District:
    world = District()
    merged(*world.communes, into=NewBody("Xã Triệu Sơn", BodyKind.COMMUNE, {Tree.GOVERNMENT: world.province}))
    return world


def test_a_tree_is_shown_as_it_stood_on_the_day(world: District) -> None:
    unfolded = {world.province.pk, world.district.pk}
    communes = ["Xã Dân Lực", "Xã Dân Lý", "Xã Minh Sơn"]
    [top] = outline(browse(Tree.GOVERNMENT, BEFORE, unfolded).rows)
    assert top == ("Tỉnh Thanh Hóa", [("Huyện Triệu Sơn", communes), "Sở Nội vụ"])
    [top] = outline(browse(Tree.GOVERNMENT, MERGED, unfolded).rows)
    assert top == ("Tỉnh Thanh Hóa", ["Huyện Triệu Sơn", "Sở Nội vụ", "Xã Triệu Sơn"])


def test_ended_bodies_stand_where_they_stood_last_when_asked_for(world: District) -> None:
    [top] = browse(Tree.GOVERNMENT, MERGED, {world.province.pk, world.district.pk}, ended=True).rows
    district = top.rows[0]
    assert [(row.name, row.ended) for row in district.rows] == [
        ("Xã Dân Lực", True),
        ("Xã Dân Lý", True),
        ("Xã Minh Sơn", True),
    ]
    assert district.below == 3 and not top.ended


def test_a_folded_body_says_how_many_stand_directly_below(world: District) -> None:
    [top] = browse(Tree.GOVERNMENT, BEFORE, ()).rows
    assert (top.below, top.unfolded, top.rows) == (2, False, [])


def test_browsing_costs_three_queries_however_much_is_unfolded(world: District, django_assert_num_queries: Any) -> None:
    everybody = set(Body.objects.values_list("pk", flat=True))
    for unfolded in (set(), everybody):
        with django_assert_num_queries(3):
            browse(Tree.GOVERNMENT, BEFORE, unfolded, ended=True)


def test_links_unfold_and_fold_without_javascript(world: District) -> None:
    client = signed_in(world.province)
    page = text_of(client, f"{PLACE}?on=2025-06-30")
    assert "Xã Dân Lực" not in page
    page = text_of(client, f"{PLACE}?on=2025-06-30&open={world.province.pk}-{world.district.pk}")
    assert "Xã Dân Lực" in page
    assert f"open={world.province.pk}#b{world.district.pk}" in page  # folds the district again
    assert "Huyện Triệu Sơn" not in text_of(client, f"{PLACE}?on=2025-06-30&open=0")


def test_the_page_opens_where_the_person_works(world: District) -> None:
    page = text_of(signed_in(world.division, Role.OFFICER))
    assert "Phòng Thi đua" in page
    assert page.count('class="mine"') == 1


def test_a_body_is_shown_in_its_place(world: District) -> None:
    page = text_of(administrator(), f"{PLACE}?at={world.division.pk}")
    assert "tree-row here" in page and "Phòng Thi đua" in page


def test_each_tree_is_its_own(world: District) -> None:
    founded("Tỉnh ủy Thanh Hóa", BodyKind.PARTY_COMMITTEE, places={Tree.PARTY: None})
    client = administrator()
    assert "Tỉnh ủy" in text_of(client, f"{PLACE}?tree=party")
    assert "Tỉnh ủy" not in text_of(client)


@pytest.mark.parametrize("query", ["on=x", "tree=x", "open=x-1-²", "at=9999999999999999999999", "q=%00"])
def test_an_address_that_makes_no_sense_shows_the_tree_of_today(world: District, query: str) -> None:
    assert "Tỉnh Thanh Hóa" in text_of(administrator(), f"{PLACE}?{query}")


def test_the_search_finds_bodies_of_the_day_and_former_ones_when_asked(world: District) -> None:
    client = signed_in(world.department, Role.READER)
    assert ">Xã Dân Lực<" not in text_of(client, f"{PLACE}?q=dan+luc")
    assert ">Xã Dân Lực<" in text_of(client, f"{PLACE}?q=dan+luc&on=2025-06-30")
    assert "ended" in text_of(client, f"{PLACE}?q=dan+luc&ended=on")


def test_nobody_without_a_role_browses() -> None:
    District()
    assert signed_in().get(PLACE).status_code == 302
    assert Client().get(PLACE).status_code == 302


@pytest.mark.parametrize("query", ["", "?q=xa"])
def test_the_page_costs_the_same_for_one_and_for_three(query: str) -> None:
    top = founded("Tỉnh An", BodyKind.PROVINCE)
    founded("Xã Một", under=top)
    client = signed_in(top)
    one = cost(client, PLACE + query)
    founded("Xã Hai", under=top)
    founded("Xã Ba", under=top)
    assert cost(client, PLACE + query) == one
