"""The document of a decision is signed here, with the key of the office."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.office_key import require_key
from lantoa.evidence.operations.signing import keep_document, signed_pdf
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.recognition.decision_documents import decision_of
from lantoa.recognition.decision_states import DecisionState
from lantoa.recognition.models import Decision, DecisionKind
from lantoa.recognition.queries.as_signed import listed_as_signed


def require_unsigned(decision: Decision) -> None:
    """MoveRefused where there is nothing to sign: no number yet, written elsewhere, signed already, or no key."""
    if decision.state != DecisionState.SIGNED or decision.kind != DecisionKind.GIVES:
        raise MoveRefused(_("Record the signing first: number and day stand in what is signed."))
    if decision.document_id:
        raise MoveRefused(_("The signed document lies with the decision already."))
    require_key(decision.body)


def sign_document(decision: Decision, secret: str, *, by: Actor, at: datetime) -> Decision:
    """The decision as a PDF with a signature that is seen above the name of the signer.

    `secret` opens the key and is kept nowhere. ValidationError says why the key does not sign. Writing and signing take
    a second, in which the database is left to others; of two at once one finds the document there.
    """
    require(by, "decide", decision)
    require_unsigned(decision)
    content = signed_pdf(decision_of(decision, listed_as_signed(decision)), decision.body, secret, at=at)
    with transaction.atomic():
        locked = Decision.objects.select_for_update(of=("self",)).select_related("folder__body").get(pk=decision.pk)
        require_unsigned(locked)
        with audit.watching(locked, "sign_document", by=by, at=at):
            locked.document = keep_document(locked.folder, f"{locked.number}.pdf", content, by=by, at=at)
            locked.save()
    return locked
