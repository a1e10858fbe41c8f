"""Pages about one record, of all rooms below the exemplars; theirs are asked beside, on the other core."""

import pytest

from tests.house.access import ruled
from tests.house.access.rules import Record
from tests.house.asking import Platform
from tests.house.comparing import wrong_about_records
from tests.house.test_records_of_exemplars import OF_EXEMPLARS
from tests.house.world import World

pytestmark = pytest.mark.django_db


def test_everybody_gets_what_the_table_says(asked_world: World, platform: Platform) -> None:
    rules = [(address, rule) for address, rule in ruled(Record) if not address.route.startswith(OF_EXEMPLARS)]
    wrong = wrong_about_records(asked_world, platform, rules)
    assert not wrong, "\n".join(wrong)
