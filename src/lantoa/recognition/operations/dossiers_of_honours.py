"""What a decision means for the dossiers of those whom it honours: exemplars' own operations move them."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import ValidationError
from django.utils.translation import gettext

from lantoa.exemplars.models import Rung
from lantoa.exemplars.operations import moving
from lantoa.exemplars.states import DOSSIER_MOVES, HONOURED, DossierState
from lantoa.kit.access import Refused
from lantoa.kit.actors import Actor
from lantoa.organisations.models import BodyKind
from lantoa.organisations.models.bodies import COMMUNES
from lantoa.recognition.decision_states import IN_FORCE
from lantoa.recognition.models import Decision, Honour, Merit

RUNGS = {
    BodyKind.NATION: Rung.NATION,
    BodyKind.MINISTRY: Rung.NATION,
    BodyKind.PROVINCE: Rung.PROVINCE,
    BodyKind.DEPARTMENT: Rung.PROVINCE,
    BodyKind.DISTRICT: Rung.DISTRICT,
    **dict.fromkeys(COMMUNES, Rung.COMMUNE),
}


def rung_of(kind: str) -> Rung:
    """On which rung of the ladder a body of that kind recognises."""
    return RUNGS.get(BodyKind(kind), Rung.UNIT)


def _is_for_organising(honour: Honour) -> bool:
    """Whether it rewards who organised the work, not an exemplar."""
    return honour.proposal is not None and honour.proposal.merit == Merit.ORGANISING


def told_of(honour: Honour, decision: Decision, *, reason: str, by: Actor, at: datetime) -> list[str]:
    """The dossier is recognised by the decision. Why it cannot be, as sentences; nothing where it was done.

    Nothing is done to the dossier of who is honoured for organising.

    `reason` says why, where the dossier asks for one.
    """
    if _is_for_organising(honour):
        return []
    assert decision.signed_on is not None  # noqa: S101 - it gives the honour
    told = moving.Recognised(rung_of(decision.body.kind), decision.signed_on, decision.number)
    try:
        if honour.dossier.state in HONOURED:
            moving.recognise_further(honour.dossier, told, decision.body, by=by, at=at)
        else:
            moving.recognise(honour.dossier, told, by=by, at=at, reason=reason)
    except Refused as refused:
        todo = gettext("Put the dossier forward to this body, or take the name off the list.")
        return [f"{honour.name}: {refused.reason} {todo}"]
    except ValidationError as refused:
        return [f"{honour.name}: {' '.join(refused.messages)}"]
    return []


def told_of_revocation(honour: Honour, decision: Decision, reason: str, *, by: Actor, at: datetime) -> None:
    """The recognition of the dossier is withdrawn, unless another honour of it holds.

    Refused: the dossier is on its way to another recognition, which is to be settled first.
    """
    dossier = honour.dossier
    if _is_for_organising(honour):
        return
    others = Honour.objects.filter(dossier=dossier, state__in=IN_FORCE).exclude(pk=honour.pk)
    if others.exclude(proposal__merit=Merit.ORGANISING).exists():
        return
    if dossier.state == DossierState.WITHDRAWN:
        return
    if dossier.state not in HONOURED:
        state = DOSSIER_MOVES.label(dossier.state)
        told = gettext("The dossier is “%(state)s”: settle that first on its own page.")
        raise Refused(told % {"state": state})
    moving.withdraw(dossier, by=by, at=at, document=decision.number, reason=reason)


def told_of_restoring(honour: Honour, reason: str, *, by: Actor, at: datetime) -> None:
    """The recognition holds again, where its withdrawal came with the revocation."""
    if honour.dossier.state == DossierState.WITHDRAWN and not _is_for_organising(honour):
        moving.reinstate(honour.dossier, by=by, at=at, reason=reason)
