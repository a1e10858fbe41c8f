"""Bodies as a new user looks at them: the trees of any day, a body's lineage, a change taken back. Real Chromium."""

import re

import pytest
from django.conf import settings
from django.test import Client

from lantoa.organisations.models import Body, BodyKind, Role, Tree
from lantoa.organisations.operations.recording import NewBody
from tests.organisations.worlds import District, appointed, merged, person

PLACE = "/desk/organisations/"
SIZES = {"phone": {"width": 360, "height": 760}, "laptop": {"width": 1280, "height": 900}}


class Merged(District):
    """The communes of the district made one, and somebody who administers the province."""

    def __init__(self) -> None:
        super().__init__()
        new = NewBody("Xã Triệu Sơn", BodyKind.COMMUNE, {Tree.GOVERNMENT: self.province})
        self.change = merged(*self.communes, into=new)
        self.new = Body.objects.get(name="Xã Triệu Sơn")
        self.officer = person("Hạnh")
        appointed(self.province, Role.ADMINISTRATOR, self.officer)


@pytest.fixture
def world() -> Merged:
    return Merged()


@pytest.fixture
def sign_in(world, live_server):
    """Gives a page the administrator's session."""

    def signed_in(page):
        client = Client()
        client.force_login(world.officer)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        return page

    return signed_in


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_accessible_and_fits(scheme, sign_in, world, open_page, axe) -> None:
    screens = (
        "",
        "?on=30/06/2025&ended=on",
        "?q=dan+luc&ended=on",
        f"bodies/{world.new.pk}/",
        f"bodies/{world.communes[0].pk}/",
        f"bodies/{world.new.pk}/lineage/",
        "changes/",
        f"changes/{world.change.pk}/",
        f"changes/{world.change.pk}/undo/",
    )
    for size in SIZES.values():
        page = sign_in(open_page(viewport=size, color_scheme=scheme))
        for screen in screens:
            page.goto(PLACE + screen, wait_until="networkidle")
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], screen
            assert axe(page) == [], (screen, size)


@pytest.mark.parametrize("scripts", [True, False])
def test_the_tree_of_a_former_day_unfolds_with_and_without_scripts(scripts, sign_in, world, open_page) -> None:
    page = sign_in(open_page(viewport=SIZES["phone"], java_script_enabled=scripts))
    page.goto(PLACE)
    page.get_by_role("link", name="Trước 01/7/2025").click()
    unfold = page.get_by_role("link", name="Mở Huyện Triệu Sơn")
    unfold.wait_for()
    if scripts:
        page.evaluate("document.body.dataset.stays = 'yes'")
    unfold.click()
    page.get_by_role("link", name="Xã Dân Lý", exact=True).wait_for()
    if scripts:
        assert page.evaluate("document.body.dataset.stays") == "yes"
        assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    page.reload()
    page.get_by_role("link", name="Thu gọn Huyện Triệu Sơn").click()
    page.get_by_role("link", name="Mở Huyện Triệu Sơn").wait_for()
    assert page.get_by_role("link", name="Xã Dân Lý", exact=True).count() == 0


@pytest.mark.parametrize("size", SIZES)
def test_from_a_former_commune_to_who_answers_today_and_the_figure(size, sign_in, open_page, world) -> None:
    page = sign_in(open_page(viewport=SIZES[size]))
    page.goto(PLACE)
    page.get_by_label("Tìm theo tên").fill("dan luc")
    page.get_by_label("Cả đơn vị đã kết thúc").check()
    page.get_by_role("button", name="Xem", exact=True).click()
    page.get_by_role("link", name="Xã Dân Lực", exact=True).click()
    page.get_by_role("heading", name="Nay do ai chịu trách nhiệm").wait_for()
    page.get_by_role("link", name="Xem sơ đồ").click()
    figure = page.get_by_role("group", name=re.compile("kế thừa", re.IGNORECASE))
    figure.get_by_role("link", name=re.compile("^Xã Triệu Sơn")).click()
    page.get_by_role("heading", level=1, name="Xã Triệu Sơn", exact=True).wait_for()


@pytest.mark.parametrize("size", SIZES)
def test_a_merger_is_taken_back_with_a_reason(size, sign_in, open_page, world) -> None:
    page = sign_in(open_page(viewport=SIZES[size]))
    page.goto(f"{PLACE}changes/{world.change.pk}/")
    page.get_by_role("link", name="Hoàn tác thay đổi này").click()
    page.get_by_label("Lý do").fill("Nghị quyết đã được đính chính")
    page.get_by_role("button", name="Hoàn tác thay đổi này").click()
    page.get_by_text("Mọi thứ trở lại như trước.").wait_for()
    assert not Body.objects.filter(name="Xã Triệu Sơn").exists()
    page.goto(f"{PLACE}bodies/{world.communes[0].pk}/")
    assert "đang hoạt động" in page.locator(".record-head").inner_text()
