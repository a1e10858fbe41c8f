"""A world to ask about, for the tests of access."""

import logging
from collections.abc import Iterator

import pytest
from django.db import transaction

from tests.house.asking import Platform
from tests.house.world import World


@pytest.fixture(scope="module")
def platform() -> Iterator[Platform]:
    logging.disable(logging.CRITICAL)  # a refusal is what most requests here are about
    yield Platform()
    logging.disable(logging.NOTSET)


@pytest.fixture(scope="module")
def asked_world(django_db_setup, django_db_blocker, platform: Platform) -> Iterator[World]:
    """Built once for a module, and taken back: nothing that is asked changes it."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World(platform)
        transaction.set_rollback(True)
