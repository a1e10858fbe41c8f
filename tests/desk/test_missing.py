"""What is out of reach is not there, on a page as in a side sheet."""

from collections.abc import Callable

import pytest
from django.test import Client

from lantoa.desk.screens import SHEET
from lantoa.organisations.models import Body
from tests.desk.app.models import Errand


@pytest.mark.parametrize("url", ["/desk/errands/{}/", "/desk/errands/{}/postpone/"])
def test_a_side_sheet_says_in_its_own_place_that_nothing_is_there(
    client: Client, errand: Callable[..., Errand], elsewhere: Body, url: str
) -> None:
    address = url.format(errand("Việc của xã khác", body=elsewhere).pk)
    page, sheet = client.get(address), client.get(address, headers={SHEET: "1"})
    assert (page.status_code, sheet.status_code) == (404, 404)
    told = "Không có trang này"
    assert told in page.content.decode()
    assert told in sheet.content.decode()
    assert "<html" in page.content.decode()
    assert "<html" not in sheet.content.decode()
    assert "Việc của xã khác" not in page.content.decode() + sheet.content.decode()


def test_a_record_that_never_was_looks_like_one_out_of_reach(
    client: Client, errand: Callable[..., Errand], elsewhere: Body
) -> None:
    there = client.get(f"/desk/errands/{errand(body=elsewhere).pk}/", headers={SHEET: "1"})
    never = client.get("/desk/errands/99999999/", headers={SHEET: "1"})
    assert there.content == never.content
