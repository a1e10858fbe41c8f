"""Signing in as a new user would: by invitation, with an app, with a passkey. Real Chromium, Vietnamese."""

import re
import time
from datetime import date

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.utils import timezone

from lantoa.accounts import demo
from lantoa.accounts.letters import link_of
from lantoa.accounts.models import Invitation, User
from lantoa.accounts.operations import invitations
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Role
from tests.organisations.worlds import appointed, founded

PASSWORD = "mot-mat-khau-dai"
SIGN_IN = "/tai-khoan/dang-nhap/"
SECOND = "/tai-khoan/hai-lop/"
SIZES = {"phone": {"width": 360, "height": 760}, "laptop": {"width": 1280, "height": 900}}


@pytest.fixture
def lan() -> User:
    name = {"last_name": "Trần Thị", "first_name": "Lan"}
    person = User.objects.create_user("lan@xa.example", PASSWORD, phone="+84912345678", **name)
    appointed(founded("Xã Đồng Mai"), Role.SECRETARY, person)
    return person


def sign_in(page, name: str = "lan@xa.example") -> None:
    page.goto(SIGN_IN)
    page.get_by_label("Thư điện tử hoặc số điện thoại").fill(name)
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()


def code_on(page) -> str:
    """What the app would show for the key on the page."""
    secret = page.locator("code.key").inner_text()
    return format_hotp_value(hotp_value(secret, int(time.time() // 30)))


def with_authenticator(page) -> None:
    """Give the page's browser a device with a finger that is always right."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_newcomer_accepts_sets_up_the_app_and_reaches_the_desk(page, settings) -> None:
    settings.SECOND_FACTOR_ROLES = ["secretary"]
    boss = Actor(User.objects.create_superuser("quantri@tinh.example"))
    facts = {"name": "Trần Thị Lan", "email": "lan@xa.example", "role": Role.SECRETARY, "since": date(2026, 1, 1)}
    invitation = Invitation(body=founded("Xã Đồng Mai"), **facts)
    token = invitations.invite(invitation, by=boss, at=timezone.now())
    page.goto("/" + link_of(token).split("/", 3)[3])
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_label("Nhập lại mật khẩu").fill(PASSWORD)
    page.get_by_role("button", name="Mở tài khoản").click()
    page.wait_for_url(f"**{SECOND}")  # her role must have a second factor
    page.get_by_role("link", name="Thiết lập ứng dụng").click()
    assert page.locator(".square svg path").count() == 1
    page.get_by_label("Mã", exact=True).fill(code_on(page))
    page.get_by_role("button", name="Hoàn tất").click()
    assert page.locator(".codes code").count() == 10
    with page.expect_download() as download:
        page.get_by_role("link", name="Tải về").click()
    kept = download.value.path().read_text().split()
    assert kept == page.locator(".codes code").all_inner_texts()
    page.goto("/desk/")
    assert "/desk/" in page.url


def test_a_wrong_code_says_so_and_a_recovery_code_opens(page, lan: User) -> None:
    sign_in(page)
    page.goto(SECOND + "ung-dung/")
    page.get_by_label("Mã", exact=True).fill(code_on(page))
    page.get_by_role("button", name="Hoàn tất").click()
    code = page.locator(".codes code").first.inner_text()
    page.context.clear_cookies()
    sign_in(page, "0912 345 678")
    page.get_by_label("Mã", exact=True).fill("000000")
    page.get_by_role("button", name="Tiếp tục").click()
    assert page.get_by_text("Mã không đúng hoặc đã hết hiệu lực.").is_visible()
    page.get_by_label("Mã", exact=True).fill(code)
    page.get_by_role("button", name="Tiếp tục").click()
    page.wait_for_url("**/desk/")


@pytest.mark.parametrize("alone", [True, False], ids=["in place of the password", "beside the password"])
def test_a_passkey_is_made_and_opens_the_account(page, lan: User, alone: bool, live_server) -> None:
    home = live_server.url.replace("127.0.0.1", "localhost")  # a passkey belongs to a name, never to a number
    with_authenticator(page)
    page.goto(home + SIGN_IN)
    page.get_by_label("Thư điện tử hoặc số điện thoại").fill("lan@xa.example")
    page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Đăng nhập", exact=True).click()
    page.goto(home + SECOND)
    page.get_by_role("link", name="Thêm khóa truy cập").click()
    page.get_by_label("Tên").fill("Máy ở cơ quan")
    page.get_by_label("Đăng nhập chỉ bằng khóa này").set_checked(alone)
    page.get_by_role("button", name="Tiếp tục").click()
    page.wait_for_url("**/ma-du-phong/")
    page.goto(home + SECOND + "khoa-truy-cap/")
    assert page.get_by_text("Máy ở cơ quan").is_visible()
    page.context.clear_cookies()
    page.goto(home + SIGN_IN)
    if alone:
        page.get_by_role("button", name="Đăng nhập bằng khóa truy cập").click()
    else:
        page.get_by_label("Thư điện tử hoặc số điện thoại").fill("lan@xa.example")
        page.get_by_label("Mật khẩu", exact=True).fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập", exact=True).click()
        page.get_by_role("button", name="Dùng khóa truy cập").click()
    page.wait_for_url("**/desk/")


def test_without_javascript_everything_but_passkeys_works(open_page, lan: User) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(SIGN_IN)
    assert not page.get_by_role("button", name="khóa truy cập").is_visible()
    sign_in(page)
    page.goto(SECOND + "ung-dung/")
    page.get_by_label("Mã", exact=True).fill(code_on(page))
    page.get_by_role("button", name="Hoàn tất").click()
    assert page.locator(".codes code").count() == 10


SIGNED_OUT = (SIGN_IN, "/tai-khoan/quen-mat-khau/", "/tai-khoan/quen-mat-khau/da-gui/")
SIGNED_IN = ("/tai-khoan/", "/tai-khoan/phien/", "/tai-khoan/doi-mat-khau/", SECOND, SECOND + "ung-dung/")
SIGNED_IN = (*SIGNED_IN, SECOND + "khoa-truy-cap/moi/", SECOND + "khoa-truy-cap/", "/tai-khoan/dang-xuat/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES)
def test_every_page_is_accessible_and_fits(open_page, axe, lan: User, scheme: str, size: dict) -> None:
    demo.load()
    page = open_page(viewport=size, color_scheme=scheme)

    def look(path: str) -> None:
        page.goto(path, wait_until="networkidle")
        assert axe(page) == [], path
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], path

    for path in SIGNED_OUT:
        look(path)
    sign_in(page)
    for path in SIGNED_IN:
        look(path)
    assert re.search("Trần Thị Lan", page.inner_text("header"))
