"""Movements and campaigns run, are reviewed and end; a year without one, and a late review, are flagged."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from lantoa.kit.access import Refused, may, visible
from lantoa.kit.actors import PLATFORM
from lantoa.kit.models import LogEntry
from lantoa.kit.moves import MoveRefused
from lantoa.movements.models import Movement, MovementKind, ReviewKind
from lantoa.movements.operations import movements
from lantoa.movements.operations.movements import Linked, Reviewed
from lantoa.movements.queries.coverage import years_without_movement
from lantoa.movements.states import MovementState
from lantoa.organisations.models import BodyKind, Role, Tree
from tests.movements.worlds import IN_2024, Criteria, entered, launched, reference
from tests.organisations.worlds import NOON, appointed, founded

pytestmark = pytest.mark.django_db
FINAL = Reviewed(ReviewKind.FINAL, date(2026, 6, 1), "Hoàn thành 18 tiêu chí.", "Ba tập thể, năm cá nhân.")


@pytest.fixture
def world() -> Criteria:
    return Criteria()


def test_a_movement_is_launched_reviewed_closed_and_opened_again(world: Criteria) -> None:
    by = {"by": world.secretary, "at": NOON}
    movement = entered(world.district, by=world.officer, kind=MovementKind.CAMPAIGN)
    with pytest.raises(MoveRefused):
        movements.launch(movement, **by)
    linked = Linked([reference("Y tế")], world.communes)
    movement = movements.change(movement, {"launched_on": IN_2024}, linked, by=world.officer, at=NOON)
    with pytest.raises(Refused):
        movements.launch(movement, by=world.officer, at=NOON)
    movement = movements.launch(movement, **by)
    with pytest.raises(MoveRefused):
        movements.close(movement, **by)
    movements.review(movement, FINAL, by=world.officer, at=NOON)
    movement = movements.close(movement, **by)
    assert movement.state == MovementState.REVIEWED
    with pytest.raises(MoveRefused):
        movements.reopen(movement, **by)
    assert movements.reopen(movement, **by, reason="Còn một đợt").state == MovementState.RUNNING
    told = LogEntry.objects.filter(kind="movements.movement").values_list("verb", flat=True).order_by("pk")
    assert list(told) == ["enter_movement", "change_movement", "launch", "record_review", "review", "reopen"]
    assert "Xã Dân Lực" in LogEntry.objects.get(verb="change_movement").changes_json


def test_only_what_runs_is_reviewed_and_not_before_its_launch(world: Criteria) -> None:
    with pytest.raises(MoveRefused):
        movements.review(entered(world.district), FINAL, by=PLATFORM, at=NOON)
    early = Reviewed(ReviewKind.INTERIM, date(2023, 1, 1), "Chưa", "Chưa")
    with pytest.raises(ValidationError):
        movements.review(launched(world.district), early, by=PLATFORM, at=NOON)


@pytest.mark.parametrize(
    ("days", "wrong"),
    [
        ({"first_day": date(2025, 1, 1), "last_day": date(2024, 1, 1)}, "last_day"),
        ({"launched_on": date(2025, 1, 1), "last_day": date(2024, 1, 1)}, "last_day"),
        ({"launched_on": date(2025, 1, 1), "final_review_on": date(2024, 1, 1)}, "final_review_on"),
        ({"interim_review_on": date(2025, 1, 1), "final_review_on": date(2024, 1, 1)}, "final_review_on"),
    ],
)
def test_days_stand_in_their_order(world: Criteria, days: dict[str, date], wrong: str) -> None:
    with pytest.raises(ValidationError) as refused:
        entered(world.district, **days)
    assert list(refused.value.message_dict) == [wrong]
    assert not Movement.objects.exists()


def test_what_was_launched_keeps_a_launch_day(world: Criteria) -> None:
    with pytest.raises(ValidationError):
        movements.change(launched(world.district), {"launched_on": None}, Linked(), by=PLATFORM, at=NOON)


def test_a_draft_is_discarded_and_taken_up_again(world: Criteria) -> None:
    draft = movements.discard(entered(world.district), by=world.officer, at=NOON, reason="Nhập trùng")
    assert draft.state == MovementState.DISCARDED
    assert movements.restore(draft, by=world.officer, at=NOON).state == MovementState.DRAFT
    ended = movements.end(launched(world.district), by=world.secretary, at=NOON, reason="Bỏ cấp huyện")
    assert ended.state == MovementState.ENDED


@pytest.mark.parametrize(
    ("days", "held", "late"),
    [
        ({"final_review_on": date(2026, 1, 1)}, set(), ReviewKind.FINAL),
        ({"last_day": date(2026, 1, 1)}, {"interim"}, ReviewKind.FINAL),
        ({"last_day": date(2026, 1, 1)}, {"final"}, ""),
        ({"interim_review_on": date(2026, 1, 1)}, set(), ReviewKind.INTERIM),
        ({"interim_review_on": date(2026, 1, 1)}, {"interim"}, ""),
        ({"final_review_on": date(2027, 1, 1)}, set(), ""),
    ],
)
def test_which_review_is_late(days: dict[str, date], held: set[str], late: str) -> None:
    movement = Movement(state=MovementState.RUNNING, **days)
    assert movement.late_review(date(2026, 11, 23), held) == late
    movement.state = MovementState.ENDED
    assert movement.late_review(date(2026, 11, 23), held) == ""


def test_a_year_without_a_movement_of_its_own_is_flagged(world: Criteria) -> None:
    launched(world.district, date(2024, 3, 1))
    launched(world.district, date(2025, 3, 1), "Của tỉnh", launcher=world.province)
    entered(world.district, launched_on=date(2026, 3, 1))
    assert years_without_movement(world.district, 2023, 2026) == [2023, 2025, 2026]


# --- Who sees it -------------------------------------------------------------------------------------------------
def test_what_runs_is_seen_above_and_below_and_a_draft_only_at_home_and_above(world: Criteria) -> None:
    running, draft = launched(world.district), entered(world.district)
    seen = {
        "home": appointed(world.district, Role.READER),
        "above": appointed(world.province, Role.READER),
        "below": appointed(world.communes[0], Role.READER),
        "far below": appointed(world.offices[0], Role.READER),
        "beside": appointed(world.department, Role.ADMINISTRATOR),
    }
    for place, actor in seen.items():
        mine = set(visible(actor, Movement.objects.all()))
        assert (running in mine) == (place != "beside"), place
        assert (draft in mine) == (place in ("home", "above")), place
        assert [bool(may(actor, "view", each)) for each in (running, draft)] == [running in mine, draft in mine]


def test_members_see_what_their_cluster_launched_and_whoever_has_the_cluster_keeps_it(world: Criteria) -> None:
    cluster = founded("Khối thi đua số 1", BodyKind.BLOC, places={Tree.EMULATION: world.district})
    member = founded("Trường THCS", BodyKind.SCHOOL, places={Tree.EMULATION: cluster, Tree.GOVERNMENT: world.province})
    movement = launched(cluster)
    assert movement in visible(appointed(member, Role.READER), Movement.objects.all())
    assert may(world.officer, "keep", movement)
    assert not may(appointed(member, Role.SECRETARY), "keep", movement)
    assert movement not in visible(appointed(world.department, Role.READER), Movement.objects.all())
