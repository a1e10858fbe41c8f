"""For programs that a test starts and kills: the platform of the tests, which posts to the server of the test."""

import os

from tests.settings import *  # noqa: F403

CHANNEL_INTERFACES = {"facebook": os.environ.get("POSTED_TO", "")}
