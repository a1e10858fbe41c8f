"""Own sites of bodies: who sets them up, which host names they may have, and what is sent there."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError

from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import Dispatch, Outlet, OwnSite
from lantoa.channels.operations import dispatching, outlets, sites
from lantoa.channels.operations.sites import SiteText
from lantoa.channels.queries.sites import releases_on, site_at, stories_on
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.newsroom.models import Column, Story
from lantoa.newsroom.operations import moving, writing
from lantoa.organisations.models import Role
from tests.channels.worlds import Channels, state_of
from tests.exemplars.pages import agreed, released
from tests.exemplars.worlds import recognised
from tests.organisations.worlds import NOON, appointed

pytestmark = pytest.mark.django_db
TODAY = NOON.date()
HOST = "dien-hinh.xa-dan-luc.vn"


@pytest.fixture
def world() -> Channels:
    return Channels()


def set_up(world: Channels, host: str = HOST, by: Actor = PLATFORM, **said: object) -> OwnSite:
    return sites.set_up(world.commune, SiteText("Gương sáng Dân Lực", host, **said), by=by, at=NOON)  # type: ignore[arg-type]


def opened(world: Channels, **said: object) -> OwnSite:
    return sites.open_site(set_up(world, **said), by=PLATFORM, at=NOON)  # type: ignore[arg-type]


def told_elsewhere(world: Channels, title: str = "Chuyện xã bên") -> Story:
    """A public story of another commune."""
    person = recognised(world.communes[1], "Trần Văn Lực")
    agreed(person, channels=world.agreed_to)
    text = world.text(writing.Line("paragraph", "Anh làm đường."), title=title, dossiers=[person])
    story = writing.begin(world.communes[1], text, by=PLATFORM, at=NOON)
    for move in (moving.submit, moving.verify, moving.approve, moving.publish):
        story = move(story, by=PLATFORM, at=NOON)
    return story


def test_it_answers_only_while_it_is_open(world: Channels) -> None:
    site = set_up(world)
    assert site_at(HOST) is None
    site = sites.open_site(site, by=PLATFORM, at=NOON)
    assert site_at(HOST) == site
    sites.close_site(site, by=PLATFORM, at=NOON, reason="Đổi tên miền")
    assert site_at(HOST) is None


@pytest.mark.parametrize(
    "host",
    ["", "localhost", "127.0.0.1", "xa-dan-luc.vn:8000", "https://xa.vn", "xã.vn", "a..vn", "-a.vn", "x" * 250 + ".vn"],
)
def test_a_host_name_is_one_and_not_the_platform_s(world: Channels, host: str) -> None:
    with pytest.raises(ValidationError) as refused:
        set_up(world, host)
    assert "host" in refused.value.message_dict
    assert not Outlet.objects.filter(kind=OutletKind.OWN_SITE).exists()


def test_a_host_name_is_of_one_site(world: Channels) -> None:
    site = set_up(world, "  Dien-Hinh.Xa-Dan-Luc.VN. ")
    assert (site.host, site.address) == (HOST, f"http://{HOST}:{8000}/")
    with pytest.raises(ValidationError) as refused:
        sites.set_up(world.communes[1], SiteText("Khác", HOST), by=PLATFORM, at=NOON)
    assert "host" in refused.value.message_dict
    other = Column.objects.create(body=world.communes[1], name="Bên", since=TODAY, recorded_at=NOON)
    with pytest.raises(ValidationError) as refused:
        set_up(world, "khac.vn", column=other)
    assert "column" in refused.value.message_dict


def test_administrators_keep_it_and_officers_do_not(world: Channels) -> None:
    with pytest.raises(Refused):
        set_up(world, by=world.officer)
    site = set_up(world, by=appointed(world.district, Role.ADMINISTRATOR))
    for act in (sites.open_site, lambda one, **how: sites.change(one, SiteText("A", HOST), **how)):
        with pytest.raises(Refused):
            act(site, by=world.officer, at=NOON)
    with pytest.raises(ValidationError):  # nor round about
        outlets.set_up(Outlet(body=world.commune, kind=OutletKind.OWN_SITE, name="Trang"), by=PLATFORM, at=NOON)


def test_it_shows_what_the_body_tells_and_what_was_sent_there_each_once(world: Channels) -> None:
    site, other = opened(world), told_elsewhere(world)
    assert list(stories_on(site, TODAY)) == [world.story]
    for story in (world.story, other):
        one = world.sent(site.outlet, story)
        assert state_of(one) == "SENT"
        assert one.address == f"{site.address}bai-viet/{story.slug}/"
    assert sorted(stories_on(site, TODAY).values_list("pk", flat=True)) == sorted([world.story.pk, other.pk])


def test_a_withdrawal_and_a_recall_reach_it(world: Channels) -> None:
    site, first, second = opened(world), told_elsewhere(world), told_elsewhere(world, "Chuyện khác")
    one, two = world.sent(site.outlet, first), world.sent(site.outlet, second)
    writing.correct(first, writing.text_of(first), by=PLATFORM, at=NOON, note="Sửa tên thôn.")
    assert state_of(one) == "SENT"  # it shows the story itself
    moving.withdraw(first, by=PLATFORM, at=NOON, reason="Gia đình xin thôi")
    dispatching.recall(two, by=PLATFORM, at=NOON, reason="Không hợp")
    assert (state_of(one), state_of(two)) == ("RECALLED", "RECALLED")
    assert list(stories_on(site, TODAY)) == [world.story]
    assert state_of(dispatching.retry(two, by=PLATFORM, at=NOON)) == "SENT"
    assert second in stories_on(site, TODAY)


def test_what_was_sent_there_comes_down_when_it_is_switched_off(world: Channels) -> None:
    site = opened(world)
    one = world.sent(site.outlet, told_elsewhere(world))
    site = sites.close_site(site, by=PLATFORM, at=NOON, reason="Đổi tên miền")
    assert state_of(one) == "RECALLED"
    with pytest.raises(ValidationError):
        dispatching.dispatch(world.story, [Outlet.objects.get(pk=site.outlet_id)], by=PLATFORM, at=NOON)
    sites.open_site(site, by=PLATFORM, at=NOON)
    assert Dispatch.objects.get().state == "recalled"


def test_a_site_of_a_column_shows_its_stories_and_whom_they_tell_of(world: Channels) -> None:
    column = Column.objects.create(body=world.commune, name="Gương sáng", since=TODAY, recorded_at=NOON)
    site = opened(world, column=column)
    page = released(world.commune, "Phạm Thị Bình")
    assert list(stories_on(site, TODAY)) == []
    assert list(releases_on(site, TODAY)) == []
    Story.objects.filter(pk=world.story.pk).update(column=column)
    world.story.dossiers.add(page.dossier)
    assert list(stories_on(site, TODAY)) == [world.story]
    assert list(releases_on(site, TODAY)) == [page]
