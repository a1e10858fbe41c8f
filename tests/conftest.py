"""What every test begins with."""

import hypothesis
import pytest

from tests import caching

# How long one example takes says more about the machine than about the code; bench/ measures speed. The examples are
# the same every time, so that a change which did not break anything is never refused for one nobody tried before.
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    caching.start_afresh()
