"""What is told of, in which forms, where and to whom not: two years side by side, for a body and all below it."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now

from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import Dispatch
from lantoa.channels.operations import dispatching
from lantoa.channels.queries.mix import Line, Mix, mix_of
from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.models import Assignment, Audience, Broadcast, Story, StoryKind, Theme
from lantoa.newsroom.operations import planning, sorting
from lantoa.organisations.models import Body
from tests.channels.worlds import Channels
from tests.newsroom.test_desk import at_desk, text_of
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
SLOGAN = "Lấy cái đẹp dẹp cái xấu"
YEAR = localdate().year


@pytest.fixture
def world() -> Channels:
    made = Channels()
    Story.objects.update(first_published_at=now())
    return made


def out(world: Channels, kind: str, story: Story | None = None) -> Dispatch:
    one = world.sent(world.outlet(kind), story)
    address = "https://xa.example/1" if one.outlet.known.online else ""
    return dispatching.confirm(one, address, by=PLATFORM, at=now())


def seen(body: Body) -> Mix:
    return mix_of(body, YEAR, localdate())


def line(lines: list[Line], words: str) -> Line:
    return next(each for each in lines if str(each.words) == words)


def test_contents_and_campaigns_are_counted_beside_the_year_before(world: Channels) -> None:
    slogan = Theme.objects.get(name=SLOGAN)
    before = world.published(title="Chuyện năm trước")
    sorting.sort(world.story, [slogan], Audience.STAFF, by=PLATFORM, at=NOON)
    sorting.sort(before, [slogan], Audience.EVERYBODY, by=PLATFORM, at=NOON)
    Story.objects.filter(pk=before.pk).update(first_published_at=now().replace(year=YEAR - 1, day=15))
    shown = seen(world.commune)
    assert (line(shown.campaigns, SLOGAN).now, line(shown.campaigns, SLOGAN).before) == (1, 1)
    assert all(each.now == 0 for each in shown.themes)
    assert line(shown.audiences, str(Audience.STAFF.label)).now == 1
    kinds = line(shown.kinds, str(StoryKind.PORTRAIT.label))
    assert (kinds.now, kinds.before) == (1, 1)
    assert shown.without_theme == 0
    assert line(seen(world.province).campaigns, SLOGAN).now == 1
    assert line(seen(world.communes[1]).campaigns, SLOGAN).now == 0


def test_a_campaign_that_lacks_a_mode_is_marked(world: Channels) -> None:
    slogan = Theme.objects.get(name=SLOGAN)
    sorting.sort(world.story, [slogan], Audience.EVERYBODY, by=PLATFORM, at=NOON)
    assert line(seen(world.commune).campaigns, SLOGAN).lacks == (False, True)
    out(world, OutletKind.BOARD)
    assert line(seen(world.commune).campaigns, SLOGAN).lacks == (True,)
    out(world, OutletKind.SITE)
    shown = seen(world.commune)
    assert line(shown.campaigns, SLOGAN).lacks == ()
    assert shown.modes == {False: 1, True: 1}
    assert (shown.forms.now, shown.forms.before) == (2, 0)


def test_forms_of_this_year_alone_are_new(world: Channels) -> None:
    board, site = out(world, OutletKind.BOARD), out(world, OutletKind.SITE)
    Dispatch.objects.filter(pk=board.pk).update(sent_at=now().replace(year=YEAR - 1, day=15))
    ways = seen(world.commune).ways
    assert line(ways, str(OutletKind.SITE.label)).is_new
    assert not line(ways, str(OutletKind.BOARD.label)).is_new
    assert site.sent_at is not None


def test_how_many_have_a_content_plan_is_told(world: Channels) -> None:
    entry = {"topic": "Làm đường", "due_on": localdate(), "channel": "loa"}
    planning.keep(Assignment(body=world.commune, **entry), by=PLATFORM, at=NOON)
    one, of_many = seen(world.commune), seen(world.district)
    assert one.with_plan == of_many.with_plan == 1
    assert of_many.bodies > one.bodies
    assert of_many.planned_share == round(100 / of_many.bodies)
    listed = text_of(at_desk(world.above_officer), "/desk/channels/telling/bodies/?unplanned=on")
    assert world.communes[1].name in listed
    assert f'telling/{world.commune.pk}/"' not in listed


def test_airtime_stands_quarter_by_quarter(world: Channels) -> None:
    for on, minutes in ((date(YEAR, 1, 5), 6), (date(YEAR, 1, 9), 4), (date(YEAR - 1, 1, 5), 3)):
        told = Broadcast(story=world.story, on=on, station="Đài xã", minutes=minutes)
        planning.broadcast(told, by=PLATFORM, at=now())
    first, *others = seen(world.commune).minutes
    assert (first.now, first.before) == (10, 3)
    assert all(each.now == each.before == 0 for each in others)


def test_who_told_nothing_is_named(world: Channels) -> None:
    shown = seen(world.district)
    names = {each.name for each in shown.unreached}
    assert world.commune.name not in names
    assert {each.name for each in world.communes[1:]} <= names
    assert shown.unreached_number >= len(names)
    desk = at_desk(world.above_officer)
    listed = text_of(desk, f"/desk/channels/telling/bodies/?nothing=on&pk={world.district.pk}")
    assert world.communes[1].name in listed
    assert f'telling/{world.commune.pk}/"' not in listed


def test_the_page_opens_on_the_persons_own_body_and_asks_as_much_for_one_as_for_three(world: Channels) -> None:
    desk = at_desk(world.officer)
    assert world.commune.name in text_of(desk, "/desk/channels/telling/")
    assert desk.get(f"/desk/channels/telling/{world.communes[1].pk}/").status_code == 404
    counts = []
    for more in (0, 2):
        for number in range(more):
            story = world.published(title=f"Chuyện {number}", at=now())
            theme = Theme.objects.create(body=world.commune, name=f"{number}", since=localdate(), recorded_at=NOON)
            sorting.sort(story, [theme], Audience.EVERYBODY, by=PLATFORM, at=NOON)
            out(world, OutletKind.BOARD, story)
        with CaptureQueriesContext(connection) as asked:
            assert SLOGAN in text_of(desk, f"/desk/channels/telling/{world.commune.pk}/?year={YEAR}")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_the_list_of_bodies_costs_the_same_for_one_and_for_three(world: Channels) -> None:
    desk = at_desk(world.above_officer)
    address = "/desk/channels/telling/bodies/"
    text_of(desk, address)  # the first page of a process reads which languages there are
    counts = []
    for narrowed in (f"?pk={world.commune.pk}", ""):
        with CaptureQueriesContext(connection) as asked:
            assert world.commune.name in text_of(desk, address + narrowed)
        counts.append(len(asked))
    assert counts[1] <= counts[0]
