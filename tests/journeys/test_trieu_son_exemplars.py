"""S3, Triệu Sơn: two exemplars a year of each commune, five of the district, to its council by way of home affairs."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import TestCase

from lantoa.exemplars.models import Dossier, FoundHow, Kind
from lantoa.exemplars.states import ScreeningState
from lantoa.organisations.models import Body, Role
from lantoa.plans.models import Duty
from lantoa.plans.operations.counting import Counting, configure_duty
from tests.journeys.finding import (
    Asked,
    board,
    criteria_in_force,
    entered,
    figure,
    introduced,
    merged,
    names_behind,
    passed_on,
    proved,
    put_into_field,
    returned,
    round_opened,
    screened,
    sent_up,
    struck,
    taken_up,
    told_on_paper,
)
from tests.journeys.steps import MISSING, WHY, acting, noon, row_of
from tests.journeys.test_trieu_son import COMMUNES, OF_EACH_COMMUNE, OF_THE_DISTRICT, Journey

IN_2024, JANUARY = date(2024, 6, 1), date(2025, 1, 15)
DONE, HALF, NONE = "complete", "substantial!", "no_evidence!"


@pytest.mark.skipif(MISSING, reason=WHY)
class TestTrieuSonExemplars(TestCase):
    """Each test goes on from the plan and its criteria in force, and leaves nothing to the next."""

    journey: Journey

    @classmethod
    def setUpTestData(cls) -> None:
        cls.journey = Journey(counts_dossiers=True)
        cls.criteria = criteria_in_force(cls.journey.plan, date(2023, 5, 4))
        journey = cls.journey
        cls.quota, cls.of_district = journey.duty(OF_EACH_COMMUNE), journey.duty(OF_THE_DISTRICT)
        asked = Asked(journey["ts-hd"], via=journey["ts-nv"], duty=cls.quota)
        round_opened(journey.district, "Giới thiệu năm 2024", (date(2024, 1, 15), date(2024, 12, 20)), asked)

    def test_what_came_on_paper_reaches_the_council_and_the_province(self) -> None:
        """Told on paper in Dân Lực; with the council in April, which introduces it to the province's office in June."""
        journey = self.journey
        commune, council, office = (journey[name] for name in ("Xã Dân Lực", "ts-hd", "ts-nv"))
        dossier = taken_up(told_on_paper(commune, "Lê Văn Tám", date(2024, 2, 1)), date(2024, 2, 5))
        assert (dossier.body, dossier.found_how) == (commune, FoundHow.CITIZEN)
        put_into_field(dossier, "An sinh xã hội", date(2024, 2, 5))
        proved(dossier, "Giúp 12 hộ thoát nghèo", "8/XN-UBND", date(2024, 3, 1))
        # Of the nineteen criteria of the plan five are general and one is of social security.
        screening = screened(dossier, self.criteria, date(2024, 3, 15))
        assert (screening.state, screening.answers.count()) == (ScreeningState.CONFIRMED, 6)
        assert introduced(dossier, date(2024, 4, 2)) == (council, office)
        assert Dossier.objects.get(pk=dossier.pk).held_by == office
        assert passed_on(dossier, date(2024, 4, 8)).held_by == council
        sent_up(dossier, date(2024, 6, 3), to=journey["th-td"])
        assert Dossier.objects.get(pk=dossier.pk).held_by == journey["th-td"]
        assert figure(self.quota, commune, IN_2024, JANUARY) == "1 trên 2 điển hình"

    def test_each_commune_owes_two_a_year_and_each_exemplar_is_one(self) -> None:
        """2024. Introduced, in the order of COMMUNES: 2, 1, 2, 2, 0, 1, 2. What counts in the end: 2, 1, 1, 1, 0, 1, 2.

        Minh Sơn's came back for completion and was introduced once more. The two of Dân Lực turned out to be one
        person. Dân Lý withdrew one. The second one of Bình Sơn came in January 2025. Of Thọ Bình's two one is a
        household, which counts here.
        """
        self._introduced("Thị trấn Triệu Sơn", "Nguyễn Thị Hạnh", "Tổ dân phố 5")
        self._again(*self._introduced("Xã Minh Sơn", "Phạm Văn Khải"))
        one, other = self._introduced("Xã Dân Lực", "Lê Thị Thắm", "Lê Thị Thắm")
        _kept, withdrawn = self._introduced("Xã Dân Lý", "Vũ Đình Toàn", "Ngô Thị Sáu")
        self._introduced("Xã Bình Sơn", "Hà Văn Thịnh")
        self._introduced("Xã Bình Sơn", "Lò Thị Mai", on=date(2025, 1, 10))
        self._introduced("Xã Thọ Bình", "Đội dân phòng thôn 3", kind=Kind.COLLECTIVE)
        self._introduced("Xã Thọ Bình", "Hộ ông Trương Văn Bảy", kind=Kind.HOUSEHOLD)
        before = (DONE, HALF, DONE, DONE, NONE, HALF, DONE)
        assert self._shown(JANUARY) == before
        assert str(row_of(self.quota, JANUARY, IN_2024).share) == "57.14"  # 4 of 7
        merged(one, other, self.journey["Xã Dân Lực"], date(2025, 1, 16))
        struck(withdrawn, date(2025, 1, 17))
        day = date(2025, 1, 20)
        assert self._shown(day) == (DONE, HALF, HALF, HALF, NONE, HALF, DONE)
        assert str(row_of(self.quota, day, IN_2024).share) == "28.57"  # 2 of 7
        figures = [figure(self.quota, self.journey[name], IN_2024, day) for name in COMMUNES]
        assert figures == [f"{number} trên 2 điển hình" for number in (2, 1, 1, 1, 0, 1, 2)]
        assert figure(self.of_district, self.journey.district, IN_2024, day) == "8 trên 5 điển hình"
        assert board(self.of_district, 2024, day) == {"Huyện Triệu Sơn": [DONE]}
        assert board(self.quota, 2025, day)["Xã Bình Sơn"] == ["substantial"]  # the one of January, and the year lasts

    def test_the_five_of_the_district_are_five_exemplars(self) -> None:
        """2024: three, though introduced five times. Without what is below the district, one of its own.

        Dân Lực and the township each have a dossier about one woman; the council sends her to the province. The
        district introduces a collective itself, Minh Sơn somebody else.
        """
        journey = self.journey
        (one,) = self._introduced("Xã Dân Lực", "Lê Thị Thắm")
        (other,) = self._introduced("Thị trấn Triệu Sơn", "Lê Thị Thắm", is_another="on")
        self._introduced("Xã Minh Sơn", "Phạm Văn Khải")
        own = entered(journey.district, "Đội xung kích huyện", IN_2024, Kind.COLLECTIVE)
        introduced(own, date(2024, 6, 5), to=journey["th-td"])
        for dossier in (one, other):
            passed_on(dossier, date(2024, 6, 10))
        merged(one, other, journey["ts-hd"], date(2024, 6, 12))
        sent_up(one, date(2024, 6, 20), to=journey["th-td"])
        assert figure(self.of_district, journey.district, IN_2024, JANUARY) == "3 trên 5 điển hình"
        assert board(self.of_district, 2024, JANUARY) == {"Huyện Triệu Sơn": [HALF]}  # 3 are more than half of 5
        names = ["Lê Thị Thắm", "Phạm Văn Khải", "Đội xung kích huyện"]
        assert names_behind(self.of_district, journey.district, IN_2024, JANUARY) == names
        self._count_without_those_below()
        assert figure(self.of_district, journey.district, IN_2024, JANUARY) == "1 trên 5 điển hình"
        assert board(self.of_district, 2024, JANUARY) == {"Huyện Triệu Sơn": ["limited!"]}

    def _introduced(
        self, commune: str, *names: str, on: date = date(2024, 5, 6), kind: str = Kind.INDIVIDUAL, **said: str
    ) -> list[Dossier]:
        """The commune enters and introduces somebody of each name; of a name that is there already as another one."""
        body: Body = self.journey[commune]
        made: list[Dossier] = []
        for name in names:
            again = {"is_another": "on"} if name in [each.name for each in made] else {}
            made.append(entered(body, name, on, kind, **said | again))
            introduced(made[-1], on)
        return made

    def _again(self, dossier: Dossier) -> None:
        """The office of home affairs sends it back; the commune completes and introduces it once more."""
        returned(dossier, date(2024, 5, 10))
        introduced(dossier, date(2024, 5, 20))

    def _shown(self, day: date) -> tuple[str, ...]:
        """The cells of 2024 on a day, in the order of COMMUNES."""
        found = board(self.quota, 2024, day)
        assert {len(states) for states in found.values()} == {1}
        return tuple(found[name][0] for name in COMMUNES)

    def _count_without_those_below(self) -> None:
        duty: Duty = self.of_district
        names = ("need_both_kinds", "needs_publications", "needs_adoptions", "value")
        kept = {name: getattr(duty, name) for name in names} | {"eligible_subjects": tuple(duty.eligible_subjects)}
        secretary = acting(self.journey.district, Role.SECRETARY)
        others = Counting(include_lower_level=False, **kept)
        configure_duty(duty, others, reason="Chỉ tính của huyện.", by=secretary, at=noon(JANUARY))
