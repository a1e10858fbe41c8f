"""Somebody who has never seen the platform sends a plan in, goes through what was read, and comes to its board."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.utils import timezone

from lantoa.accounts.models import User
from lantoa.kit.outbox.delivery import deliver_next
from lantoa.kit.working.models import Worker
from lantoa.organisations.models import Role
from lantoa.plans.models import Plan
from lantoa.plans.states import ClauseState, PlanState
from tests.organisations.worlds import NOON, appointed, person
from tests.plans.communes import Commune
from vanban.samples import plan_of_dong_mai

PASSWORD = "Ruộng bậc thang mùa lúa chín"
KINDS = ("Chỉ tiêu", "Nhiệm vụ", "Tiêu chí", "Sự kiện", "Văn bản")


@pytest.fixture
def secretary() -> User:
    """The secretary of the commune of the sample plan."""
    who = person("Hà", password=PASSWORD)
    appointed(Commune().body, Role.SECRETARY, who)
    return who


def sign_in(page, who: User) -> None:
    page.goto("/desk/")
    page.fill("[name=login]", who.email)
    page.fill("[name=password]", PASSWORD)
    page.click("main .button")
    page.wait_for_url("**/desk/")


def read_it() -> None:
    """What the worker would do."""
    worker = Worker.objects.create(place="here:1", started_at=NOON, seen_at=NOON)
    while deliver_next(worker, clock=timezone.now):
        pass


def test_from_a_text_to_its_board(page, secretary: User, tmp_path: Path) -> None:
    sign_in(page, secretary)
    send(page, tmp_path)
    read_it()
    page.reload()
    page.get_by_role("link", name="Đối chiếu các mục").first.click()
    for kind in KINDS:
        confirm_all(page, kind)
    decide_the_rest(page)
    plan = Plan.objects.get()
    assert not plan.clauses.filter(state=ClauseState.UNSEEN).exists()
    page.get_by_role("link", name="Đưa vào theo dõi").first.click()
    page.get_by_role("button", name="Đưa vào theo dõi").click()
    page.wait_for_url(re.compile(r"/plans/\d+/$"))
    assert Plan.objects.get().state == PlanState.RUNNING
    page.get_by_role("link", name="Bảng theo dõi").first.click()
    page.wait_for_url("**/board/")
    told = page.inner_text("main")
    assert "Thôn Hạ" in told and "Thôn Thượng" in told
    assert "giới thiệu ít nhất 02 điển hình" in told


def send(page, folder: Path) -> None:
    """As a file."""
    page.get_by_role("link", name="Kế hoạch", exact=True).first.click()
    page.get_by_role("link", name="Gửi kế hoạch").last.click()
    sent = folder / "ke-hoach.txt"
    sent.write_text(plan_of_dong_mai(), encoding="utf-8")
    page.set_input_files("[name=file]", sent)
    page.get_by_role("button", name="Gửi và đọc").click()
    page.wait_for_url(re.compile(r"/plans/\d+/$"))


def confirm_all(page, kind: str) -> None:
    """Those of a kind about which nothing is to be asked, at once."""
    review = page.url
    page.get_by_text("Làm nhiều mục cùng lúc").click()
    link = page.get_by_role("link", name=re.compile(rf"^{kind}:"))
    if link.count():
        link.first.click()
        page.get_by_role("button", name="Xác nhận tất cả mục đã đánh dấu").click()
    page.goto(review)


def decide_the_rest(page) -> None:
    """One by one: confirmed where an answer is put forward or nothing is asked, else left out."""
    for _each in range(Plan.objects.get().clauses.filter(state=ClauseState.UNSEEN).count()):
        asked, answered = page.locator(".review-question"), page.locator(".review-question input[type=radio]:checked")
        name = "^Xác nhận" if asked.count() == answered.count() else "^Loại"
        page.locator(".review-decide").get_by_role("button", name=re.compile(name)).first.click()
        page.wait_for_load_state()
