"""A review's recommendation, from the form of the report to what came of it, on a phone and at a desk."""

from __future__ import annotations

import os
from typing import Any

import pytest

from lantoa.kit.actors import PLATFORM, Actor
from lantoa.organisations.models import Role
from lantoa.reporting.models import ReviewPoint
from lantoa.reporting.operations import points, reports
from tests.organisations.worlds import appointed
from tests.plans.worlds import plan_of
from tests.reporting.test_points import AT, half, point, whole
from tests.reporting.worlds import Reporting

PASSWORD = "Ruộng bậc thang mùa lúa chín"
PICTURES = os.environ.get("PICTURES", "")


def sign_in(page: Any, who: Actor) -> None:
    who.person.set_password(PASSWORD)
    who.person.save()
    page.goto("/desk/")
    page.fill("[name=login]", who.person.email)
    page.fill("[name=password]", PASSWORD)
    page.click("main .button")
    page.wait_for_url("**/desk/")


def looked_at(page: Any, axe: Any, name: str) -> None:
    """Nothing that axe finds, nothing beside the screen."""
    assert axe(page) == [], name
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], name
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/points-{name}.png", full_page=True)


@pytest.mark.parametrize(("width", "scheme"), [(360, "light"), (1280, "dark")])
def test_a_recommendation_is_written_down_done_and_told(open_page: Any, axe: Any, width: int, scheme: str) -> None:
    world = Reporting()
    plan = plan_of(world.district)
    first = half(world, plan=plan)
    points.add_to_report(first, point(world.district, "Tập huấn viết về gương"), by=PLATFORM, at=AT)
    reports.close(first, by=PLATFORM, at=AT)
    now = whole(world, plan=plan)
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    sign_in(page, appointed(world.district, Role.SECRETARY))
    assert "Tập huấn viết về gương" in page.locator("main").inner_text()
    page.goto(f"/desk/reporting/{now.pk}/")
    looked_at(page, axe, f"report-{width}-{scheme}")
    page.get_by_role("link", name="Ghi đề xuất").click()
    looked_at(page, axe, f"form-{width}-{scheme}")
    page.fill("[name=text]", "Rà soát từng thôn")
    page.fill("[name=due_on]", "31/12/2026")
    page.locator("main button[type=submit]").last.click()
    assert "Rà soát từng thôn" in page.locator("main").inner_text()
    done = ReviewPoint.objects.get(report=first)
    page.goto(f"/desk/reporting/points/{done.pk}/")
    looked_at(page, axe, f"point-{width}-{scheme}")
    page.get_by_role("link", name="Báo đã xong").click()
    page.fill("[name=reason]", "Hai lớp, 60 người")
    page.get_by_role("button", name="Báo đã xong").click()
    page.goto(f"/desk/reporting/{now.pk}/")
    assert "Hai lớp, 60 người" in page.locator("main").inner_text()
    page.goto("/desk/reporting/points/")
    looked_at(page, axe, f"list-{width}-{scheme}")
