"""Files come into a folder, are described, removed and brought back."""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction

from lantoa.evidence import storage, thumbnails
from lantoa.evidence.intake import checked
from lantoa.evidence.models import FileKind, Folder, StoredFile
from lantoa.evidence.operations.grading import grade_again
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor


def store(folder: Folder, *, name: str, content: bytes, by: Actor, at: datetime, caption: str = "") -> StoredFile:
    """Keep a file; the row that has the same bytes already, if the folder has one, which is brought back if removed.

    FileRefused (a ValidationError) says why a file is not taken and what to do. Nothing is left of one that fails.
    """
    require(by, "keep", folder)
    sent = sha256(content).hexdigest()
    if known := _known(folder, sent):
        return bring_back(known, by=by, at=at) if known.removed_at else known
    found = checked(name, content)
    kept = sha256(found.content).hexdigest()
    values: dict[str, Any] = {
        "name": found.name,
        "kind": found.kind,
        "media_type": found.media_type,
        "caption": caption,
    }
    values |= {"size": len(found.content), "sha256": kept, "sent_sha256": sent, "sent_at": at}
    is_new = storage.put(kept, found.content)
    try:
        with transaction.atomic():
            made = StoredFile.objects.create(folder=folder, sent_by_id=_person(by), **values)
            audit.record("store_file", made, by=by, at=at, changes={"name": (None, made.name)})
            # Somebody may have erased the same content elsewhere meanwhile.
            transaction.on_commit(lambda: storage.put(kept, found.content))
            if made.kind == FileKind.PHOTO:
                transaction.on_commit(lambda: thumbnails.make.enqueue(made.pk))
    except IntegrityError:
        if known := _known(folder, sent):  # the same was sent twice at the same time
            return known
        raise
    except BaseException:
        if is_new and not StoredFile.objects.filter(sha256=kept).exists():
            storage.forget(kept)
        raise
    return made


@transaction.atomic
def describe(file: StoredFile, values: dict[str, Any], *, by: Actor, at: datetime) -> StoredFile:
    """Another caption, whose work it is, and who else can be recognised on it: `values` by the names of the fields."""
    locked = StoredFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    require(by, "keep", locked)
    before = audit.values_of(locked, tuple(values))
    for field, value in values.items():
        setattr(locked, field, value)
    locked.save(update_fields=list(values))
    if changes := audit.differences(before, audit.values_of(locked, tuple(values))):
        _log("describe_file", locked, by, at, changes)
    return locked


@transaction.atomic
def remove(file: StoredFile, *, by: Actor, at: datetime) -> StoredFile:
    """It is no longer shown; what it proves has to be proved by something else. It can be brought back."""
    require(by, "keep", file)
    return _removed(file, at, "remove_file", by, at)


@transaction.atomic
def bring_back(file: StoredFile, *, by: Actor, at: datetime) -> StoredFile:
    """A removed file is shown again."""
    require(by, "keep", file)
    return _removed(file, None, "bring_file_back", by, at)


def _removed(file: StoredFile, moment: datetime | None, verb: str, by: Actor, at: datetime) -> StoredFile:
    locked = StoredFile.objects.select_for_update(of=("self",)).get(pk=file.pk)
    locked.removed_at = moment
    locked.save(update_fields=["removed_at"])
    for proof in locked.proofs.select_related("claim"):
        grade_again(proof.claim)
    _log(verb, locked, by, at, {"name": (locked.name,) * 2})
    return locked


def _log(verb: str, file: StoredFile, by: Actor, at: datetime, changes: Any) -> None:
    audit.record(verb, file, by=by, at=at, changes=changes)


def _known(folder: Folder, sent: str) -> StoredFile | None:
    return StoredFile.objects.filter(folder=folder, sent_sha256=sent, erased_at=None).first()


def _person(by: Actor) -> Any:
    return by.person.pk if by.person else None
