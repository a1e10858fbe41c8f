"""How bodies stand with what they owe: figures, periods, mergers, extensions; the summary says the same."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from decimal import Decimal

import pytest
from pytest_django import DjangoAssertNumQueries

from lantoa.organisations.models import Body, BodyKind
from lantoa.organisations.operations.recording import NewBody
from lantoa.plans.models import Citation, Duty, Extension, MergedQuota, Obligation, Plan, QuotaReading
from lantoa.plans.progress import COMPLETE, LIMITED, NO_EVIDENCE, NOT_STARTED, SUBSTANTIAL, Standing
from lantoa.plans.queries.progress import standings
from lantoa.plans.queries.summing import Counts, summary, summary_of
from lantoa.plans.states import EvidenceState
from tests.organisations.worlds import MERGED, NOON, District, founded, merged, person
from tests.plans.owing import communes_of, fanned_out, long_plan, owed_by
from tests.plans.worlds import did

pytestmark = pytest.mark.django_db
YEAR_OF_MERGERS = (date(2025, 1, 1), date(2026, 1, 1))
AUTUMN = date(2025, 11, 1)
MID = date(2025, 5, 15)
WEEKS = timedelta(weeks=3)


def of(plan: Plan, body: Body, on: date, since: date) -> Standing:
    """The standing of one body in the period that begins on `since`."""
    found = standings(plan, on, bodies=[body.pk])
    return next(one for one in found if one.since == since)


def check_summary(plan: Plan, on: date) -> None:
    """The summary is what the standings add up to."""
    by_term: dict[tuple[int, int], Counter[str]] = {}
    for one in standings(plan, on):
        counted = by_term.setdefault((one.duty_id, one.term_id), Counter())
        counted.update(
            {"owing": 1, one.state(on): 1, "overdue": one.is_overdue(on), "questions": bool(one.open_question)}
        )
    found = summary(plan, on)
    assert {(row.duty_id, row.term_id): row.counts for row in found.rows} == {
        key: Counts(**counted) for key, counted in by_term.items()
    }
    assert found.totals == sum((row.counts for row in found.rows), Counts())


def test_the_five_states_come_from_what_was_accepted() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, communes_of(world.district), value=4)
    fanned_out(plan)
    term = duty.terms.get(since=date(2025, 7, 1))
    one, other, third = world.communes
    did(term, one, 4)
    did(term, other, 2)
    did(term, third, 1)
    did(term, third, 9, state=EvidenceState.SUBMITTED)
    did(term, third, 9, state=EvidenceState.WITHDRAWN)
    found = {s.body_id: s for s in standings(plan, AUTUMN, days=(date(2025, 7, 1), date(2025, 7, 2)))}
    assert [found[body.pk].state(AUTUMN) for body in world.communes] == [COMPLETE, SUBSTANTIAL, LIMITED]
    assert (found[third.pk].done, found[third.pk].waiting) == (1, 9)
    assert [s.is_overdue(AUTUMN) for s in found.values()] == [False, True, True]
    empty = standings(plan, AUTUMN, days=YEAR_OF_MERGERS)
    assert {s.state(AUTUMN) for s in empty if s.since == date(2025, 4, 1)} == {NO_EVIDENCE}
    assert {s.state(AUTUMN) for s in empty if s.since == date(2025, 10, 1)} == {NOT_STARTED}
    check_summary(plan, AUTUMN)


def test_what_the_merged_bodies_did_counts_once_for_the_new_one() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, communes_of(world.district), cadence="year", value=2)
    one, other, third = world.communes
    change = merged(one, other, into=NewBody("Xã Hợp", BodyKind.COMMUNE, {}), on=MERGED)
    fanned_out(plan)
    new = change.made_body.get()
    term = duty.terms.get(since=date(2025, 1, 1))
    did(term, one, 2)
    did(term, other, 1)
    did(term, new, 1)
    before = standings(plan, date(2025, 6, 30), days=YEAR_OF_MERGERS)
    assert {(s.body_id, s.done) for s in before} == {(one.pk, 2), (other.pk, 1), (third.pk, 0)}
    after = standings(plan, AUTUMN, days=YEAR_OF_MERGERS)
    assert {(s.body_id, s.done) for s in after} == {(new.pk, 4), (third.pk, 0)}
    for day in (date(2025, 6, 30), AUTUMN, date(2026, 3, 1)):
        check_summary(plan, day)


def test_what_counts_in_two_spells_of_a_period_counts_once() -> None:
    """A body that was left out of its group for some weeks answers twice for the one that it came from."""
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, communes_of(world.district), cadence="year", value=2)
    one, other, _third = world.communes
    new = merged(one, other, into=NewBody("Xã Hợp", BodyKind.COMMUNE, {}), on=MERGED).made_body.get()
    fanned_out(plan)
    term = duty.terms.get(since=date(2025, 1, 1))
    did(term, one, 1)
    before = of(plan, new, AUTUMN, term.since).done
    spell = Obligation.objects.get(duty=duty, body=new, counted=one)
    again = {"duty": duty, "body": new, "counted": one, "since": spell.since + WEEKS * 2, "until": spell.until}
    Obligation.objects.filter(pk=spell.pk).update(until=spell.since + WEEKS)
    Obligation.objects.create(**again)
    assert of(plan, new, AUTUMN, term.since).done == before == 1
    check_summary(plan, AUTUMN)


def test_a_period_that_ended_before_the_merger_stays_with_the_old_bodies() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, communes_of(world.district))
    merged(*world.communes[:2], into=world.communes[2], on=MERGED)
    fanned_out(plan)
    term = duty.terms.get(since=date(2025, 4, 1))
    did(term, world.communes[0], 2)
    ended = [s for s in standings(plan, AUTUMN) if s.term_id == term.pk]
    assert {(s.body_id, s.done) for s in ended} == {
        (body.pk, 2 if body == world.communes[0] else 0) for body in world.communes
    }
    running = [s for s in standings(plan, AUTUMN) if s.since == date(2025, 7, 1)]
    assert [(s.body_id, s.done, s.asked, s.open_question) for s in running] == [(world.communes[2].pk, 0, 2, None)]


def test_the_quota_after_a_merger_is_asked_until_somebody_decides() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, communes_of(world.district))
    change = merged(*world.communes, into=NewBody("Xã Hợp", BodyKind.COMMUNE, {}), on=MID)
    fanned_out(plan)
    new = change.made_body.get()
    quarter = date(2025, 4, 1)
    asked = of(plan, new, AUTUMN, quarter)
    assert (asked.asked, asked.open_question) == (6, (2, 6))
    assert summary(plan, AUTUMN).totals.questions == 1
    check_summary(plan, AUTUMN)
    assert of(plan, new, AUTUMN, date(2025, 7, 1)).open_question is None
    MergedQuota.objects.create(
        term=duty.terms.get(since=quarter),
        body=new,
        reading=QuotaReading.ONE,
        value=2,
        reason="x",
        by=person(),
        at=NOON,
    )
    decided = of(plan, new, AUTUMN, quarter)
    assert (decided.asked, decided.open_question) == (2, None)
    check_summary(plan, AUTUMN)


def test_a_body_that_grows_counts_itself_among_those_that_became_one() -> None:
    world = District()
    plan = long_plan(world.district)
    owed_by(plan, communes_of(world.district))
    merged(world.communes[0], into=world.communes[1], on=MID)
    fanned_out(plan)
    assert of(plan, world.communes[1], AUTUMN, date(2025, 4, 1)).open_question == (2, 4)


@pytest.mark.parametrize("fields", [{"value": None}, {"value": 0}, {"value": 50, "is_share": True}])
def test_without_a_quota_of_each_nothing_is_asked_after_a_merger(fields: dict[str, object]) -> None:
    world = District()
    plan = long_plan(world.district)
    owed_by(plan, communes_of(world.district), **fields)
    merged(world.communes[0], into=world.communes[1], on=MID)
    fanned_out(plan)
    assert not any(s.open_question for s in standings(plan, AUTUMN))
    check_summary(plan, AUTUMN)


def test_a_body_that_ends_in_the_middle_of_a_quarter_without_heirs_is_not_asked_any_more() -> None:
    world = District()
    plan = long_plan(world.district)
    owed_by(plan, communes_of(world.district))
    gone = world.communes[0]
    type(gone).objects.filter(pk=gone.pk).update(until=MID)  # whatever ended it
    gone.ancestry.update(until=MID)
    fanned_out(plan)
    found = standings(plan, AUTUMN, bodies=[gone.pk])
    assert max(s.since for s in found) == date(2025, 1, 1)
    assert max(s.since for s in standings(plan, date(2025, 5, 1), bodies=[gone.pk], days=YEAR_OF_MERGERS)) >= date(
        2025, 4, 1
    )


def test_an_area_is_credited_with_what_all_below_did_wherever_they_are_now() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, of_each=False, cadence="year", value=5)
    one, other, third = world.communes
    merged(one, into=other, on=MID)
    fanned_out(plan)
    term = duty.terms.get(since=date(2025, 1, 1))
    for body, amount in ((one, 1), (other, 2), (third, 1), (world.district, 1)):
        did(term, body, amount)
    (found,) = standings(plan, AUTUMN, days=YEAR_OF_MERGERS)
    assert (found.body_id, found.done, found.is_complete) == (world.district.pk, 5, True)
    assert found.open_question is None
    check_summary(plan, AUTUMN)


def test_a_member_that_left_and_came_back_counts_once() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, of_each=False, cadence="year", value=5)
    fanned_out(plan)
    row = duty.obligations.get(counted=world.communes[0])
    duty.obligations.create(body=row.body, counted=row.counted, since=date(2025, 9, 1), until=row.until)
    row.until = date(2025, 3, 1)
    row.save()
    did(duty.terms.get(since=date(2025, 1, 1)), world.communes[0], 3)
    assert of(plan, world.district, AUTUMN, date(2025, 1, 1)).done == 3


def test_a_later_due_day_holds_for_one_body_only() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, communes_of(world.district))
    fanned_out(plan)
    term = duty.terms.get(since=date(2025, 7, 1))
    for day in (date(2025, 11, 30), date(2025, 10, 15)):
        Extension.objects.create(term=term, body=world.communes[0], due_on=day, reason="x", by=person(), at=NOON)
    found = {s.body_id: s for s in standings(plan, AUTUMN) if s.term_id == term.pk}
    assert found[world.communes[0].pk].due_on == date(2025, 10, 15)
    assert found[world.communes[1].pk].due_on == date(2025, 9, 30)
    check_summary(plan, AUTUMN)


def test_what_a_body_was_asked_for_and_a_percentage_of_bodies() -> None:
    world = District()
    plan = long_plan(world.district)
    share = owed_by(plan, communes_of(world.district), cadence="year", value=60, is_share=True)
    fanned_out(plan)
    term = share.terms.get(since=date(2025, 1, 1))
    did(term, world.communes[0])
    assert {s.asked for s in standings(plan, AUTUMN)} == {None}
    row = next(row for row in summary(plan, AUTUMN).rows if row.term_id == term.pk)
    assert (row.share, row.is_met) == (Decimal("33.33"), False)
    did(term, world.communes[1])
    row = next(row for row in summary(plan, AUTUMN).rows if row.term_id == term.pk)
    assert (row.share, row.is_met) == (Decimal("66.67"), True)


def test_requests_and_ongoing_duties_are_never_overdue() -> None:
    world = District()
    plan = long_plan(world.district)
    owed_by(plan, world.district, is_request=True)
    owed_by(plan, world.district, cadence="ongoing")
    fanned_out(plan)
    assert not any(s.is_overdue(date(2027, 1, 1)) for s in standings(plan, date(2027, 1, 1)))
    assert summary(plan, date(2027, 1, 1)).totals.overdue == 0
    check_summary(plan, date(2027, 1, 1))


def test_a_value_that_stands_in_another_document_is_missing_until_it_is_entered() -> None:
    world = District()
    plan = long_plan(world.district)
    citation = Citation.objects.create(plan=plan, number="249a/KH-SKHĐT")
    duty = owed_by(plan, world.district, cadence="year", value=None, by_reference=citation)
    fanned_out(plan)
    did(duty.terms.get(since=date(2025, 1, 1)), world.district, 3)
    found = of(plan, world.district, AUTUMN, date(2025, 1, 1))
    assert (found.value_missing, found.state(AUTUMN)) == (True, LIMITED)
    check_summary(plan, AUTUMN)
    Duty.objects.filter(pk=duty.pk).update(value=3)
    found = of(plan, world.district, AUTUMN, date(2025, 1, 1))
    assert (found.value_missing, found.state(AUTUMN)) == (False, COMPLETE)
    check_summary(plan, AUTUMN)


def test_only_counted_subjects_count_and_both_kinds_may_be_needed() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(
        plan, communes_of(world.district), need_both_kinds=True, eligible_subjects=["individual", "collective"]
    )
    other = owed_by(plan, world.district)
    fanned_out(plan)
    term = duty.terms.get(since=date(2025, 7, 1))
    one, two, third = world.communes
    did(term, one, 2, subject="individual")
    did(term, two, 1, subject="individual")
    did(term, two, 1, subject="collective")
    did(term, third, 5, subject="household")
    did(other.terms.get(since=date(2025, 7, 1)), world.district, 2, subject="household")
    found = {s.body_id: s for s in standings(plan, AUTUMN) if s.since == date(2025, 7, 1)}
    assert (found[one.pk].lacks, found[one.pk].state(AUTUMN)) == (("collective",), SUBSTANTIAL)
    assert (found[two.pk].lacks, found[two.pk].state(AUTUMN)) == ((), COMPLETE)
    assert (found[third.pk].done, found[third.pk].state(AUTUMN)) == (0, NO_EVIDENCE)
    assert found[world.district.pk].is_complete
    check_summary(plan, AUTUMN)


@pytest.mark.parametrize(
    ("comparator", "value", "done", "complete"),
    [
        (">=", 0, 0, True), (">=", 10**9, 1, False), (">=", 10**9, 10**9, True), ("<=", 2, 0, True),
        ("<=", 2, 3, False), ("=", 2, 3, False), ("=", 2, 2, True), (">=", None, 1, True), (">=", None, 0, False),
    ],
)  # fmt: skip
def test_quotas_of_any_size(comparator: str, value: int | None, done: int, complete: bool) -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, world.district, comparator=comparator, value=value, cadence="year")
    fanned_out(plan)
    if done:
        did(duty.terms.get(since=date(2025, 1, 1)), world.district, done)
    found = of(plan, world.district, AUTUMN, date(2025, 1, 1))
    assert (found.is_complete, found.asked) == (complete, value)
    check_summary(plan, AUTUMN)


def test_a_measure_that_nobody_registers_any_more_counts_nothing() -> None:
    world = District()
    plan = long_plan(world.district)
    owed_by(plan, world.district, measure="long_gone")
    fanned_out(plan)
    assert {s.done for s in standings(plan, AUTUMN)} == {0}


def test_a_plan_without_duties_has_nothing_to_show() -> None:
    plan = long_plan(District().district)
    assert standings(plan, AUTUMN) == []
    assert summary(plan, AUTUMN).totals == Counts()


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_any_number_of_bodies(
    number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    world = District()
    plan = long_plan(world.district)
    duties = [owed_by(plan, communes_of(world.district, f"Nhóm {n}")) for n in range(number)]
    bodies = [*world.communes, *(founded(f"Xã {n}", under=world.district) for n in range(number))]
    fanned_out(plan)
    for duty in duties:
        for body in bodies:
            did(duty.terms.all()[0], body)
    with django_assert_num_queries(3):  # the duties, what their programme chose, and all figures
        standings(plan, AUTUMN, bodies=[body.pk for body in bodies])
    with django_assert_num_queries(3):
        summary(plan, AUTUMN)


def test_each_measure_counts_for_its_own_duties_only() -> None:
    world = District()
    plan, beside = long_plan(world.district), long_plan(world.district)
    group = communes_of(world.district)
    works = [owed_by(plan, group), owed_by(beside, group), owed_by(plan, group)]
    reports = owed_by(plan, group, measure="reports_submitted")
    fanned_out(beside)
    fanned_out(plan)
    for amount, duty in enumerate([*works, reports], 1):
        for body in world.communes:
            did(duty.terms.get(since=date(2025, 7, 1)), body, amount)
    did(reports.terms.get(since=date(2025, 7, 1)), world.communes[0], 5, state=EvidenceState.SUBMITTED)
    found = [s for s in standings(plan, AUTUMN) if s.since == date(2025, 7, 1)]
    assert {(s.duty_id, s.done) for s in found} == {(works[0].pk, 1), (works[2].pk, 3), (reports.pk, 4)}
    assert sum(s.waiting for s in found) == 5
    check_summary(plan, AUTUMN)
    check_summary(beside, AUTUMN)


def test_the_summary_of_some_bodies_is_about_them_only() -> None:
    world = District()
    plan = long_plan(world.district)
    duty = owed_by(plan, communes_of(world.district))
    fanned_out(plan)
    term = duty.terms.get(since=date(2025, 7, 1))
    for body in world.communes[:2]:
        did(term, body, 2)
    rows = summary_of(plan.duties.all(), AUTUMN, bodies=[body.pk for body in world.communes[1:]]).rows
    assert next(row.counts for row in rows if row.term_id == term.pk) == Counts(
        owing=2, complete=1, no_evidence=1, overdue=1
    )
