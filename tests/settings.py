"""The platform's settings, changed only where a test run must differ: quick passwords, work done at once."""

from lantoa.config.settings import *  # noqa: F403
from lantoa.config.settings import STORAGES, env

SECRET_KEY = "test"  # noqa: S105
DATABASES = {"default": env.db_url("TEST_DATABASE_URL", default="sqlite://:memory:")}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True  # serves what the finders find, so that no test waits for collectstatic
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
