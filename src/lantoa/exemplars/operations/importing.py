"""A list of nominations is sent and checked, written down as one act, and undone while nobody has worked on it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.exemplars.import_states import IMPORT_MOVES
from lantoa.exemplars.lists.checking import ADDED, KNOWN, REFUSED, Checked, check
from lantoa.exemplars.lists.reading import read
from lantoa.exemplars.models import NominationImport
from lantoa.exemplars.operations import nominating
from lantoa.kit import audit
from lantoa.kit.access import Refused, require
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body


@transaction.atomic
def send(sent: NominationImport, *, by: Actor, at: datetime) -> NominationImport:
    """Keep the new list with what its rows would become.

    Raises `desk.sheets.refusals.SheetRefused` when the file is no list of nominations.
    """
    require(by, "keep", sent)
    sheet = read(bytes(sent.content), sent.body, localdate(at))
    found = check(sheet, sent.body, by)
    sent.lines, sent.ignored, sent.rows = [each.line() for each in found], sheet.ignored, len(found)
    sent.known = sum(each.word == KNOWN for each in found)
    sent.refused = sum(each.word == REFUSED for each in found)
    sent.sent_at = at
    sent.save(force_insert=True)
    audit.record("send_nominations", sent, by=by, at=at)
    return sent


def record(sent: NominationImport, *, with_known: bool, by: Actor, at: datetime) -> NominationImport:
    """Write down what was shown, but for rows with errors; rows that may be known already only `with_known`.

    A row that came with a list of the body before is never written down again. Rows with errors can be given back
    (`lists.writing.to_mend`) as long as the file is kept. Whoever sent the list had the agreement of those who
    nominate. Raises `Refused` when the rows would become anything else than what was shown, and when nothing is left
    to be written down.
    """
    with IMPORT_MOVES["record"].of(sent, by=by, at=at) as recorded:
        wanted = {ADDED, KNOWN} if with_known else {ADDED}
        # Lists of one body come one after the other: what two of them say is written down once.
        Body.objects.select_for_update(no_key=True).get(pk=recorded.body_id)
        rows = [each.row for each in _as_shown(recorded, by, at) if each.word in wanted]
        if not rows:
            raise Refused(_("All that is right in the list may be known already: nothing is left to write down."))
        for row in rows:
            told = row.nomination
            told.body, told.agreed_at, told.came_with = recorded.body, recorded.sent_at, recorded
            nominating.enter(told, by=by, at=at)
        if not recorded.refused:
            recorded.content = b""  # what it said stands in the nominations now
    return recorded


def undo(sent: NominationImport, *, by: Actor, at: datetime, reason: str) -> NominationImport:
    """Delete what the list brought, as long as nobody has done anything with any of it."""
    with IMPORT_MOVES["undo"].of(sent, by=by, at=at, reason=reason) as undone:
        undone.nominations.all().delete()
        undone.content = b""
    return undone


def _as_shown(sent: NominationImport, by: Actor, at: datetime) -> list[Checked]:
    found = check(read(bytes(sent.content), sent.body, localdate(at)), sent.body, by)
    if [(each.row.number, [each.word]) for each in found] != [(line[0], line[3]) for line in sent.lines]:
        raise Refused(_("Since the list was checked, something was entered that it tells of. Send it again."))
    return found
