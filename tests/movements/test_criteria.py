"""Versions of criteria hold one after the other, and what held is never overwritten."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.models import LogEntry
from lantoa.kit.moves import MoveRefused
from lantoa.movements.models import CriteriaSet, Scope
from lantoa.movements.operations import criteria, editing
from lantoa.movements.operations.criteria import Header
from lantoa.movements.operations.editing import Wording
from lantoa.movements.queries.versions import (
    ADDED,
    CHANGED,
    REMOVED,
    SAME,
    changed,
    sections_of,
    version_before,
    versions_of,
)
from lantoa.movements.states import ISSUED, CriteriaState
from tests.movements.worlds import IN_2024, Criteria, drafted, in_force, next_version, reference
from tests.organisations.worlds import NOON, founded

pytestmark = pytest.mark.django_db
IN_2025 = date(2025, 1, 1)


@pytest.fixture
def world() -> Criteria:
    return Criteria()


def texts(criteria_set: CriteriaSet) -> list[str]:
    return list(criteria_set.criteria.values_list("text", flat=True))


# --- Versions ----------------------------------------------------------------------------------------------------
def test_a_new_version_holds_from_its_day_and_the_one_before_until_then(world: Criteria) -> None:
    first = in_force(world.district, IN_2024)
    second = next_version(first, IN_2025)
    first.refresh_from_db()
    assert (first.state, first.since, first.until) == (CriteriaState.SUPERSEDED, IN_2024, IN_2025)
    assert (second.state, second.number, second.is_open) == (CriteriaState.IN_FORCE, 2, True)
    assert texts(first) == texts(second)
    held = CriteriaSet.objects.on(IN_2025 - timedelta(days=1))
    assert [each.pk for each in held] == [first.pk]


def test_a_version_cannot_begin_where_another_one_began(world: Criteria) -> None:
    first = in_force(world.district, IN_2025)
    draft = criteria.new_version(first, by=PLATFORM, at=NOON)
    for day in (IN_2025, IN_2024):
        with pytest.raises(ValidationError) as refused:
            criteria.put_in_force(draft, since=day, by=PLATFORM, at=NOON)
        assert "01/01/2025" in refused.value.message_dict["since"][0]
    draft.refresh_from_db()
    assert (draft.state, draft.since) == (CriteriaState.DRAFT, None)


def test_one_draft_at_a_time(world: Criteria) -> None:
    first = in_force(world.district)
    draft = criteria.new_version(first, by=PLATFORM, at=NOON)
    with pytest.raises(MoveRefused):
        criteria.new_version(first, by=PLATFORM, at=NOON)
    criteria.discard(draft, by=PLATFORM, at=NOON, reason="Nhầm")
    again = criteria.new_version(first, by=PLATFORM, at=NOON)
    assert again.number == 3
    with pytest.raises(MoveRefused):
        criteria.restore(CriteriaSet.objects.get(pk=draft.pk), by=PLATFORM, at=NOON)


def test_the_next_version_is_begun_from_the_last_one(world: Criteria) -> None:
    first = in_force(world.district, IN_2024)
    second = next_version(first, IN_2025)
    with pytest.raises(MoveRefused):
        criteria.new_version(CriteriaSet.objects.get(pk=first.pk), by=PLATFORM, at=NOON)
    assert criteria.new_version(second, by=PLATFORM, at=NOON).number == 3


def test_what_never_held_has_no_next_version(world: Criteria) -> None:
    draft = drafted(world.district)
    draft = criteria.discard(draft, by=PLATFORM, at=NOON, reason="Nhầm")
    with pytest.raises(MoveRefused):
        criteria.new_version(draft, by=PLATFORM, at=NOON)
    restored = criteria.restore(draft, by=PLATFORM, at=NOON)
    assert restored.state == CriteriaState.DRAFT


def test_what_holds_is_not_edited(world: Criteria) -> None:
    held = in_force(world.district)
    criterion = held.criteria.get()
    for act in (
        lambda: editing.add(held, Wording("Khác"), by=PLATFORM, at=NOON),
        lambda: editing.change(criterion, Wording("Khác"), by=PLATFORM, at=NOON),
        lambda: editing.remove(criterion, by=PLATFORM, at=NOON),
        lambda: editing.undo(held, by=PLATFORM, at=NOON),
        lambda: criteria.change(held, Header("Khác"), by=PLATFORM, at=NOON),
    ):
        with pytest.raises(MoveRefused):
            act()
    assert texts(held) == ["Hoàn thành xuất sắc nhiệm vụ."]


def test_an_end_without_a_successor(world: Criteria) -> None:
    held = in_force(world.district, IN_2024)
    with pytest.raises(ValidationError):
        criteria.end(held, on=IN_2024, by=PLATFORM, at=NOON, reason="Hết hiệu lực")
    ended = criteria.end(held, on=IN_2025, by=PLATFORM, at=NOON, reason="Hết hiệu lực")
    assert (ended.state, ended.until) == (CriteriaState.ENDED, IN_2025)
    later = next_version(ended, date(2026, 1, 1))
    ended.refresh_from_db()
    assert (ended.until, later.since) == (IN_2025, date(2026, 1, 1))


def test_a_draft_needs_criteria_of_known_fields(world: Criteria) -> None:
    draft = criteria.draft(CriteriaSet(body=world.district, title="Trống"), by=PLATFORM, at=NOON)
    with pytest.raises(MoveRefused):
        criteria.put_in_force(draft, since=IN_2024, by=PLATFORM, at=NOON)
    criterion = editing.add(draft, Wording("Một"), by=PLATFORM, at=NOON)
    type(criterion).objects.filter(pk=criterion.pk).update(scope=Scope.FIELD, field_words="làng nghề")
    with pytest.raises(MoveRefused) as refused:
        criteria.put_in_force(draft, since=IN_2024, by=PLATFORM, at=NOON)
    assert "1" in str(refused.value)


def test_an_officer_drafts_and_a_secretary_decides(world: Criteria) -> None:
    draft = drafted(world.district, by=world.officer)
    with pytest.raises(Refused):
        criteria.put_in_force(draft, since=IN_2024, by=world.officer, at=NOON)
    assert criteria.put_in_force(draft, since=IN_2024, by=world.secretary, at=NOON).state == CriteriaState.IN_FORCE


class AnyDaysTest(TestCase):
    """Whatever is put into force in whatever order, and ended, no day has two versions of one series."""

    @given(
        st.lists(
            st.tuples(st.sampled_from(["version", "end"]), st.dates(date(2020, 1, 1), date(2020, 2, 28))), max_size=12
        )
    )
    @settings(max_examples=20)
    def test_versions_never_overlap(self, acts: list[tuple[str, date]]) -> None:
        latest = in_force(founded("Xã Dân Lực"), date(2020, 1, 15))
        for act, day in acts:
            latest = done(latest, act, day)
        held = list(CriteriaSet.objects.filter(state__in=ISSUED).order_by("since"))
        assert all(one.until <= two.since for one, two in zip(held, held[1:], strict=False))
        assert all(each.since < each.until for each in held if each.since)


def done(latest: CriteriaSet, act: str, day: date) -> CriteriaSet:
    """The act, where it is not refused; the version that was last made to hold."""
    try:
        if act == "end":
            return criteria.end(CriteriaSet.objects.get(pk=latest.pk), on=day, by=PLATFORM, at=NOON, reason="Thử")
        drafts = CriteriaSet.objects.filter(state=CriteriaState.DRAFT)
        draft = drafts.first() or criteria.new_version(latest, by=PLATFORM, at=NOON)
        return criteria.put_in_force(draft, since=day, by=PLATFORM, at=NOON)
    except (ValidationError, MoveRefused):
        return latest


# --- Editing a draft -----------------------------------------------------------------------------------------------
def test_each_act_on_a_draft_can_be_taken_back(world: Criteria) -> None:
    draft = drafted(world.district, "Quy định", "Một", "Hai", "Ba", by=world.officer)
    one, two, three = draft.criteria.all()
    by = {"by": world.officer, "at": NOON}
    editing.move(three, steps=-2, **by)
    editing.change(two, Wording("Hai, rõ hơn", Scope.FIELD, reference("Y tế")), **by)
    editing.remove(one, **by)
    assert texts(draft) == ["Ba", "Hai, rõ hơn"]
    assert editing.undo(draft, **by) == "remove_criterion"
    assert texts(draft) == ["Ba", "Một", "Hai, rõ hơn"]
    editing.undo(draft, **by)
    assert draft.criteria.get(pk=two.pk).field is None
    editing.undo(draft, **by)
    assert texts(draft) == ["Một", "Hai", "Ba"]
    assert {each.pk for each in draft.criteria.all()} == {one.pk, two.pk, three.pk}
    for _time in range(3):
        editing.undo(draft, **by)
    assert texts(draft) == []
    with pytest.raises(MoveRefused):
        editing.undo(draft, **by)
    assert LogEntry.objects.filter(verb="undo_criteria_edit").count() == 6


def test_moving_stops_at_the_ends(world: Criteria) -> None:
    draft = drafted(world.district, "Quy định", "Một", "Hai")
    editing.move(draft.criteria.first(), steps=-1, by=PLATFORM, at=NOON)  # type: ignore[arg-type]
    editing.move(draft.criteria.first(), steps=9, by=PLATFORM, at=NOON)  # type: ignore[arg-type]
    assert texts(draft) == ["Hai", "Một"]


def test_a_criterion_says_something_and_of_what(world: Criteria) -> None:
    draft = drafted(world.district)
    for wording in (Wording("  "), Wording("Một", Scope.FIELD), Wording("Một", Scope.GENERAL, reference("Y tế"))):
        with pytest.raises(ValidationError):
            editing.add(draft, wording, by=PLATFORM, at=NOON)
    assert draft.criteria.count() == 1


def test_somebody_removed_it_meanwhile(world: Criteria) -> None:
    draft = drafted(world.district)
    criterion = draft.criteria.get()
    editing.remove(draft.criteria.get(), by=PLATFORM, at=NOON)
    with pytest.raises(MoveRefused):
        editing.change(criterion, Wording("Khác"), by=PLATFORM, at=NOON)
    assert draft.edits.count() == 2


# --- What a version changed ------------------------------------------------------------------------------------------
def test_a_version_tells_what_it_changed_against_the_one_before(world: Criteria) -> None:
    first = in_force(world.district, IN_2024, "Giữ nguyên", "Có sáng kiến", "Bỏ đi")
    second = criteria.new_version(first, by=PLATFORM, at=NOON)
    kept, altered, dropped = second.criteria.all()
    editing.change(altered, Wording("Có sáng kiến được công nhận"), by=PLATFORM, at=NOON)
    editing.remove(dropped, by=PLATFORM, at=NOON)
    editing.add(second, Wording("Mới", Scope.FIELD, reference("Y tế")), by=PLATFORM, at=NOON)
    before = version_before(second, versions_of(second))
    assert before == first
    sections = sections_of(second, before)
    told = {line.criterion.text: line.how for section in sections for line in section.lines}
    assert told == {
        "Giữ nguyên": SAME,
        "Có sáng kiến được công nhận": CHANGED,
        "Bỏ đi": REMOVED,
        "Mới": ADDED,
    }
    assert [str(section.title) for section in sections][1] == "Y tế"
    assert changed(sections) == 3
    line = next(line for line in sections[0].lines if line.how == CHANGED)
    assert [(piece.words, piece.how) for piece in line.pieces] == [("Có sáng kiến", SAME), ("được công nhận", ADDED)]
    assert kept.came_from is not None
