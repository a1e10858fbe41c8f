"""The page of a body: who it is, what is told of it and below it, and nothing where there is nothing."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now

from lantoa.channels.models import OwnSite
from lantoa.exemplars.operations import releasing
from lantoa.exemplars.queries.public import place_slug
from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.models import Column, Story
from lantoa.newsroom.operations import moving, planning
from lantoa.organisations.models import Body, BodyKind, Role
from lantoa.organisations.models.trees import Tree
from lantoa.organisations.operations import changes
from lantoa.organisations.operations.recording import Decided, NewBody
from lantoa.plans.operations import releasing as plan_releasing
from tests.channels.test_own_sites import opened
from tests.channels.worlds import Channels
from tests.exemplars.pages import HEADLINE, released, written
from tests.exemplars.worlds import Exemplars
from tests.newsroom.worlds import TITLE, Newsroom
from tests.organisations.worlds import NOON, appointed, founded, merged
from tests.plans.seen import Programme
from tests.portal.test_stories import shown
from tests.replication.worlds import adopted

pytestmark = pytest.mark.django_db


def address(body: Body, language: str = "") -> str:
    return f"/en/bodies/{place_slug(body)}/" if language else f"/co-quan/{place_slug(body)}/"


def test_a_body_of_which_nothing_is_told_is_a_pleasant_page_that_nobody_indexes() -> None:
    world = Exemplars()
    page = shown(address(world.commune))
    assert "Chưa có gương nào được công bố" in page
    assert 'name="robots" content="noindex"' in page
    for part in ("exemplars", "stories", "programmes", "columns", "learned", "taught", "below"):
        assert f'id="{part}"' not in page


def test_it_stands_below_the_bodies_above_it() -> None:
    world = Exemplars()
    trail = shown(address(world.commune)).split('class="trail')[1].split("</nav>")[0]
    assert trail.index(address(world.province)) < trail.index(address(world.district))
    assert f'aria-current="page">{world.commune.name}' in trail


def test_an_organisation_outside_of_the_government_stands_in_its_own_tree() -> None:
    front = founded("Ủy ban MTTQ tỉnh", BodyKind.FRONT, places={Tree.FRONT: None})
    women = founded("Hội Phụ nữ tỉnh", BodyKind.MASS_ORGANISATION, places={Tree.FRONT: front})
    released(women, "Trần Thị Hoa", headline="Tổ tiết kiệm của chị em")
    page = shown(address(women))
    assert address(front) in page
    assert "Tổ tiết kiệm của chị em" in page


def test_exemplars_and_stories_of_all_below_stand_on_it_with_the_way_to_all() -> None:
    world = Newsroom()
    releasing.release(written(world.person, claims=[world.claim]), by=PLATFORM, at=NOON)
    story = world.published()
    for body in (world.commune, world.district, world.province):
        page = shown(address(body))
        assert HEADLINE in page
        assert f"/guong/noi/{place_slug(body)}/" in page
        assert TITLE in page.split('id="stories"')[1]
        assert "noindex" not in page
    assert f"/bai-viet/{story.slug}/" in shown(address(world.commune)).split('id="tell"')[1]
    assert HEADLINE not in shown(address(world.communes[1]))
    assert address(world.district) in shown(address(world.province)).split('id="below"')[1]
    moving.withdraw(story, by=PLATFORM, at=NOON, reason="Gia đình xin thôi")
    assert 'id="stories"' not in shown(address(world.commune))


def test_what_it_promised_stands_there_once_it_is_released() -> None:
    world = Programme()
    assert 'id="programmes"' not in shown(address(world.province))
    plan_releasing.release(world.plan, by=appointed(world.province, Role.LEADER), at=now())
    page = shown(address(world.province)).split('id="programmes"')[1]
    assert world.plan.title in page
    assert f"/loi-hua/{world.plan.pk}/" in page
    assert "quá hạn" in page
    assert 'id="programmes"' not in shown(address(world.communes[0]))


def test_a_column_says_how_alive_it_is_as_soon_as_something_can_be_read_in_it() -> None:
    world = Newsroom()
    column = planning.keep(
        Column(body=world.commune, name="Gương sáng", every_days=7, since=date(2026, 1, 1)), by=world.editor, at=NOON
    )
    assert "Gương sáng" not in shown(address(world.commune))
    story = world.published()
    Story.objects.filter(pk=story.pk).update(column=column, first_published_at=now() - timedelta(days=2))
    part = shown(address(world.commune)).split('id="columns"')[1]
    assert "Gương sáng" in part
    assert "chưa có bài mới" not in part
    Story.objects.filter(pk=story.pk).update(first_published_at=now() - timedelta(days=10))
    assert "10 ngày chưa có bài mới" in shown(address(world.commune))
    assert f"chuyen-muc/{column.pk}" not in shown(address(world.commune))  # nothing in it can be heard


def test_who_learned_from_whom_is_told_of_bodies_and_public_exemplars_alone() -> None:
    world = Exemplars()
    page, there = released(world.commune), world.communes[1]
    adopted(page.dossier, there)
    adopted(page.dossier, there, kind="person", name="Hà Thị Kín", consented_on=date(2026, 2, 1))
    assert HEADLINE in shown(address(there)).split('id="learned"')[1]
    told = shown(address(world.commune)).split('id="taught"')[1]
    assert there.name in told
    assert "Kín" not in shown(address(there)) + told
    releasing.take_back(page, by=PLATFORM, at=NOON, reason="Sai sự thật")
    assert 'id="learned"' not in shown(address(there))


def test_its_own_site_is_named_while_it_is_open() -> None:
    site = opened(Channels())
    assert site.address in shown(address(site.body))
    OwnSite.objects.update(state="closed")
    assert site.address not in shown(address(site.body))


def test_a_renamed_body_says_so_and_its_old_address_leads_on() -> None:
    world = Exemplars()
    before, old = address(world.commune), world.commune.name
    changes.rename(world.commune, "Xã Đổi Tên", decided=Decided(localdate()), by=PLATFORM, at=now())
    world.commune.refresh_from_db()
    answer = Client().get(before)
    assert (answer.status_code, answer["Location"]) == (302, address(world.commune))
    page = shown(address(world.commune))
    assert "Xã Đổi Tên" in page
    assert old in page.split('class="list body-history')[1].split("</ul>")[0]


def test_a_merged_body_names_who_came_after_it() -> None:
    world = Exemplars()
    old, other = world.communes[0], world.communes[1]
    day = localdate()
    change = merged(old, other, into=NewBody("Xã Mới", BodyKind.COMMUNE, {Tree.GOVERNMENT: world.district}), on=day)
    new = change.made_body.get()
    page = shown(address(old))
    assert f"{day - timedelta(days=1):%d/%m/%Y}" in page.split('class="body-ended"')[1]
    assert address(new) in page
    assert old.name in shown(address(new)).split('class="list body-history')[1]


def test_other_pages_lead_there() -> None:
    world = Newsroom()
    release = releasing.release(written(world.person, claims=[world.claim]), by=PLATFORM, at=NOON)
    story = world.published()
    pages = [f"/guong/{release.slug}/", f"/bai-viet/{story.slug}/", f"/guong/noi/{place_slug(world.commune)}/"]
    for page in pages:
        assert f'href="{address(world.commune)}"' in shown(page)


def test_there_is_none_of_nobody(client: Client) -> None:
    for slug in ("khong-co-999999", "xa", "xa-1x"):
        assert client.get(f"/co-quan/{slug}/").status_code == 404


def test_it_is_told_in_english_too() -> None:
    page = shown(address(Exemplars().commune, "en"))
    assert "Do you know somebody here who does good?" in page
    assert 'property="og:title"' in page


def test_it_costs_the_same_however_much_is_told() -> None:
    world, costs = Newsroom(), []
    adopted(released(world.communes[1], "Trần Văn Nguồn").dossier, world.commune)
    for rows in (1, 2):  # one, then three of each
        for number in range(rows):
            page = released(world.commune, f"Người Số {rows} {number}", headline=f"Trang {rows} {number}")
            adopted(page.dossier, world.communes[1])
            column = Column(body=world.commune, name=f"Mục {rows} {number}", since=date(2026, 1, 1))
            planning.keep(column, by=world.editor, at=NOON)
            story = world.published(title=f"Bài {rows} {number}")
            Story.objects.filter(pk=story.pk).update(column=column)
        with CaptureQueriesContext(connection) as queries:
            shown(address(world.commune))
        costs.append(len(queries))
    assert costs[0] == costs[1] < 40
