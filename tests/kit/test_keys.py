"""Thousands of keys are asked for in one statement."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from lantoa.kit import audit
from lantoa.kit.actors import PLATFORM
from lantoa.kit.audit.models import LogEntry
from lantoa.kit.keys import among

pytestmark = pytest.mark.django_db


def test_however_many_keys_are_one_parameter() -> None:
    entries = [audit.record("look", audit.About(), by=PLATFORM, at=datetime(2026, 11, 23, tzinfo=UTC)) for _ in "123"]
    wanted = {entry.pk for entry in entries[:2]}
    found = LogEntry.objects.filter(pk__in=among([*wanted, *range(10**9, 10**9 + 50_000)]))
    assert {entry.pk for entry in found} == wanted
    assert len(found.query.sql_with_params()[1]) == 1


def test_no_keys_find_nothing() -> None:
    audit.record("look", audit.About(), by=PLATFORM, at=datetime(2026, 11, 23, tzinfo=UTC))
    assert not LogEntry.objects.filter(pk__in=among([]))
