"""Putting, claiming, delivering, giving up, starting again."""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction

from lantoa.kit import audit, outbox
from lantoa.kit.access import Refused
from lantoa.kit.actors import PLATFORM
from lantoa.kit.moves import MoveRefused
from lantoa.kit.outbox.delivery import LONGEST_WAIT, MOST_ATTEMPTS, claim, deliver_next, release, wait_after
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.outbox.queries import dead_letters, due
from lantoa.kit.outbox.states import State
from lantoa.kit.working.models import Worker
from tests.kit.app.models import Leaflet

pytestmark = pytest.mark.django_db


@pytest.fixture
def worker(at) -> Worker:
    return Worker.objects.create(place="here", started_at=at, seen_at=at)


def put(at, kind: str = "leaflet", key: str = "k1", **payload) -> OutgoingMessage:
    return outbox.put(kind, payload or {"title": "Gương sáng"}, key=key, at=at)


def deliver(worker: Worker, at) -> OutgoingMessage:
    """Try what is next and give it back as it is afterwards."""
    waiting = due(at).first()
    assert deliver_next(worker, clock=lambda: at)
    waiting.refresh_from_db()
    return waiting


def test_what_is_put_waits_with_its_content(at) -> None:
    message = put(at)
    assert (message.state, message.payload, message.attempts) == (State.WAITING, {"title": "Gương sáng"}, 0)
    assert list(due(at)) == [message]
    assert not due(at - timedelta(seconds=1)).exists()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="a server plans by how much there is")
def test_what_is_next_is_looked_up_however_many_letters_wait(at) -> None:
    """Sorting all that waits before each letter made a newsletter of 50,000 take hours."""
    plan = due(at).explain()
    assert "outbox_next" in plan and "TEMP B-TREE" not in plan, plan


def test_the_same_key_is_put_once(at) -> None:
    first = put(at, title="Một")
    assert put(at, title="Hai") == first
    assert OutgoingMessage.objects.get().payload == {"title": "Một"}


def test_a_kind_that_nobody_delivers_is_refused(at) -> None:
    with pytest.raises(KeyError):
        put(at, kind="pigeon")


def test_a_kind_has_one_deliverer() -> None:
    with pytest.raises(RuntimeError, match="mail"):
        outbox.deliverer("mail")(str)


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_transaction_nothing_is_taken(at) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        put(at)
    with pytest.raises(LookupError), transaction.atomic():
        put(at)
        raise LookupError
    assert not OutgoingMessage.objects.exists()


def test_delivering_has_its_effect_and_keeps_the_receipt_but_not_the_content(worker, at) -> None:
    put(at)
    message = deliver(worker, at)
    assert Leaflet.objects.get().title == "Gương sáng"
    assert (message.state, message.delivered_at, message.claimed_by) == (State.DELIVERED, at, None)
    assert (message.receipt, message.payload) == (f"leaflet {Leaflet.objects.get().pk}", {})
    assert not deliver_next(worker, clock=lambda: at)


def test_a_failure_is_tried_again_later_and_undoes_what_was_half_done(worker, at) -> None:
    put(at, title="Gương sáng", trouble="the line is dead")
    message = deliver(worker, at)
    assert not Leaflet.objects.exists()
    assert (message.state, message.attempts, message.claimed_by) == (State.WAITING, 1, None)
    assert message.last_error == "ConnectionError: the line is dead"
    assert timedelta(seconds=20) < message.next_attempt_at - at < timedelta(seconds=40)
    assert not deliver_next(worker, clock=lambda: at)


def test_waits_grow_and_stay_within_reason() -> None:
    waits = [wait_after(n) for n in range(1, MOST_ATTEMPTS)]
    assert all(later > 1.1 * earlier for earlier, later in zip(waits[:7], waits[1:8], strict=True))
    assert max(waits) <= LONGEST_WAIT * 1.25
    assert timedelta(hours=3) < sum(waits, timedelta()) < timedelta(hours=7)


def test_after_the_last_attempt_it_is_given_up(worker, at) -> None:
    message = put(at, trouble="the line is dead")
    OutgoingMessage.objects.update(attempts=MOST_ATTEMPTS - 1)
    assert deliver(worker, at).state == State.DEAD
    assert list(dead_letters(PLATFORM)) == [message]


def test_what_can_never_succeed_is_given_up_at_once(worker, at) -> None:
    put(at, never="no such address")
    message = deliver(worker, at)
    assert (message.state, message.attempts, message.last_error) == (State.DEAD, 1, "Permanent: no such address")
    assert message.payload == {"never": "no such address"}  # kept: somebody may start it again


def test_a_message_that_takes_its_worker_with_it_each_time_is_given_up(worker, at) -> None:
    message = put(at)
    OutgoingMessage.objects.update(attempts=MOST_ATTEMPTS)
    assert claim(worker, at=at) is None
    message.refresh_from_db()
    assert (message.state, bool(message.last_error)) == (State.DEAD, True)


def test_a_claimed_message_is_nobody_else_s_until_its_worker_is_gone(worker, at) -> None:
    message = put(at)
    other = Worker.objects.create(place="there", started_at=at, seen_at=at)
    assert claim(worker, at=at) == message
    assert claim(other, at=at) is None
    worker.delete()
    taken = claim(other, at=at)
    assert (taken, taken.attempts) == (message, 2)


def test_a_worker_lets_go_of_what_it_could_not_note(worker, at) -> None:
    put(at)
    claim(worker, at=at)
    release(worker)
    assert due(at).exists()


def test_who_was_given_up_for_dead_does_not_touch_what_another_is_at(worker, at) -> None:
    put(at, trouble="slow", title="x")
    other = Worker.objects.create(place="there", started_at=at, seen_at=at)

    def clock():
        """After the claim of the slow one, the other takes the message over."""
        OutgoingMessage.objects.filter(claimed_by=worker).update(claimed_by=other, attempts=5)
        return at

    deliver_next(worker, clock=clock)
    message = OutgoingMessage.objects.get()
    assert (message.claimed_by, message.attempts, message.last_error) == (other, 5, "")


def test_an_administrator_starts_again_or_drops_with_a_reason(admin, worker, at) -> None:
    put(at, never="no such address")
    message = outbox.retry(deliver(worker, at), by=admin, at=at + timedelta(hours=1))
    assert (message.state, message.attempts) == (State.WAITING, 0)
    with pytest.raises(MoveRefused):
        outbox.drop(message, by=admin, at=at, reason="")
    dropped = outbox.drop(message, by=admin, at=at, reason="Sai địa chỉ")
    assert (dropped.state, dropped.payload) == (State.DROPPED, {})
    entries = audit.history_of(message)
    assert [(entry.verb, entry.person, entry.note) for entry in entries] == [
        ("drop", admin.person, "Sai địa chỉ"),
        ("retry", admin.person, ""),
    ]
    assert "no such address" not in entries[0].changes_json
    assert not due(at + timedelta(days=1)).exists()


def test_what_was_delivered_cannot_be_sent_again_or_dropped(admin, worker, at) -> None:
    put(at)
    message = deliver(worker, at)
    with pytest.raises(MoveRefused):
        outbox.retry(message, by=admin, at=at)
    with pytest.raises(MoveRefused):
        outbox.drop(message, by=admin, at=at, reason="x")


def test_nobody_but_an_administrator_sees_or_moves_dead_letters(lan, worker, at) -> None:
    put(at, never="no such address")
    message = deliver(worker, at)
    assert dead_letters(PLATFORM).exists()
    assert not dead_letters(lan).exists()
    with pytest.raises(Refused):
        outbox.retry(message, by=lan, at=at)
    with pytest.raises(Refused):
        outbox.drop(message, by=lan, at=at, reason="x")


@pytest.mark.skipif(connection.vendor == "sqlite", reason="a database in memory does not wait for its lock")
@pytest.mark.django_db(transaction=True)
def test_workers_that_claim_at_once_get_different_messages(at) -> None:
    with transaction.atomic():
        for n in range(40):
            put(at, key=f"k{n}")
    claimed: list[int] = []

    def claim_all() -> None:
        worker = Worker.objects.create(place="here", started_at=at, seen_at=at)
        while message := claim(worker, at=at):
            claimed.append(message.pk)
        connection.close()

    threads = [threading.Thread(target=claim_all) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(claimed) == len(set(claimed)) == 40
