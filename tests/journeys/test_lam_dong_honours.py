"""S2, Lâm Đồng: the centre's organisations report twice a year on whom they introduced, and the centre honours them."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import TestCase

from lantoa.exemplars.models import Kind
from lantoa.organisations.models import Body, Group, Role
from lantoa.organisations.operations import groups
from lantoa.reporting.models import Cadence, ReportForm
from tests.journeys.finding import entered, introduced
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
from tests.journeys.steps import MISSING, WHY, acting, noon
from tests.journeys.test_lam_dong import Journey

IN_2024 = date(2024, 3, 4)


@pytest.mark.skipif(MISSING, reason=WHY)
class TestLamDongHonours(TestCase):
    """Each test goes on from the plan in force, and leaves nothing to the next."""

    journey: Journey

    @classmethod
    def setUpTestData(cls) -> None:
        cls.journey = Journey(counts_dossiers=True)

    def test_the_centre_s_council_judges_and_the_director_honours(self) -> None:
        """2024: one of the division of investment, by three votes of three."""
        centre, division = self.journey.centre, self.journey.bodies["xt-dt"]
        dossier = entered(division, "Trần Quốc Huy", IN_2024)
        introduced(dossier, IN_2024)
        review = review_opened(centre, 2024, (date(2024, 11, 25), date(2024, 12, 10)), CELEBRATED)
        proposal = proposed(dossier, review, date(2024, 11, 28))
        appraised(proposal, date(2024, 12, 2))
        council, members = council_of(centre, ("Hà", "Liên", "Sơn"), date(2024, 12, 12))
        judged(council, members, [proposal])
        (honour,) = honoured(centre, [proposal], "77/QĐ-TTXT", date(2024, 12, 20))
        assert honour.in_register == "1/2024"
        assert "77/QĐ-TTXT" in told_in_public(honour, date(2025, 1, 3))

    def test_organisations_report_each_half_year(self) -> None:
        """The trade union introduced two in the first half of 2024, the youth union a collective; two say nothing."""
        centre = self.journey.centre
        union, youth, women, veterans = self.journey.organisations
        for body, name, kind in (
            (union, "Nguyễn Thị Thu", Kind.INDIVIDUAL),
            (union, "Đặng Văn Bảo", Kind.INDIVIDUAL),
            (youth, "Nhóm dịch thuật trẻ", Kind.COLLECTIVE),
        ):
            introduced(entered(body, name, IN_2024, kind), IN_2024, to=self.journey.bodies["xt-cb"])
        asking = Asking(self._group(), Cadence.HALF, ("exemplars_introduced",), date(2024, 1, 1))
        form = asked_for(centre, asking, date(2024, 6, 3))
        period_ended(form, date(2024, 7, 1))
        for body in (union, youth):
            accepted(reported(body, form, IN_2024, date(2024, 7, 4)), date(2024, 7, 8))
        own, day = report_of(centre, form, IN_2024), date(2024, 7, 15)
        assert figures_of(own, day) == {"exemplars_introduced": 3}
        assert self._missing(form, (women, veterans)) == {"Ban Nữ công", "Hội Cựu chiến binh"}

    def _group(self) -> Group:
        """The organisations one by one: they stand in the trees of the Front and of the centre."""
        centre, at = self.journey.centre, noon(date(2024, 5, 20))
        by = acting(centre, Role.ADMINISTRATOR)
        group = groups.define(centre, groups.Definition("Các đoàn thể"), by=by, at=at)
        for body in self.journey.organisations:
            groups.put_in(group, body, since=date(2020, 1, 1), by=by, at=at)
        return group

    @staticmethod
    def _missing(form: ReportForm, bodies: tuple[Body, ...]) -> set[str]:
        return {each.name for each in bodies if report_of(each, form, IN_2024).submitted_at is None}
