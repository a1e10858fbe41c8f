"""The `lantoa` command: Django's management commands under the project's own name."""

import os

from django.core.management import execute_from_command_line


def main() -> None:
    """Run one management command, such as `lantoa run` or `lantoa demo`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantoa.config.settings")
    execute_from_command_line()
