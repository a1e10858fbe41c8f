"""An administrator hands over the work of an officer who leaves, as a new user would: in Vietnamese, in Chromium."""

import re

import pytest

from lantoa.accounts.models import User
from lantoa.desk.drafts import drafts_of, save_draft
from lantoa.organisations.models import Deputy, Membership, Role
from tests.organisations.worlds import NOON, District, appointed, person

PLACE = "/desk/organisations/people/"
PASSWORD = "Ruộng bậc thang mùa lúa chín"


class Office(District):
    """Chị Nguyệt retires; anh Dũng of the neighbouring commune follows her. Chị Hạnh administers the district."""

    def __init__(self) -> None:
        super().__init__()
        appointed(self.district, Role.ADMINISTRATOR, person("Hạnh", password=PASSWORD))
        self.admin = User.objects.get(first_name="Hạnh")
        self.leaver = appointed(self.communes[0], Role.OFFICER, person("Nguyệt"))
        self.successor = appointed(self.communes[1], Role.OFFICER, person("Dũng"))
        values = {"name": ["Hộ bà Lan"]}
        save_draft(address="/desk/x/", title="Đề cử hộ bà Lan hiến đất", values=values, by=self.leaver, at=NOON)


@pytest.fixture
def office() -> Office:
    return Office()


def sign_in(page, who: User) -> None:
    page.goto("/desk/")
    page.fill("[name=login]", who.email)
    page.fill("[name=password]", PASSWORD)
    page.click("main .button")
    page.wait_for_url("**/desk/")


def test_a_leaving_officer_is_handed_over(page, office: Office) -> None:
    sign_in(page, office.admin)
    page.get_by_role("link", name="Tổ chức", exact=True).first.click()
    page.get_by_role("link", name="Người và vai trò").click()
    page.get_by_role("link", name="Lê Thị Nguyệt").click()
    page.get_by_role("link", name="Bàn giao", exact=True).click()
    page.get_by_label("Người kế nhiệm").select_option(
        label=f"{office.successor.person} ({office.successor.person.email})"
    )
    page.get_by_label("Lý do").fill("Nghỉ hưu theo chế độ")
    page.get_by_role("button", name="Xem trước nội dung bàn giao").click()
    assert "Chưa có gì được thực hiện" in page.inner_text("main")
    assert "Đề cử hộ bà Lan hiến đất" in page.inner_text("main")
    assert Membership.objects.get(person=office.leaver.person).is_open
    page.get_by_role("button", name="Bàn giao", exact=True).click()
    page.wait_for_url(re.compile(rf"/people/{office.leaver.person.pk}/$"))
    assert "Đã bàn giao" in page.inner_text("body")
    assert "Hiện không giữ vai trò nào" in page.inner_text("main")
    assert not Membership.objects.get(person=office.leaver.person).is_open
    assert Membership.objects.filter(person=office.successor.person, body=office.communes[0]).exists()
    assert drafts_of(office.successor.person).count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_every_screen_is_accessible_and_fits(open_page, axe, office: Office, width: int, scheme: str) -> None:
    role = Membership.objects.get(person=office.leaver.person)
    Deputy.objects.create(
        membership=role, person=office.successor.person, since="2026-01-01", until="2099-01-01", reason="Nghỉ phép"
    )
    who = office.leaver.person.pk
    page = open_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    sign_in(page, office.admin)
    addresses = ("", f"{who}/", f"{who}/appoint/", f"{who}/hand-over/", f"roles/{role.pk}/change/", "standing-in/")
    for address in (*addresses, f"roles/{role.pk}/deputise/", f"roles/{role.pk}/end/", "unclaimed/"):
        page.goto(PLACE + address, wait_until="networkidle")
        assert axe(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
    page.goto(f"{PLACE}{who}/hand-over/")
    page.get_by_label("Người kế nhiệm").select_option(index=1)
    page.get_by_role("button", name="Xem trước nội dung bàn giao").click()
    page.get_by_role("heading", name="Vai trò chuyển giao").wait_for()
    assert axe(page) == []
