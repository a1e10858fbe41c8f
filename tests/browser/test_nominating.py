"""Somebody tells of a good example on a small phone, with JavaScript and without, and an officer takes it up."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from lantoa.exemplars.models import Dossier, Nomination
from lantoa.exemplars.tracking_codes import spaced
from tests.exemplars.nomination_worlds import DEED, FORM, Neighbourhood, photo

NUMBERS = dict(zip("hai ba bốn năm sáu bảy tám chín".split(), range(2, 10), strict=True))


@pytest.fixture
def world() -> Neighbourhood:
    return Neighbourhood()


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    path = tmp_path / "trạm y tế.jpg"
    path.write_bytes(photo("teal", 900))
    return path


class Walk:
    """The questions on a page, each answered as a thumb answers it, and looked at before it is sent."""

    def __init__(self, page: Any, axe: Any) -> None:
        self.page, self.axe = page, axe

    def go(self) -> None:
        """On to the next question, from a page that fits its screen and that axe finds nothing wrong with."""
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth"), self.page.url
        assert self.axe(self.page) == []
        self.page.locator(".ask-foot button:not([name=later])").click()

    def at(self, address: str) -> None:
        self.page.wait_for_url(f"**{FORM}{address}")

    def begin(self, *, script: bool) -> None:
        self.page.goto(FORM)
        self.page.get_by_label("Một người").check()
        if not script:
            question = self.page.locator("label[for=id_added]").inner_text()
            first, second = question.removesuffix(" bằng mấy?").split(" cộng ")
            self.page.locator("#id_added").fill(str(NUMBERS[first] + NUMBERS[second]))
        self.go()
        self.at("ten/")

    def tell(self, *, script: bool) -> None:
        self.page.get_by_label("Họ và tên").fill("Hà Thị Nhuần")
        self.go()
        self.at("o-dau/")
        self.page.get_by_label("Xã, phường hoặc đặc khu").fill("dan l")
        if not script:
            self.go()
        self.page.get_by_label("Xã Dân Lực").check()
        self.go()
        self.at("linh-vuc/")
        self.go()
        self.at("viec-lam/")
        self.page.get_by_label("Việc đã làm").fill(DEED)
        self.go()
        self.at("xac-nhan/")
        self.go()

    def show(self, picture: Path, *, script: bool) -> None:
        self.at("anh/")
        self.page.get_by_label("Chọn ảnh hoặc giấy tờ").set_input_files(picture)
        if not script:
            self.page.get_by_role("button", name="Gửi tệp").click()
        self.page.locator(".sent-files img").wait_for()
        self.page.get_by_label("Người trong ảnh biết").check()
        self.go()
        self.at("nguoi-gioi-thieu/")
        self.go()

    def send(self) -> str:
        self.at("xem-lai/")
        self.page.get_by_label("Tôi đã đọc và đồng ý").check()
        self.go()
        self.at("da-gui/")
        assert self.axe(self.page) == []
        return str(self.page.locator(".code").inner_text())


@pytest.mark.parametrize("script", [True, False], ids=["javascript", "no javascript"])
def test_a_nomination_on_a_small_phone(
    script: bool, world: Neighbourhood, open_page: Any, picture: Path, axe: Any
) -> None:
    phone = open_page(
        viewport={"width": 360, "height": 760}, has_touch=True, is_mobile=True, java_script_enabled=script
    )
    # Without JavaScript neither axe nor the width can be asked; the pages are the same ones.
    walk = Walk(phone, axe) if script else Walk(phone, lambda page: [])
    if not script:
        phone.evaluate = lambda words: True
    walk.begin(script=script)
    walk.tell(script=script)
    walk.show(picture, script=script)
    code = walk.send()
    nomination = Nomination.objects.get()
    assert spaced(nomination.tracking_code) == code
    assert (nomination.state, nomination.body) == ("sent", world.commune)
    assert nomination.files().count() == 1


def test_what_is_typed_is_kept_and_the_code_leads_back(world: Neighbourhood, phone: Any, page: Any, axe: Any) -> None:
    walk = Walk(phone, axe)
    walk.begin(script=True)
    phone.get_by_label("Họ và tên").press_sequentially("Hà Thị Nhuần")
    phone.wait_for_function("document.querySelector('[data-saved-at]').textContent.trim().startsWith('Đã lưu')")
    with phone.expect_response(lambda answer: answer.request.headers.get("x-nomination-save")):
        phone.get_by_label("Đó là ai?").press_sequentially("cô giáo")
    assert Nomination.objects.get().about == "cô giáo"
    phone.get_by_role("button", name="Để sau").click()
    code = phone.locator(".code").inner_text()
    page.goto(f"{FORM}theo-doi/")
    page.get_by_label("Mã của bà con").fill(code.lower())
    page.get_by_role("button", name="Xem").click()
    page.wait_for_url(f"**{FORM}o-dau/")
    assert axe(page) == []


def test_an_officer_takes_up_what_was_told(world: Neighbourhood, page: Any, live_server: Any, axe: Any) -> None:
    nomination = world.sent(contact="0912 345 678")
    client = Client()
    client.force_login(world.officer.person)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
    page.goto("/desk/exemplars/nominations/")
    page.get_by_role("link", name="Hà Thị Nhuần").click()
    assert axe(page) == []
    page.get_by_role("link", name="Tiếp nhận: mở hồ sơ").click()
    page.get_by_role("button", name="Tiếp nhận: mở hồ sơ").click()
    page.wait_for_url("**/desk/exemplars/*/")
    assert Dossier.objects.get().nominations.get() == nomination
