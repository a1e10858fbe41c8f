"""The platform's settings, changed only where a test run must differ: quick passwords, work done at once."""

from lantoa.config.settings import *  # noqa: F403
from lantoa.config.settings import STORAGES, env
from lantoa.config.stores import caches, tuned

SECRET_KEY = "test"
DATABASES = {"default": tuned(env.db_url("TEST_DATABASE_URL", default="sqlite://:memory:"))}
CACHES = {"default": caches(env.str("TEST_REDIS_URL", default=""))["default"] | {"KEY_FUNCTION": "tests.caching.key"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_AUTOREFRESH = True  # serves what the finders find, so that no test waits for collectstatic
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
