"""The demo shows stories in several states, with a plan of what comes next, and can be loaded again."""

from __future__ import annotations

import pytest

from lantoa.evidence.states import ClaimState
from lantoa.newsroom import demo
from lantoa.newsroom.models import Assignment, Broadcast, Column, Story
from tests.exemplars.pages import released
from tests.exemplars.worlds import Exemplars
from tests.organisations.worlds import NOON

pytestmark = pytest.mark.django_db


def test_it_is_loaded_once() -> None:
    world = Exemplars()
    for number in range(demo.TOLD):
        released(world.commune, f"Nhân vật {number}")
    for _time in range(2):
        demo.load(at=NOON)
    states = [each.state for each in Story.objects.order_by("pk")]
    assert states == ["published", "published", "approving", "verifying"]
    assert (Column.objects.count(), Broadcast.objects.count(), Assignment.objects.count()) == (1, 1, 1)


def test_an_exemplar_of_whom_nothing_is_written_stays_with_its_writer() -> None:
    page = released(Exemplars().commune, "Người chưa có tóm tắt")
    page.dossier.folder.claims.all().update(state=ClaimState.WITHDRAWN)
    type(page).objects.filter(pk=page.pk).update(text="")
    demo.load(at=NOON)
    assert Story.objects.get().state == "writing"
