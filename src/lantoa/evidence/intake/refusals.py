"""Why a file is not taken."""

from django.core.exceptions import ValidationError


class FileRefused(ValidationError):
    """The file is not kept; the one message says why, and what to do instead."""
