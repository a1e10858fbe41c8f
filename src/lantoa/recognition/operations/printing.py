"""All certificates of a decision as one PDF, made by the worker, however many they are."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.timezone import now
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit, outbox
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.recognition.decision_documents import ceremony_of, certificate_of
from lantoa.recognition.models import Award, Decision, PrintRun
from lantoa.recognition.queries.printing import printable
from vanban.writing.certificates import Sheet

KIND = "print_certificates"
TOLD_EACH = 25  # steps between two notes of how far it is


class GivenUp(Exception):
    """The run is wanted no longer: what it prints has changed, or another was asked for."""


@transaction.atomic
def print_certificates(decision: Decision, award: Award, sheet: Sheet, *, by: Actor, at: datetime) -> PrintRun:
    """Have the certificates made in the background; what was made before for the same award is thrown away."""
    locked = Decision.objects.select_for_update(of=("self",)).get(pk=decision.pk)
    require(by, "view", locked)
    count = printable(locked, award.pk).count()
    if not count:
        raise MoveRefused(_("No honour of this decision and award holds. There is nothing to print."))
    PrintRun.objects.filter(decision=locked, award=award).delete()
    asked = {"asked_by_id": by.person.pk if by.person else None, "asked_at": at, "total": 2 * count}
    on = {"overprint": sheet.overprint, "right": sheet.right, "down": sheet.down}
    run = PrintRun.objects.create(decision=locked, award=award, **on, **asked)
    outbox.put(KIND, {"run": run.pk}, key=f"{KIND}-{run.pk}", at=at)
    audit.record("print_certificates", locked, by=by, at=at, note=str(award))
    return run


def throw_away(decision: Decision) -> None:
    """What was printed of the decision says no longer what holds."""
    PrintRun.objects.filter(decision=decision).delete()


@outbox.deliverer(KIND)
def work(message: OutgoingMessage) -> str:
    """Make what was asked for, unless it is wanted no longer; what came of it.

    Not inside of the message's transaction, so that how far it is can be seen. Done twice, it is done once.
    """
    known = PrintRun.objects.defer("content").select_related("decision", "award")
    run = known.filter(pk=message.payload["run"], finished_at=None).first()
    if run is None:
        return "not wanted"
    try:
        content = _written(run)
    except GivenUp:
        return "given up"
    done = {"content": content, "done": run.total, "finished_at": now()}
    return "printed" if PrintRun.objects.filter(pk=run.pk).update(**done) else "given up"


def _written(run: PrintRun) -> bytes:
    from vanban.writing.certificates import write_certificates

    honours = list(printable(run.decision, run.award_id))
    if not honours:
        raise GivenUp

    def tell(done: int, total: int) -> None:
        noted = done % TOLD_EACH or PrintRun.objects.filter(pk=run.pk).update(done=done, total=total)
        if not noted:
            raise GivenUp

    sheet = Sheet(run.overprint, run.right, run.down)
    return write_certificates([certificate_of(each) for each in honours], ceremony_of(honours[0]), sheet, progress=tell)
