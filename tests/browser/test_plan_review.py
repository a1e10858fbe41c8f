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


PHONE = {"width": 360, "height": 760}


def test_on_a_phone_two_tabs_show_the_text_or_the_items_and_the_place_of_one_in_the_other(
    sign_in, open_page, commune
) -> None:
    plan = read(commune.body, commune.officer)
    clause = plan.clauses.filter(kind="task", state=ClauseState.UNSEEN).order_by("-start").first()
    page = sign_in(open_page(viewport=PHONE))
    source, items = page.locator(".review-source"), page.locator(".review-items")
    text, listed = page.locator(".review-parts a").first, page.locator(".review-parts a").last
    page.goto(f"/desk/plans/{plan.pk}/review/?item={clause.pk}")
    assert (source.is_visible(), items.is_visible()) == (False, True)
    assert listed.get_attribute("aria-current") == "true" and not text.get_attribute("aria-current")
    assert in_view(page, page.locator("#open-title"))  # far down the list, and shown at once
    page.get_by_role("link", name="Xem trong văn bản gốc").click()
    page.locator(f"#text-{clause.pk}").wait_for()
    assert (source.is_visible(), items.is_visible()) == (True, False)
    assert in_view(page, page.locator(f"#text-{clause.pk}"))
    listed.click()
    items.wait_for()
    assert in_view(page, page.locator("#open-title"))
    text.click()
    other = page.locator(".source-line .gutter a:not(.here)").last
    tag = other.inner_text()
    with page.expect_navigation():
        other.click()
    assert (source.is_visible(), items.is_visible()) == (False, True)
    assert page.locator("#open-title .clause-tag").inner_text() == tag
    page.go_back()
    assert source.is_visible()  # the way back is the browser's, too


def in_view(page: Any, place: Any) -> bool:
    """Whether `place` begins below the bars and above the lower edge."""
    box = place.bounding_box()
    return box is not None and 90 < box["y"] < page.viewport_size["height"] - 20


def test_on_a_phone_without_javascript_the_text_follows_the_items(sign_in, open_page, commune) -> None:
    plan = read(commune.body, commune.officer)
    page = sign_in(open_page(java_script_enabled=False, viewport=PHONE))
    page.goto(f"/desk/plans/{plan.pk}/review/")
    items, source = page.locator(".review-items").bounding_box(), page.locator(".review-source").bounding_box()
    assert items is not None and source is not None and items["y"] < source["y"]


def test_on_a_wide_screen_text_and_items_stand_side_by_side(sign_in, open_page, commune) -> None:
    plan = read(commune.body, commune.officer)
    page = sign_in(open_page(viewport={"width": 1280, "height": 900}))
    for address in ("", "#source", "#items"):
        page.goto(f"/desk/plans/{plan.pk}/review/{address}")
        assert page.locator(".review-source").is_visible() and page.locator(".review-items").is_visible()
    assert not page.locator(".review-parts").is_visible()


def test_what_is_sure_is_confirmed_part_by_part(sign_in, page, commune) -> None:
    plan = read(commune.body, commune.officer)
    sign_in(page).goto(f"/desk/plans/{plan.pk}/review/")
    page.get_by_role("link", name="theo từng phần").click()
    part = page.locator(".review-chapter").nth(1)
    boxes = part.locator("input[type=checkbox]")
    ticked = boxes.count()
    boxes.first.uncheck()
    with page.expect_navigation():
        part.get_by_role("button").click()
    assert plan.clauses.filter(state=ClauseState.CONFIRMED).count() == ticked - 1 > 0
    with page.expect_navigation():
        page.get_by_role("button", name="tất cả").click()
    assert page.locator(".review-meter .unseen b").inner_text() != "0"  # what is said twice is asked one by one


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
        f"{plan.pk}/confirm-many/",
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
