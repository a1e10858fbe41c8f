"""Criteria as an officer drafts them for the first time, with keys alone and on a phone. Real Chromium."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from lantoa.kit.actors import PLATFORM
from lantoa.movements.models import CriteriaSet, Scope
from lantoa.movements.operations import criteria, editing
from lantoa.movements.operations.editing import Wording
from lantoa.movements.states import CriteriaState
from lantoa.organisations.models import Role
from tests.movements.worlds import Criteria, drafted, in_force, launched, reference
from tests.organisations.worlds import NOON, appointed

PLACE = "/desk/movements/"
SIZES = {"phone": {"width": 360, "height": 760}, "laptop": {"width": 1280, "height": 900}}


class Library(Criteria):
    """A regulation with a changed draft of its next version, criteria of communes, and a movement that runs late."""

    def __init__(self) -> None:
        super().__init__()
        self.held = in_force(self.district, date(2024, 1, 1), "Có sáng kiến được công nhận.", "Được tập thể tín nhiệm.")
        self.draft = criteria.new_version(self.held, by=PLATFORM, at=NOON)
        first, second = self.draft.criteria.all()
        editing.change(first, Wording("Có sáng kiến được cấp huyện công nhận."), by=PLATFORM, at=NOON)
        editing.remove(second, by=PLATFORM, at=NOON)
        health = Wording("Chăm sóc sức khỏe nhân dân.", Scope.FIELD, reference("Y tế"), branch="collective")
        editing.add(self.draft, health, by=PLATFORM, at=NOON)
        of_plan = drafted(self.district, "Kế hoạch năm 2026")
        of_plan.criteria.update(scope=Scope.FIELD, field_words="tài chính và bảo hiểm")
        self.unsure = of_plan.criteria.get()
        in_force(self.communes[0])
        self.movement = launched(self.district, last_day=date(2025, 12, 31), goals="Về đích nông thôn mới.")


@pytest.fixture
def world() -> Library:
    return Library()


@pytest.fixture
def sign_in(world: Library, live_server: Any) -> Any:
    """Gives a page the session of a secretary of the district."""

    def signed_in(page: Any) -> Any:
        client = Client()
        client.force_login(appointed(world.district, Role.SECRETARY).person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        return page

    return signed_in


def screens(world: Library) -> dict[str, str]:
    """Every screen of the room, by a name."""
    draft = f"criteria/{world.draft.pk}/"
    return {
        "movements": "",
        "movement": f"{world.movement.pk}/",
        "movement form": f"{world.movement.pk}/change/",
        "library": "criteria/",
        "changes": f"{draft}?changes=1",
        "editor": f"{draft}edit/",
        "criterion": f"{draft}edit/add/",
        "force": f"{draft}put-in-force/",
        "settle": f"criteria/criterion/{world.unsure.pk}/settle/",
        "fields": "fields/",
        "field": f"fields/{reference('Y tế').pk}/",
        "coverage": "coverage/",
        "matrix": "matrix/",
        "nothing": "fields/unsure/?q=",
        "model types": "model-types/",
    }


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES)
def test_every_screen_is_accessible_and_fits(
    size: str, scheme: str, sign_in: Any, world: Library, open_page: Any, axe: Any
) -> None:
    page = sign_in(open_page(viewport=SIZES[size], color_scheme=scheme))
    for name, screen in screens(world).items():
        page.goto(PLACE + screen, wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= SIZES[size]["width"], name
        assert axe(page) == [], name


@pytest.mark.parametrize(("size", "scripts"), [("laptop", True), ("phone", False)])
def test_criteria_are_drafted_and_put_into_force(
    size: str, scripts: bool, sign_in: Any, world: Library, open_page: Any
) -> None:
    page = sign_in(open_page(viewport=SIZES[size], java_script_enabled=scripts))
    page.goto(f"{PLACE}criteria/")
    page.get_by_role("link", name="Dự thảo bộ tiêu chuẩn").click()
    page.get_by_label("Tên", exact=True).or_(page.locator("#id_title")).first.fill("Quy định xét gương sáng")
    page.get_by_role("button", name="Lưu và thêm tiêu chuẩn").click()
    page.get_by_role("link", name="Thêm tiêu chuẩn").first.click()
    page.locator("#id_text").fill("Việc làm có kết quả đo đếm được.")
    page.get_by_role("button", name="Lưu và thêm mục nữa").click()
    page.locator("#id_text").fill("Được thôn, tổ dân phố tán thành.")
    page.get_by_role("button", name="Lưu", exact=True).click()
    page.get_by_role("button", name="Chuyển mục 2 lên").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**focus=up**")
    made = CriteriaSet.objects.get(title="Quy định xét gương sáng")
    assert [each.text[:4] for each in made.criteria.all()] == ["Được", "Việc"]
    if scripts:
        page.keyboard.press("Alt+ArrowDown")  # the focus is still on the criterion that moved
        page.wait_for_url("**focus=down**")
        assert [each.text[:4] for each in made.criteria.all()] == ["Việc", "Được"]
    page.get_by_role("button", name="Bỏ mục 1").click()
    page.get_by_role("button", name="Hoàn tác: bỏ tiêu chuẩn").click()
    page.get_by_text("Đã hoàn tác: bỏ tiêu chuẩn.").wait_for()
    page.get_by_role("link", name="Trở lại dự thảo").click()
    page.locator(".action-panel a", has_text="hiệu lực").first.click()
    page.locator(".form-foot button.main").click()
    page.wait_for_url(f"**/criteria/{made.pk}/")
    made.refresh_from_db()
    assert (made.state, made.criteria.count()) == (CriteriaState.IN_FORCE, 2)


def test_what_changed_is_marked_by_more_than_colour(sign_in: Any, world: Library, page: Any) -> None:
    page = sign_in(page)
    page.goto(f"{PLACE}criteria/{world.draft.pk}/")
    page.get_by_role("link", name="chỗ khác so với bản thứ 1").click()
    page.get_by_role("link", name="Chỉ xem tiêu chuẩn").wait_for()
    marks = page.locator(".criteria .how").all_inner_texts()
    assert sorted(marks) == ["Mới", "Đã bỏ", "Đã sửa"]
    assert page.locator("ins", has_text="cấp huyện").count() == 1
    struck = page.locator("del", has_text="Được tập thể tín nhiệm.")
    assert "line-through" in struck.evaluate("each => getComputedStyle(each).textDecorationLine")
