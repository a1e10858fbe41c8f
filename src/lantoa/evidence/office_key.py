"""The key that an office signs with, as the installation is told it; its password or PIN is kept nowhere."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from lantoa.evidence import demo_key
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Body
from vanban.writing.signing_keys import Key, KeyFile, SigningProblem, Token


def has_key(body: Body) -> bool:
    """Whether the installation has a key that is this body's."""
    told = _told()
    return bool(told["body"]) and told["body"] == body.code and bool(told["file"] or told["module"])


def require_key(body: Body) -> None:
    """MoveRefused where there is none."""
    if not has_key(body):
        raise MoveRefused(
            _("No key of this office is set up here. Sign outside and attach the signed document, or ask the operator.")
        )


def key_of(body: Body, secret: str) -> Key:
    """The key, opened by `secret`: the password of the file or the PIN of the device.

    MoveRefused: there is none. SigningProblem: the file is not there.
    """
    require_key(body)
    told = _told()
    if told["module"]:
        return Token(Path(told["module"]), told["token"], secret, told["certificate"])
    try:
        return KeyFile(Path(told["file"]).read_bytes(), secret)
    except OSError as failed:
        raise SigningProblem("key") from failed


def _told() -> dict[str, str]:
    """What the operator says; in the demo, where nothing is said, the key that came with it."""
    if demo_key.is_used():
        return settings.SIGNING_KEY | {"body": demo_key.BODY, "file": str(demo_key.place()), "module": ""}
    return dict(settings.SIGNING_KEY)
