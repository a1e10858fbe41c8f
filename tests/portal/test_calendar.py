"""The public calendar: days that come back, public honours and promises, of everywhere and of a place."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import localdate, now
from icalendar import Calendar

from lantoa.exemplars.operations import releasing
from lantoa.exemplars.queries.public import place_slug
from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.models import Assignment, Occasion, Story
from lantoa.newsroom.operations import moving
from lantoa.organisations.models import Role
from lantoa.plans.models import Anniversary, Term
from lantoa.plans.operations import releasing as plan_releasing
from lantoa.portal.calendar.telling import HONOURED, PROMISED, happenings, months
from tests.exemplars.pages import agreed, written
from tests.newsroom.worlds import TITLE, Newsroom
from tests.organisations.worlds import NOON, appointed
from tests.plans.seen import Programme
from tests.portal.test_stories import shown
from tests.recognition.decision_worlds import SIGNED, Deciding, given

pytestmark = pytest.mark.django_db
PAGE = "/lich/"
SINCE, UNTIL = date(2026, 1, 1), date(2027, 1, 1)


def of_year(year: int, rest: str = "") -> str:
    """The page of a year; that of this one has the bare address."""
    return str(Client().get(f"{PAGE}{rest}{year}/", follow=True).content.decode())


def june(world: Newsroom, **said: object) -> Anniversary:
    known = {"name": "Ngày truyền thống", "month": 6, "day": 11, "first_year": 1948, "is_shown": True}
    return Anniversary.objects.create(**known | said)


def test_days_of_the_country_come_back_lunar_ones_on_their_day() -> None:
    page = of_year(2026)
    assert "Giỗ Tổ Hùng Vương" in page.split('datetime="2026-04-26"')[1].split("</li>")[0]
    assert "Quốc khánh" in page
    assert "ngày nghỉ lễ" in page.split('datetime="2026-04-26"')[1].split("</li>")[0]
    Anniversary.objects.update(is_shown=False)
    assert "Giỗ Tổ Hùng Vương" not in of_year(2026)


def test_today_is_marked_and_what_comes_next_stands_above() -> None:
    today = localdate()
    Anniversary.objects.create(name="Ngày của hôm nay", month=today.month, day=today.day, is_shown=True)
    page = shown(PAGE)
    part = page.split('class="today" id="today"')[1]
    assert f'datetime="{today:%Y-%m-%d}"' in part.split("</p>")[0]
    assert "Ngày của hôm nay" in page.split('id="coming"')[1].split("</section>")[0]
    other = shown(f"{PAGE}{today.year - 1}/")
    assert 'id="today"' not in other
    assert 'id="coming"' not in other


def test_a_day_names_the_stories_that_were_told_on_it() -> None:
    world = Newsroom()
    day, story = june(world), world.published()
    occasion = Occasion.objects.create(body=world.commune, anniversary=day, topic="Chân dung", recorded_at=NOON)
    said = {"body": world.commune, "topic": "Chân dung", "occasion": occasion, "story": story, "recorded_at": NOON}
    Assignment.objects.create(due_on=date(2026, 6, 11), **said)
    told = of_year(2026).split('datetime="2026-06-11"')[1].split("</ol>")[0]
    assert TITLE in told
    assert "78 năm" in told
    slug = place_slug(world.communes[1])
    assert TITLE not in of_year(2026, f"noi/{slug}/").split('datetime="2026-06-11"')[1].split("</ol>")[0]
    moving.withdraw(story, by=PLATFORM, at=NOON, reason="Gia đình xin thôi")
    assert TITLE not in of_year(2026)


def test_the_day_of_one_commune_stands_in_its_calendar_alone() -> None:
    world = Newsroom()
    june(world, name="Ngày lập xã", body=world.commune)
    june(world, name="Ngày giải phóng tỉnh", body=world.province)
    here, there = (of_year(2026, f"noi/{place_slug(body)}/") for body in world.communes[:2])
    assert "Ngày lập xã" in here
    assert "Ngày lập xã" not in there + of_year(2026)
    assert "Ngày giải phóng tỉnh" in here
    assert "Ngày giải phóng tỉnh" in there
    assert "Ngày giải phóng tỉnh" in of_year(2026)


def test_honours_are_counted_once_their_exemplar_has_a_public_page_and_nobody_is_named() -> None:
    world = Deciding()
    honour = given(world)
    assert "khen thưởng 1 điển hình" not in of_year(SIGNED.year)
    agreed(honour.dossier)
    page = releasing.release(written(honour.dossier), by=PLATFORM, at=NOON)
    told = of_year(SIGNED.year).split(f'datetime="{SIGNED:%Y-%m-%d}"')[1].split("</ol>")[0]
    assert f"{world.commune.name} khen thưởng 1 điển hình" in told
    assert "118/QĐ-UBND" in told
    assert "Mận" not in told
    elsewhere = of_year(SIGNED.year, f"noi/{place_slug(world.communes[1])}/")
    assert "khen thưởng 1 điển hình" not in elsewhere
    releasing.take_back(page, by=PLATFORM, at=NOON, reason="Sai sự thật")
    assert "khen thưởng 1 điển hình" not in of_year(SIGNED.year)


def test_promises_of_released_programmes_are_counted_by_their_day() -> None:
    world = Programme()
    day = localdate() + timedelta(days=1)
    Term.objects.filter(pk=world.report_term.pk).update(due_on=day)
    assert "việc đã hứa</a>" not in of_year(day.year)
    plan_releasing.release(world.plan, by=appointed(world.province, Role.LEADER), at=now())
    for rest in ("", f"noi/{place_slug(world.province)}/", f"noi/{place_slug(world.communes[0])}/"):
        told = of_year(day.year, rest).split(f'datetime="{day:%Y-%m-%d}"')[-1].split("</ol>")[0]
        assert f"{world.province.name}: đến hạn 1 việc đã hứa" in told, rest
        assert f"/loi-hua/{world.plan.pk}/" in told


def test_calendar_programs_read_the_same_without_a_secret() -> None:
    world = Newsroom()
    june(world, name="Ngày lập xã", body=world.commune)
    answer = Client().get(f"{PAGE}noi/{place_slug(world.commune)}/lich.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    found = {(str(each["summary"]), each.decoded("dtstart")) for each in events}
    assert ("Ngày lập xã, 78 năm", date(2026, 6, 11)) in found or localdate().year != 2026
    keys = [str(each["uid"]) for each in events]
    assert len(keys) == len(set(keys)) > 10
    everywhere = Client().get(f"{PAGE}lich.ics").content
    assert "Ngày lập xã".encode() not in everywhere
    assert everywhere == Client().get(f"{PAGE}lich.ics").content


@pytest.mark.parametrize("path", ["1990/", "2999/", "noi/khong-co-999999/", "noi/khong-co-999999/lich.ics"])
def test_there_is_nothing_elsewhere(path: str, client: Client) -> None:
    assert client.get(f"{PAGE}{path}").status_code == 404


def test_this_year_and_each_place_have_one_address(client: Client) -> None:
    world, year = Newsroom(), localdate().year
    assert client.get(f"{PAGE}{year}/")["Location"] == PAGE
    slug = place_slug(world.commune)
    assert client.get(f"{PAGE}noi/xa-cu-{world.commune.pk}/")["Location"] == f"{PAGE}noi/{slug}/"
    assert client.get(f"{PAGE}noi/{slug}/{year - 1}/").status_code == 200
    assert client.get(f"/en/calendar/places/{slug}/").status_code == 200


def test_a_month_has_its_days_in_weeks_and_tells_those_with_something() -> None:
    found = months(2026, happenings(SINCE, UNTIL, None, date(2026, 5, 20)), date(2026, 5, 20))
    assert [month.first.month for month in found] == list(range(1, 13))
    may = found[4]
    assert sum(day.inside for week in may.weeks for day in week) == 31
    assert [day.day for day in may.told if day.is_today] == [date(2026, 5, 20)]
    assert not any(day.happenings for week in may.weeks for day in week if not day.inside)


@pytest.mark.parametrize("rows", [1, 3])
def test_it_costs_the_same_however_much_there_is(rows: int) -> None:
    world = Deciding()
    for number in range(rows):
        honour = given(world, f"Người Số {number}", number=f"{number + 1}/QĐ-UBND")
        agreed(honour.dossier)
        releasing.release(written(honour.dossier, headline=f"Trang {number}"), by=PLATFORM, at=NOON)
        day = Anniversary.objects.create(name=f"Ngày {number}", month=3, day=number + 1, body=world.commune)
        occasion = Occasion.objects.create(body=world.commune, anniversary=day, topic="Bài", recorded_at=NOON)
        assert occasion.pk
    programme = Programme(rows)
    plan_releasing.release(programme.plan, by=appointed(programme.province, Role.LEADER), at=now())
    Term.objects.update(due_on=date(2026, 5, 1))
    for place, queries_asked in ((None, 5), (world.commune, 5)):
        with CaptureQueriesContext(connection) as queries:
            found = happenings(SINCE, UNTIL, place, localdate())
        assert len(queries) == queries_asked
        assert sum(each.kind == HONOURED for each in found) == rows
    assert any(each.kind == PROMISED for each in happenings(SINCE, UNTIL, None, localdate()))
    assert not Story.objects.exists()
