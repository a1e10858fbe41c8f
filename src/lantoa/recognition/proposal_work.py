"""What proposals put among everybody's work: those to appraise, and those that came back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.desk import work
from lantoa.desk.distances import waited
from lantoa.desk.work import WorkItem, WorkSource
from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.recognition.models import Proposal
from lantoa.recognition.proposal_states import ProposalState
from lantoa.recognition.queries.deadlines import due_on, holidays_around

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person

MOST = 50  # of each kind; the list has all


class ProposalsToAppraise(WorkSource):
    """Proposals that lie with the person's bodies, with the last day that the catalogue gives."""

    name = "proposals_to_appraise"
    decides = True

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        found = visible(Actor(person), Proposal.objects.filter(state=ProposalState.SUBMITTED), "handle")
        listed = list(found.select_related("dossier", "award", "proposed_by").order_by("waiting_since")[:MOST])
        holidays = holidays_around(listed, on) if listed else set()
        for proposal in listed:
            url, since = reverse("recognition:proposal", args=[proposal.pk]), localdate(proposal.waiting_since)
            yield WorkItem(
                sentence=_("Appraise: %(proposal)s") % {"proposal": proposal},
                url=url,
                verb=_("Appraise"),
                verb_url=reverse("recognition:appraise", args=[proposal.pk]),
                due=due_on(proposal, holidays),
                reason=f"{proposal.proposed_by.name}. {waited(since, on)}",
                since=since,
            )


class ReturnedProposals(WorkSource):
    """Proposals that came back to be completed."""

    name = "proposals_returned"

    def items(self, person: Person, on: date) -> Iterator[WorkItem]:
        found = visible(Actor(person), Proposal.objects.filter(state=ProposalState.RETURNED), "keep")
        for proposal in found.select_related("dossier", "award", "round").order_by("waiting_since")[:MOST]:
            url, since = reverse("recognition:proposal", args=[proposal.pk]), localdate(proposal.waiting_since)
            yield WorkItem(
                sentence=_("Complete the proposal: %(proposal)s") % {"proposal": proposal},
                url=url,
                verb=_("Complete it"),
                verb_url=reverse("recognition:change_proposal", args=[proposal.pk]),
                due=proposal.round.closes_on,
                reason=f"{proposal.round.name}. {waited(since, on)}",
                since=since,
            )


def register_all() -> None:
    """Tell the desk."""
    for source in (ProposalsToAppraise(), ReturnedProposals()):
        work.register(source)
