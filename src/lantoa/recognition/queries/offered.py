"""What forms of the room offer, whoever asks: awards, exemplars to propose, proposals for an agenda or a list."""

from __future__ import annotations

from datetime import date

from django.db.models import QuerySet

from lantoa.exemplars.models import Dossier
from lantoa.exemplars.states import HONOURED, DossierState
from lantoa.recognition.council_states import LIVE
from lantoa.recognition.decision_states import DecisionState
from lantoa.recognition.models import Award, AwardRound, Council, Decision, Proposal
from lantoa.recognition.proposal_states import STANDING, ProposalState


def awards_in_use(day: date, asked: AwardRound | None = None) -> QuerySet[Award]:
    """The awards in use whose rules hold on `day`, of those that a round takes."""
    found = Award.objects.filter(is_on=True).on(day)
    chosen = list(asked.awards.values_list("pk", flat=True)) if asked else []
    found = found.filter(pk__in=chosen) if chosen else found
    return found.order_by("level", "kind", "folded_name")


def awards_without_vote(day: date) -> QuerySet[Award]:
    """The awards that a head may give without a council."""
    return Award.objects.on(day).filter(is_on=True, ballot_required=False)


def to_propose(asked: AwardRound) -> QuerySet[Dossier]:
    """The exemplars that are put forward or honoured already, and that the round has no proposal for."""
    taken = Proposal.objects.filter(round=asked, state__in=STANDING).values("dossier")
    return Dossier.objects.filter(state__in=(DossierState.PROPOSED, *HONOURED)).exclude(pk__in=taken)


def ready_for(council: Council) -> QuerySet[Proposal]:
    """The proposals on the table of the council's body that are appraised, and on no agenda of a sitting to come."""
    ready = (ProposalState.APPRAISED, ProposalState.BEFORE_COUNCIL)
    found = Proposal.objects.filter(held_by=council.body_id, state__in=ready)
    return found.exclude(cases__sitting__state__in=LIVE)


def agreed_for(decision: Decision) -> QuerySet[Proposal]:
    """The agreed proposals on the table of the deciding body that stand on no other open list."""
    found = Proposal.objects.filter(state=ProposalState.AGREED, held_by=decision.body_id)
    return found.exclude(honours__decision__state=DecisionState.DRAFT)
