"""A unit's list of nominations as an officer brings it from Excel: sent, mended, written down, read, undone."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from lantoa.exemplars.models import Nomination, NominationImport
from tests.exemplars.nomination_lists import listed, nominations
from tests.exemplars.nomination_worlds import Neighbourhood

GOOD = (listed(), listed("Hoàng Thị Sen"), listed("Bà Hà Thị Nhuần"))


@pytest.fixture
def sign_in(live_server):
    """Gives a page the session of the commune's officer; somebody was nominated there before."""
    world = Neighbourhood()
    world.sent()
    client = Client()
    client.force_login(world.officer.person)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value

    def signed_in(page):
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        return page

    return signed_in


def send(page, content: bytes, folder: Path) -> None:
    file = folder / "danh-sach-thang-11.xlsx"
    file.write_bytes(content)
    page.goto("/desk/exemplars/nominations/import/")
    page.get_by_label("Tệp Excel").set_input_files(file)
    page.get_by_label("Người giới thiệu đã được biết").check()
    page.get_by_role("button", name="Kiểm tra danh sách").click()
    page.wait_for_url("**/import/*/")


def test_a_list_is_sent_mended_written_down_and_undone(sign_in, page, tmp_path) -> None:
    sign_in(page)
    send(page, nominations(*GOOD, listed("Lò Văn Pành", deed=None)), tmp_path)
    assert page.get_by_text("Thiếu việc đã làm").is_visible()
    assert page.get_by_role("link", name="Ghi danh sách").is_visible()  # without the row that has an error
    page.get_by_role("link", name="Gửi tệp khác").click()
    send(page, nominations(*GOOD), tmp_path)
    assert page.get_by_text("đã được giới thiệu ngày").is_visible()
    page.get_by_role("link", name="Ghi danh sách").click()
    page.get_by_role("button", name="Ghi danh sách").click()
    page.get_by_text("Đã ghi 2 phiếu giới thiệu.").wait_for()
    page.get_by_role("link", name="Đọc các phiếu giới thiệu trong danh sách").click()
    assert page.get_by_role("link", name="Hoàng Thị Sen").is_visible()
    page.go_back()
    page.get_by_role("link", name="Hoàn tác danh sách").click()
    page.get_by_label("Lý do").fill("Nhầm tệp")
    page.get_by_role("button", name="Hoàn tác danh sách").click()
    page.get_by_text("Đã hoàn tác danh sách.").wait_for()
    assert Nomination.objects.count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_screens_are_accessible_and_fit(scheme, sign_in, open_page, axe, tmp_path) -> None:
    for size in ({"width": 1280, "height": 900}, {"width": 360, "height": 760}):
        page = sign_in(open_page(viewport=size, color_scheme=scheme))
        send(page, nominations(*GOOD, listed("Lò Văn Pành", deed=None)), tmp_path)
        bad = NominationImport.objects.latest("pk").pk
        send(page, nominations(*GOOD), tmp_path)
        good = NominationImport.objects.latest("pk").pk
        for screen in ("", f"{bad}/", f"{good}/", f"{good}/record/"):
            page.goto(f"/desk/exemplars/nominations/import/{screen}", wait_until="networkidle")
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], screen
            assert axe(page) == [], screen
