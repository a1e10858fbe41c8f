"""S0 and S4, two departments of Lạng Sơn: two a year to home affairs; every year to the director, without a number."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import TestCase

from lantoa.exemplars.models import Dossier, Kind, MilestoneKind
from lantoa.exemplars.states import DossierState, ScreeningState
from lantoa.organisations.models import Role
from lantoa.plans.models import Duty
from lantoa.plans.operations.counting import Counting, configure_duty
from tests.journeys.finding import (
    Asked,
    Desk,
    board,
    criteria_in_force,
    entered,
    figure,
    introduced,
    merged,
    passed_on,
    proved,
    recognised,
    round_opened,
    screened,
    sent_up,
    struck,
    visited,
    written,
)
from tests.journeys.steps import MISSING, WHY, acting, noon, row_of, sheet
from tests.journeys.test_lang_son import UNITS, Journey

IN_2023, IN_2024, IN_2025, LATER = date(2023, 6, 1), date(2024, 6, 1), date(2025, 6, 2), date(2026, 1, 12)


@pytest.mark.skipif(MISSING, reason=WHY)
class TestLangSonExemplars(TestCase):
    """Each test goes on from both plans in force, and leaves nothing to the next."""

    journey: Journey

    @classmethod
    def setUpTestData(cls) -> None:
        cls.journey = Journey(counts_dossiers=True)

    def test_the_office_gathers_and_introduces_two_a_year(self) -> None:
        """S0. 2023: an individual and a collective. 2024: two individuals. 2025: one, entered by two divisions.

        So 2, 2 and 2 as they came; 2, 2 and 1 once the two of 2025 are one. Where both kinds are demanded, 2024 and
        2025 lack the collective.
        """
        bodies, office = self.journey.bodies, self.journey.bodies["khdt-vp"]
        general, registry, centre = (bodies[key] for key in ("khdt-th", "khdt-dk", "khdt-xt"))
        first = entered(general, "Hoàng Văn Nam", IN_2023)
        self._gathered(2023, first)
        department = Desk(bodies["khdt"], IN_2024, Role.SECRETARY)
        dispatched = department.page("exemplars:dossier", first.pk).content.decode()
        assert "12/TTr" in dispatched and "Sở Nội vụ tỉnh Lạng Sơn" in dispatched
        self._gathered(2023, entered(centre, "Tổ xúc tiến số", IN_2023, Kind.COLLECTIVE))
        self._gathered(2024, entered(general, "Lương Thị Bích", IN_2024))
        self._gathered(2024, entered(registry, "Nông Văn Chức", IN_2024))
        one, other = entered(general, "Vi Thị Dung", IN_2025), entered(registry, "Vi Thị Dung", IN_2025)
        self._gathered(2025, one)
        self._gathered(2025, other)
        assert self._shown(LATER) == (["no_evidence!"], ["complete"], ["complete"], ["complete"])  # 2022 to 2025
        merged(one, other, bodies["nv"], date(2026, 1, 13))
        day = date(2026, 1, 14)
        figures = [figure(self.two_a_year, office, in_year, day) for in_year in (IN_2023, IN_2024, IN_2025)]
        assert figures == ["2 trên 2 điển hình", "2 trên 2 điển hình", "1 trên 2 điển hình"]
        assert self._shown(day) == (["no_evidence!"], ["complete"], ["complete"], ["substantial!"])
        assert "Đến nay chỉ có cá nhân" in sheet(self.two_a_year, office, IN_2024)
        self._configure(self.two_a_year, need_both_kinds=True)
        assert self._shown(day) == (["no_evidence!"], ["complete"], ["substantial!"], ["substantial!"])

    def test_whom_divisions_chose_is_counted_by_the_number_of_another_plan(self) -> None:
        """S0, 2024. Two each are asked by plan 249a: the general division chose 2, the centre 1, the others nobody."""
        bodies, duty = self.journey.bodies, self.journey.by_reference.duty
        general, centre = bodies["khdt-th"], bodies["khdt-xt"]
        for body, name in ((general, "Hoàng Văn Nam"), (general, "Lương Thị Bích"), (centre, "Tổ xúc tiến số")):
            self._chosen(entered(body, name, IN_2024))
        assert figure(duty, general, IN_2024, LATER) == "đến nay 2; chưa nhập số phải đạt"
        self._configure(duty, value=2)
        states = dict(zip(UNITS, ("no_evidence!", "complete", "no_evidence!", "substantial!"), strict=True))
        assert board(duty, 2024, LATER) == {bodies[key].name: [state] for key, state in states.items()}
        assert str(row_of(duty, LATER, IN_2024).share) == "25.00"  # 1 of 4

    def test_each_unit_introduces_somebody_every_year_to_the_director(self) -> None:
        """S4, 2023: the division, the office and the centre, which withdraws its own: two of three."""
        bodies, department, duty = self.journey.bodies, self.journey.bodies["ngv"], self.journey.yearly
        office, division, centre = (bodies[key] for key in ("ngv-vp", "ngv-bg", "ngv-tt"))
        criteria = criteria_in_force(self.journey.other, date(2023, 5, 4))
        asked = Asked(department, via=office, duty=duty)
        round_opened(department, "Giới thiệu năm 2023", (date(2023, 6, 1), date(2023, 11, 30)), asked)
        dossier = entered(division, "Phân giới cắm mốc", IN_2023, Kind.MODEL)
        proved(dossier, "Bảo quản 474 mốc giới", "21/BC-QLBG", date(2023, 8, 1))
        # The plan states nine criteria; the three kinds of models that it wants hold for everybody.
        screening = screened(dossier, criteria, date(2023, 9, 1))
        assert (screening.state, screening.answers.count()) == (ScreeningState.CONFIRMED, 9)
        assert introduced(dossier, date(2023, 10, 2)) == (department, office)
        assert passed_on(dossier, date(2023, 10, 4)).held_by == department
        recognised(dossier, date(2023, 12, 20))
        of_the_office = entered(office, "Đinh Thị Hiền", IN_2023)
        introduced(of_the_office, date(2023, 10, 5))
        assert Dossier.objects.get(pk=of_the_office.pk).held_by == department  # it need not go by way of itself
        withdrawn = entered(centre, "Lý Văn Páo", IN_2023)
        introduced(withdrawn, date(2023, 10, 6))
        done = {division.name: ["complete"], office.name: ["complete"]}
        assert board(duty, 2023, date(2024, 1, 8)) == done | {centre.name: ["complete"]}
        struck(withdrawn, date(2024, 1, 9))
        assert board(duty, 2023, date(2024, 1, 10)) == done | {centre.name: ["no_evidence!"]}
        assert str(row_of(duty, date(2024, 1, 10), IN_2023).share) == "66.67"
        assert figure(duty, division, IN_2024, date(2024, 1, 10)) == "chưa có"  # it counts for 2023 alone
        # Whoever is honoured is visited again after half a year.
        visited(dossier, date(2024, 6, 20))
        assert Dossier.objects.get(pk=dossier.pk).state == DossierState.FOLLOWED
        assert [visit.planned_on for visit in dossier.visits.order_by("planned_on")][-1] == date(2024, 12, 20)

    @property
    def two_a_year(self) -> Duty:
        return self.journey.two_a_year

    def _gathered(self, year: int, dossier: Dossier) -> None:
        """To the office in summer; the office sends it to the department of home affairs in November."""
        bodies, office = self.journey.bodies, self.journey.bodies["khdt-vp"]
        rounds = bodies["khdt"].rounds
        if not rounds.filter(since__year=year).exists():
            days = (date(year, 6, 1), date(year, 10, 31)), (date(year, 11, 1), date(year, 11, 30))
            round_opened(bodies["khdt"], f"Gửi Văn phòng Sở năm {year}", days[0], Asked(office))
            to_home_affairs = Asked(bodies["nv"], duty=self.two_a_year)
            round_opened(bodies["khdt"], f"Gửi Sở Nội vụ năm {year}", days[1], to_home_affairs)
        assert introduced(dossier, date(year, 9, 4)) == (office, None)
        assert sent_up(dossier, date(year, 11, 6)) == (bodies["nv"], None)

    def _chosen(self, dossier: Dossier) -> None:
        said = {"kind": MilestoneKind.SELECTED, "on": written(IN_2024), "body": dossier.body_id}
        Desk(dossier.body, IN_2024).send("exemplars:add_milestone", dossier.pk, **said)

    def _shown(self, day: date) -> tuple[list[str], ...]:
        """The cells of the office of the department of planning, from 2022 to 2025, as they are shown on a day."""
        office = self.journey.bodies["khdt-vp"].name
        return tuple(board(self.two_a_year, year, day)[office] for year in (2022, 2023, 2024, 2025))

    def _configure(self, duty: Duty, **changed: object) -> None:
        names = ("include_lower_level", "need_both_kinds", "needs_publications", "needs_adoptions", "value")
        kept = {name: getattr(duty, name) for name in names} | {"eligible_subjects": tuple(duty.eligible_subjects)}
        secretary = acting(duty.plan.body, Role.SECRETARY)
        configure_duty(duty, Counting(**kept | changed), reason="Theo quy định của Sở.", by=secretary, at=noon(LATER))
