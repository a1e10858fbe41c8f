"""The demo's public consultation: with candidates, who are named as far as they agreed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.timezone import localdate

from lantoa.exemplars import demo as exemplars
from lantoa.exemplars import demo_pages
from lantoa.movements import demo as movements
from lantoa.organisations import demo as bodies
from lantoa.recognition import demo_consultations, demo_proposals
from lantoa.recognition.models import Consultation
from lantoa.recognition.queries.consultations import candidates

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 5, tzinfo=UTC)


def test_the_people_are_being_asked_about_somebody_named_and_somebody_who_is_not() -> None:
    for part in (bodies, movements, exemplars, demo_pages, demo_proposals, demo_consultations, demo_consultations):
        part.load(at=AT)
    asked = Consultation.objects.get()
    assert asked.takes_comments_on(localdate(AT))
    assert asked.takes_comments_on(localdate(AT) + timedelta(days=14))
    assert [each.name for each in candidates(asked, localdate(AT))] == ["", "Hộ ông Trịnh Văn Khoa", "Lê Thị Mận"]
    assert sorted(asked.comments.values_list("state", flat=True)) == ["answered", "sent"]
