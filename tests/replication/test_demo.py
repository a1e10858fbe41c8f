"""The demo shows a model in building blocks, with adoptions of every kind, and can be loaded again."""

from __future__ import annotations

import pytest

from lantoa.replication import demo
from lantoa.replication.models import Adoption, BuildingBlock, LearningVisit
from tests.exemplars.worlds import recognised
from tests.organisations.worlds import NOON, founded

pytestmark = pytest.mark.django_db


def test_it_is_loaded_once() -> None:
    home, guest = founded("Xã Triệu Sơn"), founded("Xã Thọ Bình")
    home.code, guest.code = demo.HOME, "vn-x15667"
    home.save()
    guest.save()
    recognised(home, demo.MODEL, kind="model")
    for _time in range(2):
        demo.load(at=NOON)
    assert BuildingBlock.objects.count() == 2
    assert set(Adoption.objects.values_list("level", flat=True)) == set(demo.LEVELS)
    assert [str(each) for each in Adoption.objects.filter(state="ended")] == [demo.GIVEN_UP]
    assert LearningVisit.objects.get().body == guest
