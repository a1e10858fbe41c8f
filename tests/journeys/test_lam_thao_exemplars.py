"""S1, Lâm Thao: exemplars are introduced every quarter to the district, by way of its office of home affairs."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import TestCase

from lantoa.evidence.states import ClaimState
from lantoa.exemplars.models import Dossier, FoundHow, Kind, Round, RoundKind
from lantoa.exemplars.states import DossierState, ScreeningState
from lantoa.organisations.models import Role
from lantoa.plans.models import Duty
from tests.journeys.finding import (
    Asked,
    Desk,
    board,
    criteria_in_force,
    entered,
    introduced,
    merged,
    nurtured,
    passed_on,
    proved,
    put_into_field,
    registered,
    round_opened,
    screened,
    struck,
    taken_up,
    told_by_a_citizen,
)
from tests.journeys.steps import MISSING, WHY, acting, row_of
from tests.journeys.test_lam_thao import MEMBERS, Journey

FIRST_QUARTER, APRIL = (date(2024, 1, 1), date(2024, 3, 31)), date(2024, 4, 5)
DONE, MISSED, WAITS = "complete", "no_evidence!", "limited!"


@pytest.mark.skipif(MISSING, reason=WHY)
class TestLamThaoExemplars(TestCase):
    """Each test goes on from the plan and its criteria in force, and leaves nothing to the next."""

    journey: Journey

    @classmethod
    def setUpTestData(cls) -> None:
        cls.journey = Journey(counts_dossiers=True)
        cls.criteria = criteria_in_force(cls.journey.plan, date(2023, 10, 2))

    def test_whom_a_citizen_told_of_becomes_an_exemplar_of_the_district(self) -> None:
        """Found in January by a neighbour, nurtured, proved, held against criteria, and with the district in March."""
        journey, commune = self.journey, self.journey.bodies["lt-Xã Tứ Xã"]
        acting(commune)  # who reads what citizens of the commune tell
        nomination = told_by_a_citizen(commune, "Hà Thị Nhuần", date(2024, 1, 8))
        assert nomination.body == commune
        dossier = taken_up(nomination, date(2024, 1, 10))
        assert (dossier.found_on, dossier.found_how) == (date(2024, 1, 8), FoundHow.CITIZEN)
        put_into_field(dossier, "Nông nghiệp, nông thôn", date(2024, 1, 10))
        asked = self._round("Đăng ký xây dựng năm 2024", kind=RoundKind.REGISTRATION)
        registered(dossier, asked, date(2024, 1, 12))
        nurtured(dossier, date(2024, 1, 15), date(2024, 2, 20))
        proved(dossier, "18,5 ha lúa hữu cơ", "15/BB-UBND", date(2024, 2, 22))
        assert [claim.state for claim in dossier.folder.claims.all()] == [ClaimState.VERIFIED]
        # Of the nineteen criteria of the plan five are general and one is of agriculture.
        screening = screened(dossier, self.criteria, date(2024, 3, 1))
        assert (screening.state, screening.answers.count()) == (ScreeningState.CONFIRMED, 6)
        first = self._round("Quý I/2024")
        assert introduced(dossier, date(2024, 3, 4)) == (journey.district, journey.bodies["lt-nv"])
        assert Dossier.objects.get(pk=dossier.pk).held_by == journey.bodies["lt-nv"]
        assert passed_on(dossier, date(2024, 3, 6)).held_by == journey.district
        office = Desk(journey.district, date(2024, 3, 7), Role.SECRETARY)
        for each in (asked, first):
            assert "Hà Thị Nhuần" in office.page("exemplars:round", each.pk).content.decode()
        assert board(self.duty, 2024, APRIL)["Xã Tứ Xã"][0] == DONE

    def test_a_quarter_is_met_by_whom_was_introduced_in_it_and_still_counts(self) -> None:
        """The first quarter: three of eight introduced somebody, then two of eight.

        The township had two dossiers about one person, and is as well off with the one that goes on. Sơn Vi withdrew
        its only one. In the finance office somebody waits for the secretary, whom the office of culture introduces only
        in the second quarter. Nobody was found in the other offices.
        """
        journey = self.journey
        self._round("Quý I/2024")
        home, township, son_vi = (journey.bodies[key] for key in ("lt-nv", "lt-Thị trấn Lâm Thao", "lt-Xã Sơn Vi"))
        of_the_office = entered(home, "Tổ một cửa", date(2024, 2, 1), Kind.COLLECTIVE)
        assert introduced(of_the_office, date(2024, 2, 5)) == (journey.district, home)
        assert Dossier.objects.get(pk=of_the_office.pk).held_by == journey.district  # it need not go by way of itself
        one = entered(township, "Bùi Văn Cường", date(2024, 2, 1))
        other = entered(township, "Bùi Văn Cường", date(2024, 2, 9), is_another="on")
        introduced(one, date(2024, 3, 1))
        introduced(other, date(2024, 3, 8))
        withdrawn = entered(son_vi, "Trần Thị Liên", date(2024, 2, 12))
        introduced(withdrawn, date(2024, 3, 11))
        waits = entered(journey.bodies["lt-tc"], "Đỗ Thị Hòa", date(2024, 3, 1))
        Desk(waits.body, date(2024, 3, 20)).send("exemplars:propose", waits.pk)
        assert self._shown(APRIL) == (DONE, MISSED, WAITS, MISSED, MISSED, MISSED, DONE, DONE)
        assert str(row_of(self.duty, APRIL, FIRST_QUARTER[0]).share) == "37.50"  # 3 of 8
        merged(one, other, township, date(2024, 4, 8))
        struck(withdrawn, date(2024, 4, 9))
        assert Dossier.objects.get(pk=withdrawn.pk).state == DossierState.PROPOSED  # at Sơn Vi again, since April
        late = entered(journey.bodies["lt-vh"], "Câu lạc bộ hát Xoan", date(2024, 4, 2), Kind.COLLECTIVE)
        introduced(late, date(2024, 4, 10))
        day = date(2024, 4, 12)
        assert self._shown(day) == (DONE, MISSED, WAITS, MISSED, MISSED, MISSED, MISSED, DONE)
        assert str(row_of(self.duty, day, FIRST_QUARTER[0]).share) == "25.00"  # 2 of 8
        begun = {name: found[1] for name, found in board(self.duty, 2024, day).items()}
        assert begun[late.body.name] == DONE
        assert begun["Xã Sơn Vi"] == "limited"  # it waits there, and the quarter lasts
        assert begun[home.name] == "not_started"  # Bùi Văn Cường only passes there on his way to the district

    @property
    def duty(self) -> Duty:
        return self.journey.quarterly.duty

    def _round(self, title: str, kind: str = RoundKind.INTRODUCTION) -> Round:
        district, by_way = self.journey.district, self.journey.bodies["lt-nv"]
        return round_opened(district, title, FIRST_QUARTER, Asked(district, by_way, self.duty, kind))

    def _shown(self, day: date) -> tuple[str, ...]:
        """The cells of the first quarter on a day, in the order of MEMBERS."""
        found = board(self.duty, 2024, day)
        return tuple(found[self.journey.bodies[key].name][0] for key in MEMBERS)
