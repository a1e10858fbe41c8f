"""What the screens of bodies do where there is much of it: large mergers, and bodies outside the tree that is open."""

from __future__ import annotations

from datetime import date

import pytest
from django.utils.html import escape

from lantoa.organisations.models import Body, BodyKind, Role, Tree
from lantoa.organisations.queries.lineage import SHOWN, lineage_of
from lantoa.organisations.queries.lives import NAMED, life_of
from tests.organisations.desk import PLACE, administrator, cost, signed_in
from tests.organisations.worlds import MERGED, District, founded, merged

pytestmark = pytest.mark.django_db
LATER = date(2026, 3, 1)


@pytest.fixture
def large() -> Body:
    """A commune into which five more went than a figure shows, and which went into another one later."""
    top = founded("Tỉnh An", BodyKind.PROVINCE)
    new = founded("Xã Lớn", under=top)
    merged(*[founded(f"Xã {number:02}", under=top) for number in range(SHOWN + 5)], into=new)
    merged(new, into=founded("Xã Sau", under=top), on=LATER)
    return Body.objects.get(pk=new.pk)


def test_a_large_lineage_shows_the_nearest_both_ways_and_says_how_many_more(large: Body) -> None:
    lineage = lineage_of(large)
    assert len(lineage.successions) == SHOWN + 1 and lineage.more == 5
    assert "Xã Sau" in {body.name for body in lineage.bodies.values()}
    assert "ít nhất 5" in administrator().get(f"{PLACE}bodies/{large.pk}/lineage/").content.decode()


def test_what_is_nearest_comes_before_what_lies_further_back(large: Body) -> None:
    after = Body.objects.get(name="Xã Sau")
    lineage = lineage_of(after)
    assert large.pk in lineage.bodies and len(lineage.successions) == SHOWN and lineage.more == 6


def test_the_lineage_costs_a_query_a_generation(large: Body, django_assert_num_queries) -> None:
    with django_assert_num_queries(4):  # before, how many more there are, after, and nothing after that
        lineage_of(large)


def test_the_life_of_a_large_merger_names_the_first_and_says_how_many_more(large: Body) -> None:
    sentence = life_of(large)[1].sentence
    assert sentence.count("Xã ") == NAMED and f"{SHOWN + 5 - NAMED} đơn vị khác" in sentence


def test_a_body_that_was_found_leads_to_its_place_in_its_own_tree() -> None:
    world = District()
    above = founded("Tỉnh ủy Thanh Hóa", BodyKind.PARTY_COMMITTEE, places={Tree.PARTY: None})
    party = founded("Huyện ủy Triệu Sơn", BodyKind.PARTY_COMMITTEE, places={Tree.PARTY: above})
    client = signed_in(world.department, Role.READER)
    place = f"{PLACE}?tree=party&on=2026-11-23&at={party.pk}"
    assert f"at={party.pk}#b{party.pk}" in client.get(f"{PLACE}?q=huyen+uy").content.decode()
    assert "tree=party" in client.get(f"{PLACE}?q=huyen+uy").content.decode()
    assert "tree-row here" in client.get(place).content.decode()


def test_a_former_body_leads_to_its_place_on_its_last_day() -> None:
    world = District()
    merged(world.communes[0], into=world.communes[1])
    client = signed_in(world.department, Role.READER)
    address = f"{PLACE}?tree=government&on=2025-06-30&at={world.communes[0].pk}"
    assert escape(address) in client.get(f"{PLACE}?q=dan+luc&ended=on").content.decode()
    assert "tree-row here" in client.get(address).content.decode()


def test_the_day_is_written_as_officers_write_it() -> None:
    world = District()
    merged(*world.communes[:2], into=world.communes[2])
    page = signed_in(world.province).get(f"{PLACE}?on=30/06/2025&open={world.province.pk}-{world.district.pk}")
    assert "Xã Dân Lực" in page.content.decode()
    assert 'value="30/06/2025"' in signed_in(world.province).get(f"{PLACE}?on=2025-06-30").content.decode()
    refused = signed_in(world.province).get(f"{PLACE}?on=30/02/2025").content.decode()
    assert 'class="error"' in refused and 'value="30/02/2025"' in refused


@pytest.mark.parametrize("address", ["?q=xa&ended=on", "bodies/{pk}/lineage/", "changes/{change}/"])
def test_pages_cost_the_same_for_one_and_for_three(address: str) -> None:
    top = founded("Tỉnh An", BodyKind.PROVINCE)
    new = founded("Xã Lớn", under=top)
    parts = [founded(f"Xã {number}", under=top) for number in range(4)]
    one = merged(parts[0], into=new)
    client = signed_in(top)
    before = cost(client, PLACE + address.format(pk=new.pk, change=one.pk))
    three = merged(*parts[1:], into=new, on=LATER)
    assert cost(client, PLACE + address.format(pk=new.pk, change=three.pk)) == before


def test_where_a_body_stands_names_the_day_of_its_life() -> None:
    world = District()
    merged(world.communes[0], into=world.communes[1])
    page = administrator().get(f"{PLACE}bodies/{world.communes[0].pk}/?on={MERGED.isoformat()}").content.decode()
    assert "30/06/2025" in page and "Huyện Triệu Sơn" in page
