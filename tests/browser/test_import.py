"""A list of bodies is brought from Excel as an administrator does it: sent, looked at, mended, recorded, undone."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from lantoa.organisations.models import Body, BodyImport, Role
from tests.organisations.lists import OFFICE, workbook
from tests.organisations.worlds import District, appointed, person

GOOD = (("vp1", "Văn phòng HĐND và UBND", OFFICE), ("vp2", "Tổ tổng hợp", OFFICE, None, "vp1"))


@pytest.fixture
def sign_in(live_server):
    """Gives a page the session of the district's administrator."""
    world = District()
    client = Client()
    client.force_login(appointed(world.district, Role.ADMINISTRATOR, person("Bình")).person)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value

    def signed_in(page):
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        return page

    return signed_in


def send(page, content: bytes, folder: Path) -> None:
    file = folder / "danh-sach.xlsx"
    file.write_bytes(content)
    page.goto("/desk/organisations/import/")
    page.get_by_label("Tệp Excel").set_input_files(file)
    page.locator("[name=under_text]").fill("Huyện Triệu Sơn")
    page.get_by_role("button", name="Kiểm tra danh sách").click()
    page.wait_for_url("**/import/*/")


def test_a_list_is_sent_mended_recorded_and_undone(sign_in, page, tmp_path) -> None:
    sign_in(page)
    send(page, workbook(*GOOD, ("vp3", None, OFFICE)), tmp_path)
    assert page.get_by_text("Thiếu tên gọi.").is_visible()
    assert page.get_by_text("Có dòng bị lỗi.").is_visible()
    send(page, workbook(*GOOD), tmp_path)
    assert page.get_by_text("Thuộc Huyện Triệu Sơn").is_visible()
    page.get_by_role("link", name="Ghi danh sách").click()
    page.get_by_role("button", name="Ghi danh sách").click()
    page.get_by_text("Đã ghi danh sách.").wait_for()
    assert Body.objects.filter(code__startswith="vp").count() == 2
    page.get_by_role("link", name="Mở thay đổi, hoặc hoàn tác").click()
    page.wait_for_url("**/changes/*/")
    page.get_by_role("link", name="Hoàn tác thay đổi này").click()
    page.get_by_label("Lý do").fill("Nhầm danh sách")
    page.get_by_role("button", name="Hoàn tác").click()
    page.wait_for_load_state("networkidle")
    assert not Body.objects.filter(code__startswith="vp").exists()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_screens_are_accessible_and_fit(scheme, sign_in, open_page, axe, tmp_path) -> None:
    for size in ({"width": 1280, "height": 900}, {"width": 360, "height": 760}):
        page = sign_in(open_page(viewport=size, color_scheme=scheme))
        send(page, workbook(*GOOD, ("vp3", None, OFFICE)), tmp_path)
        check = BodyImport.objects.latest("pk").pk
        for screen in ("import/", f"import/{check}/", f"import/{check}/?show=all", "export/"):
            page.goto(f"/desk/organisations/{screen}", wait_until="networkidle")
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], screen
            assert axe(page) == [], screen
