"""S0 and S4, two departments of Lạng Sơn: two a year, a number that another plan has, a parent that comes late."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import TestCase

from lantoa.organisations.models import Body, BodyKind, Role, Tree
from lantoa.organisations.operations import groups
from lantoa.plans.models import Clause, ClauseKind, Duty, Plan
from lantoa.plans.operations import running, sending
from lantoa.plans.operations.counting import Counting, configure_duty
from lantoa.plans.operations.matching import Meant
from lantoa.plans.queries.coverage import issued_below
from lantoa.plans.queries.dissemination import proposed
from lantoa.plans.queries.lineage import family_of
from lantoa.plans.queries.owing import owing, unowed
from lantoa.plans.queries.progress import standings
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
    sheet,
    states,
)
from tests.organisations.offices import offices

ISSUED = date(2023, 4, 20)
IN_2023, IN_2024 = date(2023, 6, 1), date(2024, 6, 1)
LATER = date(2025, 1, 10)
UNITS = ("khdt-vp", "khdt-th", "khdt-dk", "khdt-xt")


class Journey:
    """Both departments with their divisions; both plans are in force, their parent has not arrived."""

    def __init__(self, *, counts_dossiers: bool = False) -> None:
        self.counts_dossiers = counts_dossiers
        self.bodies = offices()
        self.planning = Review(sent_in("S0", self.bodies["khdt"], ISSUED), ISSUED)
        self.foreign = Review(sent_in("S4", self.bodies["ngv"], ISSUED), ISSUED)
        self._review_planning()
        self._review_foreign()
        self.plan, self.other = (each.start(counts_dossiers=counts_dossiers) for each in (self.planning, self.foreign))

    def _review_planning(self) -> None:
        """The number of the divisions stands in plan 249a: the reader leaves it open, the secretary says where."""
        review = self.planning
        review.merge_tasks_into_targets()
        review.correct(self.by_reference, by_reference=review.plan.citations.get(number__startswith="249a"))
        review.accept_the_rest()

    def _review_foreign(self) -> None:
        """The units of the department are its divisions and the centre, not its council."""
        review, department = self.foreign, self.bodies["ngv"]
        kinds = (BodyKind.OFFICE, BodyKind.SERVICE_UNIT)
        definition = groups.Definition("Phòng, đơn vị thuộc Sở", Tree.GOVERNMENT, department, kinds, True)
        units = groups.define(department, definition, by=acting(department, Role.ADMINISTRATOR), at=noon(ISSUED))
        review.merge_tasks_into_targets()
        review.say("Các phòng, đơn vị thuộc Sở", Meant(group=units))
        if self.counts_dossiers:  # whom a unit chooses is sent to the office: one act
            review.correct(review.clause("tiêu chuẩn, số lượng hằng năm"), measure="exemplars_introduced")
        review.accept_the_rest()

    @property
    def by_reference(self) -> Clause:
        return self.planning.clause("tiêu chuẩn, số lượng hằng năm")

    @property
    def two_a_year(self) -> Duty:
        return self.planning.clause("giới thiệu tối thiểu 02 điển hình").duty

    @property
    def yearly(self) -> Duty:
        return self.foreign.clause("tiêu chuẩn, số lượng hằng năm").duty

    def arrives(self, body: Body, number: str, on: date) -> Plan:
        """A plan that the office enters by hand and puts into force."""
        secretary = acting(body, Role.SECRETARY)
        days = {"first_day": on, "last_day": date(2025, 12, 31)}
        plan = Plan(body=body, title=f"Kế hoạch {number}", number=number, issued_on=on, **days)
        return running.start(sending.send_blank(plan, by=secretary, at=noon(LATER)), by=secretary, at=noon(LATER))


@pytest.mark.skipif(MISSING, reason=WHY)
class TestLangSon(TestCase):
    """Each test goes on from the plans in force, and leaves nothing to the next."""

    journey: Journey

    @classmethod
    def setUpTestData(cls) -> None:
        cls.journey = Journey()

    def test_both_have_their_headers_and_no_task_comes_from_the_closing_words(self) -> None:
        title = "Triển khai thực hiện Đề án “Tuyên truyền gương điển hình tiên tiến giai đoạn 2022 - 2025”"
        for plan in (self.journey.plan, self.journey.other):
            plan.refresh_from_db()
            assert (plan.title, plan.kind) == (title, "Kế hoạch")
            assert (plan.first_day, plan.last_day) == (date(2022, 1, 1), date(2025, 12, 31))
            assert not plan.clauses.filter(quote__contains="Trên đây là").exists()

    def test_whom_they_go_to(self) -> None:
        """Abbreviations are resolved, "Lãnh đạo Sở:" loses its colon, and the cluster of departments is one."""
        journey = self.journey
        found = [{each.words: set(each.bodies) for each in proposed(p, ISSUED)} for p in (journey.plan, journey.other)]
        assert [len(p.reading["document"]["recipients"]) for p in (journey.plan, journey.other)] == [5, 7]
        planning, foreign = found
        cluster = "Các cơ quan, đơn vị trong Cụm thi đua TMTH"
        assert planning[cluster] == foreign[cluster] == {journey.bodies["khdt"], journey.bodies["ngv"]}
        assert planning["Sở Nội vụ"] == foreign["Sở Nội vụ"] == {journey.bodies["nv"]}
        assert (planning["Lãnh đạo Sở"], foreign["Lãnh đạo Sở"]) == ({journey.bodies["khdt"]}, {journey.bodies["ngv"]})
        assert planning["Các phòng"] | planning["Trung tâm XTĐT"] == {journey.bodies[key] for key in UNITS}
        assert foreign["Các phòng chuyên môn, nghiệp vụ"] == {journey.bodies["ngv-vp"], journey.bodies["ngv-bg"]}

    def test_every_unit_makes_the_plan_known_to_its_staff_and_shows_it(self) -> None:
        """A task of each unit; it is done only with evidence that somebody else accepted."""
        journey, words = self.journey, "Tổ chức quán triệt sâu sắc"
        planning, foreign = (r.clause(words, ClauseKind.TASK).duty for r in (journey.planning, journey.foreign))
        assert set(owing(planning, IN_2023)) == {journey.bodies[key] for key in UNITS}
        assert {journey.bodies["ngv-vp"], journey.bodies["ngv-bg"]} < set(owing(foreign, IN_2023))
        for duty, unit in ((planning, journey.bodies["khdt-xt"]), (foreign, journey.bodies["ngv-vp"])):
            asked = counted(duty, IN_2023, IN_2023)
            assert asked == {"owing": asked["owing"], "not_started": asked["owing"]}
            record(duty, unit, date(2023, 5, 4))
            assert counted(duty, IN_2023, IN_2023)["complete"] == 0
            achieve(duty, unit, date(2023, 5, 4))
            assert counted(duty, IN_2023, IN_2023)["complete"] == 1
            assert states(duty, IN_2023, [unit])[unit.name][1] == "complete"

    def test_the_office_introduces_two_a_year(self) -> None:
        """2023: two, an individual and a collective. 2024: one."""
        duty, office = self.journey.two_a_year, self.journey.bodies["khdt-vp"]
        assert (duty.value, duty.cadence, duty.addressee, list(owing(duty, IN_2023))) == (
            2,
            "year",
            "Sở Nội vụ",
            [office],
        )
        achieve(duty, office, date(2023, 11, 1), subject="individual")
        achieve(duty, office, date(2023, 11, 8), subject="collective")
        achieve(duty, office, date(2024, 11, 5), subject="individual")
        found = states(duty, LATER)[office.name]
        assert found == ["no_evidence!", "complete", "substantial!", "not_started"]  # 2022 to 2025
        for year, shown in ((2022, "no_evidence!"), (2023, "complete"), (2024, "substantial!")):
            assert cells(duty, year) == {office.name: [shown]}

    def test_two_individuals_are_enough_unless_both_kinds_are_demanded(self) -> None:
        """Conflict 4: as it comes, any two are enough and it is pointed out; the switch asks for one of each."""
        duty, office = self.journey.two_a_year, self.journey.bodies["khdt-vp"]
        achieve(duty, office, date(2023, 11, 1), 2, subject="individual")
        assert states(duty, LATER)[office.name][1] == "complete"
        assert "Đến nay chỉ có cá nhân" in sheet(duty, office, IN_2023)
        self._configure(duty, need_both_kinds=True)
        assert "Cần cả cá nhân và tập thể" in sheet(duty, office, IN_2023)
        in_2023 = standings(duty.plan, LATER, duties=[duty.pk])[1]
        assert (in_2023.lacks, in_2023.is_complete) == (("collective",), False)
        achieve(duty, office, date(2023, 12, 1), subject="collective")
        assert states(duty, LATER)[office.name][1] == "complete"

    def test_a_number_by_reference_is_missing_until_somebody_enters_it(self) -> None:
        """249a turns out to ask for 2 each: in 2024 the divisions have 2, 3 and 1, the centre none."""
        journey, duty = self.journey, self.journey.by_reference.duty
        assert str(duty.by_reference) == "Kế hoạch 249a/KH-SKHĐT" and duty.value is None
        units = [journey.bodies[key] for key in UNITS]
        assert set(owing(duty, IN_2024)) == set(units)
        for body, number in zip(units, (2, 3, 1, 0), strict=True):
            if number:
                achieve(duty, body, date(2024, 9, 10), number)
        assert {one.value_missing for one in standings(duty.plan, LATER, duties=[duty.pk])} == {True}
        assert counted(duty, LATER, IN_2024) == {"owing": 4, "limited": 3, "no_evidence": 1, "overdue": 4}
        self._configure(duty, value=2)
        assert counted(duty, LATER, IN_2024) == {
            "owing": 4,
            "complete": 2,
            "substantial": 1,
            "no_evidence": 1,
            "overdue": 2,
        }
        assert str(row_of(duty, LATER, IN_2024).share) == "50.00"
        shown = ("complete", "complete", "substantial!", "no_evidence!")
        assert cells(duty, 2024) == {body.name: [state] for body, state in zip(units, shown, strict=True)}

    def test_yearly_without_a_number_and_without_a_reference(self) -> None:
        """S4, 2023: the office 1, the division 4, the centre none: two of three."""
        journey, duty = self.journey, self.journey.yearly
        assert (duty.value, duty.by_reference, duty.cadence) == (None, None, "year")
        achieve(duty, journey.bodies["ngv-vp"], date(2023, 10, 1))
        achieve(duty, journey.bodies["ngv-bg"], date(2023, 10, 1), 4)
        assert counted(duty, LATER, IN_2023) == {"owing": 3, "complete": 2, "no_evidence": 1, "overdue": 1}
        assert str(row_of(duty, LATER, IN_2023).share) == "66.67"
        shown = cells(duty, 2023)
        assert sorted(shown.values()) == [["complete"], ["complete"], ["no_evidence!"]]
        assert shown[journey.bodies["ngv-vp"].name] == shown[journey.bodies["ngv-bg"].name] == ["complete"]

    def test_the_seventy_fifth_anniversary_is_due_once(self) -> None:
        duty = self.journey.foreign.clause("kỷ niệm 75 năm").duty
        department = self.journey.bodies["ngv"].name
        assert states(duty, date(2023, 6, 11)) == {department: ["not_started"]}
        assert states(duty, date(2023, 6, 12)) == {department: ["no_evidence!"]}
        achieve(duty, self.journey.bodies["ngv"], date(2023, 6, 9))
        assert states(duty, date(2023, 6, 12)) == {department: ["complete"]}

    def test_both_are_siblings_before_their_parent_arrives_and_after(self) -> None:
        journey = self.journey
        reader = acting(journey.bodies["ls"], Role.READER)
        assert [each.plan for each in family_of(journey.plan, reader).siblings] == [journey.other]
        parent = journey.arrives(journey.bodies["ls"], "65/KH-UBND", date(2023, 3, 14))
        for plan, other in ((journey.plan, journey.other), (journey.other, journey.plan)):
            assert plan.citations.get(number_key="65/kh-ubnd").cited == parent
            assert [each.plan for each in family_of(plan, reader).siblings] == [other]
        issued = issued_below(parent, reader, LATER).filter(has_plan=True)
        assert set(issued) == {journey.bodies["khdt"], journey.bodies["ngv"]}
        assert issued_below(parent, reader, LATER).get(pk=journey.bodies["nv"].pk).has_plan is False

    def test_nothing_in_force_is_owed_by_nobody(self) -> None:
        assert [*unowed(self.journey.plan), *unowed(self.journey.other)] == []

    def _configure(self, duty: Duty, **changed: object) -> None:
        names = ("include_lower_level", "need_both_kinds", "needs_publications", "needs_adoptions", "value")
        kept = {name: getattr(duty, name) for name in names} | {"eligible_subjects": tuple(duty.eligible_subjects)}
        secretary = acting(duty.plan.body, Role.SECRETARY)
        configure_duty(duty, Counting(**kept | changed), reason="Theo quy định của Sở.", by=secretary, at=noon(LATER))
