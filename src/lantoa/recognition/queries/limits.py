"""Quota and share of an award: how many it allows in a year at a body, and how many are on their way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from lantoa.exemplars.models import Dossier
from lantoa.exemplars.queries.balance import balance_of
from lantoa.recognition.decision_states import IN_FORCE
from lantoa.recognition.models import Award, AwardRound, Decision, Honour, Proposal
from lantoa.recognition.proposal_states import STANDING, ProposalState

#: They take up a place: a council or a head has them before it, or has judged.
_AHEAD = (ProposalState.BEFORE_COUNCIL, ProposalState.AGREED, ProposalState.DECIDED)
_APPRAISING = (ProposalState.SUBMITTED, ProposalState.APPRAISED)

Dossiers = Callable[[], set[int]]


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
    award, asked, own = proposal.award, proposal.round, {proposal.dossier_id}
    return list(_limits(award, asked, lambda: own | _ahead(award, asked), lambda: own | _standing(award, asked)))


def limits_signed(decision: Decision, year: int) -> list[tuple[Award, Limit]]:
    """Each limit of each award on the list of a decision, counted as if the list were given in `year`.

    Only what is decided and what is on the list takes a place by then: what still lies before a council may fail.
    """
    found = []
    for award, asked, listed in _lists(decision, year):

        def given(award: Award = award, asked: AwardRound = asked, listed: set[int] = listed) -> set[int]:
            return listed | _decided(award, asked)

        found += [(award, each) for each in _limits(award, asked, given, given)]
    return found


def _lists(decision: Decision, year: int) -> Iterator[tuple[Award, AwardRound, set[int]]]:
    """The dossiers on the list by award and round; those without a proposal by the year of the decision."""
    lists: dict[tuple[int, int | None], tuple[Award, AwardRound, set[int]]] = {}
    direct = AwardRound(body=decision.body, year=year)
    for each in decision.honours.select_related("award", "proposal__award", "proposal__round").order_by("pk"):
        award, asked = (each.proposal.award, each.proposal.round) if each.proposal else (each.award, direct)
        if has_limits(award):
            lists.setdefault((award.pk, asked.pk), (award, asked, set()))[2].add(each.dossier_id)
    yield from lists.values()


def _limits(award: Award, asked: AwardRound, ahead: Dossiers, people: Dossiers) -> Iterator[Limit]:
    """`ahead`: who takes up a place; `people`: of whom some work directly."""
    if award.quota is not None or award.share_percent is not None:
        count = len(ahead())
        if award.quota is not None:
            rule = _("At most %(quota)d in %(year)d") % {"quota": award.quota, "year": asked.year}
            yield Limit(rule, _("With this one: %(count)d.") % {"count": count}, count <= award.quota)
        if award.share_percent is not None:
            yield _share(_base(award, asked), count, award.share_percent)
    if award.direct_percent is not None:
        yield _direct(people(), award.direct_percent)


def _share(base: int | None, count: int, percent: int) -> Limit:
    rule = _("At most %(percent)d%% of those who could") % {"percent": percent}
    if not base:
        todo = _("Nobody has written down how many could be honoured: change the round.")
        return Limit(rule, todo, None)
    allowed = base * percent // 100
    words = {"count": count, "allowed": allowed, "percent": percent, "base": base}
    told = _("With this one: %(count)d; allowed: %(allowed)d (%(percent)d%% of %(base)d).") % words
    return Limit(rule, told, count <= allowed)


def _direct(people: set[int], percent: int) -> Limit:
    rule = _("At least %(percent)d%% work directly") % {"percent": percent}
    found = balance_of(Dossier.objects.filter(pk__in=people))
    if not found.people:
        return Limit(rule, _("Nobody on the list is a person."), None)
    told = _("On the list: %(direct)d of %(people)d people.")
    words = {"direct": found.direct_workers, "people": found.people}
    return Limit(rule, told % words, found.direct_workers * 100 >= percent * found.people)


def _ahead(award: Award, asked: AwardRound) -> set[int]:
    """The dossiers that take up a place: those ahead, those passed up, and those honoured without a proposal."""
    passed_up = Q(state__in=_APPRAISING) & ~Q(held_by=F("round__body"))
    found = _same_award(award, asked).filter(Q(state__in=_AHEAD) | passed_up)
    return set(found.values_list("dossier", flat=True)) | _honoured(asked, [award.code])


def _standing(award: Award, asked: AwardRound) -> set[int]:
    return set(_same_award(award, asked).filter(state__in=STANDING).values_list("dossier", flat=True))


def _decided(award: Award, asked: AwardRound) -> set[int]:
    """The dossiers that have the award of the year already."""
    found = _same_award(award, asked).filter(state=ProposalState.DECIDED)
    return set(found.values_list("dossier", flat=True)) | _honoured(asked, [award.code])


def _base(award: Award, asked: AwardRound) -> int | None:
    """Out of how many: who has, or is proposed for, one of `share_of`; without such awards what the round says."""
    codes = award.share_of
    if not codes:
        return asked.eligible
    on_way = Proposal.objects.filter(
        award__code__in=codes, round__body=asked.body_id, round__year=asked.year, state__in=STANDING
    )
    return len(set(on_way.values_list("dossier", flat=True)) | _honoured(asked, codes))


def _same_award(award: Award, asked: AwardRound) -> QuerySet[Proposal]:
    return Proposal.objects.filter(award__code=award.code, round__body=asked.body_id, round__year=asked.year)


def _honoured(asked: AwardRound, codes: list[str]) -> set[int]:
    """Who got one of these awards from the body of the round in its year, without a proposal."""
    given = Honour.objects.filter(award__code__in=codes, body=asked.body_id, state__in=IN_FORCE, proposal=None)
    return set(given.filter(register_year=asked.year).values_list("dossier", flat=True))
