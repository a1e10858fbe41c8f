"""The platform's settings, changed only where a test run must differ: quick passwords, work done at once."""

from tempfile import TemporaryDirectory

from lantoa.config.settings import *  # noqa: F403
from lantoa.config.settings import INSTALLED_APPS, STORAGES, env
from lantoa.config.stores import caches, tuned

SECRET_KEY = "test"
INSTALLED_APPS = ["tests.kit.app", "tests.desk.app", *INSTALLED_APPS]  # records for tests of machinery and screens
# Tests on SQLite run in memory. The name is that of a file all the same: for one that looks like memory, the live
# server of the browser tests would let its threads share a connection, which SQLite does not survive.
DATABASES = {"default": tuned(env.db_url("TEST_DATABASE_URL", default="sqlite:///not-used-by-tests"))}
# However long a test takes, its connection is not too old: closing it would end the transaction that it lives in.
DATABASES["default"]["CONN_MAX_AGE"] = None
# However long a table of access is asked, nobody who signed in at its beginning is asked for the password again.
ACCOUNT_REAUTHENTICATION_TIMEOUT = 24 * 60 * 60
CACHES = {"default": caches(env.str("TEST_REDIS_URL", default=""))["default"] | {"KEY_FUNCTION": "tests.caching.key"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
KEPT_PAGES = ""  # a test sees what the database says; tests/kit/kept turn it on
WHITENOISE_AUTOREFRESH = True  # serves what the finders find, so that no test waits for collectstatic
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
_evidence = TemporaryDirectory(prefix="evidence-")  # removed when the run ends
EVIDENCE_ROOT = _evidence.name
