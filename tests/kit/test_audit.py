"""Writing and reading the log."""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from lantoa.kit import audit
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.kit.audit.models import LogEntry
from tests.kit.app.models import Leaflet

pytestmark = pytest.mark.django_db


@pytest.fixture
def leaflet() -> Leaflet:
    return Leaflet.objects.create(title="Gương sáng", body_id=7)


def test_an_act_is_kept_with_who_when_from_where_and_what_changed(leaflet, lan, at) -> None:
    audit.record("edit", leaflet, by=lan, at=at, changes={"title": ["Gương", "Gương sáng"]}, note="Sửa tên")
    entry = LogEntry.objects.get()
    assert (entry.verb, entry.person, entry.address, entry.at) == ("edit", lan.person, "192.0.2.7", at)
    assert (entry.kind, entry.key, entry.body_id) == ("kit_app.leaflet", str(leaflet.pk), 7)
    assert (entry.changes, entry.note) == ({"title": ["Gương", "Gương sáng"]}, "Sửa tên")


def test_an_act_without_a_record_or_a_person_is_kept_too(at) -> None:
    about = audit.About(subject="lan@example.vn" * 20)
    audit.record("sign_in_failed", about, by=Actor(None, "2001:db8::7"), at=at)
    entry = LogEntry.objects.get()
    assert (entry.person, entry.address, entry.kind, entry.body_id) == (None, "2001:db8::7", "", None)
    assert entry.subject.startswith("lan@example.vn")
    assert len(entry.subject) == 200


def test_a_body_given_counts_more_than_the_record_s_own(leaflet, at) -> None:
    audit.record("edit", audit.About(leaflet, body_id=8), by=PLATFORM, at=at)
    assert LogEntry.objects.get().body_id == 8


def test_watching_keeps_what_the_block_changed_and_nothing_else(leaflet, lan, at) -> None:
    with audit.watching(leaflet, "edit", by=lan, at=at):
        leaflet.title = "Gương sáng"
        leaflet.sent_on = date(2026, 11, 23)
        leaflet.part_of_id = leaflet.pk
        leaflet.save()
    changes = LogEntry.objects.get().changes
    assert changes == {"part_of": [None, leaflet.pk], "sent_on": [None, "2026-11-23"]}


def test_watching_only_some_fields(leaflet, lan, at) -> None:
    with audit.watching(leaflet, "edit", by=lan, at=at, fields=["sent_on"]):
        leaflet.title = "Khác"
    assert not LogEntry.objects.exists()


def test_watching_a_new_record_keeps_all_it_was_given(lan, at) -> None:
    leaflet = Leaflet(title="Mới")
    with audit.watching(leaflet, "create", by=lan, at=at, fields=["title", "body_id"]):
        leaflet.save()
    entry = LogEntry.objects.get()
    assert (entry.key, entry.changes) == (str(leaflet.pk), {"title": [None, "Mới"]})


def test_when_the_block_fails_neither_the_change_nor_the_log_stays(leaflet, lan, at) -> None:
    with pytest.raises(LookupError), audit.watching(leaflet, "edit", by=lan, at=at):
        leaflet.title = "Khác"
        leaflet.save()
        raise LookupError
    assert not LogEntry.objects.exists()
    assert not Leaflet.objects.filter(title="Khác").exists()


def test_no_secret_reaches_the_log(leaflet, lan, at) -> None:
    with audit.watching(leaflet, "edit", by=lan, at=at):
        leaflet.password, leaflet.answer = "mat-khau", "con-meo"
    entry = LogEntry.objects.get()
    assert entry.changes == {"password": ["***", "***"], "answer": ["***", "***"]}


def test_ten_thousand_acts_of_one_operation_cost_few_statements(lan, at, django_assert_max_num_queries) -> None:
    acts = (audit.Act("merge", audit.About(body_id=n), {"n": [n, n + 1]}, "sáp nhập") for n in range(10_000))
    with django_assert_max_num_queries(125):  # SQLite takes fewer rows in one statement
        audit.record_many(acts, by=lan, at=at)
    assert LogEntry.objects.filter(verb="merge", person=lan.person, at=at, note="sáp nhập").count() == 10_000


@pytest.mark.parametrize("entries", [1, 3])
def test_a_history_is_one_query_with_the_latest_first(entries, leaflet, lan, at, django_assert_num_queries) -> None:
    other = Leaflet.objects.create(title="Khác")
    audit.record("edit", other, by=lan, at=at)
    for n in range(entries):
        audit.record("edit", leaflet, by=lan, at=at, note=str(n))
    with django_assert_num_queries(1):
        told = [(entry.note, entry.person.email) for entry in audit.history_of(leaflet)]
    assert told == [(str(n), "lan@example.vn") for n in reversed(range(entries))]


def test_a_verb_has_a_word_of_its_record_or_of_all(leaflet, lan, at) -> None:
    edited, burnt = (audit.record(verb, leaflet, by=lan, at=at) for verb in ("edit-x", "burn-x"))
    audit.name_verbs({"edit-x": "Edited"})
    assert (audit.verb_label(edited), audit.verb_label(burnt)) == ("Edited", "burn-x")
    audit.name_verbs({"edit-x": "Rewrote"}, Leaflet)
    assert audit.verb_label(edited) == "Rewrote"


def test_the_log_outlives_the_account(leaflet, lan, at) -> None:
    audit.record("edit", leaflet, by=lan, at=at)
    number = lan.person.pk
    lan.person.delete()
    entry = audit.history_of(leaflet).get()
    assert (entry.person, entry.person_id) == (None, number)


@pytest.mark.parametrize("sealed", [True, False])
@pytest.mark.parametrize("column", ["at", "verb", "person_id", "note", "changes_json", "body_id", "key"])
def test_the_database_refuses_to_alter_an_entry(leaflet, lan, column, sealed) -> None:
    audit.record("edit", leaflet, by=lan, at=datetime(2026, 1, 1, tzinfo=UTC))
    if sealed:
        audit.seal()
    value = {"at": datetime(2026, 1, 2, tzinfo=UTC), "person_id": None, "body_id": None}.get(column, "x")
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        LogEntry.objects.update(**{column: value})


def test_the_database_refuses_to_delete_an_entry_or_to_seal_it_twice(leaflet, lan, at) -> None:
    audit.record("edit", leaflet, by=lan, at=at)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        LogEntry.objects.all()._raw_delete("default")
    audit.seal()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        LogEntry.objects.update(seal="0" * 64)


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_the_database_refuses_to_empty_the_log() -> None:
    with pytest.raises(DatabaseError, match="append-only"), connection.cursor() as cursor:
        cursor.execute("TRUNCATE kit_logentry")
