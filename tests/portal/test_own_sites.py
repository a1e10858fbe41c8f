"""A body's own site by its host name: its pages, the one address of each, and nothing of the desk."""

from __future__ import annotations

import re
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.conf import LazySettings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantoa.channels.operations import sites
from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.models import PassageKind
from lantoa.newsroom.operations.writing import Line
from lantoa.newsroom.showing import story_path
from tests.channels.test_own_sites import HOST, opened, told_elsewhere
from tests.channels.worlds import Channels
from tests.exemplars.pages import photo_of, released
from tests.house.addresses import EVERY_ADDRESS
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
MAIN = "https://lantoa.example.gov.vn"


@pytest.fixture
def world(settings: LazySettings) -> Channels:
    settings.BASE_URL = MAIN
    return Channels()


def asked(path: str, host: str = HOST, method: str = "get", **how: Any) -> HttpResponse:
    answer: HttpResponse = getattr(Client(), method)(path, headers={"host": host}, **how)
    return answer


def shown(path: str, host: str = HOST) -> str:
    answer = asked(path, host)
    assert answer.status_code == 200, path
    return str(answer.content.decode())


def canonical(page: str) -> list[str]:
    return re.findall(r'<link rel="canonical" href="([^"]*)">', page)


# --- What it shows ---------------------------------------------------------------------------------------------------
def test_its_first_page_has_its_name_stories_and_exemplars(world: Channels) -> None:
    site = opened(world, lead="Chuyện tốt ở quê mình.")
    page, elsewhere = released(world.commune, "Phạm Thị Bình"), released(world.communes[1], "Trần Văn Xa")
    told_elsewhere(world)
    first = shown("/")
    for said in (str(site), "Chuyện tốt ở quê mình.", world.commune.name, world.story.title):
        assert said in first
    assert f"/guong/{page.slug}/" in first
    assert f"/guong/{elsewhere.slug}/" not in first
    assert "Chuyện xã bên" not in first
    assert canonical(first) == [f"https://{HOST}/"]
    assert str(site) in shown("/en/")


def test_a_story_of_another_body_stands_on_it_once_it_was_sent_there(world: Channels) -> None:
    site, other = opened(world), told_elsewhere(world)
    assert asked(story_path(other)).status_code == 302
    world.sent(site.outlet, other)
    world.sent(site.outlet, world.story)
    first = shown("/")
    assert first.count(f'href="{story_path(other)}"') == first.count(f'href="{story_path(world.story)}"') == 1
    assert other.title in shown(story_path(other))


def test_each_page_is_known_under_one_address(world: Channels) -> None:
    opened(world)
    photo = photo_of(world.person)
    story = world.published(Line(PassageKind.PICTURE, "Ruộng", picture=photo), *world.text().lines, title="Có ảnh")
    page = released(world.commune, "Phạm Thị Bình")
    for path in (story_path(story), f"/guong/{page.slug}/"):
        told = shown(path)
        assert canonical(told) == [f"{MAIN}{path}"]
        assert f'"url": "{MAIN}{path}"' in told or f'"url":"{MAIN}{path}"' in told
        assert f"https://{HOST}" not in told.replace("og:image", "").split('<meta property="og:image"')[0]
    at_home = Client().get(story_path(story)).content.decode()
    assert canonical(at_home) == [f"http://testserver{story_path(story)}"]
    assert asked(f"{story_path(story)}anh/{photo.pk}/").status_code == 200


def test_search_engines_find_the_first_page_on_it_and_stories_at_home(world: Channels) -> None:
    opened(world)
    assert shown("/robots.txt").splitlines()[-1] == f"Sitemap: https://{HOST}/sitemap.xml"
    tree = ET.fromstring(shown("/sitemap.xml"))  # noqa: S314 - our own
    found = [each.text for each in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    assert found == [f"https://{HOST}/", f"https://{HOST}/en/"]
    assert story_path(world.story) in Client().get("/sitemap-stories.xml").content.decode()
    assert HOST not in Client().get("/sitemap-stories.xml").content.decode()


# --- What it does not ------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "path", ["/desk/", "/desk/login/", "/tai-khoan/", "/bai-viet/", "/gop-y/?a=1&b=//x", "/healthz"]
)
def test_all_else_is_asked_at_home(world: Channels, path: str) -> None:
    opened(world)
    answer = asked(path)
    if answer.status_code == 404:  # there is no such address anywhere
        assert Client().get(path).status_code == 404
        return
    assert (answer.status_code, answer["Location"]) == (302, f"{MAIN}{path}")


def test_no_address_of_the_platform_lets_anybody_in_or_leads_elsewhere(world: Channels) -> None:
    opened(world)
    for address in EVERY_ADDRESS:
        path = address.sample(keys=[10**9] * 5)
        for method in ("get", "post"):
            answer = asked(path, method=method)
            assert answer.status_code in ({200, 302, 404} if method == "get" else {405, 404}), path
            assert not answer.cookies, path
            if answer.status_code == 302:
                assert answer["Location"].startswith(f"{MAIN}/"), path
            if answer.status_code == 200:
                assert path in ("/", "/en/", "/robots.txt", "/sitemap.xml"), path


@pytest.mark.parametrize("path", ["/.//evil.example/", "/\\evil.example", "/desk//evil.example/", "/desk/%0d%0aX: y"])
def test_no_path_leads_to_another_house(world: Channels, path: str) -> None:
    opened(world)
    answer = asked(path)
    assert answer.status_code in (302, 301, 404)
    place = answer.headers.get("Location", f"{MAIN}/")
    assert place.startswith((f"{MAIN}/", "/")), place
    assert not place.startswith("//")


@pytest.mark.parametrize("host", ["unknown.example", f"x.{HOST}", HOST.replace("-", "_"), "evil.example@" + HOST, ""])
def test_an_unknown_host_is_refused(world: Channels, host: str) -> None:
    opened(world)
    for path in ("/", story_path(world.story), "/desk/login/"):
        assert asked(path, host).status_code == 400, path


def test_it_answers_no_longer_once_it_is_switched_off(world: Channels) -> None:
    site = opened(world)
    assert asked("/").status_code == 200
    sites.close_site(site, by=PLATFORM, at=NOON, reason="Đổi tên miền")
    assert asked("/").status_code == 400


def test_it_goes_to_https_under_its_own_name(world: Channels, settings: LazySettings) -> None:
    opened(world)
    settings.SECURE_SSL_REDIRECT = True
    answer = asked("/en/?before=1")
    assert (answer.status_code, answer["Location"]) == (301, f"https://{HOST}/en/?before=1")


def test_the_platform_s_own_hosts_ask_nothing_of_sites(world: Channels) -> None:
    opened(world)
    with CaptureQueriesContext(connection) as queries:
        Client().get("/")
    assert "channels_ownsite" not in str(queries.captured_queries)


@pytest.mark.parametrize("path", ["/", "story"])
def test_it_costs_the_same_for_one_story_and_for_three(world: Channels, path: str) -> None:
    opened(world)
    counts: list[int] = []
    for more in (0, 2):
        for number in range(more):
            world.published(title=f"Bài {number}")
        with CaptureQueriesContext(connection) as queries:
            shown(story_path(world.story) if path == "story" else path)
        counts.append(len(queries))
    assert counts[1] <= counts[0] + (2 if path == "story" else 0)  # below it stand others, once there are any
