"""S1, Lâm Thao: introductions every quarter without a number, items for 11 June, requests to Party and Front."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import TestCase

from lantoa.organisations.models import Role
from lantoa.plans.models import Cadence, Clause, ClauseKind, Duty, Part, Plan
from lantoa.plans.operations import evidence
from lantoa.plans.queries.dissemination import proposed
from lantoa.plans.queries.owing import owing, unowed
from tests.journeys.steps import (
    MISSING,
    WHY,
    Review,
    achieve,
    acting,
    cells,
    counted,
    noon,
    record,
    row_of,
    sent_in,
    states,
)
from tests.organisations.offices import offices

ISSUED = date(2023, 9, 15)
MEMBERS = ("lt-nv", "lt-vh", "lt-tc", "lt-vp", "lt-tt", "lt-Xã Tứ Xã", "lt-Xã Sơn Vi", "lt-Thị trấn Lâm Thao")
QUARTERS = [date(2024, month, 20) for month in (2, 5, 8, 11)]
NEXT_YEAR = date(2025, 1, 10)

# What was introduced in the quarters of 2024, in the order of MEMBERS. Any number is enough; 0 is not. Of Sơn Vi that
# of the second quarter is checked only on 10 July; the finance office is silent all year; the offices of culture and
# of the people's council each leave one quarter out.
INTRODUCED = (
    (1, 1, 1, 1),
    (1, 0, 2, 1),
    (0, 0, 0, 0),
    (1, 1, 1, 0),
    (2, 1, 1, 3),
    (1, 1, 1, 1),
    (1, 0, 1, 1),
    (1, 1, 1, 1),
)


class Journey:
    """The district whose offices and communes are members of two blocs; its plan is in force."""

    def __init__(self, *, counts_dossiers: bool = False) -> None:
        self.counts_dossiers = counts_dossiers
        self.bodies = offices()
        self.district = self.bodies["lt"]
        self.members = [self.bodies[key] for key in MEMBERS]
        self.review = Review(sent_in("S1", self.district, ISSUED), ISSUED)
        self.plan = self._reviewed()

    def _reviewed(self) -> Plan:
        """The plan is of 2022 to 2025 and came in September 2023: nothing is owed for the time before."""
        review = self.review
        review.merge_tasks_into_targets()
        review.correct(self.quarterly, first_day=date(2024, 1, 1))
        review.correct(self.items, first_day=date(2024, 1, 1))
        review.correct(self.asked_of_front, first_day=date(2024, 1, 1), cadence=Cadence.YEAR)
        review.accept_the_rest()
        return review.start(counts_dossiers=self.counts_dossiers)

    @property
    def quarterly(self) -> Clause:
        return self.review.clause("hằng quý giới thiệu")

    @property
    def items(self) -> Clause:
        return self.review.clause("xây dựng các phóng sự, tin, bài về gương")

    @property
    def asked_of_front(self) -> Clause:
        return self.review.clause("vận động, giáo dục đoàn viên", ClauseKind.TASK)


@pytest.mark.skipif(MISSING, reason=WHY)
class TestLamThao(TestCase):
    """Each test goes on from the plan in force, and leaves nothing to the next."""

    journey: Journey

    @classmethod
    def setUpTestData(cls) -> None:
        cls.journey = Journey()

    def test_its_header_and_whom_it_goes_to(self) -> None:
        plan = self.journey.plan
        assert plan.title == "Tuyên truyền gương điển hình tiên tiến, giai đoạn 2022-2025"
        assert (plan.kind, plan.first_day, plan.last_day) == ("Kế hoạch", date(2022, 1, 1), date(2025, 12, 31))
        assert (plan.signer, plan.position, plan.number) == ("Lê Đức Thắng", "CHỦ TỊCH", "")
        assert len(plan.reading["document"]["recipients"]) == 9
        found = {each.words: {body.name for body in each.bodies} for each in proposed(plan, ISSUED)}
        members = {body.name for body in self.journey.members}
        assert found["Các đơn vị thành viên trong các Khối thi đua của huyện"] == members
        assert found["Ban TĐKT tỉnh Phú Thọ"] == {"Ban Thi đua - Khen thưởng tỉnh Phú Thọ"}
        assert found["CVP, các PCVP HĐND&UBND huyện"] == {"Văn phòng HĐND và UBND huyện Lâm Thao"}
        assert found["Phòng NV"] == {"Phòng Nội vụ huyện Lâm Thao"}
        assert not plan.clauses.filter(quote__startswith="đề nghị các cơ quan, đơn vị, thành viên khối").exists()
        assert found["Ban Tuyên giáo HU"] == {"Ban Tuyên giáo Huyện ủy Lâm Thao"}
        assert found["UBMTTQ"] == {"Ủy ban Mặt trận Tổ quốc Việt Nam huyện Lâm Thao"}

    def test_it_rests_on_two_documents_in_their_order_and_binds_each_member_of_the_blocs(self) -> None:
        journey = self.journey
        basis = journey.plan.citations.filter(is_basis=True).values_list("number", "issued_on")
        assert list(basis) == [("1526/QĐ-TTg", date(2022, 12, 9)), ("3228/KH-UBND", date(2023, 8, 21))]
        assert set(owing(journey.quarterly.duty, NEXT_YEAR)) == set(journey.members)
        general = journey.review.clause("quán triệt, xây dựng kế hoạch", ClauseKind.TASK).duty
        assert set(owing(general, NEXT_YEAR)) == set(journey.members)
        assert list(unowed(journey.plan)) == []

    def test_a_quarter_without_an_introduction_is_late_and_any_number_is_enough(self) -> None:
        journey, duty = self.journey, self.journey.quarterly.duty
        assert (duty.value, duty.cadence, duty.addressee) == (None, "quarter", "UBND huyện (qua phòng Nội vụ)")
        self._a_year_of_introductions(duty)
        late = record(duty, journey.bodies["lt-Xã Sơn Vi"], date(2024, 6, 30))
        assert states(duty, date(2024, 7, 5))["Xã Sơn Vi"][1] == "limited!"  # it waits to be checked
        evidence.accept(late, by=acting(journey.district, Role.SECRETARY), at=noon(date(2024, 7, 10)))
        found = {name: of_body[:4] for name, of_body in states(duty, NEXT_YEAR).items()}
        done, missing = "complete", "no_evidence!"
        assert found == {
            "Phòng Nội vụ huyện Lâm Thao": [done, done, done, done],
            "Phòng Văn hóa và Thông tin huyện Lâm Thao": [done, missing, done, done],
            "Phòng Tài chính - Kế hoạch huyện Lâm Thao": [missing, missing, missing, missing],
            "Văn phòng HĐND và UBND huyện Lâm Thao": [done, done, done, missing],
            journey.bodies["lt-tt"].name: [done, done, done, done],
            "Xã Tứ Xã": [done, done, done, done],
            "Xã Sơn Vi": [done, done, done, done],
            "Thị trấn Lâm Thao": [done, done, done, done],
        }
        assert cells(duty, 2024) == found
        shares = [str(row_of(duty, NEXT_YEAR, day).share) for day in QUARTERS]
        assert shares == ["87.50", "75.00", "87.50", "75.00"]  # 7, 6, 7 and 6 of 8
        assert counted(duty, NEXT_YEAR, QUARTERS[1]) == {"owing": 8, "complete": 6, "no_evidence": 2, "overdue": 2}

    def test_the_items_for_11_june_are_due_on_that_day_every_year(self) -> None:
        """2024: two items on 5 June. 2025: the first only on 20 June."""
        journey, duty = self.journey, self.journey.items.duty
        centre = journey.bodies["lt-tt"]
        assert [term.due_on for term in duty.terms.all()] == [date(2024, 6, 11), date(2025, 6, 11)]
        assert list(owing(duty, ISSUED.replace(year=2024))) == [centre]
        co_ordinators = [actor.body for actor in duty.actors.filter(part=Part.CO)]
        assert co_ordinators == [journey.bodies["lt-nv"]]
        achieve(duty, centre, date(2024, 6, 5), 2)
        assert states(duty, date(2025, 6, 11))[centre.name] == ["complete", "not_started"]
        assert states(duty, date(2025, 6, 12))[centre.name] == ["complete", "not_started!"]
        achieve(duty, centre, date(2025, 6, 20))
        assert states(duty, date(2025, 6, 20))[centre.name] == ["complete", "complete"]

    def test_what_is_asked_of_party_and_front_is_never_late(self) -> None:
        """Nothing at all was done about the requests in two years."""
        journey = self.journey
        requests = [duty for duty in journey.plan.duties.select_related("clause") if duty.is_request]
        assert {duty.clause.section for duty in requests} == {"VI.2", "VI.3"}
        found = states(journey.asked_of_front.duty, date(2026, 1, 10))
        assert found[journey.bodies["lt-mt"].name] == ["no_evidence", "no_evidence"]
        assert not [
            state
            for duty in requests
            for of in states(duty, date(2026, 1, 10)).values()
            for state in of
            if "!" in state
        ]

    def _a_year_of_introductions(self, duty: Duty) -> None:
        for body, numbers in zip(self.journey.members, INTRODUCED, strict=True):
            for day, number in zip(QUARTERS, numbers, strict=True):
                if number:
                    achieve(duty, body, day, number)
