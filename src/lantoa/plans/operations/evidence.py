"""Evidence is recorded by the body that did something, and checked by somebody else. Until then it does not count."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import Refused, require
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body
from lantoa.plans.models import Duty, Evidence, Obligation, Term
from lantoa.plans.operations.proof import Proof, check
from lantoa.plans.operations.sending import store
from lantoa.plans.states import EVIDENCE_MOVES, EvidenceState, PlanState


@transaction.atomic
def record(duty: Duty, body: Body, proof: Proof, *, by: Actor, at: datetime, term: Term | None = None) -> Evidence:
    """Record what `body` did for `duty`. It counts for `term`, or for the period of its day where none is named."""
    evidence = Evidence(duty=duty, body=body, recorded_by_id=by.person.pk if by.person else None, recorded_at=at)
    require(by, "record", evidence)
    _require_running(duty)
    evidence.term = term or _term_of(duty, proof.on)
    _fill(evidence, proof, at)
    evidence.save(force_insert=True)
    audit.record("record_evidence", evidence, by=by, at=at)
    return evidence


@transaction.atomic
def change(evidence: Evidence, proof: Proof, *, by: Actor, at: datetime, term: Term | None = None) -> Evidence:
    """Complete what was returned, and count it for `term` where another is named.

    Only whoever recorded it does: the two pairs of eyes stay two.
    """
    require(by, "record", evidence)
    evidence = Evidence.objects.select_for_update(of=("self",)).select_related("duty__plan", "body").get(pk=evidence.pk)
    if evidence.state != EvidenceState.RETURNED:
        raise Refused(_("Only evidence that was returned can be completed."))
    if by.person is None or evidence.recorded_by_id != by.person.pk:
        raise Refused(_("Somebody else recorded this. Withdraw it and record it anew, or ask them to complete it."))
    with audit.watching(evidence, "change_evidence", by=by, at=at):
        evidence.term = term or evidence.term
        _fill(evidence, proof, at)
        evidence.save()
    return evidence


@transaction.atomic
def complete(evidence: Evidence, proof: Proof, *, by: Actor, at: datetime, term: Term | None = None) -> Evidence:
    """Complete what was returned and put it forward again, in one."""
    return submit(change(evidence, proof, by=by, at=at, term=term), by=by, at=at)


def accept(evidence: Evidence, *, by: Actor, at: datetime) -> Evidence:
    """It counts from now on. Never by whoever recorded it."""
    with EVIDENCE_MOVES["accept"].of(evidence, by=by, at=at) as accepted:
        _note_check(accepted, by=by, at=at)
    return accepted


def send_back(evidence: Evidence, *, by: Actor, at: datetime, reason: str) -> Evidence:
    """Something is missing, whether it was accepted before or not; it does not count."""
    with EVIDENCE_MOVES["return"].of(evidence, by=by, at=at, reason=reason) as returned:
        _note_check(returned, by=by, at=at)
    return returned


def reopen(evidence: Evidence, *, by: Actor, at: datetime) -> Evidence:
    """Take an acceptance back: it waits for a check as before."""
    with EVIDENCE_MOVES["reopen"].of(evidence, by=by, at=at) as waiting:
        waiting.checked_by, waiting.checked_at = None, None
    return waiting


def submit(evidence: Evidence, *, by: Actor, at: datetime) -> Evidence:
    """Put forward again what was returned or withdrawn."""
    with EVIDENCE_MOVES["submit"].of(evidence, by=by, at=at) as submitted:
        submitted.checked_by, submitted.checked_at = None, None
    return submitted


def withdraw(evidence: Evidence, *, by: Actor, at: datetime, reason: str = "") -> Evidence:
    """It was a mistake; it stays on record and does not count."""
    with EVIDENCE_MOVES["withdraw"].of(evidence, by=by, at=at, reason=reason) as withdrawn:
        pass
    return withdrawn


def _note_check(evidence: Evidence, *, by: Actor, at: datetime) -> None:
    evidence.checked_by_id, evidence.checked_at = by.person.pk if by.person else None, at


def _fill(evidence: Evidence, proof: Proof, at: datetime) -> None:
    """Take what was said into `evidence`. ValidationError, by field, where something is missing."""
    check(proof, evidence.duty, today=localdate(at), has_file=evidence.file_id is not None)
    _check_term(evidence, proof.on)
    for name in ("kind", "title", "on", "amount", "subject", "note", "link", "number"):
        setattr(evidence, name, getattr(proof, name))
    evidence.full_clean(exclude=["duty", "term", "body", "file", "recorded_by", "checked_by"])
    if proof.file:
        evidence.file = store(evidence.body, proof.file, at=at)


def _term_of(duty: Duty, on: date) -> Term:
    """The period of `duty` that has the day."""
    term = duty.terms.filter(since__lte=on, until__gt=on).first()
    if term is None:
        raise ValidationError({"on": _("This day lies in no period of the duty.")})
    return term


def _check_term(evidence: Evidence, on: date) -> None:
    """A report about a year is handed in after the year, so the day may lie behind the period; never before it."""
    term = evidence.term
    if term.duty_id != evidence.duty_id:
        raise ValidationError({"term": _("This is no period of the duty.")})
    if on < term.since:
        message = _("The period that it counts for begins only on %(day)s. Correct the day, or choose another period.")
        raise ValidationError({"on": message % {"day": f"{term.since:%d/%m/%Y}"}})
    counted = Obligation.objects.filter(duty=evidence.duty_id, counted=evidence.body_id)
    if not counted.overlapping(term.since, term.until).exists():
        message = _("%(body)s does not owe this duty in that period, and nothing of it counts for those who do.")
        raise ValidationError({"term": message % {"body": evidence.body.name}})


def _require_running(duty: Duty) -> None:
    if duty.plan.state != PlanState.RUNNING:
        raise Refused(_("The plan is not in force. Nothing more is recorded under it."))
