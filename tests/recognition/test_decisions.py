"""Decisions: drafted, listed, signed once with a number of their own; honours corrected, revoked and restored."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from lantoa.evidence.models import StoredFile
from lantoa.exemplars.models import Kind, MilestoneKind
from lantoa.exemplars.operations import moving
from lantoa.exemplars.states import DossierState
from lantoa.kit import audit
from lantoa.kit.access import Refused, may, visible
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.recognition import events
from lantoa.recognition.decision_states import DecisionState, HonourState
from lantoa.recognition.models import Award, Decision, Honour, Merit, OpenMatter, Recovery
from lantoa.recognition.operations import decisions, handing_over, honours
from lantoa.recognition.operations.decisions import Signing
from lantoa.recognition.proposal_states import ProposalState
from tests.exemplars.worlds import entered, introduced, proposed, recognised
from tests.organisations.worlds import NOON
from tests.recognition.decision_worlds import (
    SIGNED,
    Deciding,
    agreed,
    direct,
    drafted,
    given,
    later,
    signed,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> Deciding:
    return Deciding()


def told_by(signal: Any) -> list[Any]:
    """What `signal` announces from now on."""
    heard: list[Any] = []

    def hear(honour: Honour, **_: object) -> None:
        heard.append(honour)

    signal.connect(hear, weak=False)
    return heard


def test_from_the_draft_to_the_register_by_those_who_have_to(world: Deciding) -> None:
    heard = told_by(events.honour_given)
    first, second = agreed(world, world.merit, "Lê Thị Mận"), agreed(world, world.merit, "Bùi Văn An")
    with pytest.raises(Refused):
        drafted(world.commune, by=world.leader)  # whoever signs does not keep the papers
    decision = drafted(world.commune, by=world.officer)
    honours.put_on_list(decision, [first, second], by=world.officer, at=NOON)
    with pytest.raises(Refused):
        decisions.sign(decision, Signing("118/QĐ-UBND", SIGNED), by=world.officer, at=NOON)
    decision = decisions.sign(decision, Signing("118/QĐ-UBND", SIGNED), by=world.leader, at=NOON)
    assert decision.state == DecisionState.SIGNED
    made = list(Honour.objects.filter(decision=decision).order_by("register_number"))
    assert [(each.name, each.in_register, each.state) for each in made] == [
        ("Lê Thị Mận", "1/2026", HonourState.VALID),
        ("Bùi Văn An", "2/2026", HonourState.VALID),
    ]
    assert [each.name for each in heard] == ["Lê Thị Mận", "Bùi Văn An"]
    first.refresh_from_db()
    assert (first.state, first.decided_on) == (ProposalState.DECIDED, SIGNED)
    first.dossier.refresh_from_db()
    assert first.dossier.state == DossierState.RECOGNISED
    recognition = first.dossier.milestones.get(kind=MilestoneKind.RECOGNISED)
    assert (recognition.rung, recognition.document, recognition.on) == ("commune", "118/QĐ-UBND", SIGNED)


def test_numbers_of_the_register_have_no_gap(world: Deciding) -> None:
    signed(world, agreed(world, world.merit, "Một"), agreed(world, world.merit, "Hai"))
    refused = drafted(world.commune)
    honours.put_on_list(refused, [agreed(world, world.merit, "Ba")], by=PLATFORM, at=NOON)
    with pytest.raises(ValidationError):
        decisions.sign(refused, Signing("118/QĐ-UBND", SIGNED), by=PLATFORM, at=NOON)
    signed(world, agreed(world, world.merit, "Bốn"), number="119/QĐ-UBND")
    assert list(Honour.objects.exclude(state="listed").order_by("pk").values_list("register_number", flat=True)) == [
        1,
        2,
        3,
    ]


@pytest.mark.parametrize("again", ["118/QĐ-UBND", " 0118 / qđ-ubnd"])
def test_a_number_is_used_once_and_who_has_it_is_told(world: Deciding, again: str) -> None:
    signed(world, agreed(world, world.merit, "Một"))
    second = drafted(world.commune)
    honours.put_on_list(second, [agreed(world, world.merit, "Hai")], by=PLATFORM, at=NOON)
    with pytest.raises(ValidationError) as refused:
        decisions.sign(second, Signing(again, SIGNED), by=PLATFORM, at=NOON)
    assert "Về việc tặng Giấy khen năm 2026" in refused.value.message_dict["number"][0]
    second.refresh_from_db()
    assert second.state == DecisionState.DRAFT
    assert second.honours.get().state == HonourState.LISTED
    last_year = Signing("118/QĐ-UBND", date(2025, 12, 30))
    assert decisions.sign(second, last_year, by=PLATFORM, at=NOON).state == DecisionState.SIGNED


def test_the_database_itself_keeps_a_number_from_use_twice(world: Deciding) -> None:
    signed(world, agreed(world, world.merit, "Một"))
    with pytest.raises(IntegrityError), transaction.atomic():
        Decision.objects.filter(pk=drafted(world.commune).pk).update(number_key="118/QĐ-UBND", year=2026)


def test_a_number_of_another_body_is_no_matter(world: Deciding) -> None:
    signed(world, agreed(world, world.merit, "Một"))
    there = world.communes[1]
    decision = drafted(there, direct_reason="Cứu người trong lũ")
    honours.put_on_directly(decision, direct(proposed(there, "Hai"), world.merit), by=PLATFORM, at=NOON)
    assert decisions.sign(decision, Signing("118/QĐ-UBND", SIGNED), by=PLATFORM, at=NOON)


def test_what_is_signed_is_not_edited(world: Deciding) -> None:
    honour = given(world)
    decision = honour.decision
    with pytest.raises(MoveRefused):
        decisions.change(decision, {"title": "Khác"}, by=PLATFORM, at=NOON)
    with pytest.raises(MoveRefused):
        honours.reword(honour, {"name": "Khác"}, by=PLATFORM, at=NOON)
    with pytest.raises(MoveRefused):
        honours.take_off(honour, by=PLATFORM, at=NOON)
    with pytest.raises(MoveRefused):
        decisions.sign(decision, Signing("119/QĐ-UBND", SIGNED), by=PLATFORM, at=NOON)
    with pytest.raises(MoveRefused):
        honours.put_on_list(decision, [agreed(world, world.merit, "Hai")], by=PLATFORM, at=NOON)


def test_nobody_is_honoured_twice_for_one_time(world: Deciding) -> None:
    first = given(world)
    decision = drafted(world.commune, direct_reason="Thủ tục đơn giản")
    with pytest.raises(ValidationError, match="118/QĐ-UBND"):
        honours.put_on_directly(decision, direct(first.dossier, world.merit), by=PLATFORM, at=NOON)
    another = honours.put_on_directly(decision, direct(first.dossier, world.merit, "2025"), by=PLATFORM, at=NOON)
    assert another.name == "Lê Thị Mận"
    with pytest.raises(IntegrityError), transaction.atomic():
        Honour.objects.filter(pk=another.pk).update(
            period="2026", state="valid", register_year=2026, register_number=99
        )


def test_two_drafts_that_list_the_same_are_told_apart_before_signing(world: Deciding) -> None:
    dossier = proposed(world.commune)
    drafts = [drafted(world.commune, title=title, direct_reason="Đột xuất") for title in ("Một", "Hai")]
    honours.put_on_directly(drafts[0], direct(dossier, world.merit), by=PLATFORM, at=NOON)
    with pytest.raises(ValidationError, match="Một"):
        honours.put_on_directly(drafts[1], direct(dossier, world.merit), by=PLATFORM, at=NOON)
    decisions.drop(drafts[0], by=PLATFORM, at=NOON)
    honours.put_on_directly(drafts[1], direct(dossier, world.merit), by=PLATFORM, at=NOON)
    decisions.sign(drafts[1], Signing("1/QĐ-UBND", SIGNED), by=PLATFORM, at=NOON)
    decisions.take_up(drafts[0], by=PLATFORM, at=NOON)
    with pytest.raises(ValidationError, match="1/QĐ-UBND"):
        decisions.sign(drafts[0], Signing("2/QĐ-UBND", SIGNED), by=PLATFORM, at=NOON)


def test_without_a_proposal_only_with_a_reason_and_without_a_ballot(world: Deciding) -> None:
    dossier = proposed(world.commune)
    decision = drafted(world.commune)
    with pytest.raises(ValidationError):
        honours.put_on_directly(decision, direct(dossier, world.merit), by=PLATFORM, at=NOON)
    decision = decisions.change(decision, {"direct_reason": "Cứu người"}, by=world.officer, at=NOON)
    with pytest.raises(ValidationError) as refused:
        honours.put_on_directly(decision, direct(dossier, world.title), by=world.officer, at=NOON)
    assert "award" in refused.value.message_dict
    for values in ({"is_on": False}, {"subjects": ["collective"]}):
        Award.objects.filter(pk=world.lower.pk).update(**{"is_on": True, "subjects": ["individual"]} | values)
        with pytest.raises(ValidationError) as refused:
            unfit = Award.objects.get(pk=world.lower.pk)
            honours.put_on_directly(decision, direct(dossier, unfit), by=world.officer, at=NOON)
        assert "award" in refused.value.message_dict
    honours.put_on_directly(decision, direct(dossier, world.merit), by=world.officer, at=NOON)


def test_only_what_was_agreed_is_put_on_a_list(world: Deciding) -> None:
    with pytest.raises(MoveRefused, match="Lê Thị Mận"):
        honours.put_on_list(drafted(world.commune), [_not_agreed(world)], by=PLATFORM, at=NOON)


def _not_agreed(world: Deciding) -> Any:
    proposal = agreed(world, world.merit)
    proposal.state = ProposalState.NOT_AGREED
    proposal.save()
    return proposal


def test_a_dossier_that_is_not_put_forward_is_told_with_its_name(world: Deciding) -> None:
    decision = drafted(world.commune)
    listed = [agreed(world, world.merit, dossier=entered(world.commune, name)) for name in ("Một", "Hai")]
    honours.put_on_list(decision, listed, by=PLATFORM, at=NOON)
    with pytest.raises(ValidationError) as refused:
        decisions.sign(decision, Signing("118/QĐ-UBND", SIGNED), by=PLATFORM, at=NOON)
    assert [message[:3] for message in refused.value.messages] == ["Một", "Hai"]
    listed[0].refresh_from_db()
    assert listed[0].state == ProposalState.AGREED


def test_whoever_was_honoured_before_keeps_the_way_that_the_dossier_is_on(world: Deciding) -> None:
    dossier = moving.follow(recognised(world.commune), by=PLATFORM, at=NOON)
    signed(world, agreed(world, world.merit, dossier=dossier))
    dossier.refresh_from_db()
    assert dossier.state == DossierState.FOLLOWED
    documents = dossier.milestones.filter(kind=MilestoneKind.RECOGNISED).values_list("document", flat=True)
    assert set(documents) == {"12/QĐ-UBND", "118/QĐ-UBND"}


def test_who_is_honoured_for_organising_is_no_exemplar_by_that(world: Deciding) -> None:
    """Plan of Lâm Thao VI.7: rewards for those who organised the telling, besides those whom it was about."""
    organiser = entered(world.commune, "Phòng Văn hóa - Thông tin", kind=Kind.COLLECTIVE)
    decision = signed(world, agreed(world, world.merit, dossier=organiser, merit=Merit.ORGANISING))
    organiser.refresh_from_db()
    assert organiser.state == DossierState.FOUND
    assert not organiser.milestones.filter(kind=MilestoneKind.RECOGNISED).exists()
    honours.revoke(decision.honours.get(), later(), reason="Thẩm định sai", by=PLATFORM, at=NOON)
    organiser.refresh_from_db()
    assert organiser.state == DossierState.FOUND


def test_an_honour_for_organising_does_not_keep_a_recognition_that_was_withdrawn(world: Deciding) -> None:
    honour = given(world)
    organised = agreed(world, world.lower, dossier=honour.dossier, merit=Merit.ORGANISING)
    signed(world, organised, number="119/QĐ-UBND")
    honours.revoke(honour, later(), reason="Thẩm định sai", by=PLATFORM, at=NOON)
    honour.dossier.refresh_from_db()
    assert honour.dossier.state == DossierState.WITHDRAWN


def test_nobody_is_honoured_while_something_is_open(world: Deciding) -> None:
    proposal = agreed(world, world.merit)
    matter = OpenMatter.objects.create(dossier=proposal.dossier, kind="complaint", since=date(2026, 10, 1))
    decision = drafted(world.commune)
    honours.put_on_list(decision, [proposal], by=PLATFORM, at=NOON)
    with pytest.raises(ValidationError, match=r"Đ\.4\.4"):
        decisions.sign(decision, Signing("118/QĐ-UBND", SIGNED), by=PLATFORM, at=NOON)
    matter.settled_on = date(2026, 11, 1)
    matter.save()
    assert decisions.sign(decision, Signing("118/QĐ-UBND", SIGNED), by=PLATFORM, at=NOON).number == "118/QĐ-UBND"


def test_a_day_ahead_and_an_empty_list_are_refused(world: Deciding) -> None:
    decision = drafted(world.commune)
    with pytest.raises(MoveRefused):
        decisions.sign(decision, Signing("118/QĐ-UBND", SIGNED), by=PLATFORM, at=NOON)
    honours.put_on_list(decision, [agreed(world, world.merit)], by=PLATFORM, at=NOON)
    with pytest.raises(ValidationError) as refused:
        decisions.sign(decision, Signing("118/QĐ-UBND", NOON.date() + timedelta(days=2)), by=PLATFORM, at=NOON)
    assert "on" in refused.value.message_dict


def test_a_later_decision_corrects_and_what_stood_there_stays_in_the_log(world: Deciding) -> None:
    heard = told_by(events.honour_corrected)
    honour = given(world)
    with pytest.raises(MoveRefused):
        honours.correct(honour, later(), {"name": "Lê Thị Mẫn"}, reason=" ", by=world.leader, at=NOON)
    corrected = honours.correct(honour, later(), {"name": "Lê Thị Mẫn"}, reason="Sai dấu", by=world.leader, at=NOON)
    assert (corrected.state, corrected.name) == (HonourState.CORRECTED, "Lê Thị Mẫn")
    assert corrected.corrected_by is not None
    assert (corrected.corrected_by.kind, corrected.corrected_by.number) == ("corrects", "130/QĐ-UBND")
    assert [each.name for each in heard] == ["Lê Thị Mẫn"]
    changes = [each.changes for each in audit.history_of(corrected) if each.verb == "correct"]
    assert changes[0]["name"] == ["Lê Thị Mận", "Lê Thị Mẫn"]


def test_a_revocation_is_by_decision_with_reason_and_things_come_back(world: Deciding) -> None:
    heard = told_by(events.honour_revoked)
    honour = given(world)
    with pytest.raises(Refused):
        honours.revoke(honour, later(), reason="Kê khai gian dối", by=world.officer, at=NOON)
    revoked = honours.revoke(honour, later(), reason="Kê khai gian dối", by=world.leader, at=NOON)
    assert revoked.state == HonourState.REVOKED
    assert revoked.in_register == "1/2026"
    assert revoked.revoked_by is not None
    assert revoked.revoked_by.number == "130/QĐ-UBND"
    assert [each.pk for each in heard] == [honour.pk]
    revoked.dossier.refresh_from_db()
    assert revoked.dossier.state == DossierState.WITHDRAWN
    recovery = Recovery.objects.get(honour=revoked)
    assert (recovery.amount_due, recovery.is_complete) == (760_000, False)
    with pytest.raises(ValidationError):
        handing_over.note_recovery(revoked, {"amount_back": 800_000}, by=world.officer, at=NOON)
    back = {"amount_back": 760_000, "amount_back_on": SIGNED, "certificate_back_on": SIGNED}
    assert handing_over.note_recovery(revoked, back, by=world.officer, at=NOON).is_complete
    restored = honours.restore(revoked, reason="Ghi nhầm", by=world.leader, at=NOON)
    assert restored.state == HonourState.VALID
    restored.dossier.refresh_from_db()
    assert restored.dossier.state == DossierState.RECOGNISED
    assert not Recovery.objects.exists()


def test_what_was_corrected_before_its_revocation_is_corrected_again_after_it(world: Deciding) -> None:
    honour = honours.correct(given(world), later(), {"name": "Lê Thị Mẫn"}, reason="Sai dấu", by=PLATFORM, at=NOON)
    honour = honours.revoke(honour, later("131/QĐ-UBND"), reason="Gian dối", by=PLATFORM, at=NOON)
    assert honours.restore(honour, reason="Ghi nhầm", by=PLATFORM, at=NOON).state == HonourState.CORRECTED


def test_one_of_two_honours_revoked_leaves_the_recognition(world: Deciding) -> None:
    honour = given(world)
    signed(world, agreed(world, world.lower, dossier=honour.dossier), number="119/QĐ-UBND")
    honours.revoke(honour, later(), reason="Thẩm định sai", by=PLATFORM, at=NOON)
    honour.dossier.refresh_from_db()
    assert honour.dossier.state == DossierState.RECOGNISED


def test_a_dossier_on_its_way_higher_up_is_settled_before_the_revocation(world: Deciding) -> None:
    honour = given(world)
    moving.propose_again(honour.dossier, by=PLATFORM, at=NOON)
    honour.dossier.refresh_from_db()
    with pytest.raises(Refused):
        honours.revoke(honour, later(), reason="Thẩm định sai", by=PLATFORM, at=NOON)
    honour.refresh_from_db()
    assert honour.state == HonourState.VALID


def test_a_whole_decision_is_revoked_by_one_later_decision(world: Deciding) -> None:
    decision = signed(world, agreed(world, world.merit, "Một"), agreed(world, world.merit, "Hai"))
    revoked = honours.revoke_all(decision, later(), reason="Sai thẩm quyền", by=world.leader, at=NOON)
    assert revoked.state == DecisionState.REVOKED
    by = {each.revoked_by_id for each in revoked.honours.all()}
    assert len(by) == 1
    assert Decision.objects.filter(kind="revokes").count() == 1
    with pytest.raises(MoveRefused):
        honours.restore(revoked.honours.all()[0], reason="Nhầm", by=PLATFORM, at=NOON)


def test_a_later_decision_is_not_older_and_its_number_is_free(world: Deciding) -> None:
    honour = given(world)
    with pytest.raises(ValidationError):
        honours.revoke(honour, later(on=date(2026, 11, 1)), reason="Sai", by=PLATFORM, at=NOON)
    with pytest.raises(ValidationError) as refused:
        honours.revoke(honour, later("118/QĐ-UBND"), reason="Sai", by=PLATFORM, at=NOON)
    assert "number" in refused.value.message_dict


def test_an_honour_is_handed_over_once_and_that_is_struck_out_again(world: Deciding) -> None:
    honour = given(world)
    told = handing_over.Handed(date(2026, 11, 21), "Hội nghị tổng kết", "Lê Văn Con")
    with pytest.raises(ValidationError):
        handing_over.hand_over(honour, handing_over.Handed(date(2026, 11, 1), "Sớm"), by=world.officer, at=NOON)
    made = handing_over.hand_over(honour, told, by=world.officer, at=NOON)
    assert str(made) == "21/11/2026, Hội nghị tổng kết"
    with pytest.raises(MoveRefused):
        handing_over.hand_over(honour, told, by=world.officer, at=NOON)
    handing_over.take_back_handover(honour, by=world.officer, at=NOON)
    handing_over.hand_over(honour, told, by=world.officer, at=NOON)


def test_the_signed_document_lies_with_the_decision(world: Deciding) -> None:
    decision = drafted(world.commune)
    with pytest.raises(MoveRefused):
        decisions.attach(decision, name="qd.pdf", content=b"%PDF-1.4\n%%EOF\n", by=world.officer, at=NOON)
    decision = signed(world, agreed(world, world.merit))
    decision = decisions.attach(decision, name="QĐ 118.pdf", content=b"%PDF-1.4\n%%EOF\n", by=world.officer, at=NOON)
    assert decision.document == StoredFile.objects.get(folder=decision.folder)


def test_who_may_see_and_do_it(world: Deciding) -> None:
    honour = given(world)
    for who, sees in ((world.officer, True), (world.above_officer, True)):
        assert visible(who, Honour.objects.all()).exists() is sees
        assert bool(may(who, "view", honour)) is sees
    assert not may(world.above_leader, "decide", honour.decision)
    dossier = introduced(world.commune, world.district, "Người xã, huyện tặng")
    above = drafted(world.district, direct_reason="Đột xuất")
    listed = honours.put_on_directly(above, direct(dossier, world.merit), by=PLATFORM, at=NOON)
    assert not visible(world.officer, Honour.objects.filter(pk=listed.pk)).exists()
    assert not may(world.officer, "view", listed)
    decisions.sign(above, Signing("1/QĐ-UBND", SIGNED), by=PLATFORM, at=NOON)
    listed.refresh_from_db()
    assert visible(world.officer, Honour.objects.filter(pk=listed.pk)).exists()
    assert may(world.officer, "view", listed)
    assert not may(world.officer, "keep", listed)
    assert not visible(world.officer, Decision.objects.filter(pk=above.pk)).exists()
