"""Whoever passed a dossier on, or has a figure by it, goes on seeing it; the details stay with those who have it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from lantoa.evidence.models import Claim, Folder
from lantoa.exemplars.models import Dossier, Milestone, MilestoneKind, Need, Screening
from lantoa.exemplars.operations import milestones, moving
from lantoa.exemplars.operations.moving import Introduced
from lantoa.kit.access import may, visible
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Body, Role
from tests.evidence.worlds import claimed
from tests.exemplars.worlds import ON, Exemplars, entered, proposed
from tests.organisations.desk import cost, signed_in
from tests.organisations.worlds import NOON, appointed

pytestmark = pytest.mark.django_db
PLACE = "/desk/exemplars/"
SECRET = {"born_on": date(1961, 4, 27), "ethnic_group": "Hrê", "sex": "female", "earlier_honours": "Huy chương cũ"}


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def handed_on(world: Exemplars, name: str = "Lê Thị Mận") -> Dossier:
    """One that the office of the district collected and passed on."""
    told = Introduced(world.district, ON, via=world.offices[0])
    dossier = moving.introduce(proposed(world.commune, name, **SECRET), told, by=PLATFORM, at=NOON)
    return moving.pass_on(dossier, by=PLATFORM, at=NOON)


def seen_by(body: Body, role: Role = Role.OFFICER) -> list[Dossier]:
    return list(visible(appointed(body, role), Dossier.objects.order_by("pk")))


def test_who_passed_it_on_still_sees_it_in_the_list_and_by_itself_and_moves_it_no_more(world: Exemplars) -> None:
    office = appointed(world.offices[0], Role.SECRETARY)
    other = entered(world.communes[1], "Người khác")
    assert seen_by(world.offices[0]) == []
    dossier = handed_on(world)
    assert list(visible(office, Dossier.objects.all())) == [dossier]
    assert may(office, "view", dossier) and not may(office, "view", other)
    for verb in ("open", "keep", "handle", "decide", "verify", "release"):
        assert not may(office, verb, dossier), verb
        assert not visible(office, Dossier.objects.all(), verb).exists(), verb
    with pytest.raises(MoveRefused):
        moving.pass_on(dossier, by=PLATFORM, at=NOON)


def test_a_milestone_that_was_struck_out_names_nobody_any_more(world: Exemplars) -> None:
    dossier = handed_on(world)
    [made] = dossier.milestones.filter(kind=MilestoneKind.INTRODUCED)
    milestones.strike(made, reason="Nhầm", by=PLATFORM, at=NOON)
    assert seen_by(world.offices[0]) == []
    assert not may(appointed(world.offices[0]), "view", dossier)


def test_one_that_was_merged_leads_to_where_it_goes_on(world: Exemplars) -> None:
    dossier, stays = handed_on(world), entered(world.communes[1], "Lê Thị Mận")
    moving_on = Dossier.objects.filter(pk=dossier.pk)
    moving_on.update(state="merged", merged_into=stays)
    assert seen_by(world.offices[0]) == [dossier, stays]
    assert may(appointed(world.offices[0]), "view", stays)


def test_what_hangs_on_it_is_not_theirs_to_open(world: Exemplars) -> None:
    dossier, office = handed_on(world), appointed(world.offices[0], Role.SECRETARY)
    claim = claimed(dossier.folder)
    need = Need.objects.create(dossier=dossier, text="Thiếu vốn", recorded_at=NOON)
    for model, record in ((Folder, dossier.folder), (Claim, claim), (Need, need)):
        assert not may(office, "view", record)
        assert not visible(office, model.objects.all()).exists()
    assert not visible(office, Screening.objects.all()).exists()
    assert visible(office, Milestone.objects.all()).count() == 2


def test_the_page_tells_how_far_it_is_and_no_details(world: Exemplars) -> None:
    dossier = handed_on(world)
    claimed(dossier.folder, "Bà Mận nuôi cháu bị bệnh hiểm nghèo")
    client = signed_in(world.offices[0], Role.SECRETARY)
    page = client.get(f"{PLACE}{dossier.pk}/").content.decode()
    assert "Lê Thị Mận" in page and "Chuyển 18,5 ha" in page and "Huyện Triệu Sơn" in page
    for hidden in ("27/04/1961", "Hrê", "Huy chương cũ", "bệnh hiểm nghèo", "begin-screening", "/change/"):
        assert hidden not in page
    history = client.get(f"{PLACE}{dossier.pk}/?tab=history").content.decode()
    assert "1961" not in history
    balance = client.get(PLACE).context_data["view"].balanced()["balance"]
    assert (balance.total, balance.women, balance.minorities) == (0, 0, 0)
    for address in ("nurture/", f"same-words/{dossier.pk}/"):
        assert client.get(f"{PLACE}{dossier.pk}/{address}").status_code == 404
    for address in ("change/", "introduce/", "milestones/add/", "page/"):
        assert client.get(f"{PLACE}{dossier.pk}/{address}").status_code == 403
    whole = signed_in(world.district, Role.OFFICER).get(f"{PLACE}{dossier.pk}/").content.decode()
    assert "27/04/1961" in whole and "Huy chương cũ" in whole and "bệnh hiểm nghèo" in whole


def test_list_and_page_cost_the_same_for_any_number(world: Exemplars) -> None:
    client: Client = signed_in(world.offices[0], Role.OFFICER)
    costs = []
    for number in range(3):
        dossier = handed_on(world, f"Người {number}")
        page = f"{PLACE}{dossier.pk}/"
        assert len(client.get(PLACE).context_data["found"].records) == number + 1
        assert client.get(page).status_code == 200
        costs.append((cost(client, PLACE), cost(client, page)))
    assert costs[0] == costs[2]
