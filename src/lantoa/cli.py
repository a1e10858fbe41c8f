"""The `lantoa` command: Django's management commands under the project's own name."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line


def main() -> None:
    """Run one management command, such as `lantoa run` or `lantoa demo`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.config.settings")
    try:
        execute_from_command_line()
    except ImproperlyConfigured as problem:
        sys.exit(f"lantoa: {problem}")  # what to set, without the pages of a traceback
