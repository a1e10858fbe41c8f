"""One page finds stories, exemplars, programmes, places and fields."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantoa.exemplars.queries.public import place_slug
from lantoa.kit.actors import PLATFORM
from lantoa.movements.models import Field
from lantoa.newsroom.models import StoryKind
from lantoa.newsroom.operations import moving
from tests.exemplars.pages import released
from tests.newsroom.worlds import TITLE, Newsroom
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
PAGE = "/tim-kiem/"


@pytest.fixture
def world() -> Newsroom:
    return Newsroom()


def found(**asked: object) -> str:
    answer = Client().get(PAGE, asked)
    assert answer.status_code == 200
    return str(answer.content.decode()).split('id="results"')[1]


def test_before_anything_is_public_it_says_so() -> None:
    assert "Chưa có gương nào được công bố" in found()


def test_words_find_stories_and_exemplars_side_by_side(world: Newsroom) -> None:
    story = world.published()
    released(world.commune, "Lý Văn Tính", headline="Giữ giống ngô cũ", text="Ông giữ giống ngô của bản.")
    page = found(q="giu giong")
    assert "<mark>giữ</mark>" in page
    assert "Lý Văn Tính" not in page  # his headline is shown, with the words marked
    assert "<mark>Giữ</mark> <mark>giống</mark> ngô cũ" in page
    assert f"/bai-viet/{story.slug}/" in page
    moving.withdraw(story, by=PLATFORM, at=NOON, reason="Gia đình xin thôi")
    assert "/bai-viet/" not in found(q="giu giong")


def test_places_and_fields_are_found_by_name_and_lead_on(world: Newsroom) -> None:
    field = Field.objects.filter(body=None, retired=False).first()
    assert field is not None
    assert f"/guong/noi/{place_slug(world.communes[1])}/" in found(q="dan ly")
    assert f"?field={field.pk}" in found(q=field.name.lower())


def test_nothing_found_says_what_to_do(world: Newsroom) -> None:
    world.published()
    assert "Không tìm thấy" in found(q="khong co dau")
    assert "có dấu" in found(q="khong co dau")


def test_what_was_asked_goes_on_to_the_list_of_one_kind(world: Newsroom) -> None:
    for number in range(6):
        world.published(title=f"Giống lúa {number}")
    page = found(q="giong lua", year=NOON.year, place=place_slug(world.district))
    address = f"/bai-viet/?q=giong+lua&amp;place={place_slug(world.district)}&amp;year={NOON.year}"
    assert address in page
    assert "Xem cả 6 bài viết" in page
    listed = Client().get(address.replace("&amp;", "&")).content.decode()
    assert listed.count('class="hit"') == 6


def test_a_place_in_the_address_narrows_and_can_be_taken_away(world: Newsroom) -> None:
    world.published()
    here = found(place=place_slug(world.commune))
    assert TITLE in here
    assert world.commune.name in here.split("results-bar")[1].split("hits")[0]
    assert TITLE not in found(place=place_slug(world.communes[1]))


def test_what_makes_no_sense_asks_for_nothing(world: Newsroom) -> None:
    world.published(kind=StoryKind.NEWS)
    assert TITLE in found(place="x-y", field="a", year="-3", before="9" * 30, kind="nonsense")


def test_typing_asks_for_a_part_of_the_page(world: Newsroom) -> None:
    world.published()
    part = Client().get(PAGE, {"q": "giong"}, headers={"X-Part": "results"})
    assert "<html" not in part.content.decode()
    assert "<mark>" in part.content.decode()
    assert "X-Part" in part["Vary"]


def test_it_costs_as_much_for_one_as_for_three(world: Newsroom) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            found(q="giu giong")
        return len(asked)

    world.published()
    released(world.commune, "Một", headline="Giữ giống ngô", text="Giữ giống.")
    one = cost()
    for number in range(2):
        world.published(title=f"Giữ giống {number}")
        released(world.commune, f"Hai {number}", headline="Giữ giống ngô", text="Giữ giống.")
    assert cost() == one
