"""For workers that tests start and kill as processes: no more applications than those need, so that they start fast."""

from tests.settings import *  # noqa: F403

INSTALLED_APPS = [
    "tests.kit.app",
    "lantoa.kit",
    "django_tasks",
    "django_tasks_db",
    "django.contrib.auth",
    "django.contrib.contenttypes",
]
AUTH_USER_MODEL = "auth.User"
MIDDLEWARE: list[str] = []
TEMPLATES: list[dict[str, object]] = []
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
ROOT_URLCONF = __name__
urlpatterns: list[object] = []
