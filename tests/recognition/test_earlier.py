"""Honours from before the platform: read out of words, counted where they name a decision, and compared with a deed."""

from __future__ import annotations

from datetime import date

import pytest

from lantoa.exemplars.models import Dossier, Milestone, MilestoneKind
from lantoa.recognition.earlier import told_honours
from lantoa.recognition.eligibility import EarlierHonour, Verdict, blocking, findings
from lantoa.recognition.models import Honour
from lantoa.recognition.queries.eligibility import eligibility_of
from tests.organisations.worlds import NOON
from tests.recognition.decision_worlds import drafted
from tests.recognition.proposal_worlds import TODAY, Proposing, award
from tests.recognition.test_eligibility import CSTDCS, told

NAMES = {
    "chien si thi dua co so": ("CSTDCS_XA", "Chiến sĩ thi đua cơ sở"),
    "lao dong tien tien": ("LDTT_XA", "Lao động tiên tiến"),
    "tap the lao dong tien tien": ("TTLDTT_XA", "Tập thể lao động tiên tiến"),
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CSTĐ cơ sở các năm 2023, 2024", [("CSTDCS_XA", 2023, ""), ("CSTDCS_XA", 2024, "")]),
        ("Chiến sĩ thi đua cơ sở 2022-2024", [("CSTDCS_XA", year, "") for year in (2022, 2023, 2024)]),
        ("LĐTT năm 2024 (Quyết định 12/QĐ-UBND ngày 05/01/2025)", [("LDTT_XA", 2024, "12/QĐ-UBND")]),
        ("Lao động tiên tiến, 7/QĐ-UBND ngày 05/01/2025", [("LDTT_XA", 2025, "7/QĐ-UBND")]),
        (
            "CSTĐCS 2023 (12/QĐ-UBND), 2024 (15/QĐ-UBND)",
            [("CSTDCS_XA", 2023, "12/QĐ-UBND"), ("CSTDCS_XA", 2024, "15/QĐ-UBND")],
        ),
        ("Tập thể lao động tiên tiến 2023; LĐTT 2024", [("TTLDTT_XA", 2023, ""), ("LDTT_XA", 2024, "")]),
        ("Giấy khen năm 2019", []),
        ("Lao động tiên tiến nhiều năm", []),
        ("LĐTT 2024-1999", []),
    ],
)
def test_what_words_tell(text: str, expected: list[tuple[str, int, str]]) -> None:
    assert [(each.code, each.year, each.document) for each in told_honours(text, NAMES)] == expected


@pytest.mark.parametrize(("number", "expected"), [("9/QĐ-UBND", Verdict.MET), ("", Verdict.UNKNOWN)])
def test_what_names_its_decision_counts_and_what_does_not_cannot_be_told(number: str, expected: Verdict) -> None:
    platform = EarlierHonour("CSTDCS_XA", "Chiến sĩ thi đua cơ sở", 2026, "118/QĐ-UBND")
    before = EarlierHonour("CSTDCS_XA", "Chiến sĩ thi đua cơ sở", 2025, number, is_by_word=not number)
    twice = {"any_of": CSTDCS, "times": 2, "consecutive": True, "article": "Điều 22"}
    found = findings(told(prerequisites=[twice], honours=[platform, before]))
    rule = next(each for each in found if each.article == "Điều 22")
    assert rule.verdict is expected
    assert "2026, 118/QĐ-UBND" in rule.told
    assert "2025" in rule.told


@pytest.mark.django_db
class TestFromTheDossier:
    def test_honours_in_words_and_recognitions_of_the_life_record_are_counted_by_name(self) -> None:
        world = Proposing()
        told_before = "CSTĐ cơ sở 2024 (12/QĐ-UBND ngày 10/01/2025)"
        Dossier.objects.filter(pk=world.dossier.pk).update(earlier_honours=told_before)
        Milestone.objects.create(
            dossier=world.dossier,
            kind=MilestoneKind.RECOGNISED,
            body=world.commune,
            on=date(2025, 12, 20),
            document="88/QĐ-UBND",
            note="Tặng danh hiệu Chiến sĩ thi đua cơ sở",
            recorded_at=NOON,
        )
        twice = [{"any_of": ["CSTDCS_XA"], "times": 2, "consecutive": True, "article": "Điều 22"}]
        made = world.drafted(Dossier.objects.get(pk=world.dossier.pk), award=award("GK_XA", prerequisites=twice))
        rule = next(each for each in eligibility_of(made, TODAY) if each.article == "Điều 22")
        assert rule.verdict is Verdict.MET
        assert all(each in rule.told for each in ("2024, 12/QĐ-UBND", "2025, 88/QĐ-UBND"))

    @pytest.mark.parametrize("same", ["award", "deed", "day", ""])
    def test_an_honour_without_a_proposal_is_an_honour_for_the_same_achievement(self, same: str) -> None:
        world = Proposing()
        decision = drafted(world.commune)
        year = 2026 if same == "award" else 2020
        type(decision).objects.filter(pk=decision.pk).update(
            number="5/QĐ", number_key="5/QĐ", signed_on=date(year, 1, 5), year=year, state="signed"
        )
        Honour.objects.create(
            decision=decision,
            body=world.commune,
            dossier=world.dossier,
            award=world.award if same == "award" else award("BIEU_DUONG"),
            period="01/11/2026" if same == "day" else "2020",
            name="Lê Thị Mận",
            wording="Có công Cứu người trong lũ" if same == "deed" else "Giúp bà con",
            register_year=year,
            register_number=1,
            state="valid",
        )
        made = world.drafted(achievement="Cứu người trong lũ", achieved_on=date(2026, 11, 1))
        against = [each.told for each in blocking(eligibility_of(made, TODAY))]
        assert bool(against) is bool(same)
        assert all("5/QĐ" in each for each in against)

    def test_an_achievement_that_was_honoured_before_the_platform_is_told(self) -> None:
        world = Proposing()
        Dossier.objects.filter(pk=world.dossier.pk).update(earlier_honours="Giấy khen vì cứu người trong lũ 2025")
        made = world.drafted(Dossier.objects.get(pk=world.dossier.pk), achievement="Cứu người trong lũ")
        assert blocking(eligibility_of(made, TODAY))
