"""Gathers from the dossier's own record what the rules of an award ask for."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from lantoa.evidence.queries.strength import strength
from lantoa.exemplars.models import Influence
from lantoa.exemplars.queries.initiatives import counting_initiatives
from lantoa.kit.text import fold
from lantoa.recognition.decision_states import IN_FORCE
from lantoa.recognition.eligibility import EarlierHonour, Facts, Finding, KnownInitiative, Matter, findings
from lantoa.recognition.models import NO_BASIS, Award, AwardKind, Honour, MatterKind, OpenMatter, Proposal, subject_of
from lantoa.recognition.proposal_states import STANDING


def eligibility_of(proposal: Proposal, today: date) -> list[Finding]:
    """Every rule that the proposal, saved or not, is held against, as of the day of its receipt. Seven queries at most.

    `proposal` has its round, award and dossier, and the dossier its folder.
    """
    return findings(_facts(proposal, today))


def earlier_honours(dossier_id: int, *, but: int | None = None) -> list[EarlierHonour]:
    """The honours in force that the platform knows of a dossier and of those merged into it, `but` that of a proposal.

    One query.
    """
    found = Honour.objects.filter(Q(dossier=dossier_id) | Q(dossier__merged_into=dossier_id), state__in=IN_FORCE)
    if but:
        found = found.exclude(proposal=but)
    return [_honour(each) for each in found.select_related("award", "decision", "proposal__round")]


def _honour(honour: Honour) -> EarlierHonour:
    proposal = honour.proposal
    year = proposal.round.year if proposal else honour.decision.year
    counts = proposal is None or proposal.round.form not in NO_BASIS
    award = honour.award
    return EarlierHonour(award.code, award.name, year or 0, honour.decision.number, counts)


def _facts(proposal: Proposal, today: date) -> Facts:
    dossier, award, asked = proposal.dossier, proposal.award, proposal.round
    proven = strength(dossier.folder)
    codes = [code for needed in award.prerequisites for code in needed["any_of"]]
    return Facts(
        award=award,
        subject=subject_of(dossier.kind),
        subject_words=str(dossier.get_kind_display()),
        day=proposal.judged_on(today),
        year=asked.year,
        is_unplanned=asked.form in NO_BASIS,
        is_title=award.kind == AwardKind.TITLE,
        achieved_on=proposal.achieved_on,
        honours=earlier_honours(dossier.pk, but=proposal.pk),
        by_word=dossier.earlier_honours,
        matters=_matters(dossier.pk),
        initiatives=_initiatives(dossier.pk),
        same=_same(proposal),
        double_reason=proposal.double_reason,
        claims=proven.total,
        unproven=proven.unproven,
        names=dict(Award.objects.filter(code__in=codes).order_by("valid_from").values_list("code", "name")),
    )


def _matters(dossier_id: int) -> list[Matter]:
    found = OpenMatter.objects.filter(Q(dossier=dossier_id) | Q(dossier__merged_into=dossier_id))
    return [
        Matter(str(each), each.since, each.settled_on, each.kind == MatterKind.DISCIPLINE)
        for each in found.order_by("since", "pk")
    ]


def _initiatives(dossier_id: int) -> list[KnownInitiative]:
    return [
        KnownInitiative(
            ", ".join(filter(None, (f"{each.name} {each.year}", str(each.get_influence_display()), each.document))),
            each.year,
            Influence.values.index(each.influence),
            each.is_shown,
        )
        for each in counting_initiatives(dossier_id)
    ]


def _same(proposal: Proposal) -> list[str]:
    """What the same achievement was put forward for already, as it stands: by its name, its day, or award and year."""
    named, on = fold(proposal.achievement), proposal.achieved_on
    alike = Q(award__code=proposal.award.code, round__year=proposal.round.year)
    if named:
        alike |= Q(folded_achievement=named)
    if on is not None:
        alike |= Q(achieved_on=on)
    found = Proposal.objects.filter(alike, dossier=proposal.dossier_id, state__in=STANDING).exclude(pk=proposal.pk)
    listed = found.select_related("award", "round").order_by("pk")
    return [f"{each.award.name} ({each.round.name}, {each.get_state_display()})" for each in listed]
