"""Fields of work as anybody reads them: the list with its numbers, and the page of one."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantoa.exemplars.models import Dossier
from lantoa.exemplars.operations import releasing
from lantoa.exemplars.queries.search import Asked, numbers_of
from lantoa.kit.actors import PLATFORM
from lantoa.kit.finding import COUNTED
from lantoa.movements.models import Field
from lantoa.movements.queries.fields import common_fields, field_slug
from lantoa.newsroom.operations import moving
from lantoa.portal.fields.telling import number_of
from lantoa.replication.models import BuildingBlock
from tests.exemplars.pages import HEADLINE, released, written
from tests.exemplars.worlds import Exemplars
from tests.newsroom.worlds import TITLE, Newsroom
from tests.organisations.worlds import NOON
from tests.portal.test_stories import shown
from tests.replication.worlds import adopted

pytestmark = pytest.mark.django_db
LIST = "/linh-vuc/"


@pytest.fixture
def field() -> Field:
    return Field.objects.get(body=None, name="Nông nghiệp, nông thôn")


def address(field: Field) -> str:
    return f"{LIST}{field_slug(field)}/"


def block(dossier: Dossier, *, is_public: bool = True) -> BuildingBlock:
    said = {"title": "Họp thôn", "what": "Bàn với từng nhà", "recorded_at": NOON}
    return BuildingBlock.objects.create(dossier=dossier, is_public=is_public, **said)


def test_each_field_says_how_many_are_told_of_in_it(field: Field) -> None:
    world = Newsroom()
    other = common_fields().exclude(pk=field.pk).first()
    assert other is not None
    for name in ("Lê Thị Mận", "Hà Văn Bền"):
        released(world.commune, name, field=field)
    Dossier.objects.filter(pk=world.person.pk).update(field=field)
    story = world.published()
    page = shown(LIST)
    line = page.split(f'href="{address(field)}"')[1].split("</a>")[0]
    assert "2 trang, 1 bài viết" in re.sub(r"<[^>]+>", "", line)
    assert "0 trang" in page.split(f'href="{address(other)}"')[1].split("</a>")[0]
    moving.withdraw(story, by=PLATFORM, at=NOON, reason="Gia đình xin thôi")
    assert "bài viết" not in shown(LIST).split(f'href="{address(field)}"')[1].split("</a>")[0]


def test_a_field_of_one_body_or_one_that_is_retired_is_not_offered(field: Field) -> None:
    world = Exemplars()
    own = Field.objects.create(body=world.commune, name="Trồng quế")
    Field.objects.filter(pk=field.pk).update(retired=True)
    page = shown(LIST)
    assert "Trồng quế" not in page
    assert address(field) not in page
    assert Client().get(address(own)).status_code == 404
    assert Client().get(address(field)).status_code == 200  # who has the address still finds what is there


def test_the_page_of_one_tells_its_exemplars_stories_and_where(field: Field) -> None:
    world = Newsroom()
    assert "Chưa có gương nào được công bố" in shown(address(field))
    Dossier.objects.filter(pk=world.person.pk).update(field=field)
    world.person.refresh_from_db()
    releasing.release(written(world.person, claims=[world.claim]), by=PLATFORM, at=NOON)
    world.published()
    released(world.communes[1], "Ngoài Lĩnh Vực", headline="Chuyện khác")
    page = shown(address(field))
    assert HEADLINE in page.split('id="exemplars"')[1]
    assert f"/guong/?field={field.pk}" in page
    assert TITLE in page.split('id="stories"')[1]
    assert "Chuyện khác" not in page
    rows = page.split('class="bars"')[1].split("</table>")[0]
    assert world.province.name in rows
    assert '<td class="number">1</td>' in rows


def test_models_say_how_it_is_done_and_how_many_took_them_over(field: Field) -> None:
    world = Exemplars()
    few = released(world.commune, "Mô hình ít", headline="Ít nơi theo", field=field)
    many = released(world.commune, "Mô hình nhiều", headline="Nhiều nơi theo", field=field)
    for page in (few, many):
        block(page.dossier)
    block(few.dossier, is_public=False)
    for body in world.communes[1:]:
        adopted(many.dossier, body)
    adopted(many.dossier, world.communes[1], kind="person")
    told = shown(address(field)).split('id="models"')[1].split("</section>")[0]
    assert told.index("Nhiều nơi theo") < told.index("Ít nơi theo")
    assert "2 cơ quan, đơn vị đã áp dụng" in told
    assert "chưa nơi nào áp dụng" in told
    assert "2 phần việc" not in told


def test_stories_go_on_below_the_first_ones(field: Field) -> None:
    world = Newsroom()
    Dossier.objects.filter(pk=world.person.pk).update(field=field)
    for number in range(8):
        world.published(title=f"Bài số {number}")
    page = shown(address(field))
    following = re.search(r'href="(\?before=\d+)"', page)
    assert following
    later = shown(address(field) + following[1])
    assert "Bài số 7" in page
    assert "Bài số 0" not in page
    assert "Bài số 0" in later


def test_an_older_name_leads_on_and_there_is_none_of_nothing(field: Field, client: Client) -> None:
    before = address(field)
    Field.objects.filter(pk=field.pk).update(name="Nông thôn mới")
    field.refresh_from_db()
    answer = client.get(before)
    assert (answer.status_code, answer["Location"]) == (302, address(field))
    for slug in ("khong-co-999999", "nong-nghiep"):
        assert client.get(f"{LIST}{slug}/").status_code == 404


def test_the_page_of_an_exemplar_leads_to_its_field(field: Field) -> None:
    page = released(Exemplars().commune, field=field)
    assert f'href="{address(field)}"' in shown(f"/guong/{page.slug}/")


def test_a_tally_counts_what_fits_each_question(field: Field) -> None:
    world = Exemplars()
    released(world.commune, field=field)
    released(world.communes[1], "Trần Văn Bền")
    asked = [Asked(field=field.pk), Asked(place=world.province.pk), Asked(field=field.pk, place=world.communes[1].pk)]
    assert numbers_of(asked) == [1, 2, 0]
    assert numbers_of([]) == []
    assert number_of(COUNTED + 1).is_more
    assert not number_of(COUNTED).is_more


@pytest.mark.parametrize("path", [LIST, ""])
def test_it_costs_the_same_however_much_is_told(path: str, field: Field) -> None:
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            shown(path or address(field))
        return len(queries)

    world, costs = Newsroom(), []
    Dossier.objects.filter(pk=world.person.pk).update(field=field)
    for rows in (1, 2):  # one, then three of each
        for number in range(rows):
            page = released(world.commune, f"Người {rows} {number}", headline=f"Trang {rows} {number}", field=field)
            block(page.dossier)
            adopted(page.dossier, world.communes[1])
            world.published(title=f"Bài {rows} {number}")
        costs.append(cost())
    assert costs[0] == costs[1] < 18
