"""Days that come back, on the day that Vietnam counts; what is due; and calendars that other programs follow."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from icalendar import Calendar

from lantoa.kit.access import Refused, visible
from lantoa.kit.actors import Actor
from lantoa.kit.audit import history_of
from lantoa.organisations.models import Body, Membership, Role
from lantoa.plans.calendar.days import days_of, event_days, weeks_of
from lantoa.plans.calendar.entries import ANNIVERSARY, DUE, EVENT, Entry, entries, scope_of_person
from lantoa.plans.calendar.lunar import lunar_words, solar_day
from lantoa.plans.models import Anniversary, CalendarFeed, Extension, Plan
from lantoa.plans.operations import calendar
from lantoa.plans.states import PlanState
from tests.organisations.worlds import NOON, District, appointed, person
from tests.plans.families import clause
from tests.plans.worlds import duty_of, owes, plan_of, term_of

YEAR = (date(2026, 1, 1), date(2027, 1, 1))
# Tết as it was kept in Vietnam; the Chinese day where it was another: 30/1/1968, 20/2/1985, 18/2/2007, 3/2/2030.
TET = (
    date(1968, 1, 29), date(1985, 1, 21), date(2007, 2, 17), date(2015, 2, 19), date(2020, 1, 25), date(2021, 2, 12),
    date(2022, 2, 1), date(2023, 1, 22), date(2024, 2, 10), date(2025, 1, 29), date(2026, 2, 17), date(2027, 2, 6),
    date(2028, 1, 26), date(2029, 2, 13), date(2030, 2, 2),
)  # fmt: skip
HUNG_KINGS = (date(2020, 4, 2), date(2023, 4, 29), date(2024, 4, 18), date(2025, 4, 7), date(2026, 4, 26))


# --- Lunar days -------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("tet", TET)
def test_tet_is_the_vietnamese_one(tet: date) -> None:
    assert solar_day(1, 1, tet.year) == tet
    assert lunar_words(tet) == "1/1"
    assert solar_day(30, 12, tet.year - 1) == tet - timedelta(days=1)  # whether the year ends on the 29th or the 30th


@pytest.mark.parametrize("day", HUNG_KINGS)
def test_the_day_of_the_hung_kings(day: date) -> None:
    assert solar_day(10, 3, day.year) == day


def test_a_leap_month_is_told_and_never_meant() -> None:
    assert lunar_words(date(2025, 7, 25)) == "1/6n"
    assert solar_day(1, 6, 2025) == date(2025, 6, 25)


def test_beyond_what_is_counted_there_is_no_lunar_day() -> None:
    assert solar_day(1, 1, 2300) is None
    assert lunar_words(date(1700, 1, 1)) == ""


# --- Days of the year -------------------------------------------------------------------------------------------------
def falls(since: date = YEAR[0], until: date = YEAR[1], **fields: object) -> list[tuple[date, int | None]]:
    return list(days_of(Anniversary(**{"month": 6, "day": 11} | fields), since, until))


def test_an_anniversary_comes_back_and_counts_its_years() -> None:
    assert falls(first_year=1948) == [(date(2026, 6, 11), 78)]
    assert falls(date(2023, 6, 11), date(2025, 6, 11)) == [(date(2023, 6, 11), None), (date(2024, 6, 11), None)]
    assert falls(first_year=2026) == [(date(2026, 6, 11), None)]


def test_one_of_a_single_year_does_not() -> None:
    assert falls(only_year=2023) == []
    assert falls(date(2023, 1, 1), date(2024, 1, 1), only_year=2023, first_year=1948) == [(date(2023, 6, 11), 75)]


def test_the_twelfth_lunar_month_lies_in_the_next_year() -> None:
    assert falls(month=12, day=23, is_lunar=True) == [(date(2026, 2, 10), None)]


def test_the_last_of_february_is_there_in_leap_years() -> None:
    assert falls(month=2, day=29) == []
    assert falls(date(2028, 1, 1), date(2029, 1, 1), month=2, day=29) == [(date(2028, 2, 29), None)]


@pytest.mark.parametrize(
    ("printed", "days"),
    [
        ("11/6/2026", [date(2026, 6, 11)]),
        ("ngày 11 tháng 6 năm 2026", [date(2026, 6, 11)]),
        ("11/6/1948 - 11/6/2026", [date(2026, 6, 11)]),
        ("11/6", [date(2026, 6, 11)]),
        ("ngày 11 tháng 6 hằng năm", [date(2026, 6, 11)]),
        ("11/6/2023", []),
        ("tháng 6/2026", []),
        ("quý II/2026", []),
        ("31/2/2026", []),
        ("", []),
    ],
)
def test_printed_days_of_events(printed: str, days: list[date]) -> None:
    assert event_days(printed, *YEAR) == days


def test_a_month_is_whole_weeks_from_monday() -> None:
    weeks = weeks_of(date(2026, 11, 1))
    assert (weeks[0][0], weeks[-1][-1]) == (date(2026, 10, 26), date(2026, 12, 6))
    assert {len(week) for week in weeks} == {7}
    assert len(weeks_of(date(2021, 2, 1))) == 4


# --- What stands in a calendar ----------------------------------------------------------------------------------------
pytestmark = pytest.mark.django_db


@pytest.fixture
def district() -> District:
    return District()


def titles(found: list[Entry], kind: str) -> list[str]:
    return [entry.title for entry in found if entry.kind == kind]


def of(actor: Actor, *kinds: str) -> list[Entry]:
    return entries(scope_of_person(actor), *YEAR, kinds or (ANNIVERSARY, DUE, EVENT))


def test_national_days_are_there_and_unverified_ones_are_not_shown(district: District) -> None:
    shown = titles(of(appointed(district.communes[0])), ANNIVERSARY)
    assert "Giỗ Tổ Hùng Vương" in shown
    assert any(title.startswith("Ngày truyền thống thi đua yêu nước") and "78" in title for title in shown)
    assert "Ngày Nhà giáo Việt Nam" not in shown
    assert Anniversary.objects.filter(name="Ngày Nhà giáo Việt Nam", is_shown=False).exists()
    assert not Anniversary.objects.filter(body=None, is_shown=True, source="").exists()


def test_days_of_a_body_stand_in_the_calendars_below_it(district: District) -> None:
    for body, name in ((district.province, "Ngày của tỉnh"), (district.communes[1], "Ngày của xã bên")):
        Anniversary.objects.create(body=body, name=name, month=3, day=9)
    shown = titles(of(appointed(district.communes[0])), ANNIVERSARY)
    assert "Ngày của tỉnh" in shown
    assert "Ngày của xã bên" not in shown


class Owing:
    """A plan of the district with a duty of two communes that is due in June."""

    def __init__(self, district: District) -> None:
        self.plan = plan_of(district.district)
        self.duty = duty_of(self.plan, "Báo cáo sáu tháng")
        self.term = term_of(self.duty, due_on=date(2026, 6, 20))
        owes(self.duty, *district.communes[:2])

    def extend(self, body: Body, due_on: date) -> None:
        Extension.objects.create(term=self.term, body=body, due_on=due_on, reason="Lũ", by=person(), at=NOON)


def due(found: list[Entry]) -> list[tuple[date, str]]:
    return [(entry.day, entry.note) for entry in found if entry.kind == DUE]


def test_due_days_stand_in_the_calendar_of_who_owes_and_of_who_asked(district: District) -> None:
    Owing(district)
    [(day, note)] = due(of(appointed(district.communes[0])))
    assert (day, note.split(" · ")[-1]) == (date(2026, 6, 20), district.district.name)
    [(day, note)] = due(of(appointed(district.district)))
    assert (day, note.split(" · ")[-1][:2]) == (date(2026, 6, 20), "2 ")
    assert due(of(appointed(district.communes[2]))) == []
    assert due(of(appointed(district.department))) == []


def test_more_time_moves_the_day_of_that_body_alone(district: District) -> None:
    owing = Owing(district)
    owing.extend(district.communes[0], date(2026, 7, 1))
    owing.extend(district.communes[0], date(2026, 7, 10))
    assert [day for day, _note in due(of(appointed(district.communes[0])))] == [date(2026, 7, 10)]
    assert [day for day, _note in due(of(appointed(district.communes[1])))] == [date(2026, 6, 20)]
    days = [day for day, _note in due(of(appointed(district.district)))]
    assert days == [date(2026, 6, 20), date(2026, 7, 10)]


@pytest.mark.parametrize("state", [PlanState.REVIEW, PlanState.ENDED, PlanState.REPLACED])
def test_nothing_is_due_under_a_plan_that_does_not_run(district: District, state: str) -> None:
    Plan.objects.filter(pk=Owing(district).plan.pk).update(state=state)
    assert due(of(appointed(district.communes[0]))) == []


def test_events_come_from_plans_that_one_sees(district: District) -> None:
    plan = plan_of(district.district)
    clause(plan, "Hội nghị biểu dương", "event", event_date="11/6")
    clause(plan, "Tọa đàm không rõ ngày", "event", event_date="quý II")
    assert titles(of(appointed(district.district)), EVENT) == ["Hội nghị biểu dương"]
    assert titles(of(appointed(district.communes[0])), EVENT) == []


@pytest.mark.parametrize("rows", [1, 3])
def test_a_calendar_costs_the_same_for_any_length(rows: int, district: District, django_assert_max_num_queries) -> None:
    for place in range(rows):
        owing = Owing(district)
        owing.extend(district.communes[1], date(2026, 7, 1 + place))
        clause(owing.plan, f"Hội nghị {place}", "event", event_date="11/6")
    actor = appointed(district.district)
    with django_assert_max_num_queries(4):
        assert len(of(actor, DUE, EVENT)) == 3 * rows


# --- Keeping anniversaries --------------------------------------------------------------------------------------------
def day_of(body: Body | None, **fields: object) -> dict[str, object]:
    return {"body": body, "name": "Ngày của xã", "month": 3, "day": 9} | fields


def test_a_body_keeps_its_own_days(district: District) -> None:
    officer = appointed(district.communes[0])
    made = calendar.keep_anniversary(Anniversary(), day_of(district.communes[0]), by=officer, at=NOON)
    calendar.keep_anniversary(made, {"day": 10}, by=officer, at=NOON)
    assert [entry.verb for entry in history_of(made)] == ["change_anniversary", "add_anniversary"]
    calendar.remove_anniversary(made, by=officer, at=NOON)
    assert not Anniversary.objects.filter(name="Ngày của xã").exists()


def test_nobody_keeps_those_of_others_or_of_the_nation(district: District) -> None:
    officer = appointed(district.communes[0])
    for body in (None, district.communes[1], district.province):
        with pytest.raises(Refused):
            calendar.keep_anniversary(Anniversary(), day_of(body), by=officer, at=NOON)
    national = Anniversary.objects.filter(body=None)[0]
    with pytest.raises(Refused):
        calendar.remove_anniversary(national, by=officer, at=NOON)
    assert not visible(officer, Anniversary.objects.filter(body=None), "keep").exists()


@pytest.mark.parametrize(
    "fields",
    [{"month": 2, "day": 30}, {"month": 4, "day": 31}, {"day": 31, "is_lunar": True}]
    + [{"month": 2, "day": 29, "only_year": 2026}, {"first_year": 2026, "only_year": 2020}],
)
def test_a_day_that_no_calendar_has_is_refused(district: District, fields: dict[str, object]) -> None:
    officer = appointed(district.communes[0])
    with pytest.raises(ValidationError):
        calendar.keep_anniversary(Anniversary(), day_of(district.communes[0], **fields), by=officer, at=NOON)


# --- Feeds ------------------------------------------------------------------------------------------------------------
def read(token: str, client: Client | None = None) -> list[dict]:
    answer = (client or Client()).get(f"/calendar/{token}.ics")
    assert answer.status_code == 200, answer.status_code
    assert answer["Content-Type"].startswith("text/calendar")
    return [dict(event) for event in Calendar.from_ical(answer.content).walk("VEVENT")]


def status(token: str) -> int:
    return Client().get(f"/calendar/{token}.ics").status_code


@pytest.fixture
def soon(district: District) -> Owing:
    """Something that is due within the days that a feed tells of, whatever today is."""
    owing = Owing(district)
    owing.term.due_on = date.today() + timedelta(days=5)  # noqa: DTZ011
    owing.term.until = date.today() + timedelta(days=400)  # noqa: DTZ011
    owing.term.save()
    owing.duty.obligations.update(until=date.max)
    return owing


def test_a_person_follows_what_she_sees(district: District, soon: Owing) -> None:
    officer = appointed(district.communes[0])
    _feed, token = calendar.make_feed(None, "Điện thoại", by=officer, at=NOON)
    found = read(token)
    assert any("Báo cáo sáu tháng" in str(event["SUMMARY"]) for event in found)
    assert len({str(event["UID"]) for event in found}) == len(found)
    assert {type(event["DTSTART"].dt) for event in found} == {date}
    assert {str(event["UID"]) for event in read(token)} == {str(event["UID"]) for event in found}


def test_a_body_s_feed_has_what_concerns_it_and_no_names_of_people(district: District, soon: Owing) -> None:
    secretary = appointed(district.communes[0], Role.SECRETARY, person("Bí Mật"))
    _feed, token = calendar.make_feed(district.communes[0], "Màn hình phòng họp", by=secretary, at=NOON)
    text = Client().get(f"/calendar/{token}.ics").content.decode()
    assert "Báo cáo sáu tháng" in text.replace("\r\n ", "")
    assert "Bí Mật" not in text
    _other, beside = calendar.make_feed(
        district.communes[2], "x", by=appointed(district.communes[2], Role.SECRETARY), at=NOON
    )
    assert not any("Báo cáo sáu tháng" in str(event["SUMMARY"]) for event in read(beside))


def test_an_address_that_was_switched_off_is_not_there(district: District) -> None:
    officer = appointed(district.communes[0])
    feed, token = calendar.make_feed(None, "Điện thoại", by=officer, at=NOON)
    assert status(token) == 200
    calendar.revoke_feed(feed, by=officer, at=NOON)
    assert status(token) == 404
    assert status("nobody-made-this") == 404


def test_who_has_left_or_has_no_role_any_more_reads_nothing(district: District) -> None:
    officer = appointed(district.communes[0])
    _feed, token = calendar.make_feed(None, "Điện thoại", by=officer, at=NOON)
    Membership.objects.filter(person=officer.person.pk).update(until=date(2020, 1, 1))
    assert status(token) == 404
    other = appointed(district.communes[0])
    _feed, token = calendar.make_feed(None, "Điện thoại", by=other, at=NOON)
    other.person.is_active = False
    other.person.save()
    assert status(token) == 404


def test_the_secret_is_kept_nowhere(district: District) -> None:
    officer = appointed(district.communes[0])
    feed, token = calendar.make_feed(None, "Điện thoại", by=officer, at=NOON)
    assert token not in str(CalendarFeed.objects.filter(pk=feed.pk).values())
    assert token not in str([entry.changes_json for entry in history_of(feed)])


def test_nobody_makes_or_switches_off_the_feed_of_another(district: District) -> None:
    officer, stranger = appointed(district.communes[0]), appointed(district.communes[1])
    with pytest.raises(Refused):
        calendar.make_feed(district.communes[0], "x", by=stranger, at=NOON)
    feed, _token = calendar.make_feed(None, "x", by=officer, at=NOON)
    everything = Actor(person(is_superuser=True))
    for other in (stranger, everything):
        assert not visible(other, CalendarFeed.objects.all()).exists()
        with pytest.raises(Refused):
            calendar.revoke_feed(feed, by=other, at=NOON)


def test_who_asks_too_often_has_to_wait(district: District) -> None:
    _feed, token = calendar.make_feed(None, "x", by=appointed(district.communes[0]), at=NOON)
    client = Client()
    answers = {client.get(f"/calendar/{token}.ics").status_code for _time in range(31)}
    assert answers == {200, 429}


def test_moments_are_those_of_the_asking(district: District) -> None:
    _feed, token = calendar.make_feed(None, "x", by=appointed(district.communes[0]), at=NOON)
    assert all(isinstance(event["DTSTAMP"].dt, datetime) for event in read(token))
