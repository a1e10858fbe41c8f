"""A dossier is held against criteria, endorsed by the collective, and confirmed by the head."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.models import Claim, StoredFile
from lantoa.exemplars.models import Dossier, EndorsedBy, Kind, Screening, ScreeningAnswer
from lantoa.exemplars.states import SCREENING_MOVES, ScreeningState
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.movements.models import Branch, Criterion, Scope

#: Which branch of the criteria speaks of which kind; a model stands for those who made it.
BRANCHES = {
    Kind.INDIVIDUAL: Branch.INDIVIDUAL,
    Kind.GOOD_DEED: Branch.INDIVIDUAL,
    Kind.COLLECTIVE: Branch.COLLECTIVE,
    Kind.MODEL: Branch.COLLECTIVE,
    Kind.HOUSEHOLD: Branch.HOUSEHOLD,
}


@dataclass(frozen=True)
class Said:
    """What is said of one criterion."""

    met: str
    note: str = ""
    claim: Claim | None = None
    points: Decimal | None = None


@dataclass(frozen=True)
class Endorsed:
    """How the collective said what it thinks: by a vote with its figures, or by the minutes of a meeting."""

    how: str
    on: date
    votes_for: int | None = None
    votes_against: int | None = None
    minutes: StoredFile | None = None
    note: str = ""


@transaction.atomic
def begin(screening: Screening, *, by: Actor, at: datetime) -> Screening:
    """Open the new `screening` with one empty answer for each criterion that speaks of such an exemplar.

    ValidationError: the set has none, or the dossier is held against it already.
    """
    require(by, "keep", screening)
    criteria = list(criteria_for(screening.dossier, screening.criteria_set_id))
    if not criteria:
        raise ValidationError({"criteria_set": _("None of these criteria speaks of such an exemplar or its field.")})
    if Screening.objects.filter(
        dossier=screening.dossier_id, criteria_set=screening.criteria_set_id, body=screening.body_id
    ).exists():
        raise ValidationError({"criteria_set": _("The dossier is held against these criteria already: go on there.")})
    screening.begun_by_id, screening.begun_at = by.person.pk if by.person else None, at
    screening.save(force_insert=True)
    ScreeningAnswer.objects.bulk_create([ScreeningAnswer(screening=screening, criterion=each) for each in criteria])
    audit.record("begin_screening", screening.dossier, by=by, at=at, note=str(screening.criteria_set))
    return screening


@transaction.atomic
def answer(asked: ScreeningAnswer, said: Said, *, by: Actor, at: datetime) -> ScreeningAnswer:
    """Say how far a criterion is met; as often as one likes while the screening is open.

    ValidationError by field: more points than the criterion has, or a claim of another dossier.
    """
    screening = Screening.objects.select_for_update(of=("self",)).get(pk=asked.screening_id)
    require(by, "keep", screening)
    if screening.state != ScreeningState.OPEN:
        raise MoveRefused(_("This screening is closed. Open it again to change an answer."))
    locked = ScreeningAnswer.objects.select_related("criterion").get(pk=asked.pk)
    most = locked.criterion.points
    if said.points is not None and (most is None or said.points > most):
        raise ValidationError({"points": _("At most %(points)s points.") % {"points": most or 0}})
    if said.claim and said.claim.folder_id != screening.dossier.folder_id:
        raise ValidationError({"claim": _("This claim is of another dossier.")})
    with audit.watching(locked, "answer_criterion", by=by, at=at):
        locked.met, locked.note, locked.claim, locked.points = said.met, said.note, said.claim, said.points
        locked.save()
    return locked


def endorse(screening: Screening, told: Endorsed, *, by: Actor, at: datetime, reason: str = "") -> Screening:
    """The collective agrees. A vote without a majority is no endorsement."""
    _require_endorsement(told, localdate(at))
    with SCREENING_MOVES["endorse"].of(screening, by=by, at=at, reason=reason) as moved:
        moved.endorsed_by, moved.endorsed_on, moved.endorsement_note = told.how, told.on, told.note
        moved.votes_for, moved.votes_against, moved.minutes = told.votes_for, told.votes_against, told.minutes
    return moved


def confirm(screening: Screening, *, by: Actor, at: datetime, reason: str = "") -> Screening:
    """The head answers for it."""
    with SCREENING_MOVES["confirm"].of(screening, by=by, at=at, reason=reason) as moved:
        moved.confirmed_by_id, moved.confirmed_at = by.person.pk if by.person else None, at
    return moved


def reopen(screening: Screening, *, by: Actor, at: datetime, reason: str = "") -> Screening:
    """Screened again; what was said before is in the history."""
    with SCREENING_MOVES["reopen"].of(screening, by=by, at=at, reason=reason) as moved:
        moved.endorsed_by, moved.endorsed_on, moved.votes_for, moved.votes_against = "", None, None, None
        moved.confirmed_by, moved.confirmed_at = None, None
    return moved


def criteria_for(dossier: Dossier, criteria_set: int) -> QuerySet[Criterion]:
    """The criteria of the set that speak of such an exemplar: the general ones, and those of its field."""
    speaks = Q(branch__in=[Branch.ALL, BRANCHES[Kind(dossier.kind)]])
    fields = Q(scope=Scope.GENERAL) | Q(field=dossier.field_id, field__isnull=False)
    return Criterion.objects.filter(speaks & fields, criteria_set=criteria_set).order_by("order", "pk")


def _require_endorsement(told: Endorsed, today: date) -> None:
    if told.on > today:
        raise ValidationError({"on": _("This day lies ahead.")})
    if told.how != EndorsedBy.VOTE:
        return
    if told.votes_for is None or told.votes_against is None:
        raise ValidationError({"votes_for": _("Write how many voted for it and how many against it.")})
    if told.votes_for <= told.votes_against:
        told_why = _("Without a majority it is not endorsed. Return the dossier, or do not accept it.")
        raise ValidationError({"votes_for": told_why})
