"""What came of a recognised exemplar is asked once a year, and stands in somebody's work until it is answered."""

from __future__ import annotations

from datetime import date, timedelta
from importlib import import_module
from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate, now

from lantoa.exemplars.days import months_later, next_review
from lantoa.exemplars.models import Dossier, Impact, Rung, Screening
from lantoa.exemplars.operations import dossiers, moving, nurturing, screening
from lantoa.exemplars.operations.moving import Recognised
from lantoa.exemplars.queries.screening import unfinished_screenings
from lantoa.exemplars.work import ImpactsToReview
from lantoa.kit.actors import PLATFORM
from lantoa.movements.models import CriteriaSet
from lantoa.organisations.models import Role
from tests.exemplars.worlds import ON, Exemplars, entered, proposed, recognised
from tests.movements.worlds import in_force
from tests.organisations.desk import signed_in
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def reviewed(dossier: Dossier, on: date, **said: Any) -> Dossier:
    impact = Impact(dossier=dossier, on=on, effect="Thêm 12 hộ làm theo")
    nurturing.review_impact(impact, by=PLATFORM, at=now(), **said)
    return Dossier.objects.get(pk=dossier.pk)


def work_of(person: Any, on: date) -> list[tuple[str, date | None]]:
    return [(item.sentence, item.due) for item in ImpactsToReview().items(person, on)]


def due(dossier: Dossier, on: date | None) -> Dossier:
    Dossier.objects.filter(pk=dossier.pk).update(review_due_on=on)
    return Dossier.objects.get(pk=dossier.pk)


# --- The day ---------------------------------------------------------------------------------------------------------
def test_a_recognition_sets_the_day_a_year_later(world: Exemplars) -> None:
    assert entered(world.commune).review_due_on is None
    assert recognised(world.commune, on=ON).review_due_on == date(ON.year + 1, ON.month, ON.day)


def test_the_office_says_after_how_many_months(world: Exemplars) -> None:
    dossier = recognised(world.commune, on=ON, review_every=24)
    assert dossier.review_due_on == months_later(ON, 24)
    today = localdate()
    assert reviewed(dossier, today).review_due_on == months_later(today, 24)


def test_days_are_counted_in_months_and_never_lie_behind() -> None:
    assert months_later(date(2024, 2, 29), 12) == date(2025, 2, 28)
    assert next_review(date(2019, 5, 1), 12, date(2026, 11, 29)) == date(2026, 11, 29)


def test_a_recognition_recorded_by_mistake_takes_the_day_with_it(world: Exemplars) -> None:
    first = recognised(world.commune)
    assert moving.undo_recognition(first, by=PLATFORM, at=NOON, reason="Nhầm").review_due_on is None
    second = recognised(world.commune, "Lý Văn Tính")
    again = moving.propose_again(second, by=PLATFORM, at=NOON)
    again = moving.recognise(again, Recognised(Rung.PROVINCE, ON, "9/QĐ-UBND"), by=PLATFORM, at=NOON)
    assert moving.undo_recognition(again, by=PLATFORM, at=NOON, reason="Nhầm").review_due_on is not None


def test_a_review_sets_the_next_day(world: Exemplars) -> None:
    today = localdate()
    dossier = due(recognised(world.commune), today - 5 * DAY)
    assert reviewed(dossier, today).review_due_on == months_later(today, 12)
    assert reviewed(dossier, today, next_on=today + 90 * DAY).review_due_on == today + 90 * DAY
    with pytest.raises(ValidationError):
        reviewed(dossier, today, next_on=today)


def test_who_was_never_recognised_is_reviewed_again_only_when_somebody_says_so(world: Exemplars) -> None:
    dossier = entered(world.commune)
    assert reviewed(dossier, localdate()).review_due_on is None
    coming = localdate() + 30 * DAY
    assert reviewed(dossier, localdate(), next_on=coming).review_due_on == coming


def test_merged_into_another_one_its_day_goes_along(world: Exemplars) -> None:
    known, other = recognised(world.commune), entered(world.commune, "Lê Thị Mẫn")
    dossiers.merge(known, into=other, by=PLATFORM, at=NOON)
    other.refresh_from_db()
    assert other.review_due_on == known.review_due_on


def test_who_was_recognised_before_this_was_asked_gets_a_day(world: Exemplars) -> None:
    late, known = recognised(world.commune), recognised(world.commune, "Lý Văn Tính", on=date(2019, 3, 1))
    found = entered(world.commune, "Lò Văn Pành")
    Dossier.objects.update(review_due_on=None)
    import_module("lantoa.exemplars.migrations.0007_next_review_of_impact").give_days(apps, None)
    days = dict(Dossier.objects.values_list("pk", "review_due_on"))
    assert days == {late.pk: months_later(ON, 12), known.pk: localdate(), found.pk: None}


# --- The work --------------------------------------------------------------------------------------------------------
def test_a_review_is_work_from_two_weeks_before_until_it_is_made(world: Exemplars) -> None:
    today, who = localdate(), world.officer.person
    dossier = due(recognised(world.commune), today + 15 * DAY)
    assert work_of(who, today) == []
    [(sentence, on)] = work_of(who, today + DAY)
    assert "Lê Thị Mận" in sentence and on == today + 15 * DAY
    assert len(work_of(who, today + 99 * DAY)) == 1
    assert work_of(world.leader.person, today + DAY) == []
    reviewed(dossier, today)
    assert work_of(who, today + DAY) == []


def test_of_whom_the_recognition_was_withdrawn_nothing_is_asked(world: Exemplars) -> None:
    dossier = due(recognised(world.commune), localdate())
    moving.withdraw(dossier, document="3/QĐ-UBND", reason="Khai không đúng", by=PLATFORM, at=NOON)
    assert work_of(world.officer.person, localdate()) == []


def test_work_costs_the_same_for_any_number(world: Exemplars, django_assert_num_queries: Any) -> None:
    for name in ("Lê Thị Mận", "Lý Văn Tính", "Lò Văn Pành"):
        due(recognised(world.commune, name), localdate())
        with django_assert_num_queries(2):
            work_of(world.officer.person, localdate())


def test_the_screens_tell_the_day_and_take_another_one(world: Exemplars) -> None:
    client, today = signed_in(world.commune, Role.OFFICER), localdate()
    dossier = due(recognised(world.commune), today - DAY)
    place = f"/desk/exemplars/{dossier.pk}/"
    assert "Lẽ ra đã đánh giá" in client.get(f"{place}nurture/").text
    assert "Đánh giá tác động" in client.get("/desk/").text
    said = {"on": f"{today:%d/%m/%Y}", "effect": "Thêm 12 hộ", "next_on": f"{today - DAY:%d/%m/%Y}"}
    refused = client.post(f"{place}nurture/impact/add/", said)
    assert refused.status_code == 422 and "Thêm 12 hộ" in refused.text
    later = f"{today + 60 * DAY:%d/%m/%Y}"
    assert client.post(f"{place}nurture/impact/add/", said | {"next_on": later}).status_code == 302
    assert f"Lần đánh giá tiếp theo: {later}" in client.get(f"{place}nurture/").text


# --- Going up with a screening that is not finished -------------------------------------------------------------------
def begun_to_screen(world: Exemplars) -> tuple[Dossier, CriteriaSet]:
    """A dossier that waits for a decision, and the criteria that it is held against."""
    dossier = proposed(world.commune)
    held = in_force(world.commune, date(2024, 1, 1), "Có sáng kiến")
    screening.begin(Screening(dossier=dossier, criteria_set=held, body=world.commune), by=PLATFORM, at=NOON)
    return dossier, held


def test_what_goes_up_before_its_screening_is_finished_says_why(world: Exemplars) -> None:
    dossier, held = begun_to_screen(world)
    client = signed_in(world.commune, Role.SECRETARY)
    place = f"/desk/exemplars/{dossier.pk}/introduce/"
    page = client.get(place).text
    assert "Chưa đối chiếu tiêu chuẩn xong" in page and str(held) in page
    said = {"to_body": world.district.pk, "on": f"{localdate():%d/%m/%Y}"}
    refused = client.post(place, said)
    assert refused.status_code == 422 and "Chưa đối chiếu tiêu chuẩn xong" in refused.text
    assert client.post(place, said | {"reason": "Đợt kết thúc hôm nay"}).status_code == 302
    dossier.refresh_from_db()
    assert dossier.held_by == world.district
    assert "Đợt kết thúc hôm nay" in client.get(f"/desk/exemplars/{dossier.pk}/").text  # its history


def test_who_is_recognised_before_the_screening_is_finished_says_why(world: Exemplars) -> None:
    dossier, held = begun_to_screen(world)
    told = Recognised(Rung.COMMUNE, ON, "12/QĐ-UBND")
    with pytest.raises(ValidationError) as lacking:
        moving.recognise(dossier, told, by=world.leader, at=NOON, reason=" ")
    assert "reason" in lacking.value.message_dict
    client = signed_in(world.commune, Role.LEADER)
    place = f"/desk/exemplars/{dossier.pk}/recognise/"
    page = client.get(place).text
    assert "vì sao vẫn công nhận" in page and str(held) in page
    said = {"rung": "commune", "on": f"{ON:%d/%m/%Y}", "document": "12/QĐ-UBND"}
    assert client.post(place, said).status_code == 422
    assert client.post(place, said | {"reason": "Hội đồng đã họp"}).status_code == 302
    dossier.refresh_from_db()
    assert dossier.state == "recognised"


def test_a_dossier_that_nobody_began_to_screen_goes_up_without_a_word(world: Exemplars) -> None:
    dossier = proposed(world.commune)
    assert not unfinished_screenings(dossier)
    assert moving.introduce(dossier, moving.Introduced(world.district, ON), by=PLATFORM, at=NOON).state == "proposed"
