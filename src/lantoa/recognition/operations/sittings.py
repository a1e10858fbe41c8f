"""A sitting is planned, its agenda filled, its members invited; it is opened, closed, and its minutes signed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.template.loader import render_to_string
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.kit import audit, outbox
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.plans.letters import in_language_of, link
from lantoa.recognition.council_states import AHEAD, CASE_MOVES, LIVE, SITTING_MOVES, VOTED, CaseState
from lantoa.recognition.models import Case, Proposal, Seat, Sitting
from lantoa.recognition.operations import proposals
from lantoa.recognition.proposal_states import ProposalState
from lantoa.recognition.queries.councils import members_on


@transaction.atomic
def plan(sitting: Sitting, *, by: Actor, at: datetime) -> Sitting:
    """Save the new sitting. ValidationError: the council does not exist on that day."""
    require(by, "keep", sitting)
    _require_council(sitting)
    sitting.recorded_by_id, sitting.recorded_at = by.person.pk if by.person else None, at
    sitting.save(force_insert=True)
    audit.record("plan_sitting", sitting, by=by, at=at)
    return sitting


@transaction.atomic
def change(sitting: Sitting, values: dict[str, Any], *, by: Actor, at: datetime) -> Sitting:
    """Another day or place. MoveRefused once it has been opened."""
    locked = locked_sitting(sitting)
    require(by, "keep", locked)
    if locked.state not in AHEAD:
        raise MoveRefused(_("The sitting has begun: its day and place stay."))
    with audit.watching(locked, "change_sitting", by=by, at=at):
        for name, value in values.items():
            setattr(locked, name, value)
        _require_council(locked)
        locked.save()
    return locked


@transaction.atomic
def add_cases(sitting: Sitting, chosen: Iterable[Proposal], *, by: Actor, at: datetime) -> list[Case]:
    """Put proposals on the agenda, behind what stands there; one that is only appraised is laid before the council.

    MoveRefused: the sitting is over. ValidationError: a proposal is on the agenda of a sitting that is still to end.
    """
    locked = locked_sitting(sitting)
    require(by, "keep", locked)
    if locked.state not in LIVE:
        raise MoveRefused(_("The sitting is over."))
    last = locked.cases.aggregate(last=Max("order"))["last"] or 0
    return [_add(locked, proposal, last + place, by, at) for place, proposal in enumerate(chosen, start=1)]


def _add(sitting: Sitting, proposal: Proposal, order: int, by: Actor, at: datetime) -> Case:
    if on_an_agenda(proposal):
        told = _("%(proposal)s is on the agenda of a sitting already.") % {"proposal": proposal}
        raise ValidationError({"proposals": told})
    if proposal.state != ProposalState.BEFORE_COUNCIL:
        proposal = proposals.lay_before_council(proposal, by=by, at=at)
    case = Case.objects.create(sitting=sitting, proposal=proposal, order=order)
    audit.record("add_case", case, by=by, at=at, note=str(sitting))
    return case


def on_an_agenda(proposal: Proposal) -> bool:
    """Whether a sitting that is still to end has the proposal before it, or this one had and put it off."""
    return Case.objects.filter(proposal=proposal.pk, sitting__state__in=LIVE).exists()


@transaction.atomic
def invite(sitting: Sitting, *, by: Actor, at: datetime, reason: str = "") -> Sitting:
    """Invite every member of the day; those with an address get one letter, also when the button is pressed twice."""
    with SITTING_MOVES["invite"].of(sitting, by=by, at=at, reason=reason) as moved:
        for seat in members_on(moved.council_id, moved.day).select_related("person"):
            if seat.person and seat.person.email:
                _post(moved, seat, at=at)
    return moved


def _post(sitting: Sitting, seat: Seat, *, at: datetime) -> None:
    with in_language_of(seat.person):
        told = {"sitting": sitting, "seat": seat, "link": link("recognition:room", sitting.pk)}
        letter = {
            "to": seat.person.email,  # type: ignore[union-attr]  # asked before
            "subject": " ".join((_("Invitation to the sitting: %(sitting)s") % {"sitting": sitting}).split()),
            "text": render_to_string("recognition/letters/sitting.txt", told),
        }
    # The day is part of the key: whoever was invited to another day is told of the new one.
    outbox.put("mail", letter, key=f"sitting-{sitting.pk}-{seat.pk}-{sitting.held_at:%Y%m%d%H%M}", at=at)


def open_sitting(sitting: Sitting, *, by: Actor, at: datetime, reason: str = "") -> Sitting:
    """Members can come in, and cases can be voted on. Quorum is asked at each vote, not here.

    MoveRefused before the day of the sitting.
    """
    with SITTING_MOVES["open"].of(sitting, by=by, at=at, reason=reason) as moved:
        if localdate(at) < moved.day:
            raise MoveRefused(_("The sitting is planned for a later day. Change its day to hold it today."))
        moved.opened_at = at
    return moved


@transaction.atomic
def close(sitting: Sitting, *, by: Actor, at: datetime, reason: str = "") -> Sitting:
    """End the sitting: what was voted on is settled, what was not goes back to wait for another sitting."""
    with SITTING_MOVES["close"].of(sitting, by=by, at=at, reason=reason) as moved:
        moved.closed_at = at
        told = _("The sitting ended before it was voted on.")
        for case in Case.objects.select_related("sitting__council").filter(sitting=moved, state=CaseState.WAITING):
            case.sitting = moved
            with CASE_MOVES["put_off"].of(case, by=_council(by), at=at, reason=told):
                pass
        for case in Case.objects.select_related("proposal").filter(sitting=moved, state__in=VOTED):
            agreed = case.state == CaseState.AGREED
            proposals.settle(case.proposal, agreed, by=_council(by), at=at, reason=str(moved))
    return moved


@transaction.atomic
def sign(sitting: Sitting, *, number: str, signed_on: date, by: Actor, at: datetime, reason: str = "") -> Sitting:
    """The minutes have been signed. ValidationError: on a day before the sitting, or to come."""
    with SITTING_MOVES["sign"].of(sitting, by=by, at=at, reason=reason) as moved:
        if not moved.day <= signed_on <= localdate(at):
            raise ValidationError({"signed_on": _("Minutes are signed on the day of the sitting or later.")})
        moved.minutes_number, moved.minutes_signed_on = number, signed_on
    return moved


def call_off(sitting: Sitting, *, by: Actor, at: datetime, reason: str) -> Sitting:
    """It does not take place; what was on its agenda can go onto another one."""
    with SITTING_MOVES["call_off"].of(sitting, by=by, at=at, reason=reason) as moved:
        pass
    return moved


def prepare_again(sitting: Sitting, *, by: Actor, at: datetime, reason: str) -> Sitting:
    """After all, or before its day is changed. MoveRefused: another sitting has taken one of its cases over."""
    with SITTING_MOVES["prepare_again"].of(sitting, by=by, at=at, reason=reason) as moved:
        mine = moved.cases.values("proposal")
        elsewhere = Case.objects.filter(proposal__in=mine, sitting__state__in=LIVE).exclude(sitting=moved.pk)
        if elsewhere.exists():
            raise MoveRefused(_("Another sitting has taken over what was on its agenda. Plan a new sitting."))
    return moved


def locked_sitting(sitting: Sitting) -> Sitting:
    """The sitting as it is now, kept from others until the transaction ends."""
    return Sitting.objects.select_for_update(of=("self",)).select_related("council").get(pk=sitting.pk)


def _council(by: Actor) -> Actor:
    """Whoever presides, acting for the council: what it decided is written down whatever her roles elsewhere are."""
    return replace(by, is_platform=True)


def _require_council(sitting: Sitting) -> None:
    if not sitting.council.holds_on(localdate(sitting.held_at)):
        raise ValidationError({"held_at": _("The council does not exist on that day.")})
