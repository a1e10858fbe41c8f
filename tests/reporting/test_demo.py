"""The demo's reports: two quarters, with every state among them, written once."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest

from lantoa.organisations import demo as bodies
from lantoa.organisations.models import Body
from lantoa.reporting import demo
from lantoa.reporting.models import PeriodicReport, ReportForm
from lantoa.reporting.queries.points import earlier
from tests.plans.worlds import plan_of

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


def test_the_review_of_this_year_says_what_became_of_that_of_the_year_before() -> None:
    bodies.load(at=AT)
    plan_of(Body.objects.get(code=demo.ASKING))
    demo.load(at=AT)
    now = PeriodicReport.objects.get(period__form__name="Báo cáo sơ kết", state="draft")
    assert Counter(point.state for point in earlier(now)) == {"done": 1, "dropped": 1, "open": 2}
    assert {point.owner.code for point in earlier(now).filter(state="open")} == {demo.OWN}
