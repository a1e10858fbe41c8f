"""Anybody nominates: an answer at a time, with files, sent when it is whole. Officers type in what came on paper."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models import StoredFile
from lantoa.evidence.operations import files, folders
from lantoa.evidence.retention import kept_for
from lantoa.exemplars.import_states import NominationImportState
from lantoa.exemplars.models import Nomination, NominationImport
from lantoa.exemplars.nomination_states import NOMINATION_MOVES, NominationState
from lantoa.exemplars.queries.destinations import destination_of
from lantoa.exemplars.tracking_codes import new_code
from lantoa.kit import audit, outbox
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.working import daily
from lantoa.organisations.models import Body

MOST_FILES = 8  # six photos or papers, and the voice in two pieces
ATTEMPTS = 5  # at a code that nobody has
KIND = "nominations-left-lying"
HOUR = 2  # at night


def begin(nomination: Nomination, *, by: Actor, at: datetime) -> Nomination:
    """Keep a new nomination under a code of its own, still to be written."""
    require(by, "write", nomination)
    nomination.begun_at = nomination.saved_at = at
    return _saved_under_a_code(nomination)


@transaction.atomic
def answer(nomination: Nomination, values: Mapping[str, Any], *, by: Actor, at: datetime) -> Nomination:
    """Keep one more answer, or another one. MoveRefused once it was sent."""
    locked = _locked(nomination, by)
    for name, value in values.items():
        setattr(locked, name, value)
    locked.saved_at = at
    locked.save()
    return locked


@transaction.atomic
def attach(nomination: Nomination, *, name: str, content: bytes, by: Actor, at: datetime) -> StoredFile:
    """Put a file into the folder of the nomination, which is opened with the first one.

    `evidence.operations.files.FileRefused` says what is wrong with a file; ValidationError when there are too many.
    """
    locked = _locked(nomination, by)
    if locked.folder is None:
        locked.folder = folders.open_folder(_any_body(locked), at=at)
    elif locked.files().count() >= MOST_FILES:
        raise ValidationError(_("No more than %(most)d files. Remove one first.") % {"most": MOST_FILES})
    locked.saved_at = at
    locked.save()  # first: the policy of the folder asks whose it is
    return files.store(locked.folder, name=name, content=content, by=by, at=at)


@transaction.atomic
def detach(nomination: Nomination, file_id: int, *, by: Actor, at: datetime) -> None:
    """Take a file out again; one that is not there any more is nothing to complain about."""
    locked = _locked(nomination, by)
    if file := locked.files().filter(pk=file_id).first():
        files.remove(file, by=by, at=at)


def send(nomination: Nomination, *, by: Actor, at: datetime) -> Nomination:
    """Hand it over to the body that answers for the commune; from now on the code tells what becomes of it."""
    with NOMINATION_MOVES["send"].of(nomination, by=by, at=at) as sent:
        _hand_over(sent, at)
        sent.agreed_at = at
    return sent


@transaction.atomic
def enter(nomination: Nomination, *, by: Actor, at: datetime) -> Nomination:
    """What came on paper or was told on the telephone, typed in by an officer of its `body`."""
    nomination.state = NominationState.SENT
    require(by, "keep", nomination)
    if missing := nomination.missing():
        raise ValidationError({each.field: each.label for each in missing})
    nomination.begun_at = nomination.saved_at = nomination.sent_at = nomination.waiting_since = at
    nomination.recorded_by_id = by.person.pk if by.person else None
    entered = _saved_under_a_code(nomination)
    changes = audit.differences({}, audit.values_of(entered, ("name", "kind", "came_by", "commune")))
    audit.record("enter_nomination", entered, by=by, at=at, changes=changes)
    return entered


def draft_kept() -> timedelta:
    """For how long what was begun waits to be sent; evidence/data/retention.csv says it, with the reason."""
    return kept_for("nomination_draft")


def forget_left_lying(*, at: datetime) -> int:
    """Delete what was begun and not touched for as long as drafts are kept, with its files; how many there were."""
    found = Nomination.objects.filter(state=NominationState.BEGUN, saved_at__lt=at - draft_kept())
    count = 0
    for nomination in found.select_related("folder"):
        with transaction.atomic():
            _forget(nomination)
        count += 1
    return count


def forget_lists(*, before: datetime) -> int:
    """Delete lists that were sent before that and never written down, or undone; how many there were.

    Of those written down only rows and file are forgotten: what was right stands in the nominations.
    """
    old = NominationImport.objects.filter(sent_at__lt=before)
    old.filter(state=NominationImportState.RECORDED).update(lines=[], content=b"")
    return old.exclude(state=NominationImportState.RECORDED).delete()[0]


@outbox.deliverer(KIND)
def deliver(message: OutgoingMessage) -> str:
    """What the worker asks for every night."""
    at = message.put_at
    return f"{forget_left_lying(at=at)} begun, {forget_lists(before=at - draft_kept())} lists"


def register_daily() -> None:
    """Have it done every night."""
    daily.register(KIND, hour=HOUR)


def _locked(nomination: Nomination, by: Actor) -> Nomination:
    locked = Nomination.objects.select_for_update(of=("self",)).select_related("folder").get(pk=nomination.pk)
    if locked.state != NominationState.BEGUN:
        raise MoveRefused(_("This nomination was sent already and can no longer be changed."))
    require(by, "write", locked)
    return locked


def _hand_over(nomination: Nomination, at: datetime) -> None:
    assert nomination.commune is not None  # noqa: S101 - nothing is sent without
    nomination.body = destination_of(nomination.commune, localdate(at))
    nomination.sent_at = nomination.waiting_since = nomination.saved_at = at
    if nomination.folder:
        folders.hand_to(nomination.folder, nomination.body)


def _any_body(nomination: Nomination) -> Body:
    """Whose folder it is until it is sent: nobody sees it before."""
    if nomination.commune is None:
        raise ValidationError(_("Tell first in which commune or ward it is."))
    return nomination.commune


def _forget(nomination: Nomination) -> None:
    """Delete it with its files."""
    folder = nomination.folder
    nomination.delete()
    if folder:
        folders.discard(folder)


def _saved_under_a_code(nomination: Nomination) -> Nomination:
    for _attempt in range(ATTEMPTS):
        nomination.tracking_code = new_code()
        try:
            with transaction.atomic():
                nomination.save(force_insert=True)
        except IntegrityError:
            continue  # somebody else has this code
        return nomination
    raise RuntimeError("no code is free")
