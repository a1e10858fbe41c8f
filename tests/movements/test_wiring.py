"""Plans and movements do not know each other: the roof hands criteria over, and counts what duties ask for."""

from __future__ import annotations

from datetime import date

import pytest

from lantoa.config.wiring.criteria import hear
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.movements.models import CriteriaSet, Scope
from lantoa.movements.operations import criteria, editing
from lantoa.movements.states import CriteriaState
from lantoa.organisations.models import Role
from lantoa.plans.measures import measure_of
from lantoa.plans.models import Clause, ClauseKind, Duty, Plan
from lantoa.plans.operations.running import start
from lantoa.plans.queries.progress import standings_of
from lantoa.plans.states import ClauseState, PlanState
from tests.movements.worlds import Criteria, drafted, entered, in_force, launched, reference
from tests.organisations.worlds import NOON, appointed
from tests.plans.worlds import TODAY, duty_of, owes, plan_of, term_of

pytestmark = pytest.mark.django_db
STATED = (
    ("IV.1", "Chấp hành tốt chủ trương.", ""),
    ("IV.2", "Chăm sóc sức khỏe nhân dân.", "y tế"),
    ("IV.2", "Giữ gìn nghề cũ.", "làng nghề và y tế"),
)


@pytest.fixture
def world() -> Criteria:
    return Criteria()


def stating(plan: Plan, *, state: str = ClauseState.CONFIRMED) -> list[Clause]:
    """Criteria of a plan, the last one read first: they are put in order by their place in the text."""
    made = [
        Clause.objects.create(
            plan=plan, kind=ClauseKind.CRITERION, section=section, quote=text, field=field, start=at * 100, state=state
        )
        for at, (section, text, field) in enumerate(STATED)
    ]
    return made[::-1]


# --- Criteria --------------------------------------------------------------------------------------------------------
def test_a_plan_put_into_force_leaves_its_criteria_as_a_draft(world: Criteria) -> None:
    plan = plan_of(world.district, state=PlanState.REVIEW)
    stating(plan)
    Clause.objects.create(plan=plan, kind=ClauseKind.EVENT, quote="Hội nghị", state=ClauseState.CONFIRMED)
    Clause.objects.create(plan=plan, kind=ClauseKind.CRITERION, quote="Bỏ", state=ClauseState.REJECTED)
    leader = appointed(world.district, Role.LEADER)  # starts plans, and keeps no criteria herself
    start(plan, by=leader, at=NOON)
    made = CriteriaSet.objects.get()
    assert (made.body, made.state, made.title, made.document) == (
        world.district,
        CriteriaState.DRAFT,
        plan.title,
        plan.number,
    )
    assert made.source_plan == plan.pk and plan.title in made.source
    general, health, unsure = made.criteria.all()
    assert [each.text for each in (general, health, unsure)] == [text for _section, text, _field in STATED]
    assert (general.scope, health.field) == (Scope.GENERAL, reference("Y tế"))
    assert (unsure.scope, unsure.field, unsure.field_words) == (Scope.FIELD, None, "làng nghề và y tế")


def test_the_same_clause_lands_once_and_in_the_order_of_the_plan(world: Criteria) -> None:
    clauses = stating(plan_of(world.district))
    for clause in [*clauses, *clauses]:
        hear(clause, PLATFORM, NOON)
    made = CriteriaSet.objects.get()
    assert [each.source_place for each in made.criteria.all()] == [0, 100, 200]
    unsure = made.criteria.get(field_words="làng nghề và y tế")
    editing.settle_field(unsure, reference("Y tế"), remember=False, by=PLATFORM, at=NOON)
    for clause in clauses:
        hear(clause, PLATFORM, NOON)
    unsure.refresh_from_db()
    assert unsure.field == reference("Y tế")  # what a person settled stays


def test_what_holds_already_is_left_and_a_next_version_takes_the_clause(world: Criteria) -> None:
    first, *_others = stating(plan_of(world.district))
    first.field = ""
    hear(first, PLATFORM, NOON)
    held = criteria.put_in_force(CriteriaSet.objects.get(), since=date(2026, 1, 1), by=PLATFORM, at=NOON)
    first.quote = "Sửa lời"
    hear(first, PLATFORM, NOON)
    draft = CriteriaSet.objects.get(state=CriteriaState.DRAFT)
    assert (draft.series, draft.number) == (held.series, 2)
    assert held.criteria.get().text != "Sửa lời" == draft.criteria.get().text


# --- Measures --------------------------------------------------------------------------------------------------------
def asked(measure: str, world: Criteria) -> tuple[Duty, int]:
    """A duty of the year that all communes owe, and the id of its period."""
    duty = duty_of(plan_of(world.district), measure=measure)
    owes(duty, *world.communes)
    return duty, term_of(duty).pk


def test_bodies_with_criteria_of_their_own_are_counted(world: Criteria, django_assert_num_queries) -> None:
    duty, term = asked("own_criteria", world)
    in_force(world.communes[0], date(2024, 1, 1))
    in_force(world.communes[0], date(2025, 1, 1), title="Quy định khác")
    ended = in_force(world.communes[1], date(2024, 1, 1))
    criteria.end(ended, on=date(2026, 1, 1), by=PLATFORM, at=NOON, reason="Hết hiệu lực")
    drafted(world.communes[2])
    in_force(world.department)
    measure = measure_of("own_criteria")
    with django_assert_num_queries(1):
        assert list(measure.facts(Duty.objects.all(), TODAY)) == [(term, world.communes[0].pk, 1)]
    assert list(measure.waiting(Duty.objects.all())) == [(term, world.communes[2].pk, 1)]
    traces = measure.traces(duty, duty.terms.get(), [world.communes[0].pk, world.communes[1].pk])
    assert [trace.on for trace in traces] == [date(2025, 1, 1), date(2024, 1, 1)]
    assert not list(measure.facts(Duty.objects.none(), TODAY))


def test_movements_launched_in_the_period_are_counted(world: Criteria) -> None:
    duty, term = asked("movements_launched", world)
    one, two, _three = world.communes
    for day in (date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)):
        launched(one, day)
    launched(two, date(2026, 5, 1), launcher=world.district)
    entered(two, launched_on=date(2026, 6, 1))
    measure = measure_of("movements_launched")
    assert list(measure.facts(Duty.objects.all(), TODAY)) == [(term, one.pk, 2)]
    assert list(measure.waiting(Duty.objects.all())) == [(term, two.pk, 1)]
    assert len(measure.traces(duty, duty.terms.get(), [one.pk, two.pk])) == 2


def test_progress_is_read_from_the_measures_of_this_room(world: Criteria) -> None:
    duty, _term = asked("own_criteria", world)
    in_force(world.communes[0], date(2024, 1, 1))
    found = standings_of(Duty.objects.filter(pk=duty.pk), date(2026, 11, 23))
    assert {each.body_id: float(each.done) for each in found} == {
        commune.pk: 1 if commune == world.communes[0] else 0 for commune in world.communes
    }


def test_a_plan_without_a_body_s_right_is_not_taken_over(world: Criteria) -> None:
    clause, *_others = stating(plan_of(world.district))
    with pytest.raises(Refused):
        hear(clause, appointed(world.communes[0], Role.OFFICER), NOON)
    assert not CriteriaSet.objects.exists()
