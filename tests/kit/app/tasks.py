"""A task for Django's queue."""

import time

from django_tasks import task

from tests.kit.app.models import Leaflet


@task()
def write_leaflet(title: str) -> None:
    """Repeatable, as every task has to be: a second run finds the leaflet of the first."""
    Leaflet.objects.get_or_create(title=title)
    time.sleep(0.03)


@task()
def fail() -> None:
    raise LookupError
