"""What an office does with a nomination: takes it up, joins it, asks back, passes it on, or says why not."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.template.loader import render_to_string
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.evidence.operations import folders
from lantoa.exemplars.models import Dossier, Nomination
from lantoa.exemplars.nomination_states import NOMINATION_MOVES
from lantoa.exemplars.operations import dossiers
from lantoa.exemplars.queries.nominations import as_dossier
from lantoa.exemplars.tracking_codes import spaced
from lantoa.kit import outbox
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body


def take_up(nomination: Nomination, *, by: Actor, at: datetime) -> Nomination:
    """A dossier begins with what was told; the files go into its folder."""
    with NOMINATION_MOVES["take_up"].of(nomination, by=by, at=at) as taken:
        taken.dossier = dossiers.enter(_dossier_of(taken, at), by=by, at=at)
        _move_files(taken, taken.dossier)
        taken.waiting_since = at
    return taken


def join(nomination: Nomination, *, dossier: Dossier, by: Actor, at: datetime) -> Nomination:
    """It is about an exemplar that has a dossier: the files go there, and the dossier shows what was told."""
    require(by, "keep", dossier)
    with NOMINATION_MOVES["join"].of(nomination, by=by, at=at) as joined:
        joined.dossier, joined.waiting_since = dossier, at
        _move_files(joined, dossier)
    return joined


def ask(nomination: Nomination, *, by: Actor, at: datetime, reason: str) -> Nomination:
    """Ask the nominator `reason`: by letter where she left an e-mail address, otherwise the officer calls."""
    with NOMINATION_MOVES["ask"].of(nomination, by=by, at=at, reason=reason) as asked:
        asked.question, asked.waiting_since = reason, at
        if is_address(asked.contact):
            outbox.put("mail", _letter(asked), key=f"nomination-{asked.pk}-{at.timestamp()}", at=at)
    return asked


def note_answer(nomination: Nomination, *, answer: str, by: Actor, at: datetime) -> Nomination:
    """What the nominator answered, below earlier answers; it waits to be decided about again."""
    if not answer.strip():
        raise ValidationError({"answer": _("Write down what the nominator said.")})
    with NOMINATION_MOVES["answer"].of(nomination, by=by, at=at) as answered:
        told = f"{localdate(at):%d/%m/%Y}: {answer.strip()}"
        answered.answers = "\n\n".join(filter(None, (answered.answers, told)))
        answered.waiting_since = at
    return answered


def pass_on(nomination: Nomination, *, to: Body, by: Actor, at: datetime, reason: str) -> Nomination:
    """Another body is to decide about it; whoever passes it on gives it out of hand."""
    if to.pk == nomination.body_id:
        raise ValidationError({"to": _("It lies there already.")})
    with NOMINATION_MOVES["pass_on"].of(nomination, by=by, at=at, reason=reason) as passed:
        passed.body, passed.waiting_since = to, at
        if passed.folder:
            folders.hand_to(passed.folder, to)
    return passed


def refuse(nomination: Nomination, *, refusal_class: str, by: Actor, at: datetime, reason: str) -> Nomination:
    """It is not taken up; the nominator is told the class, the office keeps the reason."""
    with NOMINATION_MOVES["refuse"].of(nomination, by=by, at=at, reason=reason) as refused:
        refused.refusal_class, refused.waiting_since = refusal_class, at
    return refused


def reopen(nomination: Nomination, *, by: Actor, at: datetime, reason: str = "") -> Nomination:
    """It is looked at again."""
    with NOMINATION_MOVES["reopen"].of(nomination, by=by, at=at, reason=reason) as reopened:
        reopened.refusal_class, reopened.waiting_since = "", at
    return reopened


def is_address(contact: str) -> bool:
    """Whether what the nominator left is an e-mail address and nothing else."""
    try:
        validate_email(contact.strip())
    except ValidationError:
        return False
    return True


def _dossier_of(nomination: Nomination, at: datetime) -> Dossier:
    assert nomination.body is not None  # noqa: S101 - it was sent
    return as_dossier(nomination, nomination.body, localdate(nomination.sent_at or at))


def _move_files(nomination: Nomination, dossier: Dossier) -> None:
    """Into the folder of the dossier; what lies there already stays where it was sent."""
    if nomination.folder:
        folders.pour(nomination.folder, dossier.folder)


def _letter(nomination: Nomination) -> dict[str, str]:
    told = {"nomination": nomination, "code": spaced(nomination.tracking_code), "site": settings.BASE_URL}
    return {
        "to": nomination.contact.strip(),
        "subject": _("A question about your nomination %(code)s") % {"code": told["code"]},
        "text": render_to_string("exemplars/letters/question.txt", told),
    }
