"""Adoptions climb level by level, are given up and taken up again, and keep no name that nobody agreed to."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.audit.models import LogEntry
from lantoa.kit.moves import MoveRefused
from lantoa.replication.models import Adopter, Adoption, AdoptionStep, BuildingBlock
from lantoa.replication.operations import adoptions, blocks
from lantoa.replication.operations.adoptions import Shown
from lantoa.replication.queries.adoptions import blocks_of, of_dossier, public_blocks, to_follow_up
from lantoa.replication.queries.sources import sources_like
from lantoa.replication.states import AdoptionLevel, AdoptionState
from tests.organisations.worlds import NOON
from tests.replication.worlds import SINCE, Spread, adopted, told_of

pytestmark = pytest.mark.django_db
LATER = date(2026, 6, 1)
TODAY = date(2026, 11, 23)


@pytest.fixture
def world() -> Spread:
    return Spread()


def test_levels_are_climbed_one_by_one_and_struck_out_one_by_one(world: Spread) -> None:
    made = adopted(world.model, world.adopter)
    with pytest.raises(MoveRefused):
        adoptions.adapt(made, Shown(LATER, "Đã sửa"), by=PLATFORM, at=NOON)
    tried = adoptions.try_out(made, Shown(LATER, "Thử ở một thôn"), by=PLATFORM, at=NOON)
    with pytest.raises(ValidationError):  # before the trial began
        adoptions.adapt(tried, Shown(SINCE, "Đã sửa"), by=PLATFORM, at=NOON)
    adapted = adoptions.adapt(tried, Shown(LATER, "Đã sửa"), by=PLATFORM, at=NOON)
    whole = adoptions.make_standard(adapted, Shown(LATER, "Quy chế"), by=PLATFORM, at=NOON)
    assert whole.level == AdoptionLevel.STANDARD
    back = adoptions.undo_standard(whole, by=PLATFORM, at=NOON, reason="Nhầm")
    back = adoptions.undo_adapt(back, by=PLATFORM, at=NOON, reason="Nhầm")
    assert adoptions.undo_try_out(back, by=PLATFORM, at=NOON, reason="Nhầm").level == AdoptionLevel.LEARNED
    assert AdoptionStep.objects.filter(adoption=made, struck_at=None).count() == 1


def test_what_was_given_up_climbs_no_more_until_it_is_taken_up_again(world: Spread) -> None:
    made = adopted(world.model, world.adopter, level="trial")
    with pytest.raises(ValidationError):
        adoptions.end(made, date(2026, 1, 1), by=PLATFORM, at=NOON, reason="Không hợp")
    ended = adoptions.end(made, LATER, by=PLATFORM, at=NOON, reason="Không hợp")
    assert (ended.state, ended.ended_because) == (AdoptionState.ENDED, "Không hợp")
    assert not to_follow_up(TODAY).exists()
    with pytest.raises(MoveRefused):
        adoptions.adapt(ended, Shown(LATER, "Đã sửa"), by=PLATFORM, at=NOON)
    again = adoptions.take_up_again(ended, by=PLATFORM, at=NOON)
    assert (again.level, again.ended_on) == (AdoptionLevel.TRIAL, None)
    assert [each.months for each in to_follow_up(TODAY)] == [6]


def test_a_person_is_named_only_if_she_agreed(world: Spread) -> None:
    with pytest.raises(ValidationError):
        adopted(world.model, world.adopter, kind=Adopter.PERSON, name="Lê Thị Lan")
    unnamed = adopted(world.model, world.adopter, kind=Adopter.PERSON)
    assert "Lan" not in str(unnamed)
    named = adopted(world.model, world.adopter, kind=Adopter.PERSON, name="Lê Thị Lan", consented_on=SINCE)
    with transaction.atomic(), pytest.raises(IntegrityError):
        Adoption.objects.filter(pk=named.pk).update(consented_on=None)
    adoptions.change(named, {"name": "", "consented_on": None}, by=PLATFORM, at=NOON)
    assert not Adoption.objects.filter(name__contains="Lan").exists()
    assert "Lan" not in str(list(LogEntry.objects.values_list("subject", "changes_json", "note")))


def test_either_side_keeps_the_ledger_and_nobody_else(world: Spread) -> None:
    adopted(world.model, world.adopter, by=world.officer)
    with pytest.raises(Refused):  # no public page tells the other commune of it
        adopted(world.model, world.adopter, by=world.their_officer)
    assert sources_like(world.their_officer, "phan loai rac") == []
    page = told_of(world.model)
    assert sources_like(world.their_officer, f"https://lantoa.example/x/{page.slug}/") == [world.model]
    made = adopted(world.model, world.adopter, by=world.their_officer)
    assert made in of_dossier(world.officer, world.model)
    with pytest.raises(Refused):
        adopted(world.model, world.communes[2], by=world.their_officer)


def test_who_taught_adopted_the_same_and_earlier(world: Spread) -> None:
    first = adopted(world.model, world.adopter)
    second = adopted(world.model, world.communes[2], on=LATER, learned_from=first)
    assert list(first.taught.all()) == [second]
    with pytest.raises(ValidationError):
        adopted(world.model, world.commune, on=date(2026, 1, 1), learned_from=first)


def test_the_public_reads_a_block_until_its_words_change_or_it_is_taken_out(world: Spread) -> None:
    written = [
        blocks.write(BuildingBlock(dossier=world.model, title=title, what="Làm"), by=world.officer, at=NOON)
        for title in ("Họp dân", "Phát thùng", "Cân rác")
    ]
    with pytest.raises(Refused):
        blocks.let_public_read(world.model, {written[0].pk}, by=world.officer, at=NOON)
    blocks.let_public_read(world.model, {each.pk for each in written}, by=world.leader, at=NOON)
    assert len(public_blocks(world.model)) == 3
    blocks.change(written[0], {"position": 3, "contact": "Chị Mận"}, by=world.officer, at=NOON)
    assert len(public_blocks(world.model)) == 3
    blocks.change(written[0], {"what": "Làm khác"}, by=world.officer, at=NOON)
    blocks.take_out(written[1], by=world.officer, at=NOON)
    assert public_blocks(world.model) == [written[2]]
    blocks.put_back(written[1], by=world.officer, at=NOON)
    assert public_blocks(world.model) == [written[2]]
    blocks.let_public_read(world.model, set(), by=world.leader, at=NOON)
    assert public_blocks(world.model) == []


def test_blocks_keep_their_order(world: Spread) -> None:
    def written(title: str, position: int) -> BuildingBlock:
        block = BuildingBlock(dossier=world.model, title=title, what="Làm", position=position)
        return blocks.write(block, by=world.officer, at=NOON)

    def titles() -> list[str]:
        return [each.title for each in blocks_of(world.model)[0]]

    first, _second = written("Họp dân", 1), written("Phát thùng", 2)
    written("Cân rác", 1)
    assert titles() == ["Cân rác", "Họp dân", "Phát thùng"]
    first.refresh_from_db()
    blocks.change(first, {"position": 9}, by=world.officer, at=NOON)
    assert titles() == ["Cân rác", "Phát thùng", "Họp dân"]
    blocks.take_out(first, by=world.officer, at=NOON)
    assert titles() == ["Cân rác", "Phát thùng"]
    blocks.put_back(first, by=world.officer, at=NOON)
    assert titles() == ["Cân rác", "Phát thùng", "Họp dân"]
    with pytest.raises(Refused):
        blocks.take_out(first, by=world.their_officer, at=NOON)
