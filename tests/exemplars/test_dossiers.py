"""Dossiers are opened, changed, found again, merged and separated."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from lantoa.exemplars.models import Dossier, Kind, MilestoneKind
from lantoa.exemplars.names import bare
from lantoa.exemplars.operations import dossiers
from lantoa.exemplars.operations.dossiers import MayBeKnown
from lantoa.exemplars.queries.likeness import known_before
from lantoa.exemplars.states import DossierState
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Body
from tests.exemplars.worlds import FOUND, TODAY, Exemplars, entered, recognised
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def test_a_new_dossier_has_a_folder_and_the_detection_counts_for_its_body(world: Exemplars) -> None:
    dossier = entered(world.commune, by=world.officer)
    detected = dossier.milestones.get()
    assert (detected.kind, detected.body, detected.on) == (MilestoneKind.DETECTED, world.commune, FOUND)
    assert dossier.folder.body == world.commune
    assert (dossier.held_by, dossier.state, dossier.waiting_since) == (world.commune, DossierState.FOUND, NOON)


def test_only_who_keeps_the_papers_of_the_body_opens_one(world: Exemplars) -> None:
    with pytest.raises(Refused):
        entered(world.communes[1], by=world.officer)
    with pytest.raises(Refused):
        entered(world.commune, by=world.leader)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        ({"name": " "}, "name"),
        ({"found_on": TODAY + timedelta(days=1)}, "found_on"),
        ({"born_on": date(2026, 5, 1)}, "born_on"),
        ({"kind": Kind.COLLECTIVE, "sex": "female"}, "kind"),
    ],
)
def test_what_cannot_be_is_told_at_its_field(world: Exemplars, said: dict[str, object], field: str) -> None:
    name = str(said.pop("name", "Lê Thị Mận"))
    with pytest.raises(ValidationError) as refused:
        entered(world.commune, name, **said)
    assert list(refused.value.message_dict) == [field]
    assert not Dossier.objects.exists()


def test_people_are_listed_by_their_given_names_and_collectives_by_their_words(world: Exemplars) -> None:
    for name in ("Trần Văn An", "Lê Thị Bình", "Đỗ Văn Ánh"):
        entered(world.commune, name)
    entered(world.commune, "An ninh thôn 4", kind=Kind.COLLECTIVE)
    listed = list(Dossier.objects.filter(kind="individual").order_by("sort_key").values_list("name", flat=True))
    assert listed == ["Trần Văn An", "Đỗ Văn Ánh", "Lê Thị Bình"]


def test_another_day_of_detection_moves_the_figure_along(world: Exemplars) -> None:
    dossier = dossiers.change(entered(world.commune), {"found_on": date(2025, 12, 1)}, by=world.officer, at=NOON)
    assert dossier.milestones.get().on == date(2025, 12, 1)


# --- The same one again ---------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("name", "told"), [("Bà Lê Thị Mận", "le thi man"), ("Hộ ông Ngần Văn Thứ", "ngan van thu"), ("Bà", "ba")]
)
def test_a_name_is_compared_without_its_title(name: str, told: str) -> None:
    assert bare(name) == told


def before(by: Actor, body: Body, name: str, **said: Any) -> list[Dossier]:
    """Whom `by` is shown before a dossier of this name is entered."""
    return [twin.dossier for twin in known_before(by, Dossier(body=body, name=name, **said))]


def test_the_same_name_is_found_without_accents_title_or_a_letter(world: Exemplars) -> None:
    first = entered(world.commune, "Lê Thị Mận", born_year=1961)
    entered(world.commune, "Nguyễn Văn Mận")
    for name in ("Bà Le Thi Man", "Lê Thị Mận", "Lê Thi Mân"):
        assert before(world.officer, world.commune, name) == [first]
    assert before(world.above_officer, world.communes[1], "Lê Thị Mận") == [first]


def test_another_year_of_birth_is_another_person_unless_more_speaks_for_it(world: Exemplars) -> None:
    first = entered(world.commune, "Lê Thị Mận", born_year=1961, place="Thôn 4")
    assert before(world.officer, world.commune, "Lê Thị Mận", born_year=1961) == [first]
    assert before(world.officer, world.commune, "Lê Thị Mận", born_year=1980) == []
    again = {"born_year": 1980, "place": "Thôn 4", "summary": first.summary}
    assert before(world.officer, world.commune, "Lê Thị Mận", **again) == [first]


def test_what_lies_out_of_reach_is_not_offered(world: Exemplars) -> None:
    entered(world.communes[1], "Lê Thị Mận")
    assert before(world.officer, world.commune, "Lê Thị Mận") == []


def test_one_that_may_be_known_is_entered_only_by_whoever_says_that_it_is_another(world: Exemplars) -> None:
    first = entered(world.commune, born_year=1961)
    new = Dossier(body=world.commune, name="Bà Le Thi Man", born_on=date(1961, 5, 2), found_on=FOUND)
    with pytest.raises(MayBeKnown) as known:
        dossiers.enter_new(new, is_another=False, by=world.officer, at=NOON)
    assert [twin.dossier for twin in known.value.twins] == [first]
    assert dossiers.enter_new(new, is_another=True, by=world.officer, at=NOON).pk
    with pytest.raises(Refused):  # before anything is told of others
        dossiers.enter_new(Dossier(body=world.commune, name="Lê Thị Mận"), is_another=False, by=world.leader, at=NOON)


# --- Merging ---------------------------------------------------------------------------------------------------------
def test_merged_dossiers_go_on_as_one_and_can_be_separated_again(world: Exemplars) -> None:
    kept, double = entered(world.commune), entered(world.commune, "Bà Lê Thị Mận")
    third = dossiers.merge(entered(world.commune, "Le Thi Man"), into=double, by=world.officer, at=NOON)
    double = dossiers.merge(double, into=kept, by=world.officer, at=NOON, reason="Một người")
    third.refresh_from_db()
    assert (double.state, double.merged_into, third.merged_into) == (DossierState.MERGED, kept, kept)
    with pytest.raises(MoveRefused):
        dossiers.change(double, {"name": "Khác"}, by=world.officer, at=NOON)
    double = dossiers.separate(double, by=world.officer, at=NOON)
    assert (double.state, double.merged_into) == (DossierState.FOUND, None)


def test_a_recognised_one_is_recognised_again_when_it_is_separated(world: Exemplars) -> None:
    kept, honoured = entered(world.commune), recognised(world.commune)
    merged = dossiers.merge(honoured, into=kept, by=PLATFORM, at=NOON)
    assert dossiers.separate(merged, by=PLATFORM, at=NOON).state == DossierState.RECOGNISED


def test_a_dossier_goes_neither_into_itself_nor_into_a_merged_one(world: Exemplars) -> None:
    one, two, three = (entered(world.commune, name) for name in ("Một", "Hai", "Ba"))
    with pytest.raises(ValidationError):
        dossiers.merge(one, into=one, by=PLATFORM, at=NOON)
    two = dossiers.merge(two, into=one, by=PLATFORM, at=NOON)
    with pytest.raises(ValidationError):
        dossiers.merge(three, into=two, by=PLATFORM, at=NOON)
