"""Whoever alters, removes, moves or adds entries behind the platform's back is found."""

import threading
from collections.abc import Callable
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection, transaction

from lantoa.kit import audit
from lantoa.kit.actors import PLATFORM
from lantoa.kit.audit import triggers
from lantoa.kit.audit.models import LogEntry


def write(many: int, at) -> None:
    audit.record_many(
        (audit.Act("edit", audit.About(subject=f"số {n}"), {"n": [n, n + 1]}) for n in range(many)), by=PLATFORM, at=at
    )
    audit.seal()


def tamper(*statements: str) -> None:
    """What somebody does who may do everything in the database."""
    triggers.take_off(connection)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
    triggers.put_on(connection)


TAMPERING = {
    "a value is altered": (3, ["UPDATE kit_logentry SET note = 'x' WHERE number = 3"]),
    "changes are altered": (2, ["UPDATE kit_logentry SET changes_json = '{}' WHERE number = 2"]),
    "the person is altered": (1, ["UPDATE kit_logentry SET person_id = 5 WHERE number = 1"]),
    "the first is deleted": (1, ["DELETE FROM kit_logentry WHERE number = 1"]),
    "one in the middle is deleted": (4, ["DELETE FROM kit_logentry WHERE number = 4"]),
    "a gap is closed": (
        4,
        [
            "DELETE FROM kit_logentry WHERE number = 4",
            "UPDATE kit_logentry SET number = 4 WHERE number = 5",
            "UPDATE kit_logentry SET number = 5 WHERE number = 6",
            "UPDATE kit_logend SET count = 5",
        ],
    ),
    "the tail is cut": (5, ["DELETE FROM kit_logentry WHERE number > 4"]),
    "the tail is cut and counted out": (
        4,
        ["DELETE FROM kit_logentry WHERE number > 4", "UPDATE kit_logend SET count = 4"],
    ),
    "all is deleted": (1, ["DELETE FROM kit_logentry"]),
    "two are swapped": (
        2,
        [
            "UPDATE kit_logentry SET number = 99 WHERE number = 2",
            "UPDATE kit_logentry SET number = 2 WHERE number = 5",
            "UPDATE kit_logentry SET number = 5 WHERE number = 99",
        ],
    ),
    "two are swapped with their seals": (
        2,
        [
            "UPDATE kit_logentry SET number = number + 100 WHERE number IN (2, 3)",
            "UPDATE kit_logentry SET number = 3, seal = 'x' WHERE number = 102",
            "UPDATE kit_logentry SET number = 2, seal = 'y' WHERE number = 103",
        ],
    ),
    "one is put behind the end": (
        7,
        [
            "INSERT INTO kit_logentry (at, verb, address, kind, key, subject, changes_json, note, number, seal)"
            " SELECT at, verb, address, kind, key, subject, changes_json, note, 7, seal FROM kit_logentry"
            " WHERE number = 6"
        ],
    ),
    "an altered one passes for new": (
        3,
        ["UPDATE kit_logentry SET number = NULL, seal = '', note = 'x' WHERE number = 3"],
    ),
    "the end is forgotten": (1, ["DELETE FROM kit_logend"]),
}


@pytest.mark.django_db
@pytest.mark.parametrize(("number", "statements"), TAMPERING.values(), ids=list(TAMPERING))
def test_tampering_is_found_at_its_first_entry(number: int, statements: list[str], at) -> None:
    write(6, at)
    assert audit.verify() is None
    tamper(*statements)
    finding = audit.verify()
    assert finding is not None
    assert finding.number == number


@pytest.mark.django_db
def test_entries_without_a_seal_wait_and_are_no_finding(at) -> None:
    write(2, at)
    audit.record("edit", audit.About(), by=PLATFORM, at=at)
    assert audit.verify() is None
    assert audit.seal() == 1
    assert audit.seal() == 0
    assert list(LogEntry.objects.order_by("id").values_list("number", flat=True)) == [1, 2, 3]


@pytest.mark.django_db
def test_an_empty_log_is_in_order() -> None:
    assert audit.verify() is None


@pytest.mark.django_db
def test_the_command_tells_where_the_log_ends(at) -> None:
    write(3, at)
    out = StringIO()
    call_command("audit", "verify", stdout=out)
    assert "3" in out.getvalue()
    assert LogEntry.objects.get(number=3).seal in out.getvalue()


@pytest.mark.django_db
def test_the_command_fails_where_something_was_altered(at) -> None:
    write(3, at)
    tamper("UPDATE kit_logentry SET note = 'x' WHERE number = 2")
    out = StringIO()
    with pytest.raises(SystemExit) as ended:
        call_command("audit", "verify", stdout=out, stderr=out)
    assert ended.value.code == 1
    assert "2" in out.getvalue()


@pytest.mark.django_db
def test_verifying_takes_the_same_statements_for_any_length(at, django_assert_num_queries) -> None:
    write(6, at)
    with django_assert_num_queries(3):
        audit.verify()
    write(5000, at)
    with django_assert_num_queries(3):
        audit.verify()


@pytest.mark.django_db(transaction=True)
def test_one_seal_follows_each_transaction_that_logs(at) -> None:
    with transaction.atomic():
        for _ in range(3):
            audit.record("edit", audit.About(), by=PLATFORM, at=at)
        assert len(connection.run_on_commit) == 1
    assert not LogEntry.objects.filter(number=None).exists()
    assert audit.verify() is None


def at_once(*doings: Callable[[], None]) -> None:
    def do(doing: Callable[[], None]) -> None:
        try:
            doing()
        finally:
            connection.close()

    threads = [threading.Thread(target=do, args=(doing,)) for doing in doings]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.skipif(connection.vendor == "sqlite", reason="a database in memory does not wait for its lock")
@pytest.mark.django_db(transaction=True)
def test_those_who_log_at_once_make_one_chain(at) -> None:
    def log_twenty() -> None:
        for _ in range(20):
            with transaction.atomic():
                audit.record("edit", audit.About(), by=PLATFORM, at=at)

    at_once(*[log_twenty] * 4)
    audit.seal()
    assert sorted(LogEntry.objects.values_list("number", flat=True)) == list(range(1, 81))
    assert audit.verify() is None
