"""Quota and share of an award: how many it allows in a year at a body, and how many are on their way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from lantoa.exemplars.models import Dossier
from lantoa.exemplars.queries.balance import balance_of
from lantoa.recognition.decision_states import IN_FORCE
from lantoa.recognition.models import Award, Honour, Proposal
from lantoa.recognition.proposal_states import STANDING, ProposalState

#: They take up a place: a council or a head has them before it, or has judged.
_AHEAD = (ProposalState.BEFORE_COUNCIL, ProposalState.AGREED, ProposalState.DECIDED)
_APPRAISING = (ProposalState.SUBMITTED, ProposalState.APPRAISED)


@dataclass(frozen=True)
class Limit:
    """One rule, what is counted, and whether it holds with the proposal; None where the record cannot tell."""

    rule: str
    told: str
    is_kept: bool | None


def has_limits(award: Award) -> bool:
    """Whether the catalogue sets a quota or a share."""
    return any(each is not None for each in (award.quota, award.share_percent, award.direct_percent))


def limits_of(proposal: Proposal) -> list[Limit]:
    """Each limit of the award, counted as if the proposal went ahead. Five queries at most; none without a limit.

    `proposal` has its round and award.
    """
    return list(_limits(proposal)) if has_limits(proposal.award) else []


def _limits(proposal: Proposal) -> Iterator[Limit]:
    award, year = proposal.award, proposal.round.year
    if award.quota is not None or award.share_percent is not None:
        count = len(_ahead(proposal) | {proposal.dossier_id})
        if award.quota is not None:
            rule = _("At most %(quota)d in %(year)d") % {"quota": award.quota, "year": year}
            yield Limit(rule, _("With this one: %(count)d.") % {"count": count}, count <= award.quota)
        if award.share_percent is not None:
            yield _share(proposal, count, award.share_percent)
    if award.direct_percent is not None:
        yield _direct(proposal, award.direct_percent)


def _share(proposal: Proposal, count: int, percent: int) -> Limit:
    rule = _("At most %(percent)d%% of those who could") % {"percent": percent}
    base = _base(proposal)
    if not base:
        todo = _("Nobody has written down how many could be honoured: change the round.")
        return Limit(rule, todo, None)
    allowed = base * percent // 100
    words = {"count": count, "allowed": allowed, "percent": percent, "base": base}
    told = _("With this one: %(count)d; allowed: %(allowed)d (%(percent)d%% of %(base)d).") % words
    return Limit(rule, told, count <= allowed)


def _direct(proposal: Proposal, percent: int) -> Limit:
    rule = _("At least %(percent)d%% work directly") % {"percent": percent}
    listed = _same_award(proposal).filter(state__in=STANDING).values("dossier")
    found = balance_of(Dossier.objects.filter(Q(pk__in=listed) | Q(pk=proposal.dossier_id)))
    if not found.people:
        return Limit(rule, _("Nobody on the list is a person."), None)
    told = _("On the list: %(direct)d of %(people)d people.")
    words = {"direct": found.direct_workers, "people": found.people}
    return Limit(rule, told % words, found.direct_workers * 100 >= percent * found.people)


def _ahead(proposal: Proposal) -> set[int]:
    """The dossiers that take up a place: those ahead, those passed up, and those honoured without a proposal."""
    passed_up = Q(state__in=_APPRAISING) & ~Q(held_by=F("round__body"))
    found = _same_award(proposal).filter(Q(state__in=_AHEAD) | passed_up)
    return set(found.values_list("dossier", flat=True)) | _honoured(proposal, [proposal.award.code])


def _base(proposal: Proposal) -> int | None:
    """Out of how many: who has, or is proposed for, one of `share_of`; without such awards what the round says."""
    codes = proposal.award.share_of
    if not codes:
        return proposal.round.eligible
    asked = proposal.round
    on_way = Proposal.objects.filter(
        award__code__in=codes, round__body=asked.body_id, round__year=asked.year, state__in=STANDING
    )
    return len(set(on_way.values_list("dossier", flat=True)) | _honoured(proposal, codes))


def _same_award(proposal: Proposal) -> QuerySet[Proposal]:
    asked = proposal.round
    same = {"award__code": proposal.award.code, "round__body": asked.body_id, "round__year": asked.year}
    return Proposal.objects.filter(**same)


def _honoured(proposal: Proposal, codes: list[str]) -> set[int]:
    """Who got one of these awards from the body of the round in its year, without a proposal."""
    asked = proposal.round
    given = Honour.objects.filter(award__code__in=codes, body=asked.body_id, state__in=IN_FORCE, proposal=None)
    return set(given.filter(register_year=asked.year).values_list("dossier", flat=True))
