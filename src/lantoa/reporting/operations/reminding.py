"""Those whose reports are missing are reminded by letter."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.template.loader import render_to_string
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.kit import audit, outbox
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Body, Membership
from lantoa.plans.letters import in_language_of, link
from lantoa.plans.queries.reminding import readers_of
from lantoa.reporting.models import PeriodicReport
from lantoa.reporting.queries.reports import missing


@transaction.atomic
def remind(report: PeriodicReport, text: str, *, by: Actor, at: datetime) -> list[Body]:
    """Write `text` to the officers and secretaries of each body below whose report is missing; those bodies.

    Nobody gets two letters about one period on a day. MoveRefused: nobody is missing; ValidationError without a text.
    """
    require(by, "submit", report)
    if not text.strip():
        raise ValidationError({"text": _("Write what you ask for.")})
    today = localdate(at)
    found = list(missing(report))
    if not found:
        raise MoveRefused(_("Every report below is there, or done without for a reason."))
    readers = readers_of([each.body_id for each in found], today)
    for each in found:
        for reader in readers.get(each.body_id, ()):
            if reader.person.email:
                _post(each, reader, text, by=by, at=at)
    audit.record("remind_reports", report, by=by, at=at, note=_("%(count)d bodies") % {"count": len(found)})
    return [each.body for each in found]


def _post(report: PeriodicReport, reader: Membership, text: str, *, by: Actor, at: datetime) -> None:
    with in_language_of(reader.person):
        told = {"report": report, "reader": reader, "text": text, "sender": by.person}
        told["link"] = link("reporting:report", report.pk)
        subject = _("Reminder about the report %(report)s") % {"report": f"{report.period.form.name}, {report.period}"}
        letter = {
            "to": reader.person.email,
            "subject": " ".join(subject.split()),
            "text": render_to_string("reporting/letters/missing.txt", told),
        }
    outbox.put("mail", letter, key=f"report-{report.pk}-{reader.person_id}-{localdate(at)}", at=at)
