"""Word is sent to whoever was honoured."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from lantoa.kit import audit, outbox
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.recognition.decision_documents import address_of
from lantoa.recognition.decision_states import IN_FORCE
from lantoa.recognition.models import Honour


@transaction.atomic
def notify(honour: Honour, to: str, *, by: Actor, at: datetime) -> Honour:
    """A letter to the e-mail address `to`, in Vietnamese; the same letter to the same address is sent once a day."""
    require(by, "keep", honour)
    if honour.state not in IN_FORCE:
        raise MoveRefused(_("Only of an honour that holds is word sent."))
    with override("vi"):
        text = render_to_string("recognition/letters/honour.txt", {"honour": honour, "address": address_of(honour)})
    subject, _line, body = text.strip().partition("\n")
    message = {"to": to, "subject": subject, "text": body.strip() + "\n"}
    outbox.put("mail", message, key=f"honour-{honour.pk}-{at:%Y%m%d}-{to.lower()}", at=at)
    audit.record("notify_honoree", honour, by=by, at=at)
    return honour
