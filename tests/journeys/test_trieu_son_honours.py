"""S3, Triệu Sơn: at the yearly review the council judges whom communes introduced; units report to the district."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import TestCase

from lantoa.exemplars.models import Dossier
from lantoa.recognition.proposal_states import ProposalState
from lantoa.reporting.models import Cadence
from tests.journeys.finding import board, entered, introduced
from tests.journeys.honouring import (
    CELEBRATED,
    Asking,
    accepted,
    appraised,
    asked_for,
    council_of,
    figures_of,
    honoured,
    judged,
    period_ended,
    proposed,
    report_of,
    reported,
    review_opened,
    told_in_public,
)
from tests.journeys.steps import MISSING, WHY, counted
from tests.journeys.test_trieu_son import COMMUNES, UNITS, Journey

IN_2024, JANUARY = date(2024, 6, 3), date(2025, 1, 6)


@pytest.mark.skipif(MISSING, reason=WHY)
class TestTrieuSonHonours(TestCase):
    """Each test goes on from the plan in force, and leaves nothing to the next."""

    journey: Journey

    @classmethod
    def setUpTestData(cls) -> None:
        cls.journey = Journey(counts_dossiers=True)

    def test_the_council_judges_two_and_the_chairman_s_decision_honours_them(self) -> None:
        """2024. One of the five members is against both, which four fifths outweigh."""
        district = self.journey.district
        review = review_opened(district, 2024, (date(2024, 12, 2), date(2024, 12, 20)), CELEBRATED)
        found = [self._introduced(*each) for each in (("Xã Dân Lực", "Lê Thị Thắm"), ("Xã Thọ Bình", "Hộ ông Bảy"))]
        proposals = [proposed(each, review, date(2024, 12, 5)) for each in found]
        for each in proposals:
            appraised(each, date(2024, 12, 12))
        day = date(2024, 12, 23)
        council, members = council_of(district, ("Bình", "Cúc", "Dung", "Giang", "Hiền"), day)
        judged(council, members, proposals, against=(4,))
        for each in proposals:
            each.refresh_from_db()
            assert each.state == ProposalState.AGREED
        honours = honoured(district, proposals, "412/QĐ-UBND", date(2024, 12, 27))
        assert [(each.name, each.in_register) for each in honours] == [
            ("Hộ ông Bảy", "1/2024"),
            ("Lê Thị Thắm", "2/2024"),
        ]
        page = told_in_public(honours[1], JANUARY)
        assert "412/QĐ-UBND" in page and "Tôn vinh" in page

    def test_units_report_every_year_and_the_district_s_own_report_adds_them_up(self) -> None:
        """For 2024: eleven of thirteen report in time, Dân Lý late, the Centre not at all.

        A report counts for the duty of the plan by itself, and for the year that it is about.
        """
        journey, about = self.journey, self.journey.duty("Định kỳ hàng năm báo cáo tình hình")
        for commune in COMMUNES[:6]:
            self._introduced(commune, f"Người tốt của {commune}")
        asking = Asking(journey.all_units, Cadence.YEAR, ("exemplars_introduced",), date(2024, 1, 1), about)
        form = asked_for(journey.district, asking, date(2024, 12, 16))
        period_ended(form, date(2025, 1, 1))
        silent = {"ts-tt", "Xã Dân Lý"}
        for name in (*UNITS, "ts-mt", *COMMUNES):
            if name not in silent:
                accepted(reported(journey[name], form, IN_2024, JANUARY), date(2025, 1, 7))
        reported(journey["Xã Dân Lý"], form, IN_2024, date(2025, 1, 20))
        on = date(2025, 1, 21)
        assert counted(about, on, IN_2024) == {"owing": 13, "complete": 12, "no_evidence": 1, "overdue": 1}
        assert board(about, 2024, on)[journey["ts-tt"].name] == ["no_evidence!"]
        own = report_of(journey.district, form, IN_2024)
        assert figures_of(own, on) == {"exemplars_introduced": 5}  # Dân Lý's is not accepted yet
        accepted(report_of(journey["Xã Dân Lý"], form, IN_2024), on)
        assert figures_of(own, on) == {"exemplars_introduced": 6}

    def _introduced(self, commune: str, name: str) -> Dossier:
        """To the council of the district by way of home affairs, which hand it on."""
        dossier = entered(self.journey[commune], name, IN_2024)
        introduced(dossier, IN_2024)
        return dossier
