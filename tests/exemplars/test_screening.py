"""A dossier beside its criteria: which apply, who may answer, what a majority is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from lantoa.evidence.models import Claim
from lantoa.exemplars.models import Dossier, Kind, Screening
from lantoa.exemplars.operations import screening
from lantoa.exemplars.operations.screening import Endorsed, Said
from lantoa.exemplars.queries.screening import tally_of
from lantoa.exemplars.states import ScreeningState
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.movements.models import Branch, CriteriaSet, Criterion, Scope
from tests.exemplars.worlds import ON, Exemplars, entered
from tests.movements.worlds import in_force, reference
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def held_against(dossier: Dossier, criteria: CriteriaSet) -> Screening:
    made = Screening(dossier=dossier, criteria_set=criteria, body=dossier.held_by)
    return screening.begin(made, by=PLATFORM, at=NOON)


def test_only_criteria_that_speak_of_such_an_exemplar_are_asked(world: Exemplars) -> None:
    held = in_force(world.commune, date(2024, 1, 1), "Chung")
    health, farming = reference("Y tế"), reference("Nông nghiệp, nông thôn")
    for text, said in (
        ("Y tế", {"scope": Scope.FIELD, "field": health}),
        ("Nông nghiệp", {"scope": Scope.FIELD, "field": farming}),
        ("Cá nhân", {"branch": Branch.INDIVIDUAL}),
        ("Hộ", {"branch": Branch.HOUSEHOLD}),
    ):
        Criterion.objects.create(criteria_set=held, text=text, order=9, **said)
    person = held_against(entered(world.commune, field=health), held)
    assert {each.criterion.text for each in person.answers.all()} == {"Chung", "Y tế", "Cá nhân"}
    model = held_against(entered(world.commune, "Tiếng kẻng", kind=Kind.MODEL), held)
    assert [each.criterion.text for each in model.answers.all()] == ["Chung"]
    with pytest.raises(ValidationError):
        held_against(person.dossier, held)


def test_points_add_up_and_stay_within_those_of_the_criterion(world: Exemplars) -> None:
    held = in_force(world.commune, date(2024, 1, 1), "Chung", "Có điểm")
    Criterion.objects.filter(text="Có điểm").update(points=Decimal(10))
    made = held_against(entered(world.commune), held)
    plain, scored = made.answers.all()
    with pytest.raises(ValidationError):
        screening.answer(scored, Said("yes", points=Decimal(11)), by=world.officer, at=NOON)
    with pytest.raises(ValidationError):
        screening.answer(plain, Said("yes", points=Decimal(1)), by=world.officer, at=NOON)
    screening.answer(scored, Said("partly", points=Decimal("7.5")), by=world.officer, at=NOON)
    screening.answer(plain, Said("yes"), by=world.officer, at=NOON)
    tally = tally_of(made)
    assert (tally.met, tally.open, tally.points, tally.most) == (1, 0, Decimal("7.5"), Decimal(10))


def test_a_claim_of_another_dossier_shows_nothing(world: Exemplars) -> None:
    made = held_against(entered(world.commune), in_force(world.commune, date(2024, 1, 1), "Chung"))
    other = Claim.objects.create(folder=entered(world.commune, "Khác").folder, text="Việc khác", written_at=NOON)
    with pytest.raises(ValidationError):
        screening.answer(made.answers.get(), Said("yes", claim=other), by=world.officer, at=NOON)


def test_endorsed_by_a_majority_and_confirmed_by_the_head_alone(world: Exemplars) -> None:
    made = held_against(entered(world.commune), in_force(world.commune, date(2024, 1, 1), "Chung"))
    with pytest.raises(MoveRefused):
        screening.endorse(made, Endorsed("minutes", ON), by=world.officer, at=NOON)
    screening.answer(made.answers.get(), Said("yes"), by=world.officer, at=NOON)
    for votes in ((None, None), (2, 2), (1, 3)):
        with pytest.raises(ValidationError):
            screening.endorse(made, Endorsed("vote", ON, *votes), by=world.officer, at=NOON)
    made = screening.endorse(made, Endorsed("vote", ON, 5, 1), by=world.officer, at=NOON)
    with pytest.raises(Refused):
        screening.confirm(made, by=world.officer, at=NOON)
    made = screening.confirm(made, by=world.leader, at=NOON)
    assert (made.state, made.confirmed_by) == (ScreeningState.CONFIRMED, world.leader.person)
    with pytest.raises(MoveRefused):
        screening.answer(made.answers.get(), Said("no"), by=world.officer, at=NOON)
    made = screening.reopen(made, by=world.officer, at=NOON, reason="Có đơn")
    assert (made.state, made.votes_for, made.confirmed_by) == (ScreeningState.OPEN, None, None)
