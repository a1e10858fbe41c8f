"""What every test begins with."""

from collections.abc import Iterator

import hypothesis
import pytest
from django.db import connection
from django.utils import translation
from pytest_django.plugin import blocking_manager_key

from tests import caching

# How long one example takes says more about the machine than about the code; bench/ measures speed. The examples are
# the same every time, so that a change which did not break anything is never refused for one nobody tried before.
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.load_profile("steady")


# Files of few tests that take minutes each. They begin first, so that no worker is left alone with one at the end.
LONGEST = (
    "tests/config/test_run.py",
    "tests/house/test_records",
    "tests/channels/test_killed_posters.py",
    "tests/browser/test_desk_words.py",
)


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    caching.start_afresh()


@pytest.fixture(autouse=True)
def _no_language_of_before() -> None:
    """A request for an English page leaves its thread in English, also for the test after it."""
    translation.deactivate()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Whatever comes near the database says so; tests that commit begin with what the migrations wrote, as all do.

    The longest files go in front of the order that the plugins give.
    """
    for item in items:
        marker = item.get_closest_marker("django_db")
        if marker is None and "django_db_setup" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.django_db)
        if marker is not None and marker.kwargs.get("transaction"):
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True), append=False)
    yield
    items.sort(key=lambda item: not item.nodeid.startswith(LONGEST))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """A test that commits leaves an empty database: whoever comes next finds what the migrations wrote again."""
    yield
    if _commits(item) and nextitem is not None and not _commits(nextitem):
        with item.config.stash[blocking_manager_key].unblock():
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)


def _commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    return marker is not None and bool(marker.kwargs.get("transaction"))
