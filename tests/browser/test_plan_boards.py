"""What people see of a programme, in a real browser: a laptop, a phone, the dark, the keyboard, and paper."""

import pytest
from django.conf import settings
from django.test import Client

from lantoa.organisations.models import Role
from lantoa.plans.models import Reminder
from tests.organisations.worlds import appointed, person
from tests.plans.seen import Programme
from tests.plans.worlds import NOON, did, duty_of, owes, quarters_of

SIZES = {"phone": {"width": 360, "height": 760}, "laptop": {"width": 1280, "height": 900}}


@pytest.fixture
def world() -> Programme:
    """A year of one programme: somebody is done, somebody late, somebody silent."""
    made = Programme(4)
    made.plan.released = True
    made.plan.save()
    quarterly = duty_of(made.plan, "Mỗi quý giới thiệu một gương tốt", section="II.2", cadence="quarter", value=1)
    owes(quarterly, *made.communes)
    did(quarters_of(quarterly)[0], made.communes[0])
    made.finish(made.communes[0])
    did(made.late_term, made.communes[1], 1, title="Quyết định công nhận")
    Reminder.objects.create(plan=made.plan, body=made.communes[2], text="Đề nghị báo cáo", sent_at=NOON)
    return made


@pytest.fixture
def sign_in(world, live_server):
    """Gives a page the session of somebody who answers for the plan."""

    def signed_in(page):
        who = person("Hạnh")
        appointed(world.province, Role.LEADER, who)
        client = Client()
        client.force_login(who)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        return page

    return signed_in


def board(world: Programme) -> str:
    return f"/desk/plans/{world.plan.pk}/board/"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_accessible_and_fits(scheme, sign_in, world, open_page, axe) -> None:
    screens = (
        board(world),
        f"/desk/plans/cells/{world.late_term.pk}/{world.communes[1].pk}/",
        f"/desk/plans/bodies/{world.communes[1].pk}/scorecard/",
        f"/desk/plans/{world.plan.pk}/silent/",
        f"/desk/plans/{world.plan.pk}/remind/?only=open",
        f"/desk/plans/{world.plan.pk}/next-stage/",
        "/desk/plans/due/",
        "/desk/plans/office/",
        "/desk/plans/letter/",
        "/loi-hua/",
        f"/loi-hua/{world.plan.pk}/",
    )
    for size in SIZES.values():
        page = sign_in(open_page(viewport=size, color_scheme=scheme))
        for screen in screens:
            page.goto(screen, wait_until="networkidle")
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], (screen, size)
            assert axe(page) == [], (screen, size)


def test_a_cell_is_opened_by_keyboard_and_leads_to_its_evidence(page, sign_in, world) -> None:
    sign_in(page).goto(board(world))
    cell = page.get_by_role("link", name="Gần xong, quá hạn").first
    cell.focus()
    page.keyboard.press("Enter")
    sheet = page.get_by_role("dialog")
    sheet.get_by_role("link", name="Quyết định công nhận").wait_for()
    assert "1 trên 2 điển hình" in sheet.inner_text()
    assert page.url.endswith("/board/")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.board td a')")


def test_a_phone_shows_one_body_at_a_time(phone, sign_in, world) -> None:
    sign_in(phone).goto(board(world))
    assert phone.locator(".board th.column:visible").count() == 4
    first = phone.locator(".board-one b").inner_text()
    phone.locator(".board-one a").last.click()
    phone.wait_for_url("**column=**")
    assert phone.locator(".board-one b").inner_text() != first


def test_board_and_promises_are_printed_without_what_only_works_on_a_screen(page, sign_in, world) -> None:
    sign_in(page).goto(board(world))
    page.emulate_media(media="print")
    assert not page.locator(".filters").is_visible()
    assert page.locator("table.board").is_visible()
    assert page.locator(".legend").is_visible()
    page.goto(f"/loi-hua/{world.plan.pk}/")
    assert not page.locator(".masthead nav").is_visible()
    assert page.locator(".promise-table").is_visible()


def test_all_of_it_works_without_scripts(open_page, sign_in, world) -> None:
    page = sign_in(open_page(viewport=SIZES["laptop"], java_script_enabled=False))
    page.goto(board(world))
    page.get_by_label("Xem").select_option("overdue")
    page.get_by_role("button", name="Lọc", exact=True).click()
    assert "only=overdue" in page.url
    page.get_by_role("link", name="Gần xong, quá hạn").first.click()
    assert page.get_by_role("link", name="Đôn đốc", exact=True).is_visible()
    page.get_by_role("link", name="Đôn đốc", exact=True).click()
    page.get_by_role("button", name="Gửi đôn đốc").click()
    assert Reminder.objects.filter(term=world.late_term, body=world.communes[1]).exists()
