"""What somebody types to say who she is: an e-mail address or a telephone number."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from lantoa.accounts import phones

KINDS = ("email", "phone", "username")  # under one of these allauth hands on what was typed
UNREADABLE = "?"


def known_as(*typed: str) -> str:
    """The first of `typed` that is an address or a number, in the form it is kept in; "?" when none is.

    What is neither may be a password that went into the wrong field, so it is never kept.
    """
    return next(filter(None, map(_kept_form, typed)), UNREADABLE)


def _kept_form(typed: str) -> str:
    text = typed.strip().lower()
    try:
        validate_email(text)
    except ValidationError:
        return _number(text)
    return text


def _number(text: str) -> str:
    try:
        return phones.e164(text)
    except ValueError:
        return ""
