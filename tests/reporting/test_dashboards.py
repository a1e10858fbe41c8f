"""Dashboards: what a body and all below it did, for those who see it; and what the public reads."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest
from django.test import Client
from django.utils.timezone import localdate

from lantoa.exemplars.models import Dossier
from lantoa.kit.actors import PLATFORM
from lantoa.movements.models import Field
from lantoa.organisations.models import Role
from lantoa.recognition.models import Proposal
from lantoa.recognition.operations import honours
from lantoa.replication.models.adoptions import Adopter
from lantoa.replication.queries.spreading import Spread as SpreadSums
from lantoa.reporting.queries.dashboard import LeadTime, Year, dashboard, quartiles
from lantoa.reporting.queries.public import results
from tests.exemplars.pages import released
from tests.exemplars.worlds import recognised
from tests.organisations.desk import administrator, cost, signed_in
from tests.organisations.worlds import NOON, appointed, founded
from tests.plans.worlds import did, duty_of, owes, plan_of, quarters_of
from tests.recognition.decision_worlds import Deciding, given, later
from tests.replication.worlds import adopted

pytestmark = pytest.mark.django_db
PLACE = "/desk/reporting/dashboard/"
ON, YEAR = date(2026, 11, 25), Year.of(2026)


@pytest.fixture
def world() -> Deciding:
    return Deciding()


def found_on(name: str, day: date) -> None:
    Dossier.objects.filter(name=name).update(found_on=day)


# --- Sums ------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("days", "said"),
    [
        ({}, LeadTime(0)),
        ({5: 1}, LeadTime(1, 5, 5, 5)),
        ({1: 1, 2: 1, 3: 1, 4: 1}, LeadTime(4, 1, 2, 3)),
        ({10: 3, 90: 1}, LeadTime(4, 10, 10, 10)),
        ({10: 1, 90: 3}, LeadTime(4, 10, 90, 90)),
    ],
)
def test_quartiles_are_of_as_many_as_are_known(days: dict[int, int], said: LeadTime) -> None:
    assert quartiles(Counter(days)) == said


def test_lead_times_balance_and_duties_are_those_of_the_body_and_all_below(world: Deciding) -> None:
    made = given(world, "Lê Thị Mận")  # signed on 20 November
    found_on("Lê Thị Mận", date(2026, 11, 10))
    Dossier.objects.filter(pk=made.dossier_id).update(sex="female", post_class="direct_worker")
    Proposal.objects.filter(pk=made.proposal_id).update(received_on=date(2026, 11, 1), decided_on=date(2026, 11, 20))
    duty = duty_of(plan_of(world.district), value=1)
    owes(duty, *world.communes[:2])
    did(quarters_of(duty)[0], world.commune)
    shown = dashboard(world.district, YEAR, ON)
    assert shown.to_honour == LeadTime(1, 10, 10, 10)
    assert shown.to_decision == LeadTime(1, 19, 19, 19)
    assert (shown.balance.total, shown.balance.women, shown.balance.direct_workers) == (1, 1, 1)
    assert (shown.duties.owing, shown.duties.complete, shown.duties.overdue) == (8, 1, 5)
    elsewhere = dashboard(founded("Xã khác"), YEAR, ON)
    assert (elsewhere.balance.total, elsewhere.duties.owing, elsewhere.to_honour) == (0, 0, LeadTime(0))
    assert dashboard(world.district, Year.of(2025), ON).balance.total == 0


def test_an_honour_that_was_revoked_counts_no_longer(world: Deciding) -> None:
    honours.revoke(given(world), later(), reason="Gian dối", by=PLATFORM, at=NOON)
    assert dashboard(world.district, YEAR, ON).balance.total == 0


def test_bodies_without_an_exemplar_are_silent(world: Deciding) -> None:
    given(world, "Lê Thị Mận")
    found_on("Lê Thị Mận", date(2026, 11, 10))
    names = {each.name for each in dashboard(world.district, YEAR, ON).silence.named}
    assert world.commune.name not in names
    assert world.communes[1].name in names


def test_each_level_and_office_has_somebody_who_answers(world: Deciding) -> None:
    before, other = dashboard(world.district, YEAR, ON).heads, world.communes[1]
    assert other in before.named
    assert world.commune not in before.named  # it has one
    appointed(other, Role.LEADER)
    after = dashboard(world.district, YEAR, ON).heads
    assert (after.led, after.without) == (before.led + 1, before.without - 1)
    assert other not in after.named
    page = signed_in(world.district, Role.OFFICER).get(f"/desk/reporting/dashboard/{world.district.pk}/")
    assert f"{after.led}/{after.bodies}" in page.content.decode()


def test_the_spread_of_a_year_is_that_of_the_exemplars_from_here(world: Deciding) -> None:
    model, elsewhere = recognised(world.commune, "Phân loại rác", kind="model"), founded("Xã khác")
    first = adopted(model, world.communes[1], on=date(2025, 5, 4))
    adopted(model, elsewhere, on=date(2026, 3, 2), learned_from=first)
    adopted(model, elsewhere, on=date(2026, 4, 2), kind=Adopter.GROUP, name="Tổ dân phố 1")
    found = dashboard(world.district, YEAR, ON).spread
    assert (found.adoptions, found.exemplars, found.bodies) == (2, 1, 1)
    assert found.reproduction and found.reproduction.value == pytest.approx(1 / 3)
    before = dashboard(world.district, Year.of(2025), ON).spread
    assert (before.adoptions, before.reproduction and before.reproduction.value) == (1, 0)
    assert dashboard(elsewhere, YEAR, ON).spread == SpreadSums(0, 0, 0, None)


def test_fields_spread_each_by_itself_the_one_with_most_adoptions_first(world: Deciding) -> None:
    field = Field.objects.filter(body=None).order_by("pk")[0]
    of_field = recognised(world.commune, "Cánh đồng lớn", kind="model", field=field)
    of_none = recognised(world.commune, "Phân loại rác", kind="model")
    for day in (3, 4):
        adopted(of_field, founded(f"Xã {day}"), on=date(2026, 3, day))
    adopted(of_none, world.communes[1], on=date(2026, 4, 2))
    found = dashboard(world.district, YEAR, ON).spread_by_field
    assert [(each.field, each.adoptions, each.exemplars) for each in found] == [(field.name, 2, 1), ("", 1, 1)]
    assert found[0].reproduction and found[0].reproduction.value == 0
    page = signed_in(world.district, Role.LEADER).get(f"{PLACE}{world.district.pk}/?year=2026").text
    assert field.name in page


# --- The page --------------------------------------------------------------------------------------------------------
def test_the_page_says_its_figures_and_leads_on(world: Deciding) -> None:
    given(world)
    page = signed_in(world.district, Role.LEADER).get(f"{PLACE}{world.district.pk}/?year=2026").text
    assert 'class="bar counted"' in page
    assert f"/desk/exemplars/?body={world.district.pk}" in page
    assert "/desk/recognition/honours/" in page


def test_the_page_says_how_far_exemplars_spread_and_how_sure_that_is(world: Deciding) -> None:
    model, client = recognised(world.commune, "Phân loại rác", kind="model"), signed_in(world.district, Role.LEADER)
    place = f"{PLACE}{world.district.pk}/?year=2026"
    assert "Chưa nơi nào áp dụng cách làm của điển hình ở đây." in client.get(place).text
    first = adopted(model, world.communes[1], on=date(2026, 3, 2))
    adopted(model, founded("Xã khác"), on=date(2026, 4, 2), learned_from=first)
    assert "0,50 (từ 0,01 đến 2,78" in client.get(place).text


def test_what_stands_first_depends_on_the_role(world: Deciding) -> None:
    def panels(role: str) -> list[str]:
        page = signed_in(world.district, role).get(f"{PLACE}{world.district.pk}/")
        return [
            template.name.rsplit("/", 1)[1] for template in page.templates if "desk/dashboard/" in str(template.name)
        ]

    assert panels(Role.LEADER)[0] == "duties.html"
    assert panels(Role.SECRETARY)[0] == "reports.html"
    assert panels(Role.COUNCIL_MEMBER)[0] == "lead.html"
    assert sorted(panels(Role.LEADER)) == sorted(panels(Role.SECRETARY))


def test_a_house_without_bodies_has_a_calm_page() -> None:
    assert 'class="calm' in administrator().get(PLACE).text


def test_ones_own_dashboard_opens_without_a_choice_and_no_other(world: Deciding) -> None:
    assert world.commune.name in signed_in(world.commune, Role.OFFICER).get(PLACE).text
    assert signed_in(world.communes[1], Role.OFFICER).get(f"{PLACE}{world.district.pk}/").status_code == 404


def test_a_dashboard_costs_the_same_however_much_there_is(world: Deciding) -> None:
    client = signed_in(world.district, Role.LEADER)
    given(world, "Một", number="1/QĐ")
    before = cost(client, f"{PLACE}{world.district.pk}/?year=2026")
    for number in range(3):
        given(world, f"Người {number}", number=f"2{number}/QĐ")
        adopted(Dossier.objects.get(name=f"Người {number}"), world.communes[1])
    assert cost(client, f"{PLACE}{world.district.pk}/?year=2026") == before


# --- The public ------------------------------------------------------------------------------------------------------
def test_the_public_reads_what_is_released_and_nothing_else(world: Deciding, client: Client) -> None:
    assert "Chưa có gì được công khai" in client.get("/ket-qua/").text
    hidden = plan_of(world.district, released=False)
    shown = plan_of(world.district, released=True, number="13/KH-UBND", number_key="13/kh-ubnd")
    for plan in (hidden, shown):
        duty = duty_of(plan, value=1)
        owes(duty, world.commune)
        did(quarters_of(duty, localdate().year)[0], world.commune)
    released(world.commune, "Người công khai")
    found = results(localdate().year, localdate())
    assert (found.promised, len(found.programmes), found.exemplars) == (1, 1, 1)
    page = client.get("/ket-qua/").text
    assert '<rect class="bar' in page
    assert "Người công khai" not in page  # numbers, never people


def test_the_public_page_costs_the_same_however_much_is_released(world: Deciding, client: Client) -> None:
    def release(number: int) -> None:
        plan = plan_of(world.district, released=True, number=f"{number}/KH", number_key=f"{number}/kh")
        duty = duty_of(plan, value=1)
        owes(duty, world.commune)
        quarters_of(duty, localdate().year)
        released(world.commune, f"Người {number}")

    release(1)
    before = cost(client, "/ket-qua/")
    for number in (2, 3, 4):
        release(number)
    assert cost(client, "/ket-qua/") == before
