"""Somebody holds a certificate and looks whether it is genuine, on a phone."""

from __future__ import annotations

import os
from typing import Any

import pytest

from lantoa.kit.actors import PLATFORM
from lantoa.recognition.models import Honour
from lantoa.recognition.operations import honours
from lantoa.recognition.verification_codes import spaced
from tests.exemplars.worlds import proposed
from tests.organisations.worlds import NOON
from tests.recognition.decision_worlds import Deciding, agreed, later, signed

PICTURES = os.environ.get("PICTURES", "")


@pytest.fixture
def honour() -> Honour:
    """That of a collective, whose name is nobody's personal data."""
    world = Deciding()
    signed(world, agreed(world, world.merit, dossier=proposed(world.commune, "Tổ hòa giải thôn 4", kind="collective")))
    return Honour.objects.get()


def looked_at(page: Any, axe: Any, name: str) -> None:
    """Nothing that axe finds, nothing beside the screen."""
    assert axe(page) == [], name
    assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"], name
    if PICTURES:
        page.screenshot(path=f"{PICTURES}/verify-{name}.png", full_page=True)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_certificate_is_verified_on_a_phone(open_page: Any, axe: Any, honour: Honour, scheme: str) -> None:
    page = open_page(viewport={"width": 360, "height": 780}, color_scheme=scheme)
    page.goto("/xac-minh/")
    looked_at(page, axe, f"asked-{scheme}")
    page.get_by_label("Mã trên bằng").fill("abc")
    page.get_by_role("button", name="Xem").click()
    assert "mười hai chữ và số" in page.locator("main").inner_text()
    assert page.get_by_label("Mã trên bằng").input_value() == "abc"
    page.get_by_label("Mã trên bằng").fill(spaced(honour.code).lower())
    page.get_by_role("button", name="Xem").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Khen thưởng này có giá trị"
    assert "Tổ hòa giải thôn 4" in page.locator("main").inner_text()
    looked_at(page, axe, f"valid-{scheme}")
    honours.revoke(honour, later(), reason="Gian dối", by=PLATFORM, at=NOON)
    page.reload()
    assert page.get_by_role("heading", level=1).inner_text() == "Khen thưởng này đã bị hủy bỏ"
    assert "Tổ hòa giải" not in page.locator("main").inner_text()
    looked_at(page, axe, f"revoked-{scheme}")
