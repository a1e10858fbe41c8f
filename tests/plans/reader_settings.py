"""For workers that a test starts and kills as processes: the platform of the tests, with a queue in the database."""

from tests.settings import *  # noqa: F403

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
