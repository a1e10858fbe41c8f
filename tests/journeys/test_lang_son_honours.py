"""S0 and S4, two departments of Lạng Sơn: divisions are honoured at the yearly review, and report every year."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import TestCase

from lantoa.exemplars.models import Dossier, Kind
from lantoa.organisations.models import Body, BodyKind, Group, Role, Tree
from lantoa.organisations.operations import groups
from lantoa.recognition.models import Honour
from lantoa.reporting.models import Cadence
from tests.journeys.finding import entered, introduced
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
from tests.journeys.test_lang_son import UNITS, Journey

IN_2024, JANUARY = date(2024, 6, 3), date(2025, 1, 6)


@pytest.mark.skipif(MISSING, reason=WHY)
class TestLangSonHonours(TestCase):
    """Each test goes on from both plans in force, and leaves nothing to the next."""

    journey: Journey

    @classmethod
    def setUpTestData(cls) -> None:
        cls.journey = Journey(counts_dossiers=True)

    def test_the_director_of_foreign_affairs_praises_a_model_at_the_yearly_review(self) -> None:
        """S4, 2024: the division introduced it in June; between finding and honour lie half a year."""
        bodies = self.journey.bodies
        department, division = bodies["ngv"], bodies["ngv-bg"]
        dossier = self._introduced(division, department, "Phân giới cắm mốc", Kind.MODEL)
        honour = self._praised(department, dossier, "61/QĐ-SNgV")
        signed_on = honour.decision.signed_on
        assert signed_on and (signed_on - dossier.found_on).days == 199
        assert "61/QĐ-SNgV" in told_in_public(honour, JANUARY)

    def test_divisions_of_planning_report_every_year(self) -> None:
        """S0, 2024. Two divisions report; the general one introduced two, one of whom the director praises."""
        bodies, department = self.journey.bodies, self.journey.bodies["khdt"]
        general, registry = bodies["khdt-th"], bodies["khdt-dk"]
        first = self._introduced(general, department, "Hoàng Văn Nam")
        self._introduced(general, department, "Lương Thị Bích")
        self._praised(department, first, "30/QĐ-SKHĐT")
        figures = ("exemplars_introduced", "honours_given")
        asking = Asking(self._units(department), Cadence.YEAR, figures, date(2024, 1, 1))
        form = asked_for(department, asking, date(2024, 12, 30))
        period_ended(form, date(2025, 1, 1))
        for body in (general, registry):
            accepted(reported(body, form, IN_2024, JANUARY), date(2025, 1, 8))
        own = report_of(department, form, IN_2024)
        # The decision is the department's own, and what it praises the division introduced.
        assert figures_of(own, date(2025, 1, 9)) == {"exemplars_introduced": 2, "honours_given": 1}
        late = [key for key in UNITS if report_of(bodies[key], form, IN_2024).submitted_at is None]
        assert late == ["khdt-vp", "khdt-xt"]

    def _introduced(self, body: Body, to: Body, name: str, kind: str = Kind.INDIVIDUAL) -> Dossier:
        dossier = entered(body, name, IN_2024, kind)
        introduced(dossier, IN_2024, to=to)
        return dossier

    def _praised(self, department: Body, dossier: Dossier, number: str) -> Honour:
        review = review_opened(department, 2024, (date(2024, 12, 2), date(2024, 12, 13)))
        proposal = proposed(dossier, review, date(2024, 12, 4))
        appraised(proposal, date(2024, 12, 9))
        agreed(proposal, date(2024, 12, 16))
        (honour,) = honoured(department, [proposal], number, date(2024, 12, 19))
        return honour

    def _units(self, department: Body) -> Group:
        kinds = (BodyKind.OFFICE, BodyKind.SERVICE_UNIT)
        definition = groups.Definition("Phòng, đơn vị trực thuộc", Tree.GOVERNMENT, department, kinds, True)
        by = acting(department, Role.ADMINISTRATOR)
        return groups.define(department, definition, by=by, at=noon(date(2024, 12, 2)))
