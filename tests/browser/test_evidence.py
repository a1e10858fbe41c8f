"""An officer writes down what somebody achieved and what shows it, and a colleague verifies it; on a phone as well."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from PIL import Image

from lantoa.evidence.models import Claim, Grade
from lantoa.evidence.states import ClaimState
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Role
from tests.exemplars.worlds import Exemplars, entered
from tests.organisations.worlds import appointed

PICTURES = os.environ.get("PICTURES", "")
SIZES = [(360, "dark"), (1280, "light")]


class Desk:
    """One browser at which people take turns."""

    def __init__(self, page: Any, axe: Any, address: str) -> None:
        self.page, self.axe, self.address = page, axe, address

    def taken_by(self, actor: Actor) -> None:
        client = Client()
        client.force_login(actor.person)  # type: ignore[arg-type]
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        self.page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": self.address}])

    def see(self, name: str) -> None:
        width = self.page.viewport_size["width"]
        assert self.axe(self.page) == [], name
        assert self.page.evaluate("document.documentElement.scrollWidth") <= width, name
        if PICTURES:
            self.page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)

    def go_to(self, link: str) -> None:
        self.page.get_by_role("link", name=link, exact=True).first.click()

    def push(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).first.click()


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """The signed page of a meeting's minutes, photographed."""
    path = tmp_path / "bien-ban.jpg"
    Image.new("RGB", (1200, 1600), "beige").save(path, "JPEG")
    return path


@pytest.mark.parametrize(("width", "scheme"), SIZES)
def test_a_claim_gets_its_proof_and_a_second_pair_of_eyes(
    open_page: Any, live_server: Any, axe: Any, photo: Path, width: int, scheme: str
) -> None:
    world = Exemplars()
    dossier, colleague = entered(world.commune), appointed(world.commune, Role.OFFICER)
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    desk = Desk(page, axe, live_server.url)
    desk.taken_by(world.officer)
    page.goto(f"/desk/exemplars/{dossier.pk}/")
    desk.go_to("Thêm nội dung kê khai")
    page.get_by_label("Kết quả đạt được").fill("Vận động 46 hộ chuyển sang lúa hữu cơ")
    desk.see("claim")
    desk.push("Lưu")
    # Proof is asked for at once.
    desk.see("proof")
    page.get_by_label("văn bản của cơ quan").check()
    page.locator("input[type=file]").set_input_files(photo)
    page.get_by_label("Số văn bản").fill("12/BB-UBND")
    desk.push("Lưu")
    claim = Claim.objects.get()
    assert (claim.grade, claim.state) == (Grade.OFFICIAL, ClaimState.DRAFTED)
    desk.see("shown")
    # Nobody verifies what she wrote herself.
    assert page.get_by_role("link", name="Xác minh", exact=True).is_disabled()
    assert "Người khác phải xác minh" in page.inner_text("main")
    desk.taken_by(colleague)
    page.reload()
    desk.go_to("Xác minh")
    desk.push("Xác minh")
    claim.refresh_from_db()
    assert (claim.state, claim.verified_by) == (ClaimState.VERIFIED, colleague.person)
    assert "Đã xác minh nội dung." in page.locator(".messages").inner_text()
    desk.see("verified")
