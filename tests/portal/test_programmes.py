"""The public pages of programmes: only what a body released, and never people."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.timezone import now

from lantoa.kit.access import Refused
from lantoa.organisations.models import Role
from lantoa.plans.operations import releasing
from lantoa.plans.states import PlanState
from tests.organisations.worlds import appointed, person
from tests.plans.seen import Programme, at_desk
from tests.plans.worlds import did

pytestmark = pytest.mark.django_db


def released(communes: int = 3) -> Programme:
    world = Programme(communes)
    releasing.release(world.plan, by=appointed(world.province, Role.LEADER), at=now())
    return world


def page(client, world: Programme) -> str:
    return client.get(f"/loi-hua/{world.plan.pk}/").content.decode()


def test_nothing_is_public_before_it_was_released_nor_afterwards(client) -> None:
    world = Programme()
    chief = appointed(world.province, Role.LEADER)
    address = f"/loi-hua/{world.plan.pk}/"
    assert client.get(address).status_code == 404
    releasing.release(world.plan, by=chief, at=now())
    assert client.get(address).status_code == 200
    assert world.plan.title in client.get("/loi-hua/").content.decode()
    releasing.withhold(world.plan, by=chief, at=now())
    assert client.get(address).status_code == 404
    assert world.plan.title not in client.get("/loi-hua/").content.decode()


def test_only_those_who_answer_for_it_release_it_and_only_once_it_runs() -> None:
    world = Programme()
    for by in (appointed(world.province), appointed(world.communes[0], Role.LEADER)):
        with pytest.raises(Refused):
            releasing.release(world.plan, by=by, at=now())
    world.plan.state = PlanState.REVIEW
    world.plan.save()
    with pytest.raises(ValidationError):
        releasing.release(world.plan, by=appointed(world.province, Role.LEADER), at=now())


def test_the_page_tells_promises_bodies_and_numbers(client) -> None:
    world = released()
    world.finish(world.communes[0])
    shown = page(client, world)
    title = "Tỉnh Thanh Hóa đã hứa gì, đến đâu rồi"
    for told in (title, "Nhân rộng điển hình", "Xã Số 1", "1 trên 3 đơn vị đã xong", "có đơn vị quá hạn"):
        assert told in shown


def test_the_page_names_no_person_and_shows_no_evidence(client) -> None:
    world = released()
    who = person("Kín")
    world.plan.signer, world.plan.position = "Trần Kín Đáo", "Chủ tịch"
    world.plan.save()
    did(world.late_term, world.communes[0], title="Hồ sơ của bà Kín", recorded_by=who)
    shown = page(client, world)
    assert "Kín" not in shown
    assert "Xã Số 2" not in shown  # who is behind with it is not told, only how many


def test_a_body_that_is_released_can_be_read_in_english_and_without_scripts(client) -> None:
    world = released()
    shown = client.get(f"/en/programmes/{world.plan.pk}/").content.decode()
    assert "What Tỉnh Thanh Hóa promised, and how far it is" in shown
    # One keeps a copy, the other remembers what letters the reader wants: neither shows anything.
    assert shown.count("<script") == shown.count("portal/offline.js") + shown.count("portal/look.js") == 2


def test_both_pages_cost_the_same_for_any_number(client) -> None:
    costs = {"/loi-hua/": [], "page": []}
    for communes in (1, 3):
        world = released(communes)
        for name in costs:
            address = name if name.startswith("/") else f"/loi-hua/{world.plan.pk}/"
            client.get(address)
            with CaptureQueriesContext(connection) as asked:
                client.get(address)
            costs[name].append(len(asked))
    assert all(one == three for one, three in costs.values()), costs


def test_the_forms_release_and_take_back() -> None:
    world = Programme()
    client, _who = at_desk(world.province, Role.SECRETARY)
    assert client.post(f"/desk/plans/{world.plan.pk}/release/", {}).status_code == 302
    world.plan.refresh_from_db()
    assert world.plan.released
    assert client.post(f"/desk/plans/{world.plan.pk}/withhold/", {}).status_code == 302
    world.plan.refresh_from_db()
    assert not world.plan.released
