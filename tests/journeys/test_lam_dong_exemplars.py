"""S2, Lâm Đồng: divisions and mass organisations introduce to the Party cell, by way of the office."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import TestCase

from lantoa.exemplars.models import Dossier, Kind
from lantoa.exemplars.states import DossierState, ScreeningState
from lantoa.plans.models import Duty
from lantoa.plans.queries.owing import owing
from tests.journeys.finding import (
    Asked,
    Desk,
    board,
    criteria_in_force,
    entered,
    figure,
    introduced,
    merged,
    nurtured,
    passed_on,
    proved,
    round_opened,
    screened,
)
from tests.journeys.steps import MISSING, WHY, counted, row_of
from tests.journeys.test_lam_dong import Journey

IN_2024, JANUARY = date(2024, 6, 1), date(2025, 1, 10)


@pytest.mark.skipif(MISSING, reason=WHY)
class TestLamDongExemplars(TestCase):
    """Each test goes on from the plan and its criteria in force, and leaves nothing to the next."""

    journey: Journey

    @classmethod
    def setUpTestData(cls) -> None:
        cls.journey = journey = Journey(counts_dossiers=True)
        cls.criteria = criteria_in_force(journey.plan, date(2023, 8, 1))
        asked = Asked(journey.bodies["xt-cb"], via=journey.bodies["xt-hc"], duty=cls._duty(journey))
        round_opened(journey.centre, "Giới thiệu năm 2024", (date(2024, 1, 8), date(2024, 12, 10)), asked)

    def test_a_new_factor_is_nurtured_until_the_party_cell_has_it(self) -> None:
        """Found in January by the division of investment, nurtured for five months, with the cell in September."""
        bodies = self.journey.bodies
        dossier = entered(bodies["xt-dt"], "Trần Quốc Huy", date(2024, 1, 15))
        nurtured(dossier, date(2024, 1, 22), date(2024, 6, 20))
        assert Dossier.objects.get(pk=dossier.pk).state == DossierState.NURTURED
        assert [need.settled_on for need in dossier.needs.all()] == [date(2024, 6, 20)]
        assert [(support.cost, support.arrived_on) for support in dossier.supports.all()] == [
            (4_000_000, date(2024, 6, 20))
        ]
        proved(dossier, "Rút thời gian mời gọi đầu tư từ 30 xuống 12 ngày", "44/BC-TTXT", date(2024, 7, 1))
        # The plan states six criteria, all of them general.
        screening = screened(dossier, self.criteria, date(2024, 8, 5))
        assert (screening.state, screening.answers.count()) == (ScreeningState.CONFIRMED, 6)
        assert introduced(dossier, date(2024, 9, 3)) == (bodies["xt-cb"], bodies["xt-hc"])
        assert Dossier.objects.get(pk=dossier.pk).held_by == bodies["xt-hc"]
        assert passed_on(dossier, date(2024, 9, 5)).held_by == bodies["xt-cb"]
        name = bodies["xt-dt"].name
        assert board(self.duty, 2024, date(2024, 9, 6))[name] == ["complete"]
        assert figure(self.duty, bodies["xt-hc"], IN_2024, date(2024, 9, 6)) == "chưa có"  # who collects finds nobody

    def test_which_of_the_six_introduced_somebody_that_counts(self) -> None:
        """2024: three of six.

        The division of investment, the trade union (one person, entered twice) and the youth union (a collective). The
        women's board has only a family, the veterans only somebody who was not sent, the office nobody.
        """
        journey = self.journey
        union, youth, women, veterans = journey.organisations
        division, office = journey.bodies["xt-dt"], journey.bodies["xt-hc"]
        assert set(owing(self.duty, IN_2024)) == {union, youth, women, veterans, division, office}
        day = date(2024, 10, 1)
        introduced(entered(division, "Trần Quốc Huy", day), day)
        one = entered(union, "Nguyễn Thị Thu", day)
        introduced(one, day)
        other = entered(union, "Nguyễn Thị Thu", day, is_another="on")
        merged(one, other, union, day)
        introduced(entered(youth, "Nhóm dịch thuật trẻ", day, Kind.COLLECTIVE), day)
        introduced(entered(women, "Gia đình bà K'Lan", day, Kind.HOUSEHOLD), day)
        waits = entered(veterans, "Phạm Đức Long", day)
        Desk(veterans, day).send("exemplars:propose", waits.pk)
        done, missed = ["complete"], ["no_evidence!"]
        assert board(self.duty, 2024, JANUARY) == {
            division.name: done,
            union.name: done,
            youth.name: done,
            women.name: missed,
            veterans.name: ["limited!"],
            office.name: missed,
        }
        assert str(row_of(self.duty, JANUARY, IN_2024).share) == "50.00"
        assert counted(self.duty, JANUARY, IN_2024) == {
            "owing": 6,
            "complete": 3,
            "limited": 1,
            "no_evidence": 2,
            "overdue": 3,
        }

    @property
    def duty(self) -> Duty:
        return self._duty(self.journey)

    @staticmethod
    def _duty(journey: Journey) -> Duty:
        return Duty.objects.get(clause=journey.introducing)
