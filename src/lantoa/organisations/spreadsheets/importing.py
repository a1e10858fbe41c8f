"""Sending a list, having it tried, and having it recorded. What is long is done by the worker, in the same way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import translation
from django.utils.timezone import now
from django.utils.translation import gettext as _

from lantoa.kit import audit, outbox
from lantoa.kit.access import Refused, require
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.organisations.models import BodyImport
from lantoa.organisations.queries.effects import preview
from lantoa.organisations.spreadsheets.applying import RowRefused, apply
from lantoa.organisations.spreadsheets.planning import Line, Plan, Terms, plan
from lantoa.organisations.spreadsheets.reading import Problem, Sheet, read
from lantoa.organisations.spreadsheets.states import MOVES

KIND = "bodies_import"
AT_ONCE = 500  # rows that a person can wait for


@transaction.atomic
def send(body_import: BodyImport, *, by: Actor, at: datetime) -> BodyImport:
    """Keep the new `body_import` and have it tried. Raises `SheetRefused` when the file is no list of bodies."""
    require(by, "administer", body_import)
    sheet = read(bytes(body_import.content))
    body_import.rows = len(sheet.rows) + len(sheet.refused)
    body_import.ignored = sheet.ignored
    body_import.save(force_insert=True)
    audit.record("send_list", audit.About(body_import, body_id=body_import.under_id), by=by, at=at)
    return _do("check", body_import, by=by, at=at)


@transaction.atomic
def ask_to_apply(body_import: BodyImport, *, by: Actor, at: datetime) -> BodyImport:
    """Have a list recorded that was tried without errors."""
    with MOVES["apply"].of(body_import, by=by, at=at) as asked:
        pass
    return _do("record", asked, by=by, at=at)


def _do(step: str, body_import: BodyImport, *, by: Actor, at: datetime) -> BodyImport:
    """Take the step now, or ask the worker to take it for the same person."""
    if body_import.rows <= AT_ONCE:
        return STEPS[step](body_import, by=by, at=at)
    assert by.person is not None  # noqa: S101 - lists are sent by people
    content = {"import": body_import.pk, "step": step, "person": by.person.pk, "address": by.address}
    content["language"] = translation.get_language()
    outbox.put(KIND, content, key=_key(body_import, step), at=at)
    return body_import


def is_at_work(body_import: BodyImport) -> bool:
    """Whether a worker has the list in hand just now."""
    keys = [_key(body_import, step) for step in STEPS]
    return OutgoingMessage.objects.filter(key__in=keys, claimed_by__isnull=False).exists()


def _key(body_import: BodyImport, step: str) -> str:
    return f"{KIND}-{body_import.pk}-{step}"


@outbox.deliverer(KIND, inside=True)
def work(message: OutgoingMessage) -> str:
    """Take the step that was asked for, as the person who asked; the state it led to."""
    content = message.payload
    body_import = BodyImport.objects.get(pk=content["import"])
    person = get_user_model()._default_manager.get(pk=content["person"])
    with translation.override(content["language"]):
        try:
            return STEPS[content["step"]](body_import, by=Actor(person, content["address"]), at=now()).state
        except Refused as refused:  # the person's role has ended meanwhile
            return _give_up(body_import, refused, at=now()).state


def _check(body_import: BodyImport, *, by: Actor, at: datetime) -> BodyImport:
    """Find out what the list would do: it is really done, and taken back."""
    with MOVES["check"].of(body_import, by=by, at=at) as checked:
        found = _tried(checked, by=by, at=at)
        checked.lines = [list(line) for line in found.lines]
        checked.refused = len(found.problems)
        checked.changing = sum(line.what not in (["unchanged"], ["refused"]) for line in found.lines)
    return checked


def _tried(body_import: BodyImport, *, by: Actor, at: datetime) -> Plan:
    """The plan of the list, with what only doing it brings to light."""
    sheet, terms = read(bytes(body_import.content)), terms_of(body_import)
    found = plan(sheet, terms, by=by)
    if found.problems:
        return found
    try:
        preview(lambda: apply(found, terms, by=by, at=at))
    except Refused as refused:
        _refuse(found, sheet, refused)
    return found


def _refuse(found: Plan, sheet: Sheet, refused: Refused) -> None:
    """Put a refusal that came up while trying to its row; to the first where nobody knows which it is."""
    number = refused.number if isinstance(refused, RowRefused) else sheet.rows[0].number
    row = next(row for row in sheet.rows if row.number == number)
    found.problems.append(Problem(number, str(refused.reason)))
    found.lines = [line for line in found.lines if line.number != number]
    found.lines = sorted([*found.lines, Line(number, row.code, row.name, ["refused"], str(refused.reason))])


def _record(body_import: BodyImport, *, by: Actor, at: datetime) -> BodyImport:
    """Do what was shown; anything else than that is not done."""
    try:
        with MOVES["record"].of(body_import, by=by, at=at) as recorded:
            recorded.change = apply(_as_shown(recorded, by), terms_of(recorded), by=by, at=at)
    except Refused as refused:
        return _give_up(body_import, refused, at=at)
    return recorded


def _give_up(body_import: BodyImport, refused: Refused, *, at: datetime) -> BodyImport:
    """Leave everything as it was, and say why."""
    with MOVES["fail"].of(body_import, by=PLATFORM, at=at, reason=str(refused.reason)) as failed:
        failed.trouble = str(refused.reason)
    return failed


def _as_shown(body_import: BodyImport, by: Actor) -> Plan:
    """The plan of today, which must be the one that the person saw."""
    found = plan(read(bytes(body_import.content)), terms_of(body_import), by=by)
    if [(line.number, line.what) for line in found.lines] != [(line[0], line[3]) for line in body_import.lines]:
        raise Refused(_("Since the list was checked, the bodies have changed. Send it again."))
    return found


def terms_of(body_import: BodyImport) -> Terms:
    """What the person said for the whole list."""
    return Terms(body_import.tree, body_import.on, body_import.under, body_import.document)


STEPS: dict[str, Callable[..., BodyImport]] = {"check": _check, "record": _record}
