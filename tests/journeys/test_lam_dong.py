"""S2, the centre in Lâm Đồng: all its mass organisations have criteria and a plan; three of four are not enough."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import TestCase

from lantoa.organisations.models import BodyKind, Tree
from lantoa.plans.models import Cadence, Clause, ClauseKind, Duty, Plan
from lantoa.plans.queries.dissemination import proposed
from lantoa.plans.queries.owing import owing, unowed
from tests.journeys.steps import (
    MISSING,
    WHY,
    Review,
    achieve,
    cells,
    counted,
    issues_a_plan,
    numbered,
    puts_criteria_in_force,
    row_of,
    sent_in,
    states,
)
from tests.organisations.offices import offices
from tests.organisations.worlds import founded

ISSUED = date(2023, 7, 10)
LAST = date(2025, 12, 31)


class Journey:
    """The centre with its trade union, youth union, women's board and veterans; its plan is in force."""

    def __init__(self, *, counts_dossiers: bool = False) -> None:
        self.counts_dossiers = counts_dossiers
        self.bodies = offices()
        self.centre = self.bodies["xt"]
        places = {Tree.GOVERNMENT: self.centre, Tree.FRONT: self.bodies["xt-cd"]}
        more = [
            founded(name, BodyKind.MASS_ORGANISATION, places=places) for name in ("Ban Nữ công", "Hội Cựu chiến binh")
        ]
        self.organisations = [self.bodies["xt-cd"], self.bodies["xt-tn"], *more]
        self.review = Review(sent_in("S2", self.centre, ISSUED), ISSUED)
        self.plan = self._reviewed()

    def _reviewed(self) -> Plan:
        numbered(self.review, "45/KH-TTXT")
        self.review.merge_tasks_into_targets()
        if self.counts_dossiers:
            self._count_introductions()
        self.review.accept_the_rest()
        return self.review.start(counts_dossiers=self.counts_dossiers)

    def _count_introductions(self) -> None:
        """How often the units introduce somebody is not said: the office asks every year, for persons and collectives.

        Families stand in the plan's criteria, but not in what it calls an exemplar.
        """
        said = {"measure": "exemplars_introduced", "cadence": Cadence.YEAR}
        self.review.correct(self.introducing, eligible_subjects=["individual", "collective"], **said)

    @property
    def introducing(self) -> Clause:
        return self.review.clause("Có trách nhiệm theo dõi phát hiện", ClauseKind.TASK)

    def duty(self, words: str) -> Duty:
        return self.review.clause(words).duty


@pytest.mark.skipif(MISSING, reason=WHY)
class TestLamDong(TestCase):
    """Each test goes on from the plan in force, and leaves nothing to the next."""

    journey: Journey

    @classmethod
    def setUpTestData(cls) -> None:
        cls.journey = Journey()

    def test_its_header_what_it_rests_on_and_whom_it_goes_to(self) -> None:
        """The parent is cited again in chapter III and is one record; the marks of the text file are gone."""
        plan = self.journey.plan
        title = (
            "Xây dựng, bồi dưỡng, tuyên truyền và nhân rộng gương điển hình tiên tiến, mô hình mới giai đoạn 2023-2025"
        )
        assert (plan.title, plan.first_day, plan.last_day) == (title, date(2023, 1, 1), LAST)
        cited = list(plan.citations.values_list("number", "issued_on", "is_basis"))
        assert cited.count(("4466/KH-UBND", date(2023, 5, 23), True)) == 1
        assert [number for number, _day, _basis in cited].count("4466/KH-UBND") == 1
        assert ("34-CT/TW", date(2014, 4, 7), False) in cited
        assert len(plan.reading["document"]["recipients"]) == 6
        found = {each.words: set(each.bodies) for each in proposed(plan, ISSUED)}
        assert found["Ban Giám đốc"] == {self.journey.centre}
        assert found["Các đoàn thể thuộc TTXT"] == set(self.journey.organisations)
        assert "Ban TĐKT tỉnh" in found

    def test_the_denominator_is_mass_organisations_only(self) -> None:
        for words in ("100% các đoàn thể", "triển khai thực hiện kế hoạch phù hợp"):
            duty = self.journey.duty(words)
            assert (duty.is_share, duty.value, set(owing(duty, LAST))) == (True, 100, set(self.journey.organisations))
        assert list(unowed(self.journey.plan)) == []

    def test_three_of_four_plans_are_75_per_cent_and_not_met(self) -> None:
        """The veterans are missing until November 2025."""
        journey, duty = self.journey, self.journey.duty("triển khai thực hiện kế hoạch phù hợp")
        *three, veterans = journey.organisations
        for body in three:
            issues_a_plan(body, journey.plan, date(2023, 10, 2))
        row = row_of(duty, date(2025, 6, 30), ISSUED)
        assert (row.share, row.is_met) == (Decimal("75.00"), False)
        assert counted(duty, date(2025, 6, 30), ISSUED) == {"owing": 4, "complete": 3, "not_started": 1}
        assert counted(duty, date(2026, 1, 1), ISSUED) == {"owing": 4, "complete": 3, "no_evidence": 1, "overdue": 1}
        shown = {body.name: ["complete"] for body in three} | {veterans.name: ["no_evidence!"]}
        assert cells(duty, 2024) == shown
        issues_a_plan(veterans, journey.plan, date(2025, 11, 3))
        assert cells(duty, 2024) == shown | {veterans.name: ["complete"]}
        row = row_of(duty, LAST, ISSUED)
        assert (row.share, row.is_met) == (Decimal("100.00"), True)

    def test_criteria_count_from_the_day_on_which_they_are_in_force(self) -> None:
        """The union and the women's board in 2023, the youth in 2024; the veterans never."""
        duty, (union, youth, women, _veterans) = self.journey.duty("100% các đoàn thể"), self.journey.organisations
        for body, day in ((union, date(2023, 9, 1)), (women, date(2023, 12, 1)), (youth, date(2024, 2, 1))):
            puts_criteria_in_force(body, day)
        row = row_of(duty, LAST, ISSUED)
        assert (row.share, row.is_met) == (Decimal("75.00"), False)
        missing = [name for name, found in states(duty, LAST).items() if found == ["not_started"]]
        assert missing == ["Hội Cựu chiến binh"]

    def test_yearly_movements_without_a_number_are_there_or_not(self) -> None:
        """The centre launches one in 2023 and three in 2024; none in 2025."""
        duty = self.journey.duty("Hàng năm phát động các phong trào")
        achieve(duty, self.journey.centre, date(2023, 8, 1))
        achieve(duty, self.journey.centre, date(2024, 3, 1), 3)
        assert states(duty, date(2026, 1, 1)) == {self.journey.centre.name: ["complete", "complete", "no_evidence!"]}
        shown = [cells(duty, year)[self.journey.centre.name] for year in (2023, 2024, 2025)]
        assert shown == [["complete"], ["complete"], ["no_evidence!"]]
