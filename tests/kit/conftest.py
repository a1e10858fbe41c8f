"""People who act in the tests of the machinery."""

from datetime import UTC, datetime

import pytest

from lantoa.accounts.models import User
from lantoa.kit.actors import Actor

AT = datetime(2026, 11, 23, 2, 30, 0, 123456, tzinfo=UTC)


@pytest.fixture
def at() -> datetime:
    return AT


@pytest.fixture
def lan(db) -> Actor:
    return Actor(User.objects.create_user("lan@example.vn", first_name="Lan", last_name="Trần"), "192.0.2.7")


@pytest.fixture
def admin(db) -> Actor:
    return Actor(User.objects.create_superuser("admin@example.vn"), "192.0.2.8")
