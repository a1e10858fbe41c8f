"""A dossier goes its way: nurtured, put forward, introduced upwards, recognised, followed, or stopped with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.functional import Promise
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.against import held_against
from lantoa.exemplars.days import next_review
from lantoa.exemplars.models import Dossier, Milestone, MilestoneKind, Round
from lantoa.exemplars.operations import releasing
from lantoa.exemplars.operations.milestones import note
from lantoa.exemplars.operations.visiting import plan_first
from lantoa.exemplars.queries.honesty import looked_at
from lantoa.exemplars.queries.screening import unfinished_screenings
from lantoa.exemplars.states import DOSSIER_MOVES, HONOURED, has_been_recognised
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Body

_GOES_UP = _("The screening of this dossier is not finished. Finish it, or say here why it goes up all the same.")
_IS_RECOGNISED = _("The screening of this dossier is not finished. Finish it, or say here why it is recognised anyway.")


@dataclass(frozen=True)
class Introduced:
    """An introduction: to whom, by way of whom, on which day, with which document, in which round."""

    to_body: Body
    on: date
    via: Body | None = None
    document: str = ""
    round: Round | None = None


@dataclass(frozen=True)
class Recognised:
    """A recognition: on which rung of the ladder, on which day, by which decision."""

    rung: str
    on: date
    document: str


def nurture(dossier: Dossier, *, by: Actor, at: datetime, reason: str = "") -> Dossier:
    """It is worth helping along."""
    with DOSSIER_MOVES["nurture"].of(dossier, by=by, at=at, reason=reason) as moved:
        moved.waiting_since = at
    return moved


def propose(dossier: Dossier, *, by: Actor, at: datetime, reason: str = "") -> Dossier:
    """Laid before whoever decides at the body that has it. ValidationError: something is held against the exemplar, and
    nobody says why it is put forward all the same.
    """
    with DOSSIER_MOVES["propose"].of(dossier, by=by, at=at, reason=reason) as moved:
        _require_word_on_what_is_held(moved, reason)
        moved.waiting_since = at
    return moved


def take_back(dossier: Dossier, *, by: Actor, at: datetime, reason: str = "") -> Dossier:
    """It was put forward too early; nobody above has it yet."""
    with DOSSIER_MOVES["take_back"].of(dossier, by=by, at=at, reason=reason) as moved:
        moved.waiting_since = at
    return moved


def propose_again(dossier: Dossier, *, by: Actor, at: datetime, reason: str = "") -> Dossier:
    """Already honoured, and put forward for the next level: the same dossier goes on. Refuses as `propose`."""
    with DOSSIER_MOVES["propose_again"].of(dossier, by=by, at=at, reason=reason) as moved:
        _require_word_on_what_is_held(moved, reason)
        moved.waiting_since, moved.is_first_time = at, False
    return moved


def introduce(dossier: Dossier, told: Introduced, *, by: Actor, at: datetime, reason: str = "") -> Dossier:
    """Hand it to the body above. It counts for the body that had it, whatever becomes of it.

    MoveRefused: the programme wants settled first what the dossier says and does not show. ValidationError: a screening
    here is not finished, or something is held against the exemplar, and nobody says why it goes up all the same.
    """
    _require_day(told.on, at)
    with DOSSIER_MOVES["introduce"].of(dossier, by=by, at=at, reason=reason) as moved:
        if told.to_body.pk == moved.held_by_id:
            raise ValidationError({"to_body": _("It lies with this body already. Choose the one above.")})
        _require_honest(moved, at, told.round)
        _require_word_on_what_is_held(moved, reason)
        _require_word_on_screening(moved, reason, _GOES_UP)
        made = Milestone(dossier=moved, kind=MilestoneKind.INTRODUCED, body_id=moved.held_by_id, on=told.on)
        made.to_body, made.via, made.document, made.round = told.to_body, told.via, told.document, told.round
        note(made, by=by, at=at)
        by_way = told.via if told.via and told.via.pk not in (moved.held_by_id, told.to_body.pk) else None
        moved.held_by = by_way or told.to_body
        moved.bound_for = told.to_body if by_way else None
        moved.waiting_since = at
    return moved


def pass_on(dossier: Dossier, *, by: Actor, at: datetime, reason: str = "") -> Dossier:
    """Whoever only collects hands it to whom it is bound for; that is no introduction of its own."""
    with DOSSIER_MOVES["pass_on"].of(dossier, by=by, at=at, reason=reason) as moved:
        _require_honest(moved, at)
        _require_word_on_what_is_held(moved, reason)
        _require_word_on_screening(moved, reason, _GOES_UP)
        moved.held_by = moved.bound_for or moved.held_by  # the guard asked whether it is bound for anybody
        moved.bound_for, moved.waiting_since = None, at
    return moved


def send_back(dossier: Dossier, *, by: Actor, at: datetime, reason: str = "") -> Dossier:
    """Something is missing: it goes back to whoever introduced it, with what is to be completed."""
    with DOSSIER_MOVES["return"].of(dossier, by=by, at=at, reason=reason) as moved:
        moved.held_by, moved.bound_for, moved.waiting_since = _came_from(moved), None, at
    return moved


def recognise(dossier: Dossier, told: Recognised, *, by: Actor, at: datetime, reason: str = "") -> Dossier:
    """The body that has it recognised the exemplar by a decision.

    MoveRefused: something is open against the exemplar that forbids every honour. ValidationError: a screening here is
    not finished, or something else is held against it, and nobody says why it is recognised all the same.
    """
    _require_day(told.on, at)
    if not told.document.strip():
        raise ValidationError({"document": _("Write the number of the decision.")})
    with DOSSIER_MOVES["recognise"].of(dossier, by=by, at=at, reason=reason) as moved:
        _require_word_on_what_is_held(moved, reason)
        _require_word_on_screening(moved, reason, _IS_RECOGNISED)
        made = Milestone(dossier=moved, kind=MilestoneKind.RECOGNISED, body_id=moved.held_by_id, on=told.on)
        made.rung, made.document = told.rung, told.document
        note(made, by=by, at=at)
        moved.waiting_since = at
        moved.review_due_on = next_review(told.on, moved.review_every, localdate(at))
    return moved


@transaction.atomic
def recognise_further(dossier: Dossier, told: Recognised, body: Body, *, by: Actor, at: datetime) -> Milestone:
    """Honoured already, and now by another decision, of `body`: the dossier stays where it is on its way.

    Whoever calls has asked whether `by` may decide at `body`. MoveRefused: it was not recognised before.
    """
    locked = Dossier.objects.select_for_update(of=("self",)).get(pk=dossier.pk)
    if locked.state not in HONOURED:
        raise MoveRefused(_("It was not recognised before."))
    made = Milestone(dossier=locked, kind=MilestoneKind.RECOGNISED, body=body, on=told.on)
    made.rung, made.document = told.rung, told.document
    return note(made, by=by, at=at)


def undo_recognition(dossier: Dossier, *, by: Actor, at: datetime, reason: str = "") -> Dossier:
    """The recognition was recorded by mistake: the last one is struck out, and the dossier is where it was before."""
    with DOSSIER_MOVES["undo_recognition"].of(dossier, by=by, at=at, reason=reason) as moved:
        last = moved.milestones.standing().filter(kind=MilestoneKind.RECOGNISED).order_by("-pk").first()
        if last:
            last.strike_out(by.person, at, reason)
        if not has_been_recognised(moved):
            moved.review_due_on = None
        moved.waiting_since = at
    return moved


def follow(dossier: Dossier, *, by: Actor, at: datetime, reason: str = "") -> Dossier:
    """From now on somebody visits regularly: the first visit is planned."""
    with DOSSIER_MOVES["follow"].of(dossier, by=by, at=at, reason=reason) as moved:
        moved.waiting_since = at
        plan_first(moved, by=by, at=at)
    return moved


def ask_support(dossier: Dossier, *, by: Actor, at: datetime, reason: str = "") -> Dossier:
    """The exemplar cannot keep it up without help."""
    with DOSSIER_MOVES["ask_support"].of(dossier, by=by, at=at, reason=reason) as moved:
        moved.waiting_since = at
    return moved


def refuse(dossier: Dossier, *, by: Actor, at: datetime, reason: str = "") -> Dossier:
    """Not accepted, for the reason given. A page that was public before is taken back and found no more."""
    with DOSSIER_MOVES["refuse"].of(dossier, by=by, at=at, reason=reason) as moved:
        moved.bound_for, moved.waiting_since = None, at
        releasing.take_down(moved, at=at, reason=gettext("The dossier was not accepted."))
    return moved


def take_up(dossier: Dossier, *, by: Actor, at: datetime, reason: str = "") -> Dossier:
    """Looked at again."""
    with DOSSIER_MOVES["take_up"].of(dossier, by=by, at=at, reason=reason) as moved:
        moved.waiting_since = at
    return moved


def withdraw(dossier: Dossier, *, by: Actor, at: datetime, document: str = "", reason: str = "") -> Dossier:
    """The recognition no longer holds, by a decision and for a reason; what was counted then stays history."""
    if not document.strip():
        raise ValidationError({"document": _("Write the number of the decision.")})
    told = reason.strip() and f"{document}: {reason}"
    with DOSSIER_MOVES["withdraw"].of(dossier, by=by, at=at, reason=told) as moved:
        moved.waiting_since = at
        releasing.take_down(moved, at=at, reason=told)
    return moved


def reinstate(dossier: Dossier, *, by: Actor, at: datetime, reason: str = "") -> Dossier:
    """The withdrawal was wrong."""
    with DOSSIER_MOVES["reinstate"].of(dossier, by=by, at=at, reason=reason) as moved:
        moved.waiting_since = at
    return moved


def _came_from(dossier: Dossier) -> Body:
    """Whoever introduced it to where it lies; where nobody did, it stays."""
    last = dossier.milestones.standing().filter(kind=MilestoneKind.INTRODUCED).order_by("-pk").first()
    return last.body if last else dossier.held_by


def _require_honest(dossier: Dossier, at: datetime, asked: Round | None = None) -> None:
    """What the dossier says and does not show is settled before others rely on it, where the programme wants that."""
    gate, overstated = looked_at(dossier, localdate(at), asked)
    if gate.holds_back and overstated:
        raise MoveRefused(" ".join([gettext("It says more than it shows."), *overstated]))


def _require_word_on_screening(dossier: Dossier, reason: str, told: str | Promise) -> None:
    """A screening that was begun where the dossier lies holds it back, unless somebody says why not."""
    if not reason.strip() and unfinished_screenings(dossier):
        raise ValidationError({"reason": told})


def _require_word_on_what_is_held(dossier: Dossier, reason: str) -> None:
    """Whoever goes on with an exemplar that something is held against says why."""
    if not reason.strip() and (held := held_against(dossier)):
        told = gettext("Held against them: %(matters)s. Wait until it is settled, or say here why it goes on.")
        raise ValidationError({"reason": told % {"matters": "; ".join(str(each.words) for each in held)}})


def _require_day(on: date, at: datetime) -> None:
    if on > localdate(at):
        raise ValidationError({"on": _("This day lies ahead.")})
