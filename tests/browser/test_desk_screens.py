"""The desk as an officer uses it: in a real browser, on a laptop and on a phone, by keyboard, and without scripts."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.utils.timezone import localdate

from lantoa.accounts.models import User
from lantoa.desk.models import FormDraft
from lantoa.organisations.models import Role
from tests.desk.app.models import Errand, State
from tests.organisations.worlds import appointed, founded, person

SCREENS = (
    "",
    "errands/",
    "errands/{pk}/",
    "errands/{pk}/?tab=history",
    "errands/add/",
    "errands/board/",
    "style-guide/",
)


@pytest.fixture
def errands() -> list[Errand]:
    """Errands of the officer's body, the first of them late and hers."""
    body = founded("Xã Dân Lực")
    officer = User.objects.get(pk=appointed(body, Role.OFFICER, person("Bình")).person.pk)
    titles = ("Nộp báo cáo năm", "Danh sách dự Đại hội", "Họp thôn bình chọn")
    days = (-3, 2, 9)
    return [
        Errand.objects.create(body=body, title=title, owner=officer, due=localdate() + timedelta(days=far))
        for title, far in zip(titles, days, strict=True)
    ]


@pytest.fixture
def sign_in(errands, live_server):
    """Gives a page the officer's session."""

    def signed_in(page):
        client = Client()
        client.force_login(errands[0].owner)
        session = client.cookies[settings.SESSION_COOKIE_NAME].value
        page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}])
        return page

    return signed_in


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_screen_is_accessible_and_fits(scheme, sign_in, errands, open_page, axe) -> None:
    for size in ({"width": 1280, "height": 900}, {"width": 360, "height": 760}):
        page = sign_in(open_page(viewport=size, color_scheme=scheme))
        for screen in SCREENS:
            page.goto(f"/desk/{screen.format(pk=errands[0].pk)}", wait_until="networkidle")
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], screen
            assert axe(page) == [], (screen, size)


def test_a_list_filters_as_one_types_and_keeps_it_in_the_address(page, sign_in, errands) -> None:
    sign_in(page).goto("/desk/errands/")
    page.fill("#filter-q", "dai hoi")
    page.wait_for_url("**/desk/errands/?q=dai+hoi*")
    assert page.locator("table.list tbody tr").count() == 1
    page.reload()
    assert page.locator("table.list tbody tr").count() == 1


def test_many_are_changed_with_a_preview_and_put_back(page, sign_in, errands) -> None:
    sign_in(page).goto("/desk/errands/")
    page.check("[data-pick-all]")
    page.click("[data-bulk-bar] [value=postpone]")
    assert "3 sẽ thay đổi" in page.inner_text(".desk")
    page.fill("#id_due", "01/02/2027")
    page.click("[name=agreed]")
    assert "đã thay đổi 3." in page.inner_text(".notice.done")
    assert Errand.objects.filter(due="2027-02-01").count() == 3
    page.click("[name=undo]")
    page.wait_for_url("**/desk/errands/?")
    assert {errand.due for errand in Errand.objects.all()} == {errand.due for errand in errands}


def test_typed_text_survives_leaving(page, sign_in, errands) -> None:
    sign_in(page).goto("/desk/errands/add/")
    page.fill("#id_title", "Viết dở dang")
    page.wait_for_selector("[data-draft-state] >> text=Đã lưu nháp")
    page.goto("/desk/errands/")
    page.goto("/desk/errands/add/")
    page.click("text=Viết tiếp từ đó")
    assert page.input_value("#id_title") == "Viết dở dang"
    page.select_option("#id_body", index=1)
    page.fill("#id_due", "01/02/2027")
    page.click(".form-foot [type=submit]")
    page.wait_for_url("**/desk/errands/*/")
    assert not FormDraft.objects.exists()


def test_leaving_with_unsaved_words_is_asked_about(page, sign_in, errands) -> None:
    sign_in(page).goto("/desk/errands/add/")
    asked = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    page.type("#id_title", "Chưa lưu")
    page.goto("/desk/")
    assert asked == ["beforeunload"]


def test_a_cell_opens_its_record_beside_the_board(page, sign_in, errands) -> None:
    sign_in(page).goto("/desk/errands/board/")
    page.focus(".board td a")
    page.keyboard.press("Enter")
    page.wait_for_selector(".side-sheet[open] h1")
    assert page.url.endswith("/board/")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.matches('.board td a')")


def test_a_phone_shows_one_column_and_opens_the_menu(phone, sign_in, errands) -> None:
    other = founded("Xã Dân Lý")
    appointed(other, Role.OFFICER, errands[0].owner)
    Errand.objects.create(body=other, title=errands[0].title, due=localdate())
    sign_in(phone).goto("/desk/errands/board/")
    assert phone.locator(".board th.column:visible").count() == 1
    phone.click(".side-open")
    assert phone.locator(".side-menu").is_visible()
    phone.click(".side-close")
    assert not phone.locator(".side-menu").is_visible()


def test_everything_works_without_scripts(open_page, sign_in, errands) -> None:
    page = sign_in(open_page(java_script_enabled=False, viewport={"width": 1280, "height": 900}))
    page.goto("/desk/")
    assert "JavaScript" not in page.inner_text("body")
    page.click(".side-menu >> text=Kế hoạch")
    page.fill("#filter-q", "bao cao")
    page.click(".filter-send")
    assert page.locator("table.list tbody tr").count() == 1
    page.check("[name=id]")
    page.click("[value=postpone]")
    page.fill("#id_due", "01/02/2027")
    page.click("[name=agreed]")
    page.click("[name=undo]")
    page.goto("/desk/errands/board/")
    page.click(".board td a >> nth=0")
    assert page.locator(".record-body").count() == 1
    assert Errand.objects.filter(state=State.OPEN).count() == 3


def test_focus_is_visible_and_targets_are_large(page, sign_in, errands) -> None:
    sign_in(page).goto("/desk/errands/")
    page.focus(".list tbody th a")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"
    touched = ".desk .act, .side a, .side button, .desk select, .desk input:not([type=hidden], [type=checkbox])"
    visible = [each for each in page.locator(touched).all() if each.is_visible()]
    small = [each.evaluate("each => each.outerHTML") for each in visible if each.bounding_box()["height"] < 44]
    assert small == []


def test_the_menu_tells_how_much_there_is_to_do_once_the_page_is_there(page, sign_in, errands) -> None:
    sign_in(page)
    cache.clear()
    page.goto("/desk/errands/")
    page.wait_for_selector(".side-count:visible")
    told = page.text_content(".side-count")
    page.goto("/desk/")
    assert page.text_content(".side-count") == told
    assert int(told.split()[-1]) > 0


def test_the_sidebar_folds_and_stays_folded(page, sign_in, errands) -> None:
    sign_in(page).goto("/desk/")
    page.click(".side-fold")
    page.goto("/desk/errands/")
    assert page.evaluate("document.querySelector('.side').offsetWidth") == 60
