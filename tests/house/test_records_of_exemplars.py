"""Pages about one exemplar, what is told of it, and what shows that."""

import pytest

from tests.house.access import ruled
from tests.house.access.rules import Record
from tests.house.asking import Platform
from tests.house.comparing import wrong_about_records
from tests.house.world import World

pytestmark = pytest.mark.django_db
OF_EXEMPLARS = ("desk/exemplars/", "desk/evidence/")


def test_everybody_gets_what_the_table_says(asked_world: World, platform: Platform) -> None:
    rules = [(address, rule) for address, rule in ruled(Record) if address.route.startswith(OF_EXEMPLARS)]
    assert rules
    wrong = wrong_about_records(asked_world, platform, rules)
    assert not wrong, "\n".join(wrong)
