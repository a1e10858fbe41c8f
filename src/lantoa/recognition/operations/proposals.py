"""A proposal goes its way: drafted from the dossier, submitted, appraised, passed up, before the council, decided."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.models import Dossier
from lantoa.exemplars.states import LIVE
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.moves import MoveRefused
from lantoa.organisations.models import Ancestry, Body
from lantoa.recognition.eligibility import blocking
from lantoa.recognition.models import Award, AwardRound, LimitEffect, Opinion, Proposal, Stance
from lantoa.recognition.proposal_states import PROPOSAL_MOVES, WRITABLE, AwardRoundState, ProposalState
from lantoa.recognition.queries.consultations import not_asked_yet
from lantoa.recognition.queries.eligibility import eligibility_of
from lantoa.recognition.queries.limits import Limit, has_limits, limits_of


@transaction.atomic
def draft(made: Proposal, *, by: Actor, at: datetime) -> Proposal:
    """Save a new proposal of `proposed_by`; what the dossier tells and the proposal does not say is taken from it.

    ValidationError by field: the round does not take it, the body is not below it, the dossier is on its way no more,
    or it is proposed in the round already.
    """
    require(by, "keep", made)
    require(by, "open", made.dossier)
    _require_place(made, localdate(at))
    _require_award(made)
    made.summary = made.summary.strip() or made.dossier.summary
    made.held_by_id, made.waiting_since = made.proposed_by_id, at
    made.recorded_by_id, made.recorded_at = by.person.pk if by.person else None, at
    made.save(force_insert=True)
    audit.record("draft_proposal", made, by=by, at=at, note=str(made))
    return made


@transaction.atomic
def draft_several(
    asked: AwardRound, award: Award, body: Body, dossiers: Iterable[Dossier], *, by: Actor, at: datetime
) -> list[Proposal]:
    """One draft for each of the dossiers, all or none of them."""
    return [
        draft(Proposal(round=asked, award=award, dossier=each, proposed_by=body), by=by, at=at) for each in dossiers
    ]


@transaction.atomic
def change(found: Proposal, values: dict[str, Any], *, by: Actor, at: datetime) -> Proposal:
    """Say otherwise what is proposed. MoveRefused: it was submitted."""
    locked = Proposal.objects.select_for_update(of=("self",)).get(pk=found.pk)
    require(by, "keep", locked)
    if locked.state not in WRITABLE:
        raise MoveRefused(_("It was submitted. Ask for it to be returned, then change it."))
    with audit.watching(locked, "change_proposal", by=by, at=at):
        for name, value in values.items():
            setattr(locked, name, value)
        _require_award(locked)
        locked.save()
    return locked


def submit(proposal: Proposal, *, by: Actor, at: datetime, reason: str = "") -> Proposal:
    """To whoever holds the round. MoveRefused: the round is not open, or a rule of the award stands against it."""
    today = localdate(at)
    with PROPOSAL_MOVES["submit"].of(proposal, by=by, at=at, reason=reason) as moved:
        _require_open(moved.round, today)
        if against := blocking(eligibility_of(moved, today)):
            raise MoveRefused(" ".join(f"{each.rule}: {gettext('not met')}. {each.told}" for each in against))
        moved.held_by, moved.received_on, moved.waiting_since = moved.round.body, today, at
    return moved


def appraise(
    proposal: Proposal, stance: str = Stance.FOR, text: str = "", *, by: Actor, at: datetime, reason: str = ""
) -> Proposal:
    """The body that has it says what it thinks. ValidationError: it is against, and does not say why."""
    _require_text(stance, text)
    with PROPOSAL_MOVES["appraise"].of(proposal, by=by, at=at, reason=reason) as moved:
        _say(moved, stance, text, by=by, at=at)
        moved.waiting_since = at
    return moved


def send_back(proposal: Proposal, *, by: Actor, at: datetime, reason: str = "") -> Proposal:
    """Something is missing: it lies with whoever proposed it again, with what is to be completed."""
    with PROPOSAL_MOVES["return"].of(proposal, by=by, at=at, reason=reason) as moved:
        moved.held_by, moved.received_on, moved.waiting_since = moved.proposed_by, None, at
    return moved


def pass_up(proposal: Proposal, to: Body, *, by: Actor, at: datetime, reason: str = "") -> Proposal:
    """To the level above, with the opinion that was given. ValidationError: that body does not stand above."""
    today = localdate(at)
    with PROPOSAL_MOVES["pass_up"].of(proposal, by=by, at=at, reason=reason) as moved:
        if not _stands_above(to, moved.held_by, today):
            told = _("%(to)s does not stand above %(body)s. Choose a body above.")
            raise ValidationError({"to": told % {"to": to.name, "body": moved.held_by.name}})
        _require_within_limits(moved, reason)
        moved.held_by, moved.received_on, moved.waiting_since = to, today, at
    return moved


def appraise_again(proposal: Proposal, *, by: Actor, at: datetime, reason: str = "") -> Proposal:
    """The appraisal was wrong; the opinion that was given stays readable."""
    return _since(PROPOSAL_MOVES["appraise_again"].of(proposal, by=by, at=at, reason=reason), at)


def lay_before_council(proposal: Proposal, *, by: Actor, at: datetime, reason: str = "") -> Proposal:
    """The council is to judge it at one of its sittings. MoveRefused: the people have to be asked first."""
    with PROPOSAL_MOVES["lay_before_council"].of(proposal, by=by, at=at, reason=reason) as moved:
        _require_people_asked(moved, localdate(at))
        _require_within_limits(moved, reason)
        moved.waiting_since = at
    return moved


def take_from_council(proposal: Proposal, *, by: Actor, at: datetime, reason: str = "") -> Proposal:
    """It does not come before the council after all."""
    return _since(PROPOSAL_MOVES["take_from_council"].of(proposal, by=by, at=at, reason=reason), at)


def settle(proposal: Proposal, agreed: bool, *, by: Actor, at: datetime, reason: str = "") -> Proposal:
    """The council agreed, or did not; `reason` are its figures or words."""
    if agreed:
        return _since(PROPOSAL_MOVES["agree"].of(proposal, by=by, at=at, reason=reason), at)
    return _since(PROPOSAL_MOVES["not_agree"].of(proposal, by=by, at=at, reason=reason), at)


def agree_without_council(proposal: Proposal, *, by: Actor, at: datetime, reason: str = "") -> Proposal:
    """The head agrees where no council has to vote. MoveRefused: the people have to be asked first."""
    with PROPOSAL_MOVES["agree_without_council"].of(proposal, by=by, at=at, reason=reason) as moved:
        _require_people_asked(moved, localdate(at))
        _require_within_limits(moved, reason)
        moved.waiting_since = at
    return moved


def reopen(proposal: Proposal, *, by: Actor, at: datetime, reason: str = "") -> Proposal:
    """What was agreed, or not, is looked at again."""
    return _since(PROPOSAL_MOVES["reopen"].of(proposal, by=by, at=at, reason=reason), at)


def mark_decided(proposal: Proposal, *, by: Actor, at: datetime, on: date | None = None, reason: str = "") -> Proposal:
    """A decision honours it, signed `on` that day, or today."""
    with PROPOSAL_MOVES["decide"].of(proposal, by=by, at=at, reason=reason) as moved:
        moved.decided_on, moved.waiting_since = on or localdate(at), at
    return moved


def undo_decision(proposal: Proposal, *, by: Actor, at: datetime, reason: str = "") -> Proposal:
    """The decision was recorded by mistake, or no longer stands."""
    with PROPOSAL_MOVES["undo_decision"].of(proposal, by=by, at=at, reason=reason) as moved:
        moved.decided_on, moved.waiting_since = None, at
    return moved


def withdraw(proposal: Proposal, *, by: Actor, at: datetime, reason: str = "") -> Proposal:
    """Whoever proposed it takes it back."""
    with PROPOSAL_MOVES["withdraw"].of(proposal, by=by, at=at, reason=reason) as moved:
        moved.held_by, moved.received_on, moved.waiting_since = moved.proposed_by, None, at
    return moved


def take_up(proposal: Proposal, *, by: Actor, at: datetime, reason: str = "") -> Proposal:
    """A withdrawn one is a draft again. ValidationError: it was proposed anew in the meantime."""
    with PROPOSAL_MOVES["take_up"].of(proposal, by=by, at=at, reason=reason) as moved:
        _require_once(moved)
        moved.waiting_since = at
    return moved


def give_opinion(found: Proposal, stance: str, text: str, *, by: Actor, at: datetime) -> Opinion:
    """What the body that has it says, besides the appraisal. ValidationError: it is against, and does not say why."""
    _require_text(stance, text)
    with transaction.atomic():
        locked = Proposal.objects.select_for_update(of=("self",)).get(pk=found.pk)
        require(by, "handle", locked)
        if locked.state not in (ProposalState.SUBMITTED, ProposalState.APPRAISED, ProposalState.BEFORE_COUNCIL):
            raise MoveRefused(_("Opinions are given while it is appraised."))
        audit.record("give_opinion", locked, by=by, at=at, note=text)
        return _say(locked, stance, text, by=by, at=at)


def _since(step: AbstractContextManager[Proposal], at: datetime) -> Proposal:
    """Make the move: it waits anew from `at` on."""
    with step as moved:
        moved.waiting_since = at
    return moved


def _say(proposal: Proposal, stance: str, text: str, *, by: Actor, at: datetime) -> Opinion:
    person = by.person.pk if by.person else None
    said = {"stance": stance, "text": text.strip(), "on": localdate(at), "person_id": person}
    return Opinion.objects.create(proposal=proposal, body_id=proposal.held_by_id, **said)


def _stands_above(upper: Body, lower: Body, day: date) -> bool:
    return upper.pk != lower.pk and Ancestry.objects.on(day).filter(ancestor=upper, descendant=lower).exists()


def _require_text(stance: str, text: str) -> None:
    if stance == Stance.AGAINST and not text.strip():
        raise ValidationError({"text": _("Say why you are against it.")})


def _require_place(made: Proposal, day: date) -> None:
    if made.dossier.state not in LIVE:
        told = _("The dossier is “%(state)s”. Choose one that is on its way or honoured.")
        raise ValidationError({"dossier": told % {"state": made.dossier.get_state_display()}})
    if made.round.state == AwardRoundState.CLOSED:
        raise ValidationError({"round": _("This round is closed. Ask whoever holds it to open it again.")})
    own = made.proposed_by_id == made.round.body_id
    if not own and not _stands_above(made.round.body, made.proposed_by, day):
        told = _("This round takes proposals from %(body)s and those below it.")
        raise ValidationError({"round": told % {"body": made.round.body.name}})
    _require_once(made)


def _require_award(made: Proposal) -> None:
    offered = made.round.awards.all()
    if offered.exists() and not offered.filter(pk=made.award_id).exists():
        raise ValidationError({"award": _("This round does not take proposals for that award.")})


def _require_once(made: Proposal) -> None:
    same = Proposal.objects.filter(round=made.round_id, award=made.award_id, dossier=made.dossier_id)
    if same.exclude(pk=made.pk).exclude(state=ProposalState.WITHDRAWN).exists():
        told = _("%(name)s is proposed for this award in this round already.")
        raise ValidationError({"dossier": told % {"name": made.dossier.name}})


def _require_people_asked(proposal: Proposal, day: date) -> None:
    if missing := not_asked_yet(proposal, day):
        raise MoveRefused(missing)


def _require_within_limits(proposal: Proposal, reason: str) -> None:
    """MoveRefused where quota or share would be passed and the catalogue says more than to tell it.

    The rows of the award are locked first, so that two people at once do not both take the last place.
    """
    award = proposal.award
    if not (has_limits(award) and award.limits_hold):
        return
    lock_awards({award.code})
    if told := why_not_within(award, limits_of(proposal), reason):
        raise MoveRefused(told)


def lock_awards(codes: set[str]) -> None:
    """Whoever takes up a place of these awards at the same time waits."""
    list(Award.objects.select_for_update(of=("self",)).filter(code__in=codes).order_by("pk").values_list("pk"))


def why_not_within(award: Award, limits: list[Limit], reason: str) -> str:
    """What is broken, by which article, and what to do; "" where nothing is, or a reason that may be given is."""
    broken = [f"{each.rule}. {each.told}" for each in limits if each.is_kept is False]
    asks_why = award.limit_effect == LimitEffect.REASON
    if not broken or (asks_why and reason.strip()):
        return ""
    todo = gettext("Give the reason.") if asks_why else gettext("Choose among those who are proposed.")
    return " ".join(filter(None, (*broken, award.limit_article and f"({award.limit_article})", todo)))


def _require_open(asked: AwardRound, day: date) -> None:
    if asked.state != AwardRoundState.OPEN:
        raise MoveRefused(_("The round is not open. Ask %(body)s to open it.") % {"body": asked.body.name})
    if not asked.opens_on <= day <= asked.closes_on:
        words = {"since": f"{asked.opens_on:%d/%m/%Y}", "until": f"{asked.closes_on:%d/%m/%Y}", "body": asked.body.name}
        told = _("The round takes proposals from %(since)s to %(until)s. Ask %(body)s for other days.")
        raise MoveRefused(told % words)
