"""S3, Triệu Sơn: a district and its communes, 2023 to 2025, and the day on which both ended."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.test import TestCase

from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Body, BodyKind, Group, Role, Tree
from lantoa.organisations.operations import changes, groups
from lantoa.organisations.operations.changes import Below, Heir
from lantoa.organisations.operations.recording import Decided, NewBody
from lantoa.plans.models import Cadence, Clause, ClauseKind, Duty, Plan, Purpose, QuotaReading
from lantoa.plans.operations import evidence
from lantoa.plans.operations.counting import Counting, configure_duty
from lantoa.plans.operations.exceptions import decide_quota
from lantoa.plans.operations.matching import Meant
from lantoa.plans.queries.dissemination import proposed
from lantoa.plans.queries.owing import owing, unowed
from lantoa.plans.queries.progress import standings
from lantoa.plans.states import ClauseState, PlanState
from tests.journeys.steps import (
    MISSING,
    WHY,
    Review,
    achieve,
    acting,
    cells,
    counted,
    issues_a_plan,
    noon,
    numbered,
    puts_criteria_in_force,
    record,
    row_of,
    sent_in,
    states,
    term_of,
)
from tests.organisations.offices import offices
from tests.organisations.worlds import founded
from tests.plans.owing import work

ISSUED = date(2023, 4, 3)
MERGED = date(2025, 7, 1)
#: What became "Xã Triệu Sơn" on 1 July 2025, and what became "Xã Thọ Bình".
INTO_TRIEU_SON = ("Thị trấn Triệu Sơn", "Xã Minh Sơn", "Xã Dân Lực", "Xã Dân Lý", "Xã Dân Quyền")
INTO_THO_BINH = ("Xã Bình Sơn", "Xã Thọ Bình")
COMMUNES = INTO_TRIEU_SON + INTO_THO_BINH
YEARS = [2023, 2024, 2025]
IN_2023, IN_2025, DECEMBER = date(2023, 6, 1), date(2025, 6, 1), date(2025, 12, 31)
OVERDUE_AFTER_2023 = {"owing": 13, "complete": 11, "no_evidence": 2, "overdue": 2}
OF_THE_DISTRICT, OF_EACH_COMMUNE = "toàn huyện có ít nhất 05", "mỗi xã, thị trấn có ít nhất 02"
UNITS = ("ts-nv", "ts-vh", "ts-tc", "ts-vp", "ts-tt")  # Nội vụ, Văn hóa, Tài chính, Văn phòng, Trung tâm


class Journey:
    """The district with five units, its Front and seven communes; its plan read, reviewed and put into force."""

    def __init__(self, *, counts_dossiers: bool = False) -> None:
        self.counts_dossiers = counts_dossiers
        self.bodies = offices()
        self.district = self.bodies["ts"]
        self.units = [self.bodies[key] for key in UNITS]
        self.front = self.bodies["ts-mt"]
        self.communes = self._communes()
        self.all_units = self._all_units()
        self.review = Review(sent_in("S3", self.district, ISSUED), ISSUED)
        self.plan = self._reviewed()

    def __getitem__(self, name: str) -> Body:
        """A body by its key or its name."""
        return self.bodies.get(name) or next(body for body in self.communes if body.name == name)

    def _communes(self) -> list[Body]:
        known = {body.name: body for key, body in self.bodies.items() if key.startswith("ts-")}
        places = {Tree.GOVERNMENT: self.district, Tree.EMULATION: self.bodies["ts-k2"]}
        return [known.get(name) or founded(name, BodyKind.COMMUNE, places=places) for name in COMMUNES]

    def _all_units(self) -> Group:
        """The denominator that the office fixed: its units, the communes, and by hand the Front."""
        kinds = (BodyKind.OFFICE, BodyKind.SERVICE_UNIT, BodyKind.COMMUNE, BodyKind.TOWNSHIP)
        definition = groups.Definition("Cơ quan, đơn vị, địa phương", Tree.GOVERNMENT, self.district, kinds, True)
        group = groups.define(self.district, definition, by=PLATFORM, at=noon(ISSUED))
        groups.put_in(group, self.front, since=date(2020, 1, 1), by=PLATFORM, at=noon(ISSUED))
        return group

    def _reviewed(self) -> Plan:
        """What the reader found is accepted, but for whom the general words mean, and what is said twice."""
        review = self.review
        numbered(review, "61/KH-UBND")
        review.merge_tasks_into_targets()
        review.merge(review.clause("tổ chức Hội nghị điển hình tiên tiến huyện"), self.conference)
        review.lead(self.conference, self.bodies["ts-nv"])
        review.say("cơ quan, đơn vị, địa phương", Meant(group=self.all_units))
        review.say("Các cơ quan, đơn vị, ban, ngành", Meant(group=self.all_units))
        review.correct(review.clause("Xây dựng kế hoạch, chỉ đạo các đơn vị", ClauseKind.TASK), cadence=Cadence.YEAR)
        if self.counts_dossiers:
            self._count_introductions()
        review.accept_the_rest()
        return review.start(counts_dossiers=self.counts_dossiers)

    def _count_introductions(self) -> None:
        """Whom units put forward stands for "được phổ biến, nhân rộng" as long as no room counts what was copied."""
        for words in (OF_THE_DISTRICT, OF_EACH_COMMUNE):
            self.review.correct(self.review.clause(words), measure="exemplars_introduced")

    def merge(self) -> None:
        """1 July 2025: the communes become two, home affairs go to the province, the district ends."""
        decided = {"decided": Decided(MERGED, "Nghị quyết 1686/NQ-UBTVQH15"), "by": PLATFORM, "at": noon(MERGED)}
        province, ended = self.bodies["th"], [*self.units[1:], self.bodies["ts-hd"]]
        for name, old in (("Xã Triệu Sơn", INTO_TRIEU_SON), ("Xã Thọ Bình", INTO_THO_BINH)):
            new = NewBody(name, BodyKind.COMMUNE, {Tree.GOVERNMENT: province, Tree.EMULATION: None})
            changes.merge([self[each] for each in old], new, **decided)
        changes.merge([self.bodies["ts-nv"]], self.bodies["th-nv"], **decided)
        changes.abolish(self.front, [], Below(ending=[self.bodies["ts-pn"], self.bodies["ts-ld"]]), **decided)
        blocs = [self.bodies["ts-k1"], self.bodies["ts-k2"]]
        changes.abolish(self.district, [Heir(province)], Below(ending=[*ended, *blocs]), **decided)
        work()

    @property
    def conference(self) -> Clause:
        return self.review.clause("Tổ chức Hội nghị tôn vinh")

    def duty(self, words: str, kind: str = ClauseKind.TARGET) -> Duty:
        return self.review.clause(words, kind).duty


@pytest.mark.skipif(MISSING, reason=WHY)
class TestTrieuSon(TestCase):
    """Each test goes on from the plan in force, and leaves nothing to the next."""

    journey: Journey

    @classmethod
    def setUpTestData(cls) -> None:
        cls.journey = Journey()

    def test_it_is_in_force_with_every_clause_settled_and_nothing_owed_by_nobody(self) -> None:
        journey = self.journey
        assert Plan.objects.get(pk=journey.plan.pk).state == PlanState.RUNNING
        assert not journey.plan.clauses.filter(state=ClauseState.UNSEEN).exists()
        assert list(unowed(journey.plan)) == []
        coverage = journey.duty("100% cơ quan")
        assert (coverage.value, coverage.is_share, owing(coverage, ISSUED).count()) == (100, True, 13)
        assert [term.since.year for term in journey.duty(OF_EACH_COMMUNE).terms.all()] == YEARS

    def test_its_header_and_whom_it_goes_to(self) -> None:
        """It came without number, day or banner; the number was entered in the review."""
        journey, plan = self.journey, self.journey.plan
        assert (plan.kind, plan.number, plan.issued_on) == ("Kế hoạch", "61/KH-UBND", ISSUED)
        assert plan.title.startswith("tuyên truyền gương điển hình tiên tiến trong phong trào thi đua yêu nước")
        assert (plan.first_day, plan.last_day, plan.signer) == (date(2023, 1, 1), DECEMBER, "Lê Quang Trung")
        sent = proposed(plan, ISSUED)
        assert [each.words for each in sent if each.purpose == Purpose.REPORT] == [
            "Ban Thi đua - Khen thưởng tỉnh",
            "Thường trực Huyện ủy",
            "Chủ tịch, các PCT UBND huyện",
        ]
        assert [each.words for each in sent if each.is_archive] == ["Lưu: VT, NV"]
        communes = next(each for each in sent if each.words == "UBND các xã, thị trấn")
        assert set(communes.bodies) == set(journey.communes)
        action = {each.words: {body.name for body in each.bodies} for each in sent if each.purpose == Purpose.ACTION}
        assert action["UB MTTQ"] == {journey.front.name}
        assert action["các đoàn thể cấp huyện"] == {journey.bodies["ts-pn"].name, journey.bodies["ts-ld"].name}

    def test_what_it_rests_on_and_no_task_from_its_closing_words(self) -> None:
        """The parent has a comma before its day; the resolution of the district's congress has no number."""
        plan = self.journey.plan
        basis = plan.citations.filter(is_basis=True).values_list("number", "issued_on")
        assert list(basis) == [("32/KH-UBND", date(2023, 2, 20))]
        others = {(each.kind, each.number, each.issued_on) for each in plan.citations.filter(is_basis=False)}
        assert {("Chỉ thị", "34-CT/TW", date(2014, 4, 7)), ("Nghị quyết", "", None)} <= others
        assert not plan.clauses.filter(quote__startswith="Ủy ban nhân dân huyện yêu cầu").exists()

    def test_coverage_is_counted_of_all_units_and_by_group(self) -> None:
        """Criteria, of 5 units, 7 communes and the Front. To the end of 2024: 3 + 4 + 1. In May 2025: 1 + 2 more.

        In July the two new communes have what those had that they came from, home affairs went to the province's
        department with theirs, and the other units ended with nobody to answer for them.
        """
        journey, duty = self.journey, self.journey.duty("100% cơ quan")
        for name in ("ts-nv", "ts-vh", "ts-tc", "ts-mt", *INTO_TRIEU_SON[:4]):
            puts_criteria_in_force(journey[name], date(2024, 3, 1))
        assert coverage(journey, duty, date(2024, 12, 31)) == {"all": "8/13", "units": "3/5", "communes": "4/7"}
        assert str(row_of(duty, date(2024, 12, 31), IN_2023).share) == "61.54"
        for name in ("ts-vp", "Xã Dân Quyền", "Xã Bình Sơn"):
            puts_criteria_in_force(journey[name], date(2025, 5, 5))
        assert coverage(journey, duty, date(2025, 6, 30)) == {"all": "11/13", "units": "4/5", "communes": "6/7"}
        silent = {name for name, found in states(duty, date(2025, 6, 30)).items() if found == ["not_started"]}
        assert silent == {journey["ts-tt"].name, "Xã Thọ Bình"}
        journey.merge()
        row = row_of(duty, DECEMBER, IN_2025)
        assert (row.counts.owing, row.counts.complete, row.is_met) == (3, 3, True)

    def test_plans_of_their_own_count_once_they_are_in_force(self) -> None:
        """Two of thirteen: Dân Lực in 2023, the culture office in 2024."""
        journey, duty = self.journey, self.journey.duty("xây dựng, triển khai kế hoạch phát hiện")
        issues_a_plan(journey["Xã Dân Lực"], journey.plan, date(2023, 6, 12))
        issues_a_plan(journey["ts-vh"], journey.plan, date(2024, 1, 22))
        assert coverage(journey, duty, date(2024, 12, 31)) == {"all": "2/13", "units": "1/5", "communes": "1/7"}
        assert row_of(duty, date(2024, 12, 31), IN_2023).is_met is False
        missing = {name for name, found in states(duty, date(2024, 12, 31)).items() if found == ["not_started"]}
        have = {"Xã Dân Lực", journey["ts-vh"].name}
        assert missing == {body.name for body in (*journey.units, *journey.communes, journey.front)} - have

    def test_a_commune_below_its_quota_is_late_however_much_others_did(self) -> None:
        """2023: 2 each are asked. 2 + 3 + 1 + 0 + 2 + 2 + 1 were accepted; a second one of Thọ Bình still waits."""
        journey, quota = self.journey, self.journey.duty(OF_EACH_COMMUNE)
        for name, number in zip(COMMUNES, (2, 3, 1, 0, 2, 2, 1), strict=True):
            for _each in range(number):
                achieve(quota, journey[name], date(2023, 9, 15))
        record(quota, journey["Xã Thọ Bình"], date(2023, 12, 20))
        in_january = {name: found[0] for name, found in states(quota, date(2024, 1, 15)).items()}
        assert in_january == {
            "Thị trấn Triệu Sơn": "complete",
            "Xã Minh Sơn": "complete",
            "Xã Dân Lực": "substantial!",  # 1 of 2 is half of it
            "Xã Dân Lý": "no_evidence!",
            "Xã Dân Quyền": "complete",
            "Xã Bình Sơn": "complete",
            "Xã Thọ Bình": "substantial!",  # what waits does not count
        }
        assert cells(quota, 2023) == {name: [state] for name, state in in_january.items()}
        row = row_of(quota, date(2024, 1, 15), IN_2023)
        assert (row.share, row.is_met) == (Decimal("57.14"), False)  # 4 of 7
        on_the_last_day = counted(quota, date(2023, 12, 31), IN_2023)
        assert on_the_last_day == {"owing": 7, "complete": 4, "substantial": 2, "not_started": 1}  # due, not late yet

    def test_whether_what_communes_did_counts_for_the_district_is_a_switch(self) -> None:
        """The district shows 2 of its own; under its duty Minh Sơn shows 2 and Dân Lực 1. 5 are asked."""
        journey, quota = self.journey, self.journey.duty(OF_THE_DISTRICT)
        for name, number in (("ts", 2), ("Xã Minh Sơn", 2), ("Xã Dân Lực", 1)):
            achieve(quota, journey[name], date(2023, 10, 1), number)
        assert states(quota, date(2024, 1, 15))["Huyện Triệu Sơn"][0] == "complete"  # 2 + 2 + 1
        others = Counting(
            include_lower_level=False,
            need_both_kinds=False,
            eligible_subjects=(),
            needs_publications=1,
            needs_adoptions=1,
            value=quota.value,
        )
        secretary = acting(journey.district, Role.SECRETARY)
        configure_duty(
            quota, others, reason="05 của huyện không tính của xã.", by=secretary, at=noon(date(2024, 1, 16))
        )
        assert states(quota, date(2024, 1, 16))["Huyện Triệu Sơn"][0] == "limited!"  # 2 are less than half of 5

    def test_a_quota_after_the_merger_waits_for_one_decision(self) -> None:
        """To 30 June 2025 the five had 1 + 1 + 1 + 0 + 1, the two 1 + 0. What becomes one keeps what it came from."""
        journey, quota = self.journey, self.journey.duty(OF_EACH_COMMUNE)
        for name, number in zip(COMMUNES, (1, 1, 1, 0, 1, 1, 0), strict=True):
            for _each in range(number):
                achieve(quota, journey[name], date(2025, 4, 10))
        journey.merge()
        assert counted(quota, date(2025, 6, 30), IN_2025) == {"owing": 7, "substantial": 5, "not_started": 2}
        large, small = (Body.objects.get(name=name, since=MERGED) for name in ("Xã Triệu Sơn", "Xã Thọ Bình"))
        assert asked(quota, large, DECEMBER) == (10, (2, 10), 4)
        assert asked(quota, small, DECEMBER) == (4, (2, 4), 1)
        assert counted(quota, DECEMBER, IN_2025) == {"owing": 2, "limited": 2, "questions": 2}
        self._decide(quota, large, QuotaReading.ONE)
        self._decide(quota, small, QuotaReading.SUM)
        achieve(quota, small, date(2025, 11, 20), 2)
        assert asked(quota, large, DECEMBER) == (2, None, 4)
        assert asked(quota, small, DECEMBER) == (4, None, 3)
        after = {name: found[-1] for name, found in states(quota, date(2026, 1, 1)).items() if name.startswith("Xã T")}
        assert after == {"Xã Triệu Sơn": "complete", "Xã Thọ Bình": "substantial!"}
        with pytest.raises(Refused):
            self._decide(quota, small, QuotaReading.ONE)

    def test_a_report_every_year_from_each_unit(self) -> None:
        """For 2023: all but the Centre and Dân Lý. For 2024: besides, that of the culture office comes in late.

        Reports are handed in after the year, in the first week of January, and count for the year that they are about.
        """
        journey, report = self.journey, self.journey.duty("Định kỳ hàng năm báo cáo tình hình")
        silent = {"ts-tt", "Xã Dân Lý"}
        for year in (2023, 2024):
            about = term_of(report, date(year, 6, 1))
            for name in (*UNITS, "ts-mt", *COMMUNES):
                if name not in silent and (name, year) != ("ts-vh", 2024):
                    achieve(report, journey[name], date(year + 1, 1, 5), term=about)
        in_2024 = date(2024, 6, 1)
        assert counted(report, date(2024, 12, 31), IN_2023) == OVERDUE_AFTER_2023
        assert counted(report, date(2025, 1, 10), in_2024) == {
            "owing": 13,
            "complete": 10,
            "no_evidence": 3,
            "overdue": 3,
        }
        late = record(report, journey["ts-vh"], date(2025, 1, 15), term=term_of(report, in_2024))
        evidence.accept(late, by=acting(journey.district, Role.SECRETARY), at=noon(date(2025, 1, 20)))
        assert counted(report, date(2025, 1, 20), in_2024) == OVERDUE_AFTER_2023
        missing = {journey["ts-tt"].name, "Xã Dân Lý"}
        for year in (2023, 2024):
            shown = cells(report, year)
            assert {name for name, states_of in shown.items() if states_of == ["no_evidence!"]} == missing
            assert [states_of for name, states_of in shown.items() if name not in missing] == [["complete"]] * 11
        assert counted(report, date(2025, 1, 20), IN_2025) == {
            "owing": 13,
            "not_started": 13,
        }  # nothing slipped into it
        names = {name for name, found in states(report, date(2025, 1, 20)).items() if found[1].endswith("!")}
        assert names == {journey["ts-tt"].name, "Xã Dân Lý"}

    def test_the_conference_is_owed_once_in_2025_and_said_twice_in_the_plan(self) -> None:
        journey, conference = self.journey, self.journey.conference.duty
        office = journey["ts-nv"]
        assert states(conference, date(2024, 12, 31)) == {office.name: ["not_started"]}
        achieve(conference, office, date(2025, 5, 19))
        assert states(conference, date(2025, 6, 30)) == {office.name: ["complete"]}
        journey.merge()
        assert states(conference, DECEMBER) == {"Sở Nội vụ tỉnh Thanh Hóa": ["complete"]}  # which took the office over

    def test_what_is_asked_of_party_and_front_is_never_late(self) -> None:
        """Both are owed every year and nothing was done; only the order is late."""
        journey = self.journey
        asked = [duty for duty in journey.plan.duties.all() if duty.is_request]
        assert {owing(duty, ISSUED).exists() for duty in asked} == {True}
        yearly = journey.duty("Xây dựng kế hoạch, chỉ đạo các đơn vị thành viên", ClauseKind.TASK)
        found = states(yearly, DECEMBER)
        assert found[journey.front.name] == ["no_evidence", "no_evidence", "not_started"]
        assert [state for of_body in found.values() for state in of_body if state.endswith("!")] == []
        ordered = states(journey.duty("Định kỳ hàng năm báo cáo tình hình"), DECEMBER)
        assert ordered[journey.front.name] == ["no_evidence!", "no_evidence!", "not_started"]

    def test_who_answers_on_the_three_days(self) -> None:
        """Before 1 July 2025 13 units, 7 of them communes. Since then two communes, and what took offices over."""
        self.journey.merge()
        coverage = self.journey.duty("100% cơ quan")
        numbers = [owing(coverage, day).count() for day in (date(2024, 12, 31), date(2025, 6, 30))]
        assert numbers == [13, 13]
        assert {body.name for body in owing(coverage, DECEMBER)} == {
            "Xã Triệu Sơn",
            "Xã Thọ Bình",
            "Sở Nội vụ tỉnh Thanh Hóa",
        }
        district = self.journey.duty(OF_THE_DISTRICT)
        answers = [body.name for day in (date(2025, 6, 30), MERGED) for body in owing(district, day)]
        assert answers == ["Huyện Triệu Sơn", "Tỉnh Thanh Hóa"]

    def _decide(self, quota: Duty, body: Body, reading: str) -> None:
        leader = acting(self.journey["th"], Role.LEADER)  # the province answers for the district that ended
        term = term_of(quota, IN_2025)
        decide_quota(term, body, reading, reason="Thống nhất với xã.", by=leader, at=noon(date(2025, 9, 5)))


def coverage(journey: Journey, duty: Duty, on: date) -> dict[str, str]:
    """How many of how many have it: all that owe it, the units and the communes."""
    groups_of = {"all": None, "units": journey.units, "communes": journey.communes}
    found = {name: states(duty, on, bodies) for name, bodies in groups_of.items()}
    return {name: f"{list(of.values()).count(['complete'])}/{len(of)}" for name, of in found.items()}


def asked(duty: Duty, body: Body, on: date) -> tuple[Decimal | None, tuple[Decimal, Decimal] | None, Decimal]:
    """What is asked of `body` in the last period, both readings while nobody has decided, and what it has."""
    last = standings(duty.plan, on, duties=[duty.pk], bodies=[body.pk])[-1]
    return last.asked, last.open_question, last.done
