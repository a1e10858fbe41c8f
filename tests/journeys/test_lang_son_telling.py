"""S0, Lạng Sơn: whom units introduced is told of on the page of the department; who is not yet is pointed out."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import TestCase

from lantoa.channels.kinds import OutletKind
from lantoa.organisations.models import Role
from tests.journeys.finding import Desk, introduced
from tests.journeys.steps import MISSING, WHY
from tests.journeys.telling import made_public, outlet, published, sent
from tests.journeys.test_lang_son import Journey

FOUND, PUBLIC, INTRODUCED, TOLD, LATER = (date(2023, month, 4) for month in (3, 4, 9, 10, 11))


@pytest.mark.skipif(MISSING, reason=WHY)
class TestLangSonTelling(TestCase):
    """Each test goes on from the plan in force."""

    def test_whoever_is_introduced_stands_on_the_page_of_the_department(self) -> None:
        """Two of a division are introduced in September; one is told of in October, with the address of the page."""
        bodies = Journey().bodies
        department, division = bodies["khdt"], bodies["khdt-vp"]
        first, second = (made_public(division, name, FOUND, PUBLIC) for name in ("Hoàng Thị Liễu", "Lý Văn Páo"))
        made_public(division, "Nông Văn Cón", FOUND, PUBLIC)  # found, and introduced to nobody
        for each in (first, second):
            introduced(each, INTRODUCED)
        editor = Desk(department, TOLD, Role.EDITOR)
        assert _listed(editor) == {"Hoàng Thị Liễu", "Lý Văn Páo"}
        site = outlet(department, OutletKind.SITE, "Trang thông tin điện tử Sở", TOLD)
        story = published(first, department, TOLD, published_on=TOLD)
        posted = sent(story, site, TOLD, "https://sokhdt.example/guong/1")
        assert (posted.state, posted.address) == ("sent", "https://sokhdt.example/guong/1")
        assert _listed(Desk(department, LATER, Role.EDITOR)) == {"Lý Văn Páo"}


def _listed(who: Desk) -> set[str]:
    """Whom the list of those to tell of points out."""
    page = who.page("newsroom:to_tell", introduced="on", untold="on").content.decode()
    table = page[page.index("<tbody") :] if "<tbody" in page else ""
    return {name for name in ("Hoàng Thị Liễu", "Lý Văn Páo", "Nông Văn Cón") if name in table}
