"""Claims and proof: graded, verified by somebody else, corrected in the open."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from lantoa.evidence.events import claim_changed
from lantoa.evidence.models import Claim, Correction, Grade
from lantoa.evidence.operations import claims, proofs
from lantoa.evidence.operations.claims import Said
from lantoa.evidence.operations.folders import open_folder
from lantoa.evidence.operations.proofs import Shown
from lantoa.evidence.queries.strength import strength
from lantoa.evidence.states import ClaimState
from lantoa.kit.access import Refused, may, visible
from lantoa.kit.models import LogEntry
from lantoa.kit.moves import MoveRefused
from tests.evidence.worlds import Evidence, claimed, sent
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Evidence:
    return Evidence()


def test_a_claim_is_verified_by_somebody_else_against_proof(world: Evidence) -> None:
    claim = claimed(world.folder, by=world.officer, amount=Decimal(42), unit="hộ")
    assert claim.figure == "42 hộ"
    with pytest.raises(MoveRefused, match="nothing to check"):
        claims.verify(claim, by=world.leader, at=NOON)
    proofs.add(claim, Shown(Grade.OWN_WORD, note="Lời kể"), by=world.officer, at=NOON)
    with pytest.raises(MoveRefused):
        claims.verify(claim, by=world.leader, at=NOON)
    proofs.add(claim, Shown(Grade.OFFICIAL, document="12/BB-UBND"), by=world.officer, at=NOON)
    with pytest.raises(Refused, match="You wrote"):
        claims.verify(claim, by=world.officer, at=NOON)
    assert not visible(world.officer, Claim.objects.all(), "verify").exists()
    assert visible(world.leader, Claim.objects.all(), "verify").exists()
    verified = claims.verify(claim, by=world.leader, at=NOON)
    assert (verified.state, verified.verified_by_id) == (ClaimState.VERIFIED, world.leader.person.pk)
    with pytest.raises(MoveRefused):  # the second of two verifiers
        claims.verify(claim, by=world.secretary, at=NOON)
    assert LogEntry.objects.filter(verb="verify", body_id=world.district.pk).exists()


def test_a_correction_keeps_what_it_said_and_asks_to_be_verified_again(world: Evidence) -> None:
    heard: list[Any] = []

    def hear(claim: Claim, **said: Any) -> None:
        heard.append(claim.text)

    claim_changed.connect(hear)
    claim = claims.verify(claimed(world.folder, grade=Grade.OFFICIAL), by=world.leader, at=NOON)
    with pytest.raises(MoveRefused, match="looked at already"):
        claims.change(claim, Said("Khác"), by=world.officer, at=NOON)
    with pytest.raises(MoveRefused, match="reason"):
        claims.correct(claim, Said("41 hộ trồng lúa"), by=world.secretary, at=NOON, reason="")
    by = {"by": world.secretary, "at": NOON, "reason": "Đếm lại"}
    with pytest.raises(MoveRefused, match="Nothing was changed"):
        claims.correct(claim, Said(claim.text), **by)
    corrected = claims.correct(claim, Said("41 hộ trồng lúa hữu cơ"), **by)
    assert (corrected.state, corrected.verified_by) == (ClaimState.CORRECTED, None)
    kept = Correction.objects.get()
    assert (kept.before, kept.after, kept.reason) == ("42 hộ trồng lúa hữu cơ", "41 hộ trồng lúa hữu cơ", "Đếm lại")
    with pytest.raises(Refused):  # who corrected it does not verify it
        claims.verify(corrected, by=world.secretary, at=NOON)
    claims.verify(corrected, by=world.leader, at=NOON)
    assert heard == ["41 hộ trồng lúa hữu cơ"]
    claim_changed.disconnect(hear)


def test_a_claim_is_contested_withdrawn_and_stands_again(world: Evidence) -> None:
    claim = claimed(world.folder, grade=Grade.THIRD_PARTY)
    contested = claims.contest(claim, by=world.leader, at=NOON, reason="Hàng xóm nói khác")
    assert (contested.contested, contested.contested_because) == (True, "Hàng xóm nói khác")
    with pytest.raises(Refused):
        claims.contest(claim, by=world.reader, at=NOON, reason="Không")
    assert claims.verify(contested, by=world.leader, at=NOON).contested_because == ""
    gone = claims.withdraw(claim, by=world.officer, at=NOON, reason="Nhầm người")
    assert strength(world.folder).total == 0
    assert claims.restore(gone, by=world.officer, at=NOON).state == ClaimState.DRAFTED


def test_the_grade_is_that_of_the_best_proof_that_is_there(world: Evidence) -> None:
    claim = claimed(world.folder, grade=Grade.THIRD_PARTY)
    best = proofs.add(claim, Shown(Grade.OFFICIAL, file=sent(world.folder)), by=world.officer, at=NOON)
    assert Claim.objects.get().grade == Grade.OFFICIAL
    proofs.remove(best, by=world.officer, at=NOON)
    assert Claim.objects.get().grade == Grade.THIRD_PARTY
    proofs.bring_back(best, by=world.officer, at=NOON)
    assert Claim.objects.get().grade == Grade.OFFICIAL


@pytest.mark.parametrize(
    ("shown", "field"),
    [
        (Shown(Grade.NONE, note="x"), "grade"),
        (Shown(9, note="x"), "grade"),
        (Shown(Grade.OFFICIAL, note="Nghe nói"), "document"),
        (Shown(Grade.THIRD_PARTY), "note"),
    ],
)
def test_proof_that_shows_nothing_is_refused(world: Evidence, shown: Shown, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        proofs.add(claimed(world.folder), shown, by=world.officer, at=NOON)
    assert field in refused.value.message_dict


def test_a_file_of_another_folder_proves_nothing_here(world: Evidence) -> None:
    other = sent(open_folder(world.communes[0], at=NOON))
    with pytest.raises(ValidationError):
        proofs.add(claimed(world.folder), Shown(Grade.OFFICIAL, file=other), by=world.officer, at=NOON)


@pytest.mark.parametrize(
    ("said", "field"),
    [
        (Said("  "), "text"),
        (Said("Trồng lúa", unit="ha"), "amount"),
        (Said("Trồng lúa", since=NOON.date(), until=NOON.replace(year=2000).date()), "until"),
    ],
)
def test_a_claim_that_does_not_hold_together_is_refused(world: Evidence, said: Said, field: str) -> None:
    with pytest.raises(ValidationError) as refused:
        claims.add(world.folder, said, by=world.officer, at=NOON)
    assert field in refused.value.message_dict


def test_strength_counts_by_grade_and_says_what_is_missing(world: Evidence) -> None:
    claims.verify(claimed(world.folder, grade=Grade.OFFICIAL), by=world.leader, at=NOON)
    for grade in (Grade.NONE, Grade.OWN_WORD, Grade.MEASUREMENT):
        claimed(world.folder, grade=grade)
    found = strength(world.folder)
    assert found.by_grade == {
        Grade.OFFICIAL: 1,
        Grade.MEASUREMENT: 1,
        Grade.THIRD_PARTY: 0,
        Grade.OWN_WORD: 1,
        Grade.NONE: 1,
    }
    assert (found.total, found.verified, found.unproven, found.unverified) == (4, 1, 2, 3)


def test_only_who_keeps_the_folder_writes_in_it(world: Evidence) -> None:
    with pytest.raises(Refused):
        claims.add(world.folder, Said("Không"), by=world.reader, at=NOON)
    claim = claimed(world.folder)
    assert may(world.reader, "view", claim)
    assert not may(world.reader, "contest", claim)
