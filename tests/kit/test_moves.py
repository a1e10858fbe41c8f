"""The table of moves: who may, from which state, why not, and that all of it is logged."""

import threading

import pytest
from django.db import connection, models

from lantoa.kit import audit
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import Move, MoveRefused, moves, tables
from tests.kit.app.models import MOVES, Leaflet, State

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaflet() -> Leaflet:
    return Leaflet.objects.create(title="Gương sáng", body_id=7)


def test_a_move_changes_the_state_and_what_the_block_changes(leaflet, lan, at) -> None:
    with MOVES["file"].of(leaflet, by=lan, at=at, reason="Đã đủ") as filed:
        filed.title = "Gương sáng xã Đồng Mai"
    leaflet.refresh_from_db()
    assert (leaflet.state, leaflet.title) == (State.FILED, "Gương sáng xã Đồng Mai")
    entry = audit.history_of(leaflet).get()
    assert (entry.verb, entry.person, entry.address, entry.at) == ("file", lan.person, lan.address, at)
    assert (entry.note, entry.body_id) == ("Đã đủ", 7)
    assert entry.changes == {
        "state": ["draft", "filed"],
        "title": ["Gương sáng", "Gương sáng xã Đồng Mai"],
    }
    assert audit.verb_label(entry) == "Filed it"


def test_a_move_that_ends_where_it_began_is_logged_too(leaflet, lan, at) -> None:
    for name in ("file", "remind"):
        with MOVES[name].of(leaflet, by=lan, at=at):
            pass
    assert [entry.verb for entry in audit.history_of(leaflet)] == ["remind", "file"]


def test_the_row_counts_and_not_the_instance_that_somebody_holds(leaflet, lan, at) -> None:
    stale = Leaflet.objects.get()
    with MOVES["file"].of(leaflet, by=lan, at=at):
        pass
    with pytest.raises(MoveRefused, match="Filed"), MOVES["file"].of(stale, by=lan, at=at):
        pytest.fail("the block must not run")


def test_a_record_that_is_gone_cannot_move(leaflet, lan, at) -> None:
    Leaflet.objects.all().delete()
    leaflet.pk = 1
    with pytest.raises(MoveRefused), MOVES["file"].of(leaflet, by=lan, at=at):
        pytest.fail("the block must not run")


def test_whoever_may_not_is_refused_before_the_state_is_told(leaflet, lan, at) -> None:
    with pytest.raises(Refused, match="Only an administrator") as refusal, MOVES["return"].of(leaflet, by=lan, at=at):
        pytest.fail("the block must not run")
    assert not isinstance(refusal.value, MoveRefused)


def test_nobody_and_the_platform_are_refused_where_the_policy_says_so(leaflet, at) -> None:
    with pytest.raises(Refused), MOVES["file"].of(leaflet, by=PLATFORM, at=at):
        pytest.fail("the block must not run")


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_a_reason_that_is_required_must_be_given(leaflet, lan, admin, at, reason) -> None:
    with MOVES["file"].of(leaflet, by=lan, at=at):
        pass
    with pytest.raises(MoveRefused), MOVES["return"].of(leaflet, by=admin, at=at, reason=reason):
        pytest.fail("the block must not run")


def test_a_guard_stops_with_its_reason(lan, at) -> None:
    untitled = Leaflet.objects.create()
    with pytest.raises(MoveRefused, match="needs a title"), MOVES["file"].of(untitled, by=lan, at=at):
        pytest.fail("the block must not run")


def test_when_the_block_fails_nothing_has_happened(leaflet, lan, at) -> None:
    with pytest.raises(LookupError), MOVES["file"].of(leaflet, by=lan, at=at) as filed:
        filed.title = "Khác"
        raise LookupError
    leaflet.refresh_from_db()
    assert (leaflet.state, leaflet.title) == (State.DRAFT, "Gương sáng")
    assert not audit.history_of(leaflet).exists()


def offers(leaflet, actor) -> dict[str, tuple[bool, str, bool]]:
    return {o.move.name: (bool(o.answer), str(o.answer.reason), o.fits) for o in MOVES.open_to(leaflet, actor)}


def test_buttons_say_what_is_open_and_why_the_rest_is_not(leaflet, lan, admin) -> None:
    assert offers(leaflet, lan) == {
        "file": (True, "", True),
        "return": (False, "Only an administrator may screen.", False),
        "remind": (False, offers(leaflet, lan)["remind"][1], False),
    }
    closed = offers(leaflet, admin)["return"]
    assert (closed[0], "Draft" in closed[1], closed[2]) == (False, True, False)
    leaflet.title = ""
    assert offers(leaflet, lan)["file"] == (False, "A leaflet needs a title.", True)


def test_a_state_has_words_for_officers_and_for_citizens() -> None:
    assert MOVES.label(State.RETURNED) == "Returned"
    assert MOVES.label(State.RETURNED, "citizen") == "Being improved"
    assert MOVES.label(State.FILED, "citizen") == "Filed"


def test_a_table_with_a_mistake_is_refused_when_it_is_written() -> None:
    move = Move("file", of=(State.DRAFT,), to=State.FILED, needs="write", label="File")
    with pytest.raises(ValueError, match="same name"):
        moves(State, move, move)
    with pytest.raises(ValueError, match="no states of State"):
        moves(State, Move("burn", of=(State.DRAFT,), to="ashes", needs="write", label="Burn"))


def test_a_model_carries_its_table_and_migrations_know_a_text_only() -> None:
    assert MOVES in tables()
    assert (MOVES.model, MOVES.field) == (Leaflet, "state")
    _name, path, arguments, options = Leaflet._meta.get_field("state").deconstruct()
    assert (path, arguments) == ("django.db.models.CharField", [])
    models.CharField(**options)
    assert "choices" not in options


@pytest.mark.skipif(connection.vendor == "sqlite", reason="a database in memory does not wait for its lock")
@pytest.mark.django_db(transaction=True)
def test_of_two_who_move_at_once_one_comes_too_late(lan, at) -> None:
    leaflet = Leaflet.objects.create(title="Gương sáng")
    inside, results = threading.Barrier(2, timeout=10), []

    def file() -> None:
        inside.wait()
        try:
            with MOVES["file"].of(leaflet, by=lan, at=at):
                results.append("filed")
        except MoveRefused:
            results.append("refused")
        finally:
            connection.close()

    threads = [threading.Thread(target=file) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == ["filed", "refused"]
    assert audit.history_of(leaflet).count() == 1
