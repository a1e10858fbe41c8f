"""Lineage, sending and the calendar in a real browser: each screen fits, is accessible, and does what it says."""

from __future__ import annotations

import os
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.utils.timezone import localdate, now

from lantoa.organisations.models import Role
from lantoa.plans.models import Anniversary, Delivery
from lantoa.plans.operations import lineage
from tests.organisations.worlds import NOON, District, appointed, person
from tests.plans.families import MARCH, citing, clause, issued
from tests.plans.worlds import duty_of, owes, term_of

PLACE = "/desk/plans/"
SIZES = {"phone": {"width": 360, "height": 760}, "laptop": {"width": 1280, "height": 900}}
PICTURES = os.environ.get("PICTURES")  # a folder, for whoever wants to look


class Family(District):
    """A plan of the province, one of the district that weakens it, two of communes; people in the offices."""

    def __init__(self) -> None:
        super().__init__()
        self.upper = issued(self.province, "65/KH-UBND", MARCH, title="Tuyên truyền, nhân rộng điển hình tiên tiến")
        citing(self.upper, "1526/QĐ-TTg", date(2022, 12, 9), "Thủ tướng Chính phủ", kind="Quyết định")
        self.lower = issued(self.district, "12/KH-UBND", date(2023, 5, 20), first_day=date(2023, 1, 1))
        citing(self.lower, "65/KH-UBND", MARCH, "UBND tỉnh")
        self.lower.reading = {"document": {"recipients": ["Sở Nội vụ (b/c);", "Các xã, thị trấn;", "Lưu: VT."]}}
        self.lower.save()
        for commune in self.communes[:2]:
            citing(issued(commune, "3/KH-UBND", date(2023, 6, 1)), "12/KH-UBND", date(2023, 5, 20), "UBND huyện")
        self._clauses()
        self._days()
        lineage.connect(self.upper, at=NOON)
        lineage.connect(self.lower, at=NOON)
        self.secretary = person("Thu")
        appointed(self.district, Role.SECRETARY, self.secretary)
        self.officer = person("Hạnh")
        appointed(self.communes[0], Role.OFFICER, self.officer)
        self.delivery = Delivery.objects.create(
            plan=self.lower, body=self.communes[0], words="Các xã, thị trấn", sent_at=now()
        )

    def _clauses(self) -> None:
        words = "Hằng năm phát hiện, giới thiệu ít nhất {} điển hình tiên tiến gửi Sở Nội vụ"
        clause(self.upper, words.format("05"), "target", value=Decimal(5), cadence="year")
        clause(self.upper, "Xây dựng chuyên mục “Người tốt, việc tốt” trên cổng thông tin điện tử")
        clause(self.upper, "Có thành tích xuất sắc, được tập thể suy tôn", "criterion")
        clause(self.lower, words.format("02"), "target", value=Decimal(2), cadence="year")
        clause(self.lower, "Có thành tích xuất sắc, được tập thể suy tôn", "criterion")
        clause(self.lower, "Bố trí kinh phí trong dự toán hằng năm của huyện")

    def _days(self) -> None:
        today = localdate()
        duty = duty_of(self.lower, "Báo cáo kết quả thực hiện về Phòng Nội vụ")
        since, until = today.replace(day=1), today + timedelta(days=60)
        term_of(duty, since, until, due_on=today + timedelta(days=1))
        owes(duty, *self.communes, since=since, until=until)
        clause(self.lower, "Hội nghị biểu dương", "event", event_date=f"{today:%d/%m/%Y}")
        Anniversary.objects.create(body=self.province, name="Ngày thành lập tỉnh", month=today.month, day=today.day)


@pytest.fixture
def world() -> Family:
    return Family()


@pytest.fixture
def signed_in(live_server):
    """Gives a page the session of a person."""

    def give(page, who):
        client = Client()
        client.force_login(who)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        return page

    return give


def fits(page) -> bool:
    """Whether nothing stands out of the window sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def picture(page, name: str) -> None:
    if PICTURES:
        page.screenshot(path=Path(PICTURES) / f"{name}.png", full_page=True)


def screens(world: Family) -> dict[str, tuple[str, object]]:
    lower, upper = world.lower.pk, world.upper.pk
    return {
        "lineage": (f"{lower}/lineage/", world.secretary),
        "issued_below": (f"{lower}/issued-below/", world.secretary),
        "compare": (f"{upper}/compare/{lower}/", None),
        "say_cited": (f"citations/{world.lower.citations.get().pk}/", world.secretary),
        "send": (f"{lower}/send/", world.secretary),
        "deliveries": (f"{lower}/deliveries/", world.secretary),
        "received": ("received/", world.officer),
        "received_plan": (f"received/{world.delivery.pk}/", world.officer),
        "calendar": ("calendar/", world.secretary),
        "calendar_list": ("calendar/?view=list", world.secretary),
        "anniversaries": ("calendar/anniversaries/", world.secretary),
        "add_anniversary": ("calendar/anniversaries/add/", world.secretary),
        "feeds": ("calendar/feeds/", world.secretary),
        "add_feed": ("calendar/feeds/add/", world.secretary),
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_accessible_and_fits(scheme, world, signed_in, open_page, axe) -> None:
    administrator = person("Quản trị", is_superuser=True, is_staff=True)
    for size, viewport in SIZES.items():
        page = open_page(viewport=viewport, color_scheme=scheme)
        for name, (way, who) in screens(world).items():
            signed_in(page, who or administrator)
            assert page.goto(f"{PLACE}{way}").status == 200, name
            picture(page, f"{name}-{size}-{scheme}")
            assert fits(page), f"{name} at {size}"
            assert axe(page) == [], f"{name} at {size}"


def test_a_plan_is_sent_and_the_commune_acknowledges_it(world, signed_in, page) -> None:
    signed_in(page, world.secretary)
    page.goto(f"{PLACE}{world.lower.pk}/send/")
    page.click("main .act.main")
    page.wait_for_url("**/deliveries/")
    assert Delivery.objects.filter(plan=world.lower, body__in=world.communes).count() == 3
    signed_in(page, world.officer)
    page.goto("/desk/")
    page.click(f"a[href='{PLACE}received/{world.delivery.pk}/'].act")
    page.click("main button.act.main")
    page.wait_for_selector(".notice.done")
    world.delivery.refresh_from_db()
    assert world.delivery.acknowledged_by_id == world.officer.pk


def test_from_the_figure_to_what_was_weakened_on_a_phone(world, signed_in, phone) -> None:
    signed_in(phone, person("Quản trị", is_superuser=True, is_staff=True))
    phone.goto(f"{PLACE}{world.lower.pk}/lineage/")
    phone.locator(f"a[href='{PLACE}{world.upper.pk}/compare/{world.lower.pk}/']").tap()
    phone.wait_for_url("**/compare/**")
    weakened = phone.locator("tr.fate-weakened")
    assert weakened.count() == 1
    assert weakened.locator("del").first.inner_text() == "05"
    assert weakened.locator("ins").first.inner_text() == "02"


def test_an_address_is_made_and_a_calendar_program_reads_it(world, signed_in, page) -> None:
    signed_in(page, world.officer)
    page.goto(f"{PLACE}calendar/feeds/add/")
    page.fill("[name=name]", "Điện thoại")
    page.click("main .act.main")
    page.wait_for_url("**/feeds/")
    address = page.locator(".messages, [role=status], .notice").first.inner_text().split()[-1]
    way = address[address.index("/calendar/") :]
    answer = page.request.get(way)
    assert answer.status == 200
    assert "Báo cáo kết quả" in answer.text().replace("\r\n ", "")
