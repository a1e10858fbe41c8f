"""What every test begins with."""

import hypothesis
import pytest

from tests import caching

# How long one example takes says more about the machine than about the code; bench/ measures speed.
hypothesis.settings.register_profile("steady", deadline=None)
hypothesis.settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    caching.start_afresh()
