"""Quotas of the plans count from dossiers: each exemplar once, in its period, for whoever found or introduced it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import date

import pytest

from lantoa.exemplars.models import Dossier, Kind, Milestone, MilestoneKind
from lantoa.exemplars.operations import dossiers, milestones, moving, visiting
from lantoa.exemplars.operations.moving import Introduced
from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Body
from lantoa.plans.measures import measure_of
from lantoa.plans.models import Duty, Obligation, Term
from lantoa.plans.proposing.vocabulary import measure_for
from lantoa.plans.queries.progress import standings_of
from lantoa.plans.queries.summing import summary_of
from tests.exemplars.worlds import ON, TODAY, Exemplars, entered, introduced, proposed, recognised
from tests.organisations.worlds import NOON
from tests.plans.worlds import duty_of, owes, plan_of, term_of

pytestmark = pytest.mark.django_db
Limits = Callable[[int], AbstractContextManager[object]]


@pytest.fixture
def world() -> Exemplars:
    return Exemplars()


def asked(world: Exemplars, measure: str, *bodies: Body, **said: object) -> tuple[Duty, Term]:
    """A duty of the communes for 2026."""
    duty = duty_of(plan_of(world.district), measure=measure, **said)
    owes(duty, *(bodies or world.communes))
    return duty, term_of(duty)


def facts(measure: str) -> set[tuple[int, int, int]]:
    return set(measure_of(measure).facts(Duty.objects.all(), TODAY))


def test_the_reader_s_words_choose_the_measures_of_this_room() -> None:
    assert measure_for("exemplars_introduced") == "exemplars_introduced"
    assert measure_for("exemplars_selected") == "exemplars_selected"


def test_each_exemplar_counts_once_in_the_period_of_its_body(
    world: Exemplars, django_assert_max_num_queries: Limits
) -> None:
    _duty, term = asked(world, "exemplars_introduced")
    one, two, _three = world.communes
    dossier = introduced(one, world.district)
    again = moving.send_back(dossier, by=PLATFORM, at=NOON, reason="Thiếu")
    again = moving.propose(again, by=PLATFORM, at=NOON)
    moving.introduce(again, Introduced(world.district, ON), by=PLATFORM, at=NOON)
    introduced(one, world.district, "Nguyễn Văn An")
    introduced(two, world.district, "Trần Thị Ba", on=date(2025, 12, 31), found_on=date(2025, 1, 1))
    struck = introduced(two, world.district, "Đỗ Văn Tư").milestones.get(kind=MilestoneKind.INTRODUCED)
    milestones.strike(struck, reason="Nhầm", by=PLATFORM, at=NOON)
    with django_assert_max_num_queries(3):
        assert facts("exemplars_introduced") == {(term.pk, one.pk, 2)}
    waiting = set(measure_of("exemplars_introduced").waiting(Duty.objects.all()))
    assert waiting == {(term.pk, two.pk, 1)}


def test_merged_dossiers_count_as_one_and_separated_as_two(world: Exemplars) -> None:
    _duty, term = asked(world, "exemplars_detected")
    kept, double = entered(world.commune), entered(world.commune, "Bà Lê Thị Mận")
    assert facts("exemplars_detected") == {(term.pk, world.commune.pk, 2)}
    double = dossiers.merge(double, into=kept, by=PLATFORM, at=NOON)
    assert facts("exemplars_detected") == {(term.pk, world.commune.pk, 1)}
    dossiers.separate(double, by=PLATFORM, at=NOON)
    assert facts("exemplars_detected") == {(term.pk, world.commune.pk, 2)}


def test_only_the_subjects_that_a_duty_counts(world: Exemplars) -> None:
    entered(world.commune)
    entered(world.commune, "Anh Ba", kind=Kind.GOOD_DEED)
    entered(world.commune, "Tổ hợp tác thôn 4", kind=Kind.COLLECTIVE)
    entered(world.commune, "Tiếng kẻng an ninh", kind=Kind.MODEL)
    entered(world.commune, "Hộ ông Ngần Văn Thứ", kind=Kind.HOUSEHOLD)
    _all, every = asked(world, "exemplars_detected")
    _duty, single = asked(world, "exemplars_detected", eligible_subjects=["individual"])
    _duty, two = asked(world, "exemplars_detected", eligible_subjects=["collective", "household"])
    here = world.commune.pk
    assert facts("exemplars_detected") == {(every.pk, here, 5), (single.pk, here, 2), (two.pk, here, 2)}
    measure = measure_of("exemplars_detected")
    assert len(measure.traces(two.duty, two, [here])) == 2
    of = {kind: set(measure.of_subject(Duty.objects.all(), kind, TODAY)) for kind in ("individual", "household")}
    assert (every.pk, here, 2) in of["individual"] and (every.pk, here, 1) in of["household"]


def test_whom_the_programme_counts_where_a_duty_chose_nobody(world: Exemplars) -> None:
    for kind in (Kind.INDIVIDUAL, Kind.COLLECTIVE, Kind.HOUSEHOLD, Kind.MODEL):
        entered(world.commune, f"Gương {kind}", kind=kind)
    duty, usual = asked(world, "exemplars_detected")
    _duty, own = asked(world, "exemplars_detected", eligible_subjects=["household"])
    here = world.commune.pk
    assert facts("exemplars_detected") == {(usual.pk, here, 4), (own.pk, here, 1)}
    duty.plan.options = {"subjects": ["individual", "collective"]}
    duty.plan.save()
    assert facts("exemplars_detected") == {(usual.pk, here, 2), (own.pk, here, 1)}
    duty = Duty.objects.get(pk=duty.pk)
    told = [trace.label for trace in measure_of("exemplars_detected").traces(duty, usual, [here])]
    assert sorted(told) == ["Gương collective", "Gương individual"]


def test_one_introduced_twice_on_its_way_up_counts_once_for_whoever_gathers(world: Exemplars) -> None:
    duty, term = asked(world, "exemplars_introduced", world.district)
    owes(duty, world.commune)
    Obligation.objects.create(
        duty=duty, body=world.district, counted=world.commune, since=date(2026, 1, 1), until=date(2027, 1, 1)
    )
    dossier = introduced(world.commune, world.district)
    moving.introduce(dossier, Introduced(world.province, ON), by=PLATFORM, at=NOON)
    own = introduced(world.district, world.province, "Huyện đoàn", kind=Kind.COLLECTIVE)
    assert Dossier.objects.filter(pk=own.pk, held_by=world.province).exists()
    found = standings_of(Duty.objects.filter(pk=duty.pk), TODAY)
    done = {each.body_id: float(each.done) for each in found}
    assert done == {world.district.pk: 2, world.commune.pk: 1}
    assert facts("exemplars_introduced") == {(term.pk, world.commune.pk, 1), (term.pk, world.district.pk, 1)}


def area(world: Exemplars) -> tuple[Duty, Term]:
    """A duty of the district for its whole area: what the communes and its division did counts, none of them owes."""
    duty, term = asked(world, "exemplars_introduced", world.district)
    for body in (*world.communes, world.division):
        span = {"since": date(2026, 1, 1), "until": date(2027, 1, 1)}
        Obligation.objects.create(duty=duty, body=world.district, counted=body, **span)
    return duty, term


def done_by(duty: Duty) -> float:
    return float(standings_of(Duty.objects.filter(pk=duty.pk), TODAY)[0].done)


def test_dossiers_of_two_bodies_that_were_merged_count_once_for_whoever_gathers(world: Exemplars) -> None:
    """Whoever was first. Both communes keep what they did for duties of their own."""
    duty, term = area(world)
    _own, of_each = asked(world, "exemplars_introduced")
    one, two, _three = world.communes
    kept = introduced(one, world.district)
    double = introduced(two, world.district, "Bà Lê Thị Mận")
    own = introduced(world.district, world.province, "Lê Thị Man", found_on=date(2026, 3, 1))
    introduced(two, world.district, "Nguyễn Văn An")
    assert done_by(duty) == 4
    for each in (double, own):
        dossiers.merge(each, into=kept, by=PLATFORM, at=NOON)
    assert done_by(duty) == 2
    bodies = [world.district.pk, one.pk, two.pk]
    traces = measure_of("exemplars_introduced").traces(duty, term, bodies)
    assert [(trace.label, trace.body_id) for trace in traces] == [("Nguyễn Văn An", two.pk), ("Lê Thị Mận", one.pk)]
    mine = {(body, number) for term, body, number in facts("exemplars_introduced") if term == of_each.pk}
    assert mine == {(one.pk, 1), (two.pk, 2)}


def test_one_that_a_body_below_sends_on_counts_once_for_whoever_gathers(world: Exemplars) -> None:
    duty, _term = area(world)
    dossier = introduced(world.commune, world.division)
    moving.introduce(dossier, Introduced(world.province, ON), by=PLATFORM, at=NOON)
    assert done_by(duty) == 1


def test_what_the_district_introduced_before_a_commune_did_counts_once(world: Exemplars) -> None:
    duty, _term = area(world)
    own = introduced(world.district, world.province)
    double = introduced(world.commune, world.district, "Bà Lê Thị Mận")
    dossiers.merge(double, into=own, by=PLATFORM, at=NOON)
    assert done_by(duty) == 1


def test_what_only_passes_by_does_not_wait_for_whoever_collects(world: Exemplars) -> None:
    _duty, term = asked(world, "exemplars_introduced", world.division, world.district)
    by_way = Introduced(world.district, ON, via=world.division)
    moving.introduce(proposed(world.commune), by_way, by=PLATFORM, at=NOON)
    measure = measure_of("exemplars_introduced")
    assert set(measure.waiting(Duty.objects.all())) == set()
    moving.pass_on(Dossier.objects.get(), by=PLATFORM, at=NOON)
    assert set(measure.waiting(Duty.objects.all())) == {(term.pk, world.district.pk, 1)}


def test_a_board_moves_by_itself(world: Exemplars) -> None:
    """A quota of one a commune: the first has met it, the second has somebody on the table, the third nothing."""
    duty, _term = asked(world, "exemplars_introduced", value=1)
    introduced(world.communes[0], world.district)
    proposed(world.communes[1], "Nguyễn Văn An")
    counts = summary_of(Duty.objects.filter(pk=duty.pk), TODAY).totals
    assert (counts.owing, counts.complete, counts.limited, counts.not_started) == (3, 1, 1, 1)


def test_a_visit_after_the_recognition_counts_as_followed_up(world: Exemplars) -> None:
    _duty, term = asked(world, "exemplars_followed_up")
    dossier = moving.follow(recognised(world.commune), by=PLATFORM, at=NOON)
    visiting.make(dossier.visits.get(), on=TODAY, found="Vẫn làm tốt", by=PLATFORM, at=NOON)
    assert facts("exemplars_followed_up") == {(term.pk, world.commune.pk, 1)}
    assert dossier.visits.count() == 2


@pytest.mark.parametrize("kind", [MilestoneKind.REGISTERED, MilestoneKind.SELECTED])
def test_what_is_written_down_by_hand_counts(world: Exemplars, kind: MilestoneKind) -> None:
    _duty, term = asked(world, f"exemplars_{kind}")
    dossier = entered(world.commune)
    for on in (date(2026, 2, 1), date(2026, 3, 1)):
        made = Milestone(dossier=dossier, kind=kind, body=world.commune, on=on)
        milestones.record(made, by=PLATFORM, at=NOON)
    assert facts(f"exemplars_{kind}") == {(term.pk, world.commune.pk, 1)}
