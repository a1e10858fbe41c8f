"""Initiatives and what a model is worth: written down with what shows them, changed, removed, brought back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from lantoa.evidence.models import Claim
from lantoa.evidence.operations import claims
from lantoa.exemplars.models import Dossier, Initiative, Kind
from lantoa.exemplars.operations import dossiers, economic_value, initiatives
from lantoa.exemplars.queries.economic_value import latest_value
from lantoa.exemplars.queries.initiatives import counting_initiatives, initiatives_of
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Role
from tests.exemplars.worlds import TODAY, Exemplars, entered
from tests.organisations.desk import signed_in
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db
PLACE = "/desk/exemplars/"
NAME = "Máy gieo mạ bằng xe đạp cũ"


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


@pytest.fixture
def client(world: Exemplars) -> Client:
    return signed_in(world.commune, Role.SECRETARY)


def written(dossier: Dossier, **said: Any) -> Initiative:
    known: dict[str, Any] = {"name": NAME, "year": 2026, "recognised_by": "Hội đồng sáng kiến xã"}
    return initiatives.add(Initiative(dossier=dossier, **known | said), by=PLATFORM, at=NOON)


@pytest.mark.parametrize(
    ("field", "said"),
    [("year", {"year": TODAY.year + 1}), ("certified_on", {"certified_on": date(2027, 1, 1)}), ("name", {})],
)
def test_one_that_makes_no_sense_is_refused_at_its_field(world: Exemplars, field: str, said: dict[str, Any]) -> None:
    dossier = entered(world.commune)
    written(dossier, name=NAME.upper())
    with pytest.raises(ValidationError) as told:
        written(dossier, **said)
    assert list(told.value.error_dict) == [field]
    assert written(dossier, year=2025).pk


def test_only_who_keeps_the_dossier_writes_one_down(world: Exemplars) -> None:
    dossier = entered(world.commune)
    new = Initiative(dossier=dossier, name=NAME, year=2026, recognised_by="Xã")
    with pytest.raises(Refused):
        initiatives.add(new, by=world.leader, at=NOON)
    made = initiatives.add(new, by=world.officer, at=NOON)
    with pytest.raises(Refused):
        initiatives.remove(made, by=world.leader, at=NOON)


def test_a_removed_one_counts_no_more_until_it_is_brought_back(world: Exemplars) -> None:
    dossier = entered(world.commune)
    made = initiatives.remove(written(dossier), by=world.officer, at=NOON)
    assert not counting_initiatives(dossier.pk) and initiatives_of(dossier).removed == [made]
    again = written(dossier)
    with pytest.raises(ValidationError):
        initiatives.bring_back(made, by=world.officer, at=NOON)
    initiatives.remove(again, by=world.officer, at=NOON)
    initiatives.bring_back(made, by=world.officer, at=NOON)
    assert counting_initiatives(dossier.pk) == [made]


def test_those_of_a_merged_dossier_go_on_with_the_other_one(world: Exemplars) -> None:
    stays, ends = entered(world.commune), entered(world.commune, "Lê Thị Mân")
    made = written(ends)
    dossiers.merge(ends, into=stays, by=PLATFORM, at=NOON)
    assert counting_initiatives(stays.pk) == [made]
    ends.refresh_from_db()
    with pytest.raises(MoveRefused):
        written(ends, year=2024)


def test_the_page_writes_one_down_with_its_certificate_changes_and_removes_it(world: Exemplars, client: Client) -> None:
    dossier = entered(world.commune)
    assert f"{PLACE}{dossier.pk}/initiatives/add/" in client.get(f"{PLACE}{dossier.pk}/").content.decode()
    data = {"name": NAME, "year": "2026", "influence": "province", "recognised_by": "Hội đồng sáng kiến tỉnh"}
    data |= {"certificate": "12/GCN-SK", "certified_on": "05/03/2026", "value": "1.250.000.000"}
    sent = SimpleUploadedFile("giay-chung-nhan.txt", "Chứng nhận sáng kiến".encode())
    answer = client.post(f"{PLACE}{dossier.pk}/initiatives/add/", data | {"sent": sent})
    assert answer.status_code == 302, answer.content.decode()
    made = Initiative.objects.get()
    assert (made.value, made.influence, made.is_shown) == (Decimal(1_250_000_000), "province", True)
    assert made.proof and made.proof.folder_id == dossier.folder_id
    page = client.get(f"{PLACE}{dossier.pk}/").content.decode()
    assert NAME in page and "1.250.000.000" in page and "12/GCN-SK, 05/03/2026" in page
    place = f"{PLACE}initiatives/{made.pk}/"
    form = client.get(f"{place}change/").content.decode()
    assert "1.250.000.000" in form or "1250000000" in form
    assert client.post(f"{place}change/", data | {"value": "", "name": "Máy gieo"}).status_code == 302
    made.refresh_from_db()
    assert (made.name, made.value) == ("Máy gieo", None) and made.proof
    assert client.post(f"{place}remove/").status_code == 302
    assert f"{place}bring-back/" in client.get(f"{PLACE}{dossier.pk}/").content.decode()
    assert client.post(f"{place}bring-back/").status_code == 302
    made.refresh_from_db()
    assert made.removed_at is None


def test_the_file_of_a_refused_initiative_is_not_left_behind(world: Exemplars, client: Client) -> None:
    dossier = entered(world.commune)
    sent = SimpleUploadedFile("giay.txt", b"Giay chung nhan")
    data = {"name": NAME, "year": "2099", "influence": "unit", "recognised_by": "Xã", "sent": sent}
    assert client.post(f"{PLACE}{dossier.pk}/initiatives/add/", data).status_code == 422
    assert not dossier.folder.files.exists() and not Initiative.objects.exists()


def test_the_register_is_narrowed_to_those_with_an_initiative(world: Exemplars, client: Client) -> None:
    has, removed = entered(world.commune, "Một"), entered(world.commune, "Hai")
    written(has)
    written(has, year=2025)
    initiatives.remove(written(removed), by=PLATFORM, at=NOON)
    found: Any = client.get(f"{PLACE}?initiative=on")
    assert found.context_data["found"].records == [has]


# --- What a model is worth --------------------------------------------------------------------------------------------
def worth(dossier: Dossier, year: int, value: int = 500_000_000) -> Claim:
    known: dict[str, Any] = {"value": Decimal(value), "year": year, "reckoned_from": "42 hộ"}
    return economic_value.add(dossier, by=PLATFORM, at=NOON, **known)


def test_the_value_of_a_year_is_one_claim_and_the_latest_is_told(world: Exemplars) -> None:
    dossier = entered(world.commune, "Mô hình lúa hữu cơ", kind=Kind.MODEL)
    later, earlier = worth(dossier, 2025), worth(dossier, 2024)
    for year in (2025, TODAY.year + 1):
        with pytest.raises(ValidationError):
            worth(dossier, year)
    assert latest_value(dossier.folder.claims.all()) == later
    claims.withdraw(later, by=PLATFORM, at=NOON, reason="Tính sai")
    assert latest_value(dossier.folder.claims.all()) == earlier
    assert worth(dossier, 2025).pk


def test_a_model_says_what_it_is_worth_and_what_that_is_reckoned_from(world: Exemplars, client: Client) -> None:
    person, model = entered(world.commune), entered(world.commune, "Mô hình lúa hữu cơ", kind=Kind.MODEL)
    assert "value/add/" not in client.get(f"{PLACE}{person.pk}/").content.decode()
    place = f"{PLACE}{model.pk}/value/add/"
    assert place in client.get(f"{PLACE}{model.pk}/").content.decode()
    answer = client.post(place, {"value": "1.250.000.000", "year": "2025", "reckoned_from": "42 hộ, 18,5 ha"})
    claim = Claim.objects.get()
    assert answer["Location"].endswith(f"/claims/{claim.pk}/proof/add/") or str(claim.pk) in answer["Location"]
    page = client.get(f"{PLACE}{model.pk}/").content.decode()
    assert "1.250.000.000 đồng/năm (2025" in page and "42 hộ, 18,5 ha" in page
