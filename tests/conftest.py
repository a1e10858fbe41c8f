"""What every test begins with."""

import pytest

from tests import caching


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    caching.start_afresh()
