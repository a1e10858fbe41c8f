"""What is open against an exemplar, or was taken away from it, is told at its screening and asked about on its way."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from lantoa.exemplars.models import Dossier, Rung, Screening
from lantoa.exemplars.operations import dossiers, moving, screening
from lantoa.exemplars.operations.moving import Introduced, Recognised
from lantoa.exemplars.states import DossierState
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Role
from lantoa.recognition.models import MatterKind, OpenMatter
from lantoa.recognition.operations import honours, open_matters
from tests.exemplars.worlds import ON, Exemplars, entered, proposed
from tests.movements.worlds import in_force
from tests.organisations.desk import signed_in
from tests.organisations.worlds import NOON
from tests.recognition.decision_worlds import Deciding, given, later

pytestmark = pytest.mark.django_db
PLACE = "/desk/exemplars/"
RECOGNISED = Recognised(Rung.COMMUNE, ON, "12/QĐ-UBND")


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def noted(dossier: Dossier) -> OpenMatter:
    made = OpenMatter(dossier=dossier, kind=MatterKind.COMPLAINT, since=date(2026, 9, 1), document="07/TB")
    return open_matters.note(made, by=PLATFORM, at=NOON)


def test_nobody_is_recognised_while_something_is_open_whatever_is_said(world: Exemplars) -> None:
    dossier = proposed(world.commune)
    matter = noted(dossier)
    with pytest.raises(MoveRefused, match="01/09/2026"):
        moving.recognise(dossier, RECOGNISED, by=PLATFORM, at=NOON, reason="Cứ công nhận")
    open_matters.settle(matter, date(2026, 10, 1), "Không đúng", by=PLATFORM, at=NOON)
    assert moving.recognise(dossier, RECOGNISED, by=PLATFORM, at=NOON).state == DossierState.RECOGNISED


@pytest.mark.parametrize("move", ["propose", "introduce", "propose_again"])
def test_whoever_puts_it_forward_all_the_same_says_why(world: Exemplars, move: str) -> None:
    dossier = entered(world.commune) if move == "propose" else proposed(world.commune)
    if move == "propose_again":
        dossier = moving.recognise(dossier, RECOGNISED, by=PLATFORM, at=NOON)
    noted(dossier)
    told = (Introduced(world.district, ON),) if move == "introduce" else ()
    operation: Any = getattr(moving, move)
    with pytest.raises(ValidationError) as refused:
        operation(dossier, *told, by=PLATFORM, at=NOON, reason=" ")
    assert list(refused.value.error_dict) == ["reason"]
    assert operation(dossier, *told, by=PLATFORM, at=NOON, reason="Đơn nặc danh").state == DossierState.PROPOSED


def test_what_is_open_against_a_merged_dossier_counts_where_it_went(world: Exemplars) -> None:
    stays, ends = proposed(world.commune), entered(world.commune, "Lê Thị Mân")
    noted(ends)
    dossiers.merge(ends, into=stays, by=PLATFORM, at=NOON)
    with pytest.raises(MoveRefused):
        moving.recognise(stays, RECOGNISED, by=PLATFORM, at=NOON)


def test_the_screening_the_dossier_and_the_form_tell_it_before_anything_is_typed(world: Exemplars) -> None:
    client = signed_in(world.commune, Role.SECRETARY)
    dossier = entered(world.commune)
    criteria = in_force(world.commune, date(2024, 1, 1), "Có sáng kiến")
    held = screening.begin(
        Screening(dossier=dossier, body=world.commune, criteria_set=criteria, is_anonymous=True), by=PLATFORM, at=NOON
    )
    places = (f"{dossier.pk}/", f"screening/{held.pk}/", f"{dossier.pk}/propose/")

    def tells(place: str) -> bool:
        return "01/09/2026" in _text(client, place)

    assert not any(tells(each) for each in places)
    noted(dossier)
    assert all(tells(each) for each in places)
    answer = client.post(f"{PLACE}{dossier.pk}/propose/", {"reason": ""})
    assert answer.status_code == 422
    assert client.post(f"{PLACE}{dossier.pk}/propose/", {"reason": "Đơn nặc danh"}).status_code == 302


def test_after_a_revocation_the_next_recognition_asks_for_a_word() -> None:
    honour = given(Deciding())
    honours.revoke(honour, later(), reason="Gian dối", by=PLATFORM, at=NOON)
    dossier = honour.dossier
    dossier.refresh_from_db()
    again = moving.reinstate(dossier, by=PLATFORM, at=NOON, reason="Xét lại")
    with pytest.raises(ValidationError) as refused:
        moving.propose_again(again, by=PLATFORM, at=NOON)
    assert "reason" in refused.value.error_dict
    again = moving.propose_again(again, by=PLATFORM, at=NOON, reason="Đã khắc phục")
    with pytest.raises(ValidationError):
        moving.recognise(again, RECOGNISED, by=PLATFORM, at=NOON)
    assert moving.recognise(again, RECOGNISED, by=PLATFORM, at=NOON, reason="Đã khắc phục").pk


def _text(client: Client, place: str) -> str:
    answer = client.get(PLACE + place)
    assert answer.status_code == 200, place
    return answer.content.decode()
