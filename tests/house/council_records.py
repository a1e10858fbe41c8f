"""A council with a member and a sitting of tomorrow that has one case, for the world that everybody asks about."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.utils.timezone import now

from lantoa.organisations.models import Body
from lantoa.recognition.models import Case, Council, Proposal, Seat, Sitting
from tests.organisations.worlds import LONG_AGO


def records_at(place: str, body: Body, secret: Callable[[str, str], str], laid: Proposal) -> dict[str, Any]:
    """`laid` is the proposal that lies before the council."""
    council = Council.objects.create(
        body=body, name=secret("council", place), place="Dân Lực", since=LONG_AGO, recorded_at=now()
    )
    seat = Seat.objects.create(council=council, name=secret("seat", place), since=LONG_AGO)
    sitting = Sitting.objects.create(
        council=council,
        title=secret("sitting", place),
        held_at=now() + timedelta(days=1),
        place="Phòng họp",
        recorded_at=now(),
    )
    case = Case.objects.create(sitting=sitting, proposal=laid, order=1, notes=secret("case", place))
    return {"council": council, "seat": seat, "sitting": sitting, "case": case}
