"""Folders are opened for what a higher room keeps, handed on with it, and discarded when it never came to be.

Who may do so is a matter of what the folder is about, and is asked there.
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.db import transaction

from lantoa.evidence.models import Folder, StoredFile
from lantoa.evidence.operations.erasing import forget_unless_needed
from lantoa.organisations.models import Body


def open_folder(body: Body, *, at: datetime) -> Folder:
    """A new folder of `body`."""
    return Folder.objects.create(body=body, opened_at=at)


def hand_to(folder: Folder, body: Body) -> None:
    """What the folder is about lies with `body` now."""
    folder.body = body
    folder.save(update_fields=["body"])


def pour(folder: Folder, into: Folder) -> None:
    """All files of `folder` lie in `into` from now on; what was sent there too stays where it is."""
    known = list(into.files.values_list("sent_sha256", flat=True))
    folder.files.exclude(sent_sha256__in=known).update(folder=into)


@transaction.atomic
def discard(folder: Folder) -> None:
    """Delete a folder that holds nothing but files, and their content once the transaction is committed."""
    hashes = list(folder.files.values_list("sha256", flat=True))
    StoredFile.objects.filter(folder=folder).delete()
    folder.delete()
    for sha256 in hashes:
        transaction.on_commit(partial(forget_unless_needed, sha256))
