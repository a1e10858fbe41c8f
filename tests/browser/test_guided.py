"""Two communes become one, as somebody does it who has never been here: fill in, look, agree, and take it back."""

from __future__ import annotations

from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from lantoa.organisations.models import Body, Role
from tests.organisations.worlds import District, appointed

FORMS = ("found", "rename", "move", "merge", "split", "abolish")


@pytest.fixture
def world() -> District:
    return District()


@pytest.fixture
def sign_in(world: District, live_server: Any) -> Any:
    """Gives a page the session of the district's administrator."""

    def signed_in(page: Any) -> Any:
        client = Client()
        client.force_login(appointed(world.district, Role.ADMINISTRATOR).person)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        return page

    return signed_in


def fits(page: Any) -> bool:
    return page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("size", [(1280, 900), (360, 760)])
def test_communes_are_merged_and_it_is_undone(size: tuple[int, int], sign_in: Any, open_page: Any) -> None:
    page = sign_in(open_page(viewport={"width": size[0], "height": size[1]}))
    page.goto("/desk/organisations/merge/")
    for name in ("dan luc", "xa dan ly"):
        page.locator("#id_bodies_text").press_sequentially(name)
        page.locator(".picker-list:visible li", has_text="Xã Dân").first.click()
    assert page.locator(".picker-picked input:checked").count() == 2
    page.fill("#id_name", "Xã Triệu Sơn")
    page.select_option("#id_kind", "commune")
    page.get_by_role("button", name="Xem trước ảnh hưởng").click()
    for told in ("Cơ quan, đơn vị được thành lập", "Xã Triệu Sơn", "Xã Dân Lực → Xã Triệu Sơn"):
        page.get_by_text(told).first.wait_for()
    assert fits(page)
    assert not Body.objects.filter(name="Xã Triệu Sơn").exists()
    page.get_by_role("button", name="Ghi nhận thay đổi").click()
    page.wait_for_url("**/changes/*/")
    assert Body.objects.get(name="Xã Triệu Sơn").is_open
    page.goto(f"{page.url}undo/")
    page.fill("#id_reason", "Nhập nhầm")
    page.locator(".form-foot button.main").click()
    page.wait_for_url("**/changes/*/")
    assert not Body.objects.filter(name="Xã Triệu Sơn").exists()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_form_is_accessible_and_fits(scheme: str, sign_in: Any, open_page: Any, axe: Any) -> None:
    for width in (1280, 360):
        page = sign_in(open_page(viewport={"width": width, "height": 800}, color_scheme=scheme))
        for form in FORMS:
            page.goto(f"/desk/organisations/{form}/", wait_until="networkidle")
            assert fits(page), (form, width)
            assert not axe(page), (form, width)
