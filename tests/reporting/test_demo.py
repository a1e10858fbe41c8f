"""The demo's reports: two quarters, with every state among them, written once."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest

from lantoa.organisations import demo as bodies
from lantoa.reporting import demo
from lantoa.reporting.models import PeriodicReport, ReportForm

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 5, tzinfo=UTC)


def test_it_shows_every_state_and_is_loaded_once() -> None:
    bodies.load(at=AT)
    for _time in range(2):
        demo.load(at=AT)
    quarterly, statistics = ReportForm.objects.order_by("pk")  # a review needs a running programme
    assert (statistics.certainty, statistics.periods.count()) == ("second_hand", 1)
    before, latest = quarterly.periods.order_by("since")
    assert set(before.reports.values_list("state", flat=True)) == {"locked"}
    states = Counter(latest.reports.values_list("state", flat=True))
    assert states == {"draft": 4, "submitted": 2, "returned": 1, "accepted": 2}
    assert PeriodicReport.objects.exclude(excuse="").count() == 1
