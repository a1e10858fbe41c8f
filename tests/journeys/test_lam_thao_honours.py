"""S1, Lâm Thao: members report every quarter, the district praises at the end of the year, and one is taken back."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import TestCase

from lantoa.exemplars.models import Dossier, Kind
from lantoa.organisations.models import Body, BodyKind, Group, Role, Tree
from lantoa.organisations.operations import groups
from lantoa.recognition.proposal_states import ProposalState
from lantoa.reporting.models import Cadence
from tests.journeys.finding import Desk, entered, introduced, written
from tests.journeys.honouring import (
    Asking,
    accepted,
    agreed,
    appraised,
    asked_for,
    figures_of,
    honoured,
    period_ended,
    proposed,
    report_of,
    reported,
    review_opened,
    told_in_public,
)
from tests.journeys.steps import MISSING, WHY, acting, noon
from tests.journeys.test_lam_thao import MEMBERS, Journey

FIRST, SECOND = date(2024, 2, 1), date(2024, 5, 6)


@pytest.mark.skipif(MISSING, reason=WHY)
class TestLamThaoHonours(TestCase):
    """Each test goes on from the plan in force, and leaves nothing to the next."""

    journey: Journey

    @classmethod
    def setUpTestData(cls) -> None:
        cls.journey = Journey(counts_dossiers=True)

    def test_each_quarter_is_reported_with_what_was_introduced_in_it(self) -> None:
        """Tứ Xã introduced two in the first quarter and one in the second; Sơn Vi one in the first, and is returned."""
        bodies = self.journey.bodies
        tu_xa, son_vi = bodies["lt-Xã Tứ Xã"], bodies["lt-Xã Sơn Vi"]
        for body, name, on in (
            (tu_xa, "Hà Thị Nhuần", FIRST),
            (tu_xa, "Câu lạc bộ hát Xoan", FIRST),
            (tu_xa, "Trần Văn Lộc", SECOND),
            (son_vi, "Trần Thị Liên", FIRST),
        ):
            self._introduced(body, name, on)
        form = asked_for(self.journey.district, self._asking(), date(2024, 1, 15))
        period_ended(form, date(2024, 4, 1))
        first = [reported(bodies[key], form, FIRST, date(2024, 4, 5)) for key in MEMBERS]
        returned = report_of(son_vi, form, FIRST)
        office = Desk(self.journey.district, date(2024, 4, 8), Role.SECRETARY)
        office.send("reporting:send_back", returned.pk, reason="Thiếu đánh giá")
        own = report_of(self.journey.district, form, FIRST)
        for report in first:
            if report.pk != returned.pk:
                accepted(report, date(2024, 4, 8))
        assert figures_of(own, date(2024, 4, 9)) == {"exemplars_introduced": 2}
        accepted(reported(son_vi, form, FIRST, date(2024, 4, 10)), date(2024, 4, 11))
        assert figures_of(own, date(2024, 4, 11)) == {"exemplars_introduced": 3}
        period_ended(form, date(2024, 7, 1))
        second = reported(tu_xa, form, SECOND, date(2024, 7, 3))
        assert figures_of(second, date(2024, 7, 4)) == {"exemplars_introduced": 1}

    def test_the_district_praises_two_and_takes_one_back(self) -> None:
        """The head agrees to both in December; in March 2025 one turns out to have been told wrongly."""
        district, bodies = self.journey.district, self.journey.bodies
        review = review_opened(district, 2024, (date(2024, 12, 2), date(2024, 12, 20)))
        dossiers = [
            self._introduced(bodies[f"lt-{place}"], name, FIRST, kind)
            for place, name, kind in (
                ("Xã Tứ Xã", "Hà Thị Nhuần", Kind.INDIVIDUAL),
                ("Thị trấn Lâm Thao", "Tổ dân phố 5", Kind.COLLECTIVE),
            )
        ]
        proposals = [proposed(each, review, date(2024, 12, 4)) for each in dossiers]
        for each in proposals:
            appraised(each, date(2024, 12, 10))
            agreed(each, date(2024, 12, 18))
        kept, wrong = honoured(district, proposals, "905/QĐ-UBND", date(2024, 12, 24))
        day = date(2025, 3, 10)
        by = {"number": "120/QĐ-UBND", "on": written(day), "signer_name": "Hoàng Văn Lực", "signer_post": "Chủ tịch"}
        Desk(district, day, Role.SECRETARY).send("recognition:revoke_honour", wrong.pk, reason="Kê khai sai", **by)
        assert "120/QĐ-UBND" in told_in_public(wrong, day)
        assert "120/QĐ-UBND" not in told_in_public(kept, day)
        proposals[0].refresh_from_db()
        assert proposals[0].state == ProposalState.DECIDED

    def _introduced(self, body: Body, name: str, on: date, kind: str = Kind.INDIVIDUAL) -> Dossier:
        dossier = entered(body, name, on, kind)
        introduced(dossier, on)
        return dossier

    def _asking(self) -> Asking:
        """Every member owes a report each quarter, whether or not there was anybody to introduce."""
        district = self.journey.district
        kinds = (BodyKind.OFFICE, BodyKind.SERVICE_UNIT, BodyKind.COMMUNE, BodyKind.TOWNSHIP)
        definition = groups.Definition("Cơ quan, đơn vị, xã, thị trấn", Tree.GOVERNMENT, district, kinds, True)
        by = acting(district, Role.ADMINISTRATOR)
        members: Group = groups.define(district, definition, by=by, at=noon(date(2024, 1, 10)))
        return Asking(members, Cadence.QUARTER, ("exemplars_introduced",), date(2024, 1, 1))
