"""Members come, leave, or send their ballots; and say of each case whether they have a conflict of interest."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import Refused, may, require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.recognition.council_access import NO_SEAT
from lantoa.recognition.council_states import LIVE, SittingState
from lantoa.recognition.counting import Standing
from lantoa.recognition.models import Attendance, Case, Conflict, Seat, Sitting, VoteCast
from lantoa.recognition.operations.sittings import locked_sitting
from lantoa.recognition.queries.councils import members_on


@transaction.atomic
def attend(sitting: Sitting, seat: Seat, standing: Standing, *, by: Actor, at: datetime) -> Attendance:
    """Record where a member is: by herself that she has come or leaves, by whoever keeps the sitting anything.

    The moments of coming and leaving are `at`. MoveRefused while the sitting is not open (a ballot in writing can be
    announced before); Refused for somebody else's seat.
    """
    locked = locked_sitting(sitting)
    _require_own_or_handling(locked, seat, by)
    if locked.state != SittingState.OPEN and not (locked.state in LIVE and standing is Standing.WRITTEN):
        raise MoveRefused(_("The sitting is not open."))
    if not members_on(locked.council_id, locked.day).filter(pk=seat.pk).exists():
        raise Refused(NO_SEAT)
    found = Attendance.objects.filter(sitting=locked, seat=seat).first() or Attendance(sitting=locked, seat=seat)
    if found.pk and found.now is standing:
        return found
    _set(found, standing, at)
    found.save()
    audit.record("attend", locked, by=by, at=at, note=f"{seat.name}: {_told(found)}")
    return found


@transaction.atomic
def attend_all(sitting: Sitting, standings: Mapping[Seat, Standing], *, by: Actor, at: datetime) -> int:
    """Record several members at once, all or none; how many they were."""
    for seat, standing in standings.items():
        attend(sitting, seat, standing, by=by, at=at)
    return len(standings)


def _set(found: Attendance, standing: Standing, at: datetime) -> None:
    """Whoever was in the room and is no longer has left: that is kept beside when she came."""
    if standing is Standing.ABSENT and found.arrived_at:
        found.left_at = at
    elif standing is Standing.PRESENT:
        found.standing, found.left_at = standing, None
        found.arrived_at = found.arrived_at or at
    else:
        found.standing, found.arrived_at, found.left_at = standing, None, None


def _told(found: Attendance) -> str:
    return _("has left") if found.left_at else str(found.get_standing_display())


@transaction.atomic
def declare(case: Case, seat: Seat, *, has_conflict: bool, reason: str = "", by: Actor, at: datetime) -> Conflict:
    """A member says whether she has a conflict of interest in a case; whoever handles the sitting, for her.

    She may find one later, as long as she has not voted. That there is none after all is written down by somebody else,
    with the reason. ValidationError: a conflict without a reason. MoveRefused: too late.
    """
    locked = Case.objects.select_for_update(of=("self",)).select_related("sitting__council").get(pk=case.pk)
    is_own = by.person is not None and seat.person_id == by.person.pk
    if not is_own:
        require(by, "handle", locked.sitting)
    if not members_on(locked.sitting.council_id, locked.sitting.day).filter(pk=seat.pk).exists():
        raise Refused(NO_SEAT)
    found = Conflict.objects.filter(case=locked, seat=seat).first()
    if found and found.has_conflict == has_conflict:
        return found
    _require_in_time(locked, seat)
    if found and is_own and not has_conflict:
        raise Refused(_("Ask the secretary or the chair to take your declaration back, with the reason."))
    if (has_conflict or found) and not reason.strip():
        raise ValidationError({"reason": _("Write why.")})
    made = found or Conflict(case=locked, seat=seat)
    made.has_conflict, made.reason, made.declared_at = has_conflict, reason, at
    made.save()
    # What the conflict is about is personal: the log, which is kept for good, has only that there is one.
    audit.record("declare_conflict" if has_conflict else "declare_none", locked, by=by, at=at, note=seat.name)
    return made


def _require_in_time(case: Case, seat: Seat) -> None:
    if case.sitting.state not in LIVE:
        raise MoveRefused(_("The sitting is over."))
    if case.is_voting and VoteCast.objects.filter(case=case, ballot=case.ballot, seat=seat).exists():
        raise MoveRefused(
            _("The ballot lies in the box already. Tell the chair, who can have the case voted on again.")
        )


def _require_own_or_handling(sitting: Sitting, seat: Seat, by: Actor) -> None:
    if by.person is None or seat.person_id != by.person.pk:
        require(by, "handle", sitting)
        return
    if not may(by, "sit", sitting):
        raise Refused(NO_SEAT)
