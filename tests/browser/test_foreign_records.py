"""Somebody tries to reach what belongs to the neighbours: by an address that she was sent, and by a form."""

from typing import Any

import pytest

from lantoa.accounts.models import User
from lantoa.organisations.models import Membership, Role
from tests.organisations.worlds import District, appointed, person

PEOPLE = "/desk/organisations/people/"
PASSWORD = "Ruộng bậc thang mùa lúa chín"
# What a curious person does with the browser's own tools.
SMUGGLE = "(select, id) => { select.options[1].value = id; select.selectedIndex = 1 }"


class Neighbours(District):
    """Chị Hạnh administers the first commune; anh Dũng works in the second one, which is none of her business."""

    def __init__(self) -> None:
        super().__init__()
        appointed(self.communes[0], Role.ADMINISTRATOR, person("Hạnh", password=PASSWORD))
        self.admin = User.objects.get(first_name="Hạnh")
        self.colleague = appointed(self.communes[0], Role.OFFICER, person("Nguyệt"))
        appointed(self.communes[0], Role.OFFICER, person("Tâm"))
        self.foreigner = appointed(self.communes[1], Role.OFFICER, person("Dũng"))


@pytest.fixture
def neighbours() -> Neighbours:
    return Neighbours()


@pytest.fixture
def signed_in(page: Any, neighbours: Neighbours) -> Any:
    page.goto("/desk/")
    page.fill("[name=login]", str(neighbours.admin.email))
    page.fill("[name=password]", PASSWORD)
    page.click("main .button")
    page.wait_for_url("**/desk/")
    return page


def test_her_record_by_its_address_is_not_there(page: Any, open_page: Any, signed_in: Any, neighbours: Any) -> None:
    # A page that is not there is no error of the browser, so it is asked for, not visited.
    foreign = page.request.get(f"{PEOPLE}{neighbours.foreigner.person.pk}/")
    never = page.request.get(f"{PEOPLE}987654321/")
    assert (foreign.status, never.status) == (404, 404)
    assert "Dũng" not in foreign.text()
    assert page.request.get(f"{PEOPLE}{neighbours.colleague.person.pk}/").status == 200


def test_a_smuggled_person_is_refused_and_what_was_typed_stays(signed_in: Any, neighbours: Neighbours) -> None:
    page = signed_in
    page.goto(f"{PEOPLE}{neighbours.colleague.person.pk}/hand-over/")
    successor = page.get_by_label("Người kế nhiệm")
    assert "Dũng" not in successor.inner_text()
    successor.evaluate(SMUGGLE, str(neighbours.foreigner.person.pk))
    page.get_by_label("Lý do").fill("Nghỉ hưu theo chế độ")
    with page.expect_response(lambda answer: answer.request.method == "POST") as answered:
        page.get_by_role("button", name="Xem trước nội dung bàn giao").click()
    assert answered.value.status == 422
    assert "Dũng" not in page.inner_text("main")
    assert page.get_by_label("Lý do").input_value() == "Nghỉ hưu theo chế độ"
    assert Membership.objects.get(person=neighbours.colleague.person).is_open
