"""Documents of an office are signed with its key, and lie in a folder once they are."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import get_language

from lantoa.evidence.models import Folder, StoredFile
from lantoa.evidence.office_key import key_of
from lantoa.evidence.operations import files
from lantoa.kit.access import may
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.organisations.models import Body
from vanban.writing.signing_keys import SigningProblem

if TYPE_CHECKING:
    from vanban.writing.model import Document

TYPED = ("pin", "locked", "key")  # what the person who typed the password or PIN can mend


def signed_pdf(document: Document, body: Body, secret: str, *, at: datetime) -> bytes:
    """The document as a PDF with a signature that is seen above the name of the signer, and with the time of a
    time-stamping service where the installation names one.

    `secret` opens the key of `body` and is kept nowhere. MoveRefused: there is no key. ValidationError says why it does
    not sign, at the field `secret` where typing anew helps.
    """
    from vanban.writing.pdf import write_pdf
    from vanban.writing.signing import sign, stamp_above

    try:
        key, pdf = key_of(body, secret), write_pdf(document, made_at=at)
        stamp = stamp_above(pdf, document.signature.name)
        return sign(pdf, key, at=at, stamp=stamp, time_stamping=settings.SIGNING_TIME_STAMPS)
    except SigningProblem as problem:
        told = problem.vi if (get_language() or "vi").startswith("vi") else problem.en
        raise ValidationError({"secret": told} if problem.code in TYPED else told) from problem


def keep_document(folder: Folder, name: str, content: bytes, *, by: Actor, at: datetime) -> StoredFile:
    """The file, in the folder; for whoever signs but keeps no papers the platform lays it there."""
    hand = by if may(by, "keep", folder) else PLATFORM
    return files.store(folder, name=name.replace("/", "-"), content=content, by=hand, at=at)
