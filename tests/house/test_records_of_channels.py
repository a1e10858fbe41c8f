"""Pages about one outlet, dispatch, script or airing."""

import pytest

from tests.house.asking import Platform
from tests.house.comparing import wrong_about_records
from tests.house.world import World

pytestmark = pytest.mark.django_db


def test_everybody_gets_what_the_table_says(asked_world: World, platform: Platform) -> None:
    wrong = wrong_about_records(asked_world, platform, "channels")
    assert not wrong, "\n".join(wrong)
