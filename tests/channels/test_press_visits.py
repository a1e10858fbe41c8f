"""The press comes to see for itself: it is arranged, stands in the work of who receives it, and is kept on record.

Plan of Triệu Sơn VI.1: "tạo điều kiện thuận lợi để các cơ quan báo chí tác nghiệp".
"""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils.timezone import localdate

from lantoa.channels.models import PressVisit
from lantoa.channels.operations import press_visits
from lantoa.channels.work import PressVisits
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from tests.channels.worlds import Channels
from tests.organisations.desk import cost
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
TODAY = localdate(NOON)


@pytest.fixture
def world() -> Channels:
    return Channels()


def arranged(world: Channels, days: int = 4, medium: str = "Đài Tỉnh") -> PressVisit:
    told = {"subject": "Ghi hình chị Mận", "place": "Thôn Nà Lạn", "host": "Chị Hoa, Văn phòng", "asked_on": TODAY}
    visit = PressVisit(body=world.commune, medium=medium, on=TODAY + timedelta(days=days), **told)
    return press_visits.arrange(visit, by=PLATFORM, at=NOON)


def work_of(world: Channels, ago: int = 0) -> list[str]:
    person = world.officer.person
    assert person is not None
    return [str(each.verb_url) for each in PressVisits().items(person, TODAY + timedelta(days=ago))]


def test_nobody_comes_before_asking_and_nothing_is_asked_in_days_to_come(world: Channels) -> None:
    with pytest.raises(ValidationError):
        arranged(world, days=-1)
    visit = arranged(world)
    with pytest.raises(ValidationError):
        press_visits.change(visit, {"asked_on": TODAY + timedelta(days=1)}, by=PLATFORM, at=NOON)
    with pytest.raises(ValidationError):
        press_visits.change(visit, {"on": TODAY - timedelta(days=1)}, by=PLATFORM, at=NOON)
    assert PressVisit.objects.get().on == TODAY + timedelta(days=4)


def test_what_came_of_it_is_recorded_when_they_were_here_and_a_mistake_is_undone(world: Channels) -> None:
    visit = arranged(world)
    with pytest.raises(Refused):
        press_visits.hold(visit, "Phát ngày 11/6", by=PLATFORM, at=NOON)
    later = NOON + timedelta(days=4)
    held = press_visits.hold(visit, " Phát ngày 11/6 ", by=PLATFORM, at=later)
    assert (held.state, held.outcome) == ("held", "Phát ngày 11/6")
    with pytest.raises(Refused):
        press_visits.change(held, {"place": "Thôn Hai"}, by=PLATFORM, at=later)
    again = press_visits.plan_again(held, by=PLATFORM, at=later)
    assert (again.state, again.outcome) == ("planned", "")
    with pytest.raises(MoveRefused):
        press_visits.call_off(again, by=PLATFORM, at=later, reason="")
    assert press_visits.call_off(again, by=PLATFORM, at=later, reason="Mưa lũ").state == "called_off"


def test_it_stands_in_the_work_a_week_before_and_until_somebody_says_what_came_of_it(world: Channels) -> None:
    visit = arranged(world, days=9)
    assert work_of(world) == []
    assert work_of(world, ago=2) == [f"/desk/channels/press/visits/{visit.pk}/change/"]
    assert work_of(world, ago=9) == [f"/desk/channels/press/visits/{visit.pk}/hold/"]
    press_visits.hold(visit, by=PLATFORM, at=NOON + timedelta(days=9))
    assert work_of(world, ago=10) == []


def test_that_it_took_place_is_offered_from_its_day_on(world: Channels, client: Client) -> None:
    client.force_login(world.officer.person)
    for days, is_offered in ((1, False), (0, True)):
        visit = arranged(world, days=days)
        PressVisit.objects.filter(pk=visit.pk).update(on=localdate() + timedelta(days=days))
        page = f"/desk/channels/press/visits/{visit.pk}/"
        shown = client.get(page).content.decode()
        assert (f"{page}hold/" in shown) is is_offered
        why = f"Ngày {localdate() + timedelta(days=days):%d/%m/%Y} báo chí mới đến"
        assert (why in shown) is not is_offered
        assert f"{page}call-off/" in shown


def test_from_the_list_to_what_came_of_it_on_the_desk(world: Channels, client: Client) -> None:
    client.force_login(world.officer.person)
    register = "/desk/channels/press/visits/"
    assert f"{register}add/" in client.get(register).content.decode()
    today = f"{localdate():%d/%m/%Y}"
    said = {"medium": "Báo Tỉnh", "subject": "Phóng sự", "on": today, "place": "Nà Lạn", "host": "Chị Hoa"}
    said |= {"asked_on": today, "body": str(world.commune.pk), "arranged": "Xe đón ở bến"}
    answer = client.post(f"{register}add/", said)
    assert answer.status_code == 302, answer.content.decode()
    page = answer.headers["Location"]
    assert "Xe đón ở bến" in client.get(page).content.decode()
    changed = client.post(f"{page}change/", said | {"place": "Nhà văn hóa"})
    assert changed.status_code == 302, changed.content.decode()
    client.post(f"{page}hold/", {"outcome": "Một phóng sự 5 phút"})
    shown = client.get(page).content.decode()
    assert "Nhà văn hóa" in shown and "Một phóng sự 5 phút" in shown
    assert "Báo Tỉnh" in b"".join(client.get(f"{register}?export=csv")).decode()


def test_the_list_costs_the_same_for_one_and_for_three(world: Channels, client: Client) -> None:
    client.force_login(world.officer.person)
    arranged(world)
    one = cost(client, "/desk/channels/press/visits/")
    for medium in ("Báo Một", "Báo Hai"):
        arranged(world, medium=medium)
    assert cost(client, "/desk/channels/press/visits/") == one
