"""Rule by rule: what the record shows is met, what it contradicts is not, and the rest cannot be told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lantoa.evidence.operations import claims
from lantoa.exemplars.models import Initiative, Kind
from lantoa.exemplars.operations import initiatives
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.recognition.eligibility import (
    EarlierHonour,
    Facts,
    Finding,
    KnownInitiative,
    Matter,
    Verdict,
    blocking,
    findings,
)
from lantoa.recognition.models import Award, MatterKind, OpenMatter, Proposal, RoundForm
from lantoa.recognition.operations import open_matters, proposals
from lantoa.recognition.queries.eligibility import eligibility_of
from tests.exemplars.worlds import entered
from tests.organisations.worlds import NOON
from tests.recognition.proposal_worlds import TODAY, Proposing, award, held

CSTDCS = ["CSTDCS_XA", "CSTDCS_SO"]
THRICE = {"any_of": CSTDCS, "times": 3, "consecutive": True, "article": "Luật 06/2022/QH15 Điều 22"}


def told(**said: Any) -> Facts:
    made = Award(name="X", subjects=["individual"], is_on=True, valid_from=date(2025, 7, 1), article="Điều 1")
    for name in ("prerequisites", "conditions", "recheck_from"):
        if name in said:
            setattr(made, name, said.pop(name))
    known: dict[str, Any] = {"award": made, "subject": "individual", "subject_words": "cá nhân", "day": TODAY}
    known |= {"year": 2026, "is_unplanned": False, "is_title": False, "achieved_on": None}
    return Facts(**known | said)


def verdict(found: list[Finding], word: str) -> Verdict:
    return next(each.verdict for each in found if word in each.rule or word in each.article)


def honours(*years: int, counts: bool = True) -> list[EarlierHonour]:
    return [EarlierHonour("CSTDCS_XA", "Chiến sĩ thi đua cơ sở", year, counts=counts) for year in years]


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ((2024, 2025, 2026), Verdict.MET),
        ((2023, 2024, 2025), Verdict.MET),
        ((2022, 2024, 2025), Verdict.NOT_MET),
        ((2021, 2022, 2023), Verdict.NOT_MET),
        ((2025, 2026), Verdict.NOT_MET),
        ((2026, 2027, 2028), Verdict.NOT_MET),
    ],
)
def test_times_without_a_break_are_counted_back_from_the_year(years: tuple[int, ...], expected: Verdict) -> None:
    found = findings(told(prerequisites=[THRICE], honours=honours(*years)))
    assert verdict(found, "Điều 22") is expected


def test_times_with_breaks_are_enough_where_the_law_does_not_ask_more() -> None:
    found = findings(told(prerequisites=[THRICE | {"consecutive": False}], honours=honours(2015, 2020, 2024)))
    assert verdict(found, "Điều 22") is Verdict.MET


def test_an_unplanned_honour_is_no_basis() -> None:
    listed = [*honours(2024, 2025), *honours(2026, counts=False)]
    found = findings(told(prerequisites=[THRICE], honours=listed))
    assert verdict(found, "Điều 22") is Verdict.NOT_MET


def test_what_is_only_told_cannot_be_told_from_the_record() -> None:
    found = findings(told(prerequisites=[THRICE], by_word="CSTĐ cơ sở các năm 2023, 2024, 2025"))
    rule = next(each for each in found if "Điều 22" in each.article)
    assert rule.verdict is Verdict.UNKNOWN
    assert "2023, 2024, 2025" in rule.told


def test_conditions_that_people_judge_are_never_met_or_not_by_the_platform() -> None:
    found = findings(told(conditions=["Nội bộ đoàn kết"]))
    assert verdict(found, "Nội bộ đoàn kết") is Verdict.UNKNOWN


ONE_OF = "Hoàn thành xuất sắc nhiệm vụ HOẶC sáng kiến được cơ sở công nhận"
IN_PROVINCE = "Sáng kiến áp dụng hiệu quả, có khả năng nhân rộng trong bộ/tỉnh, hoặc đề tài đã nghiệm thu"
IN_NATION = "Sáng kiến áp dụng hiệu quả, có khả năng nhân rộng trong toàn quốc"
TWO = "02 năm liên tục hoàn thành xuất sắc nhiệm vụ với 02 sáng kiến"


@pytest.mark.parametrize(
    ("condition", "year", "reach", "is_shown", "expected"),
    [
        (ONE_OF, 2026, 0, True, Verdict.MET),
        (ONE_OF, 2026, 0, False, Verdict.UNKNOWN),
        (ONE_OF, 2025, 2, True, Verdict.UNKNOWN),
        (IN_PROVINCE, 2026, 1, True, Verdict.MET),
        (IN_PROVINCE, 2026, 0, True, Verdict.UNKNOWN),
        (IN_NATION, 2026, 1, True, Verdict.UNKNOWN),
        (IN_NATION, 2026, 2, True, Verdict.MET),
        (TWO, 2026, 2, True, Verdict.UNKNOWN),
    ],
)
def test_an_initiative_of_the_year_that_reaches_far_enough_fulfils_what_it_alone_can(
    condition: str, year: int, reach: int, is_shown: bool, expected: Verdict
) -> None:
    known = KnownInitiative("Máy gieo mạ", year, reach, is_shown)
    found = findings(told(conditions=[condition], initiatives=[known]))
    rule = next(each for each in found if each.rule == condition)
    assert rule.verdict is expected and "Máy gieo mạ" in rule.told and not rule.blocks


def test_without_an_initiative_whoever_appraises_it_says_so() -> None:
    assert verdict(findings(told(conditions=[ONE_OF])), ONE_OF) is Verdict.UNKNOWN


def test_after_discipline_only_later_achievements_count() -> None:
    ended = Matter("kỷ luật", date(2025, 1, 1), date(2026, 1, 1), is_discipline=True)
    before = findings(told(matters=[ended], achieved_on=date(2025, 6, 1)))
    assert [each.article for each in blocking(before)] == ["Nghị định 152/2025/NĐ-CP Điều 4.4"]
    assert not blocking(findings(told(matters=[ended], achieved_on=date(2026, 6, 1))))


def test_from_the_day_of_an_unread_law_on_it_cannot_be_told_whether_the_rules_hold() -> None:
    assert len(findings(told(recheck_from=date(2026, 10, 1)))) == len(findings(told(recheck_from=date(2027, 1, 1)))) + 1


# --- From the records -----------------------------------------------------------------------------------------------
@pytest.fixture
def world(db: None) -> Proposing:
    return Proposing()


def refused(proposal: Proposal) -> str:
    with pytest.raises(MoveRefused) as told_why:
        proposals.submit(proposal, by=PLATFORM, at=NOON)
    proposal.refresh_from_db()
    assert proposal.state == "draft"
    return str(told_why.value)


def test_an_award_that_nobody_verified_is_refused_with_what_to_do(world: Proposing) -> None:
    made = world.drafted(award=award("GDVH", subjects=["individual"]))
    assert "administrator" in refused(made) or "quản trị" in refused(made)


def test_an_award_out_of_its_dates_is_refused(world: Proposing) -> None:
    made = world.drafted(award=award("GK_XA", valid_to=date(2026, 11, 1)))
    assert "23/11/2026" in refused(made)


def test_a_household_gets_no_title_of_individuals(world: Proposing) -> None:
    household = entered(world.commune, "Hộ ông Khoa", kind=Kind.HOUSEHOLD)
    refused(world.drafted(household, award=award("LDTT_XA")))
    proposals.submit(world.drafted(household), by=PLATFORM, at=NOON)


def test_an_open_matter_blocks_until_it_is_settled(world: Proposing) -> None:
    matter = OpenMatter(dossier=world.dossier, kind=MatterKind.COMPLAINT, since=date(2026, 11, 2))
    matter = open_matters.note(matter, by=world.officer, at=NOON)
    made = world.drafted()
    assert "02/11/2026" in refused(made)
    open_matters.settle(matter, date(2026, 11, 20), "Đơn không có cơ sở", by=world.officer, at=NOON)
    assert proposals.submit(made, by=PLATFORM, at=NOON).state == "submitted"


def test_one_achievement_is_rewarded_once_unless_somebody_says_why(world: Proposing) -> None:
    world.submitted(achievement="Chuyển 18,5 ha lúa sang hữu cơ", achieved_on=date(2026, 5, 1))
    again = held(world.district, RoundForm.THEMATIC)
    made = world.drafted(round=again, award=award("GK_SO"), achievement="chuyen 18,5 ha LUA sang huu co")
    assert "Giấy khen của Chủ tịch UBND cấp xã" in refused(made)
    made = proposals.change(made, {"double_reason": "Thêm hai vụ sau đợt trước"}, by=PLATFORM, at=NOON)
    assert proposals.submit(made, by=PLATFORM, at=NOON).state == "submitted"


def test_another_deed_is_another_reward(world: Proposing) -> None:
    world.submitted(achievement="Chuyển 18,5 ha lúa", achieved_on=date(2026, 5, 1))
    made = world.drafted(round=held(world.district, RoundForm.THEMATIC), award=award("GK_SO"), achievement="Cứu người")
    assert proposals.submit(made, by=PLATFORM, at=NOON).state == "submitted"


def test_a_withdrawn_proposal_does_not_count(world: Proposing) -> None:
    first = world.submitted(achievement="Cứu người")
    proposals.withdraw(first, by=PLATFORM, at=NOON, reason="Nhầm")
    made = world.drafted(achievement="Cứu người")
    assert proposals.submit(made, by=PLATFORM, at=NOON).state == "submitted"


def test_titles_are_no_matter_of_unplanned_rounds(world: Proposing) -> None:
    made = world.drafted(round=held(world.district, RoundForm.UNPLANNED), award=award("LDTT_XA"))
    assert "Điều 4.3" in {each.article[-8:] for each in blocking(eligibility_of(made, TODAY))}


def test_claims_without_proof_are_told_and_do_not_block(world: Proposing) -> None:
    claims.add(world.dossier.folder, claims.Said("Giúp 42 hộ"), by=PLATFORM, at=NOON)
    found = eligibility_of(world.drafted(), TODAY)
    proof = next(each for each in found if each.article.endswith("Điều 13"))
    assert (proof.verdict, proof.blocks) == (Verdict.NOT_MET, False)


def test_the_rules_of_the_day_of_receipt_hold_afterwards(world: Proposing) -> None:
    made = world.submitted()
    award("GK_XA", valid_to=date(2026, 11, 24))
    fresh = Proposal.objects.get(pk=made.pk)
    assert not blocking(eligibility_of(fresh, date(2026, 12, 20)))


def test_what_is_asked_does_not_grow_with_the_record(world: Proposing, django_assert_max_num_queries: Any) -> None:
    made = world.drafted(award=award("CSTD_TINH"))
    loaded = Proposal.objects.select_related("round", "award", "dossier__folder").get(pk=made.pk)
    with django_assert_max_num_queries(8):
        eligibility_of(loaded, TODAY)


def test_the_initiatives_of_the_dossier_answer_the_condition_that_asks_for_one(world: Proposing) -> None:
    made = world.drafted(award=award("CSTD_TINH"))
    condition = next(each for each in made.award.conditions if "Sáng kiến" in each)

    def judged() -> Verdict:
        return verdict(eligibility_of(made, TODAY), condition)

    assert judged() is Verdict.UNKNOWN
    known: dict[str, Any] = {"dossier": made.dossier, "year": made.round.year, "recognised_by": "Tỉnh"}
    new = Initiative(name="Máy gieo mạ", influence="province", certificate="12/GCN", **known)
    written = initiatives.add(new, by=PLATFORM, at=NOON)
    assert judged() is Verdict.MET
    initiatives.remove(written, by=PLATFORM, at=NOON)
    assert judged() is Verdict.UNKNOWN
