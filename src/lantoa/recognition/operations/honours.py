"""Who stands on the list of a decision, and what becomes of an honour after it was given."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.operations.folders import open_folder
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.recognition import events
from lantoa.recognition.decision_states import DECISION_MOVES, HONOUR_MOVES, IN_FORCE, DecisionState, HonourState
from lantoa.recognition.models import Decision, Honour, Proposal, Recovery, subject_of
from lantoa.recognition.models.decisions import DecisionKind, number_key
from lantoa.recognition.operations import dossiers_of_honours
from lantoa.recognition.operations.decisions import (
    lock_register,
    locked_draft,
    require_day,
    require_free_number,
)
from lantoa.recognition.operations.printing import throw_away
from lantoa.recognition.proposal_states import ProposalState


@dataclass(frozen=True)
class Later:
    """The later decision that corrects or revokes: its number, its day, who signed it."""

    number: str
    on: date
    signer_name: str
    signer_post: str


@transaction.atomic
def put_on_list(decision: Decision, listed: Iterable[Proposal], *, by: Actor, at: datetime) -> list[Honour]:
    """The exemplars of agreed proposals stand on the list of a draft, in the words of their proposals."""
    draft = locked_draft(decision, by)
    made = []
    for proposal in listed:
        if proposal.state != ProposalState.AGREED:
            told = gettext("%(name)s: only what the council agreed to can be put on the list.")
            raise MoveRefused(told % {"name": proposal.dossier.name})
        honour = Honour(proposal=proposal, dossier=proposal.dossier, award=proposal.award)
        honour.period, honour.wording = _period_of(proposal), proposal.summary or proposal.dossier.summary
        made.append(_listed(draft, honour, by, at))
    return made


@transaction.atomic
def put_on_directly(decision: Decision, honour: Honour, *, by: Actor, at: datetime) -> Honour:
    """Somebody is honoured without a proposal: under the simple procedure, which the decision gives the reason for.

    ValidationError: no reason is given, the award needs the vote of a council, or the exemplar has it already.
    """
    draft = locked_draft(decision, by)
    require(by, "view", honour.dossier)
    if not draft.direct_reason.strip():
        raise ValidationError(
            _("Write first why it is decided without a council: change the decision, “why without a council”.")
        )
    _require_award(honour)
    return _listed(draft, honour, by, at)


@transaction.atomic
def reword(honour: Honour, values: dict[str, Any], *, by: Actor, at: datetime) -> Honour:
    """Other words on the list of a draft: `values` by the names of the fields."""
    locked_draft(honour.decision, by)
    locked = Honour.objects.select_for_update(of=("self",)).get(pk=honour.pk)
    with audit.watching(locked, "reword_honour", by=by, at=at):
        for name, value in values.items():
            setattr(locked, name, value)
        locked.save()
    return locked


@transaction.atomic
def take_off(honour: Honour, *, by: Actor, at: datetime, reason: str = "") -> Decision:
    """Off the list of a draft; the proposal waits for another one."""
    draft = locked_draft(honour.decision, by)
    told = gettext("%(name)s, %(award)s") % {"name": honour.name, "award": honour.award}
    honour.delete()
    audit.record("take_off_list", draft, by=by, at=at, note=f"{told}. {reason}".strip())
    return draft


@transaction.atomic
def correct(honour: Honour, later: Later, values: dict[str, Any], *, reason: str, by: Actor, at: datetime) -> Honour:
    """A later decision says what is right: `values` by the names of the fields. What stood there stays in the log."""
    with HONOUR_MOVES["correct"].of(honour, by=by, at=at, reason=reason) as corrected:
        corrected.corrected_by = _later(corrected, later, DecisionKind.CORRECTS, by, at)
        corrected.correction_reason = reason
        for name, value in values.items():
            setattr(corrected, name, value)
    throw_away(corrected.decision)
    events.honour_corrected.send(Honour, honour=corrected, by=by, at=at)
    return corrected


@transaction.atomic
def revoke(honour: Honour, later: Later, *, reason: str, by: Actor, at: datetime) -> Honour:
    """A later decision takes it away (Law Đ.93). The certificate and the money are to come back.

    The number in the register stays its own. Refused: the dossier is on its way to another recognition.
    """
    with HONOUR_MOVES["revoke"].of(honour, by=by, at=at, reason=reason) as revoked:
        revoked.revoked_by = _later(revoked, later, DecisionKind.REVOKES, by, at)
        revoked.revocation_reason = reason
        dossiers_of_honours.told_of_revocation(revoked, revoked.revoked_by, reason, by=by, at=at)
    Recovery.objects.get_or_create(honour=revoked, defaults={"amount_due": revoked.amount or 0})
    throw_away(revoked.decision)
    events.honour_revoked.send(Honour, honour=revoked, by=by, at=at)
    return revoked


@transaction.atomic
def revoke_all(decision: Decision, later: Later, *, reason: str, by: Actor, at: datetime) -> Decision:
    """The whole decision is revoked, and with it each honour of it that holds."""
    with DECISION_MOVES["revoke"].of(decision, by=by, at=at, reason=reason) as revoked:
        for honour in revoked.honours.filter(state__in=IN_FORCE).select_related("dossier", "proposal"):
            revoke(honour, later, reason=reason, by=by, at=at)
    return revoked


@transaction.atomic
def restore(honour: Honour, *, reason: str, by: Actor, at: datetime) -> Honour:
    """The revocation was recorded by mistake: the honour holds as it did. The later decision stays on record."""
    with HONOUR_MOVES["restore"].of(honour, by=by, at=at, reason=reason) as restored:
        if restored.decision.state == DecisionState.REVOKED:
            raise MoveRefused(_("The whole decision is revoked."))
        restored.revoked_by, restored.revocation_reason = None, ""
        Recovery.objects.filter(honour=restored).delete()
    if restored.corrected_by_id:
        # It was corrected before; what holds is the corrected one.
        Honour.objects.filter(pk=restored.pk).update(state=HonourState.CORRECTED)
        restored.refresh_from_db()
    throw_away(restored.decision)
    dossiers_of_honours.told_of_restoring(restored, reason, by=by, at=at)
    events.honour_restored.send(Honour, honour=restored, by=by, at=at)
    return restored


def _require_award(honour: Honour) -> None:
    """Directly only what is in use, is meant for whoever it is, and needs no vote."""
    if not honour.award.is_on:
        raise ValidationError(
            {"award": _("This award is not in use. An administrator can switch it on in the catalogue.")}
        )
    if subject_of(honour.dossier.kind) not in honour.award.subjects:
        told = _("This award is not for: %(kind)s. Choose another one.")
        raise ValidationError({"award": told % {"kind": honour.dossier.get_kind_display()}})
    if honour.award.ballot_required:
        raise ValidationError({"award": _("This award needs the vote of a council. Propose it in a round.")})


def _listed(decision: Decision, honour: Honour, by: Actor, at: datetime) -> Honour:
    dossier = honour.dossier
    honour.decision, honour.body = decision, decision.body
    honour.name = honour.name or dossier.name
    honour.about = honour.about or ", ".join(filter(None, (dossier.position, dossier.place or dossier.body.name)))
    _require_not_twice(honour)
    honour.save(force_insert=True)
    told = gettext("%(name)s, %(award)s") % {"name": honour.name, "award": honour.award}
    audit.record("put_on_list", decision, by=by, at=at, note=told)
    return honour


def _require_not_twice(honour: Honour) -> None:
    """One award for one time is given once: what stands in force or on another open list is named."""
    same = Honour.objects.filter(dossier=honour.dossier, award=honour.award, period=honour.period)
    open_lists = same.filter(state=HonourState.LISTED, decision__state=DecisionState.DRAFT)
    found = (same.filter(state__in=IN_FORCE) | open_lists).select_related("decision").first()
    if found:
        told = gettext("%(name)s has this award for this time already, by “%(decision)s” (%(cited)s).")
        words = {"name": honour.name, "decision": found.decision.title, "cited": found.decision.cited}
        raise ValidationError(told % words)


def _later(honour: Honour, later: Later, kind: DecisionKind, by: Actor, at: datetime) -> Decision:
    """The later decision, which may name several honours: found again by number and day, or recorded now.

    It is recorded as signed, with the honour's own body, by whoever may decide there.
    """
    require_day(later.on, at)
    if honour.decision.signed_on and later.on < honour.decision.signed_on:
        raise ValidationError({"on": _("A later decision cannot be older than the one that it changes.")})
    lock_register(honour.body_id)
    known = Decision.objects.filter(
        body=honour.body_id, kind=kind, number_key=number_key(later.number), signed_on=later.on
    ).first()
    if known:
        return known
    require_free_number(honour.body_id, later.number, later.on)
    title = gettext("Correcting: %(title)s") if kind == DecisionKind.CORRECTS else gettext("Revoking: %(title)s")
    made = Decision(body=honour.body, kind=kind, title=(title % {"title": honour.decision.title})[:300])
    made.signer_name, made.signer_post = later.signer_name, later.signer_post
    for same in ("issuing_name", "symbol", "issued_by", "place"):
        setattr(made, same, getattr(honour.decision, same))
    made.number, made.signed_on, made.state = later.number.strip(), later.on, DecisionState.SIGNED
    made.folder = open_folder(honour.body, at=at)
    made.recorded_by_id, made.recorded_at = by.person.pk if by.person else None, at
    made.save(force_insert=True)
    audit.record("record_decision", made, by=by, at=at)
    return made


def _period_of(proposal: Proposal) -> str:
    """The time that a proposal is for: the day of the deed where there is one, else the year that the round judges."""
    return f"{proposal.achieved_on:%d/%m/%Y}" if proposal.achieved_on else str(proposal.round.year)
