"""The register of a period, and how long it took from the finding to the honour: list, file and page."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from lantoa.exemplars.desk_views.filters import periods, span
from lantoa.exemplars.models import Dossier, Milestone, MilestoneKind
from lantoa.exemplars.operations import dossiers, milestones, moving
from lantoa.exemplars.queries.dossiers import happened_between
from lantoa.exemplars.queries.lead_time import with_days
from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Role
from tests.exemplars.worlds import FOUND, ON, TODAY, Exemplars, entered, introduced, recognised
from tests.organisations.desk import signed_in
from tests.organisations.worlds import NOON

PLACE = "/desk/exemplars/"


def test_the_quarters_of_the_last_years_are_offered_and_whole_years_before() -> None:
    offered = [key for key, _words in periods(date(2026, 11, 30))]
    assert offered[:5] == ["2026", "2026-4", "2026-3", "2026-2", "2026-1"]
    assert "2024-1" in offered and "2023-4" not in offered and offered[-1] == "2015"
    assert [key for key, _words in periods(date(2026, 4, 1))][:3] == ["2026", "2026-2", "2026-1"]


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-1", date(2026, 1, 1), date(2026, 3, 31)),
        ("2024-2", date(2024, 4, 1), date(2024, 6, 30)),
        ("2026-4", date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_a_period_has_its_first_and_last_day(period: str, first: date, last: date) -> None:
    assert span(period) == (first, last)


@pytest.fixture
def world(db: None) -> Exemplars:
    return Exemplars()


@pytest.fixture
def client(world: Exemplars) -> Client:
    return signed_in(world.commune, Role.SECRETARY)


def test_both_days_count_and_what_was_struck_out_does_not(world: Exemplars) -> None:
    honoured = recognised(world.commune)

    def found(kind: str, since: date | None, until: date | None) -> list[Dossier]:
        return list(happened_between(Dossier.objects.all(), kind, since, until))

    assert found(MilestoneKind.DETECTED, FOUND, FOUND) == [honoured]
    assert found(MilestoneKind.RECOGNISED, ON, ON) == [honoured]
    assert found(MilestoneKind.RECOGNISED, date(2026, 9, 6), None) == []
    moving.undo_recognition(honoured, by=PLATFORM, at=NOON, reason="Ghi nhầm")
    assert found(MilestoneKind.RECOGNISED, None, None) == []


def test_what_happened_to_a_merged_dossier_is_found_where_it_went(world: Exemplars) -> None:
    stays, ends = entered(world.commune), introduced(world.commune, world.district, "Lê Thị Mân")
    dossiers.merge(ends, into=stays, by=PLATFORM, at=NOON)
    assert stays in happened_between(Dossier.objects.all(), MilestoneKind.INTRODUCED, ON, ON)


def test_days_are_told_from_the_finding_to_the_first_honour_after_it(world: Exemplars) -> None:
    dossier = recognised(world.commune)
    told = with_days(Dossier.objects.all()).get(pk=dossier.pk)
    assert (told.recognised_on, told.introduced_on) == (ON, None)
    dossiers.change(dossier, {"found_on": TODAY}, by=PLATFORM, at=NOON)
    assert with_days(Dossier.objects.all()).get(pk=dossier.pk).recognised_on is None


def test_the_list_and_its_file_are_those_of_the_period(world: Exemplars, client: Client) -> None:
    recognised(world.commune, "Lê Thị Mận")
    entered(world.commune, "Vũ Văn Hai", found_on=date(2025, 5, 2))

    def names(asked: str) -> set[str]:
        found: Any = client.get(f"{PLACE}?{asked}")
        return {each.name for each in found.context_data["found"].records}

    assert names("") == {"Lê Thị Mận", "Vũ Văn Hai"}
    assert names("happened_in=2025-2") == {"Vũ Văn Hai"}
    assert names("happened_in=2026&happened_from=15/03/2026") == set()
    assert names("happened=recognised&happened_in=2026-3") == {"Lê Thị Mận"}
    assert names("happened=recognised&happened_in=2026-2") == set()
    assert names("happened=introduced") == set()
    assert names("happened_in=1x") == names("")
    columns = "&columns=name&columns=recognised_in&columns=recognised_on"
    answer: Any = client.get(f"{PLACE}?happened=recognised&happened_in=2026-3&export=xlsx{columns}")
    rows = list(load_workbook(BytesIO(b"".join(answer.streaming_content))).active.values)
    assert [row[0] for row in rows[1:]] == ["Lê Thị Mận"] and rows[1][1] == (ON - FOUND).days
    assert rows[1][2].date() == ON


def test_the_page_says_how_long_it_took_or_has_been(world: Exemplars, client: Client) -> None:
    honoured, waits = recognised(world.commune), entered(world.commune, "Vũ Văn Hai", found_on=TODAY)
    page = client.get(f"{PLACE}{honoured.pk}/").content.decode()
    assert page.count(f"{(ON - FOUND).days} ngày") == 2
    assert "chưa được công nhận" in client.get(f"{PLACE}{waits.pk}/").content.decode()


def test_who_stands_above_has_the_one_register_of_all_below_to_search_and_to_export(world: Exemplars) -> None:
    """Plan of Triệu Sơn IV.3: the standing office of the council gathers and gives what is known, of every field."""
    for number, name in enumerate(("Lê Thị Mận", "Vũ Văn Hai", "Lê Thị Sen")):
        entered(world.communes[number % 2], name)
    above, beside = signed_in(world.district, Role.OFFICER), signed_in(world.communes[2], Role.OFFICER)

    def listed(client: Client, asked: str = "") -> set[str]:
        file: Any = client.get(f"{PLACE}?export=xlsx&columns=name&{asked}")
        return {row[0] for row in load_workbook(BytesIO(b"".join(file.streaming_content))).active.values} - {
            "Họ và tên"
        }

    whole = listed(above)
    assert {"Lê Thị Mận", "Vũ Văn Hai", "Lê Thị Sen"} <= whole
    assert {"Lê Thị Mận", "Lê Thị Sen"} <= listed(above, "q=le+thi") and "Vũ Văn Hai" not in listed(above, "q=le+thi")
    assert not {"Lê Thị Mận", "Vũ Văn Hai", "Lê Thị Sen"} & listed(beside)


def test_whom_the_district_selected_in_a_year_is_a_list_of_its_own(world: Exemplars) -> None:
    selected, passed_over = entered(world.commune, "Hà Thị Sen"), entered(world.commune, "Vũ Văn Hai")
    for life, kind in ((selected, MilestoneKind.SELECTED), (passed_over, MilestoneKind.INTRODUCED)):
        made = Milestone(dossier=life, kind=kind, body=world.commune, on=ON)
        made.to_body = world.district
        milestones.record(made, by=PLATFORM, at=NOON)
    client = signed_in(world.district, Role.OFFICER)
    found: Any = client.get(f"{PLACE}?happened=selected&happened_in={ON.year}")
    assert [each.name for each in found.context_data["found"].records] == ["Hà Thị Sen"]
    assert not client.get(f"{PLACE}?happened=selected&happened_in={ON.year - 1}").context_data["found"].records
