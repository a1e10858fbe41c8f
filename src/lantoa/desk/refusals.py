"""What an operation may answer instead of working, and the sentence of it that a person reads."""

from django.core.exceptions import ValidationError

from lantoa.kit.access import Refused

REFUSALS = (Refused, ValidationError)


def reason_of(refusal: Exception) -> str:
    """Why it was refused, in one text."""
    if isinstance(refusal, ValidationError):
        return " ".join(refusal.messages)
    return str(refusal)
