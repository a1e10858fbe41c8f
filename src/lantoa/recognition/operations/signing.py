"""The document of a decision is signed here, with the key of the office."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.recognition.decision_documents import decision_of
from lantoa.recognition.decision_states import DecisionState
from lantoa.recognition.models import Decision, DecisionKind
from lantoa.recognition.office_key import key_of, require_key
from lantoa.recognition.operations.decisions import keep_document
from lantoa.recognition.queries.as_signed import listed_as_signed
from vanban.writing.signing_keys import Key, SigningProblem

TYPED = ("pin", "locked", "key")  # what the person who typed the password or PIN can mend


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
    try:
        content = _signed(decision, key_of(decision.body, secret), at)
    except SigningProblem as problem:
        told = problem.vi if (get_language() or "vi").startswith("vi") else problem.en
        raise ValidationError({"secret": told} if problem.code in TYPED else told) from problem
    with transaction.atomic():
        locked = Decision.objects.select_for_update(of=("self",)).select_related("folder__body").get(pk=decision.pk)
        require_unsigned(locked)
        with audit.watching(locked, "sign_document", by=by, at=at):
            locked.document = keep_document(locked, f"{locked.number}.pdf".replace("/", "-"), content, by=by, at=at)
            locked.save()
    return locked


def _signed(decision: Decision, key: Key, at: datetime) -> bytes:
    from vanban.writing.pdf import write_pdf
    from vanban.writing.signing import sign, stamp_above

    pdf = write_pdf(decision_of(decision, listed_as_signed(decision)), made_at=at)
    return sign(pdf, key, at=at, stamp=stamp_above(pdf, decision.signer_name))
