"""Entering an individual names the person that consents are asked of, and a corrected name is the same person."""

from __future__ import annotations

from datetime import date

import pytest

from lantoa.evidence.models import Channel, NamedPerson, Purpose, Standing
from lantoa.evidence.queries.consents import missing
from lantoa.exemplars.models import Dossier, Kind
from lantoa.exemplars.operations import dossiers, settling
from lantoa.kit.actors import PLATFORM
from lantoa.kit.audit.models import LogEntry
from lantoa.organisations.models import Role
from tests.exemplars.nomination_worlds import Neighbourhood
from tests.exemplars.pages import agreed
from tests.exemplars.worlds import TODAY, Exemplars, entered
from tests.organisations.desk import signed_in
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def named(dossier: Dossier) -> list[tuple[str, str, int | None]]:
    people = NamedPerson.objects.filter(folder=dossier.folder).order_by("pk")
    return [(each.name, each.standing, each.born_in) for each in people]


def changed(dossier: Dossier, **values: object) -> Dossier:
    return dossiers.change(dossier, values, by=PLATFORM, at=NOON)


def test_the_person_is_named_with_her_birth_and_has_agreed_to_nothing(world: Exemplars) -> None:
    dossier = entered(world.commune, "Lê Thị Mận", born_on=date(1971, 5, 2), by=world.officer)
    assert named(dossier) == [("Lê Thị Mận", Standing.SUBJECT, 1971)]
    assert NamedPerson.objects.get().born_on == date(1971, 5, 2)
    [lack] = missing(dossier.folder, Purpose.PUBLICITY, Channel.PORTAL, TODAY)
    assert lack.person == NamedPerson.objects.get()


@pytest.mark.parametrize("kind", [kind for kind in Kind if kind != Kind.INDIVIDUAL])
def test_others_than_individuals_are_no_person(world: Exemplars, kind: str) -> None:
    assert named(entered(world.commune, "Tiếng kẻng an ninh", kind=kind)) == []


def test_a_child_needs_the_parents_from_the_start(world: Exemplars) -> None:
    dossier = entered(world.commune, "Lò Thị Yến", born_year=TODAY.year - 9)
    assert NamedPerson.objects.get(folder=dossier.folder).age(TODAY) == 8


def test_one_taken_up_from_a_nomination_is_named_too() -> None:
    world = Neighbourhood()
    taken = settling.take_up(world.sent(), by=world.officer, at=NOON)
    assert named(taken.dossier) == [("Hà Thị Nhuần", Standing.SUBJECT, None)]


def test_a_corrected_name_is_the_same_person(world: Exemplars) -> None:
    dossier = changed(entered(world.commune, "Lê Thị Man"), name="Lê Thị Mẫn", born_year=1971)
    assert named(dossier) == [("Lê Thị Mẫn", Standing.SUBJECT, 1971)]
    dossier = changed(dossier, name="Hà Thị Nhuần")
    assert [name for name, *_rest in named(dossier)] == ["Hà Thị Nhuần"]


def test_who_has_agreed_is_not_made_somebody_else(world: Exemplars) -> None:
    dossier = entered(world.commune, "Lê Thị Mận")
    agreed(dossier)
    dossier = changed(dossier, name="Hà Thị Nhuần")
    assert [name for name, *_rest in named(dossier)] == ["Lê Thị Mận", "Hà Thị Nhuần"]
    [lack] = missing(dossier.folder, Purpose.PUBLICITY, Channel.PORTAL, TODAY)
    assert lack.person and lack.person.name == "Hà Thị Nhuần"


def test_who_was_erased_does_not_come_back_with_another_change(world: Exemplars) -> None:
    dossier = entered(world.commune, "Lê Thị Mận")
    NamedPerson.objects.update(erased_at=NOON, name="")
    changed(dossier, summary="Vá đường.")
    assert not NamedPerson.objects.filter(erased_at=None).exists()


def test_the_log_says_that_somebody_was_named_and_not_who(world: Exemplars) -> None:
    entered(world.commune, "Lê Thị Mận")
    entry = LogEntry.objects.get(verb="name_in_folder")
    assert "Mận" not in entry.changes_json


def test_the_page_of_the_dossier_lists_her_among_the_consents(world: Exemplars) -> None:
    dossier = entered(world.commune, "Lê Thị Mận")
    page = signed_in(world.commune, Role.OFFICER).get(f"/desk/exemplars/{dossier.pk}/").text
    consents = page[page.index('id="consents"') :]
    assert "Lê Thị Mận" in consents
    assert "chưa đồng ý" in consents.lower()
