"""What a programme chose, from the board to the form and to the dossier that is held back. Real Chromium."""

from __future__ import annotations

from typing import Any

import pytest

from lantoa.evidence.models import Grade
from lantoa.organisations.models import Role
from lantoa.plans.models import Plan
from lantoa.plans.options import options_of
from tests.browser.test_duties import Desk, Programme
from tests.exemplars.test_programme_choices import claimed
from tests.exemplars.worlds import proposed
from tests.organisations.worlds import appointed


@pytest.fixture(params=[360, 1280])
def desk(request: Any, open_page: Any, live_server: Any, axe: Any) -> Desk:
    """A phone and a laptop."""
    return Desk(open_page(viewport={"width": request.param, "height": 900}), live_server.url, axe, request.param)


def test_an_office_looks_up_changes_and_meets_what_it_chose(desk: Desk) -> None:
    programme = Programme()
    plan, page = programme.plan, desk.page
    desk.enter(appointed(programme.world.district, Role.SECRETARY))
    desk.see(f"{plan.pk}/board/", "board")
    page.click(".rests-on a")
    assert page.locator("h1").inner_text() == "Cách tính và lựa chọn"
    page.click(".choices-change a")
    page.uncheck("[name=subjects][value=household]")
    page.check("[name=budget][value=amount]")
    desk.send({"review_from": "2021", "review_to": "2025", "reason": "Họp ngày 20/11"})
    assert page.locator(".error-summary a").count() == 1
    desk.send({"budget_amount": "150000000", "budget_source": "ngân sách huyện"})
    page.wait_for_selector(".programme-choices .own-choice")
    assert page.locator(".programme-choices .own-choice").count() == 3
    assert options_of(Plan.objects.get(pk=plan.pk)).budget_amount == 150_000_000
    desk.see(f"{plan.pk}/choices/", "choices")
    desk.see(f"{plan.pk}/settings/", "settings")
    desk.see(f"duties/{programme.duty.pk}/", "duty")
    desk.see(f"cells/{programme.term.pk}/{programme.body.pk}/", "cell")
    desk.see(f"{plan.pk}/", "plan")
    dossier = proposed(programme.body, summary="Chị là người duy nhất dám làm.")
    claimed(dossier, "Giúp 12 hộ thoát nghèo")
    claimed(dossier, "Hộ duy nhất của huyện giữ giống", Grade.OFFICIAL)
    desk.enter(appointed(programme.body, Role.LEADER))
    desk.see(f"../exemplars/{dossier.pk}/", "dossier")
    desk.see(f"../exemplars/{dossier.pk}/introduce/", "introduce")
    page.fill("[name=to_body_text]", programme.world.district.name)
    desk.send({"document": "15/TTr-UBND"})
    assert "nói quá những gì chứng minh được" in page.locator(".error-summary").inner_text()
    assert page.input_value("[name=document]") == "15/TTr-UBND"
