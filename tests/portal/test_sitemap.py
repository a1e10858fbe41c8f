"""The map for search engines: whatever anybody may read, in both languages, and nothing else."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from django.test import Client

from lantoa.exemplars.operations import releasing
from lantoa.exemplars.queries.public import place_slug
from lantoa.kit.actors import PLATFORM
from lantoa.movements.queries.fields import common_fields
from lantoa.newsroom.operations import moving
from lantoa.portal.sitemaps import SITEMAPS
from tests.exemplars.pages import released
from tests.exemplars.worlds import Exemplars
from tests.newsroom.worlds import Newsroom
from tests.organisations.worlds import NOON
from tests.plans.worlds import plan_of

pytestmark = pytest.mark.django_db
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def locations(client: Client, path: str) -> list[str]:
    tree = ElementTree.fromstring(client.get(path).content)  # noqa: S314 - our own answer
    return [found.text.removeprefix("http://testserver") for found in tree.findall(".//s:loc", NAMES)]


def test_the_index_names_each_part_and_each_can_be_read(client) -> None:
    parts = locations(client, "/sitemap.xml")
    assert parts == [f"/sitemap-{name}.xml" for name in SITEMAPS]
    for part in parts:
        assert client.get(part).status_code == 200
    assert client.get("/sitemap-none.xml").status_code == 404


def test_the_pages_of_the_site_stand_there_in_both_languages(client) -> None:
    found = locations(client, "/sitemap-site.xml")
    assert {"/", "/en/", "/guong/", "/en/exemplars/"} <= set(found)
    assert all(client.get(path).status_code == 200 for path in found)


def test_exemplars_and_their_places_stand_there_as_long_as_they_are_public(client) -> None:
    world = Exemplars()
    page = released(world.commune)
    assert f"/guong/{page.slug}/" in locations(client, "/sitemap-exemplars.xml")
    places = locations(client, "/sitemap-places.xml")
    for place in (world.commune, world.district, world.province):
        assert f"/guong/noi/{place_slug(place)}/" in places
    assert not any(place_slug(world.communes[1]) in place for place in places)
    assert all(client.get(place).status_code == 200 for place in places)
    releasing.take_back(page, by=PLATFORM, at=NOON, reason="Người được kể xin thôi")
    assert locations(client, "/sitemap-exemplars.xml") == locations(client, "/sitemap-places.xml") == []


def test_bodies_that_tell_of_somebody_stand_there_and_every_field(client) -> None:
    world = Exemplars()
    page = released(world.commune)
    bodies = locations(client, "/sitemap-bodies.xml")
    for body in (world.commune, world.district, world.province):
        assert f"/co-quan/{place_slug(body)}/" in bodies
    assert not any(place_slug(world.communes[1]) in found for found in bodies)
    fields = locations(client, "/sitemap-fields.xml")
    assert len(fields) == 2 * common_fields().count()
    assert all(client.get(found).status_code == 200 for found in (*bodies, *fields[:4]))
    releasing.take_back(page, by=PLATFORM, at=NOON, reason="Người được kể xin thôi")
    assert locations(client, "/sitemap-bodies.xml") == []


def test_only_released_programmes_stand_there(client) -> None:
    world = Exemplars()
    plan = plan_of(world.district)
    assert locations(client, "/sitemap-programmes.xml") == []
    type(plan).objects.filter(pk=plan.pk).update(released=True, state="running")
    assert f"/loi-hua/{plan.pk}/" in locations(client, "/sitemap-programmes.xml")


def test_stories_stand_there_as_long_as_they_are_public(client) -> None:
    world = Newsroom()
    story = world.published()
    assert locations(client, "/sitemap-stories.xml") == [f"/bai-viet/{story.slug}/", f"/en/stories/{story.slug}/"]
    moving.withdraw(story, by=PLATFORM, at=NOON, reason="Gia đình xin thôi")
    assert locations(client, "/sitemap-stories.xml") == []
