"""A number used twice, signing pressed twice at once, the power that goes: no double honours, nothing by halves."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import OperationalError, connection, transaction

from lantoa.exemplars.models import Dossier, Milestone
from lantoa.kit import audit
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.recognition.decision_states import DecisionState, HonourState
from lantoa.recognition.models import Decision, Honour
from lantoa.recognition.operations import decisions, honours, notices
from lantoa.recognition.operations.decisions import Signing
from tests.organisations.worlds import NOON
from tests.recognition.decision_worlds import SIGNED, Deciding, agreed, drafted, given, later

waits = pytest.mark.skipif(connection.vendor == "sqlite", reason="a database in memory does not wait for its lock")
TOLD = Signing("118/QĐ-UBND", SIGNED)


def draft_of(world: Deciding, *names: str) -> Decision:
    """A draft with these on its list."""
    decision = drafted(world.commune)
    honours.put_on_list(decision, [agreed(world, world.merit, name) for name in names], by=PLATFORM, at=NOON)
    return decision


def at_once(*acts: Callable[[], object]) -> list[str]:
    """What came of `acts`, done in the same moment by as many people."""
    inside, results = threading.Barrier(len(acts), timeout=20), []

    def do(act: Callable[[], object]) -> None:
        inside.wait()
        try:
            act()
            results.append("done")
        except (MoveRefused, ValidationError) as refused:
            results.append(type(refused).__name__)
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(results)


@waits
@pytest.mark.django_db(transaction=True)
def test_signing_pressed_twice_at_once_honours_once() -> None:
    decision = draft_of(Deciding(), "Lê Thị Mận", "Bùi Văn An")
    signing = [lambda: decisions.sign(Decision.objects.get(), TOLD, by=PLATFORM, at=NOON)] * 2
    assert at_once(*signing) == ["MoveRefused", "done"]
    numbers = list(Honour.objects.order_by("pk").values_list("register_number", "state"))
    assert numbers == [(1, HonourState.VALID), (2, HonourState.VALID)]
    assert audit.history_of(decision).filter(verb="sign").count() == 1
    for dossier in Dossier.objects.all():
        assert Milestone.objects.filter(dossier=dossier, kind="recognised").count() == 1


@waits
@pytest.mark.django_db(transaction=True)
def test_of_two_decisions_with_one_number_at_once_one_gets_it() -> None:
    world = Deciding()
    drafts = [draft_of(world, "Lê Thị Mận").pk, draft_of(world, "Bùi Văn An").pk]

    def sign(pk: int) -> Callable[[], object]:
        return lambda: decisions.sign(Decision.objects.get(pk=pk), TOLD, by=PLATFORM, at=NOON)

    assert at_once(*(sign(pk) for pk in drafts)) == ["ValidationError", "done"]
    assert Decision.objects.filter(state=DecisionState.SIGNED, number_key="118/QĐ-UBND").count() == 1
    assert list(Honour.objects.filter(state=HonourState.VALID).values_list("register_number", flat=True)) == [1]


@waits
@pytest.mark.django_db(transaction=True)
def test_two_revocations_at_once_are_one() -> None:
    honour = given(Deciding())

    def revoke(number: str) -> Callable[[], object]:
        found = Honour.objects.select_related("decision__body", "dossier", "body", "award").get(pk=honour.pk)
        return lambda: honours.revoke(found, later(number), reason="Gian dối", by=PLATFORM, at=NOON)

    assert at_once(revoke("130/QĐ-UBND"), revoke("131/QĐ-UBND")) == ["MoveRefused", "done"]
    assert Decision.objects.filter(kind="revokes").count() == 1


class Cut:
    """The power goes before the `left`-th of the statements that write."""

    def __init__(self, left: int) -> None:
        self.left = left

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            self.left -= 1
            if self.left < 0:
                raise OperationalError("the power is gone")
        return execute(sql, params, many, context)


@pytest.mark.django_db
def test_wherever_the_power_goes_while_signing_nothing_is_done_by_halves() -> None:
    decision, written = draft_of(Deciding(), "Lê Thị Mận", "Bùi Văn An"), 0
    heard = audit.history_of(decision).count()
    while True:
        try:
            with transaction.atomic(), connection.execute_wrapper(Cut(written)):
                decisions.sign(decision, TOLD, by=PLATFORM, at=NOON)
        except OperationalError:
            assert Decision.objects.get().state == DecisionState.DRAFT
            assert set(Honour.objects.values_list("state", "register_number")) == {(HonourState.LISTED, None)}
            assert audit.history_of(decision).count() == heard
            written += 1
        else:
            break
    assert written > 8  # it was cut at each of them
    assert list(Honour.objects.order_by("pk").values_list("register_number", flat=True)) == [1, 2]


@pytest.mark.django_db
def test_word_to_the_honoree_is_on_its_way_with_its_record_or_not_at_all() -> None:
    honour, written = given(Deciding()), 0
    heard = audit.history_of(honour).count()
    while True:
        try:
            with transaction.atomic(), connection.execute_wrapper(Cut(written)):
                notices.notify(honour, "man@xa.example", by=PLATFORM, at=NOON)
        except OperationalError:
            assert not OutgoingMessage.objects.filter(kind="mail").exists()
            assert audit.history_of(honour).count() == heard
            written += 1
        else:
            break
    assert written >= 2
    assert OutgoingMessage.objects.get(kind="mail").payload["to"] == "man@xa.example"
    assert audit.history_of(honour).count() == heard + 1


@pytest.mark.django_db
def test_a_later_decision_takes_no_number_that_is_used() -> None:
    honour = given(Deciding(), number="118/QĐ-UBND")
    with pytest.raises(ValidationError):
        honours.correct(honour, later("0118/qđ-ubnd"), {"name": "Mẫn"}, reason="Sai dấu", by=PLATFORM, at=NOON)
    honour.refresh_from_db()
    assert (honour.state, honour.name) == (HonourState.VALID, "Lê Thị Mận")
