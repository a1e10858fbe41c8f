"""A plan is sent in, reviewed with the keyboard and put into force, as a secretary does it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from lantoa.plans.models import Clause, Plan
from lantoa.plans.operations import reading
from lantoa.plans.states import ClauseState, PlanState
from tests.organisations.worlds import NOON
from tests.plans.communes import Commune, read
from vanban.samples import plan_of_dong_mai


@pytest.fixture
def commune() -> Commune:
    return Commune()


@pytest.fixture
def sign_in(live_server, commune) -> Callable[[Any], Any]:
    """Gives a page the session of the commune's secretary."""
    client = Client()
    client.force_login(commune.secretary.person)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value

    def signed_in(page: Any) -> Any:
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        return page

    return signed_in


def send_in(page: Any) -> Plan:
    page.goto("/desk/plans/send-in/text/")
    page.locator("[name=text]").fill(plan_of_dong_mai())
    page.get_by_role("button", name="Gửi và đọc").click()
    page.get_by_text("đang đọc kế hoạch").wait_for()
    return Plan.objects.get()


def answer(page: Any) -> None:
    """Where nobody is put forward, the words stay as they are printed."""
    for question in page.locator(".review-question").all():
        if not question.locator("input[type=radio]:checked").count():
            question.locator("input[type=radio]").last.check()


def decide(page: Any, key: str) -> None:
    """Press a key for the open item and wait for the next page."""
    with page.expect_navigation():
        page.locator("body").press(key)


def test_a_plan_is_sent_in_and_reviewed_with_the_keyboard(sign_in, page, commune) -> None:
    sign_in(page)
    plan = reading.take(send_in(page), at=NOON)
    page.get_by_text("18/KH-UBND").first.wait_for(timeout=15_000)  # the page asks again by itself
    page.get_by_role("link", name="Đối chiếu các mục").click()
    page.get_by_text("Làm nhiều mục cùng lúc").click()
    page.get_by_role("link", name="trùng nguyên văn").click()
    page.get_by_role("button", name="Gộp các mục này").click()
    assert plan.clauses.filter(state=ClauseState.MERGED).count() >= 6
    page.goto(f"/desk/plans/{plan.pk}/review/?kind=criterion")
    decide(page, "l")
    assert plan.clauses.filter(state=ClauseState.REJECTED).count() == 1
    decide(page, "u")
    assert not plan.clauses.filter(state=ClauseState.REJECTED).exists()
    page.goto(f"/desk/plans/{plan.pk}/review/")
    assert page.get_by_text("mục chưa xem").first.is_visible()
    for _ in range(plan.clauses.count()):
        if not page.locator(".review-decide").count():
            break
        answer(page)
        decide(page, "Enter")
    assert not plan.clauses.filter(state=ClauseState.UNSEEN).exists()
    by = set(Clause.objects.filter(plan=plan).values_list("decided_by", flat=True))
    assert by == {commune.secretary.person.pk}
    page.get_by_role("link", name="Đưa vào theo dõi").click()
    page.get_by_role("button", name="Đưa vào theo dõi").click()
    page.get_by_text("Kế hoạch đã được đưa vào theo dõi.").wait_for()
    assert Plan.objects.get().state == PlanState.RUNNING


def test_keys_can_be_switched_off_and_letters_that_are_typed_are_letters(sign_in, page, commune) -> None:
    plan = read(commune.body, commune.officer)
    sign_in(page).goto(f"/desk/plans/{plan.pk}/review/?kind=criterion")
    page.get_by_role("button", name="tắt").click()
    page.locator("body").press("l")
    page.wait_for_timeout(300)
    assert not plan.clauses.exclude(state=ClauseState.UNSEEN).exists()


def test_without_javascript_it_is_reviewed_as_well(sign_in, open_page, commune) -> None:
    plan = read(commune.body, commune.officer)
    page = sign_in(open_page(java_script_enabled=False))
    page.goto(f"/desk/plans/{plan.pk}/review/?kind=criterion")
    page.get_by_role("button", name="Xác nhận").first.click()
    assert plan.clauses.filter(state=ClauseState.CONFIRMED).count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_screens_are_accessible_and_fit(scheme, sign_in, open_page, axe, commune) -> None:
    plan = read(commune.body, commune.officer)
    clause = plan.clauses.get(quote__startswith="Tổ chức 01")
    task = plan.clauses.get(kind="task", quote__startswith="Ban hành mẫu")
    screens = (
        "",
        "send-in/",
        f"{plan.pk}/",
        f"{plan.pk}/review/",
        f"{plan.pk}/review/?item={clause.pk}",
        f"{plan.pk}/confirm-many/?kind=criterion",
        f"clauses/{clause.pk}/correct/",
        f"clauses/{task.pk}/merge/",
        f"clauses/{clause.pk}/who/",
        f"{plan.pk}/header/",
    )
    for size in ({"width": 1280, "height": 900}, {"width": 360, "height": 760}):
        page = sign_in(open_page(viewport=size, color_scheme=scheme))
        for screen in screens:
            page.goto(f"/desk/plans/{screen}", wait_until="networkidle")
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], screen
            assert axe(page) == [], screen
