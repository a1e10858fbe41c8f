"""An officer notices that a dossier is about somebody known, reads both texts, makes one of them, and undoes it."""

from __future__ import annotations

import os
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from lantoa.exemplars.models import Dossier, DuplicatePair, Impact
from tests.exemplars.worlds import ON, Exemplars, entered, recognised
from tests.organisations.worlds import NOON

PICTURES = os.environ.get("PICTURES", "")
TEXT = (
    "Ba năm liền bà vận động 42 hộ trong thôn hiến 1.860 m² đất và góp 312 ngày công để mở rộng con đường liên thôn dài"
    " 1,4 km, tự tay ghi sổ từng ngày công và đọc công khai ở nhà văn hóa mỗi cuối tháng cho bà con cùng biết."
)
AGAIN = TEXT.replace("Ba năm liền", "Trong ba năm").replace("42 hộ", "37 hộ")
LESSON = "Họp dân nhiều lần trước khi làm, công khai sổ sách, người đứng đầu hiến đất trước rồi mới vận động bà con."


class Noticed:
    """Somebody who was honoured, the same person entered again, and a copied text about another one."""

    def __init__(self) -> None:
        self.world = Exemplars()
        told = {"born_year": 1960, "summary": TEXT, "place": "Thôn Nà Lầu", "earlier_honours": "Giấy khen năm 2019"}
        self.first = recognised(self.world.commune, "Hoàng Thị Pó", **told)
        again = {"born_year": 1960, "summary": AGAIN, "place": "Nà Lầu", "position": "Trưởng thôn"}
        self.second = entered(self.world.commune, "Bà Hoàng Thị Póo", **again)
        entered(self.world.commune, "Nông Văn Sầm", summary=AGAIN, born_year=1975)
        Impact.objects.create(dossier=self.first, on=ON, effect="Tốt", lessons=LESSON, recorded_at=NOON)
        self.pair = DuplicatePair.objects.get(first=self.first, second=self.second)


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_two_dossiers_become_one_and_two_again(
    open_page: Any, live_server: Any, axe: Any, width: int, scheme: str
) -> None:
    noticed = Noticed()
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    client = Client()
    client.force_login(noticed.world.officer.person)  # type: ignore[arg-type]
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])

    def see(name: str) -> None:
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        if PICTURES:
            page.screenshot(path=f"{PICTURES}/{name}-{width}.png", full_page=True)

    page.goto(f"{live_server.url}/desk/exemplars/{noticed.second.pk}/")
    see("record")
    page.click("text=Nông Văn Sầm")
    see("same-words")
    page.goto(f"{live_server.url}/desk/exemplars/duplicates/")
    see("list")
    page.goto(f"{live_server.url}/desk/exemplars/duplicates/{noticed.pair.pk}/")
    see("pair")
    page.click("text=Gộp thành một hồ sơ")
    see("merge")
    page.check(f"[name=stays][value='{noticed.first.pk}']")
    page.click("main button[type=submit].main")
    see("merged")
    assert Dossier.objects.get(pk=noticed.second.pk).merged_into == noticed.first
    page.goto(f"{live_server.url}/desk/exemplars/{noticed.second.pk}/separate/")
    page.click("main button[type=submit].main")
    assert Dossier.objects.get(pk=noticed.second.pk).merged_into is None
    page.goto(f"{live_server.url}/desk/exemplars/lessons/?q=hop+dan")
    see("lessons")
