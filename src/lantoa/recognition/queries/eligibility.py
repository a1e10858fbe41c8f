"""Gathers from the dossier's own record what the rules of an award ask for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext as _

from lantoa.evidence.queries.strength import strength
from lantoa.exemplars.models import Dossier, Influence, Milestone, MilestoneKind
from lantoa.exemplars.queries.initiatives import counting_initiatives
from lantoa.kit.text import fold
from lantoa.recognition.decision_states import IN_FORCE
from lantoa.recognition.earlier import named_in, told_honours
from lantoa.recognition.eligibility import EarlierHonour, Facts, Finding, KnownInitiative, Matter, findings
from lantoa.recognition.models import NO_BASIS, Award, AwardKind, Honour, MatterKind, OpenMatter, Proposal, subject_of
from lantoa.recognition.proposal_states import STANDING


def eligibility_of(proposal: Proposal, today: date) -> list[Finding]:
    """Every rule that the proposal, saved or not, is held against, as of the day of its receipt. Eight queries at most.

    `proposal` has its round, award and dossier, and the dossier its folder.
    """
    return findings(_facts(proposal, today))


def earlier_honours(dossier_id: int, *, but: int | None = None) -> list[EarlierHonour]:
    """The honours in force that the platform knows of a dossier and of those merged into it, `but` that of a proposal.

    One query.
    """
    return [_honour(each) for each in _honours(dossier_id, but=but)]


def _honours(dossier_id: int, *, but: int | None) -> list[Honour]:
    found = Honour.objects.filter(Q(dossier=dossier_id) | Q(dossier__merged_into=dossier_id), state__in=IN_FORCE)
    if but:
        found = found.exclude(proposal=but)
    return list(found.select_related("award", "decision", "proposal__round"))


def _honour(honour: Honour) -> EarlierHonour:
    proposal, award = honour.proposal, honour.award
    counts = proposal is None or proposal.round.form not in NO_BASIS
    return EarlierHonour(award.code, award.name, _year_of(honour), honour.decision.number, counts)


def _year_of(honour: Honour) -> int:
    """The year that was judged; of one that nobody proposed, that of its decision."""
    return honour.proposal.round.year if honour.proposal else honour.decision.year or 0


def _names_for(award: Award, catalogue: Iterable[tuple[str, str]]) -> dict[str, tuple[str, str]]:
    """Code and name by the folded name; of awards with one name, the one that `award` asks for is meant."""
    needed = {code for each in award.prerequisites for code in each["any_of"]}
    names: dict[str, tuple[str, str]] = {}
    for code, name in catalogue:
        if fold(name) not in names or code in needed:
            names[fold(name)] = (code, name)
    return names


def _from_before(
    dossier: Dossier, honours: Sequence[Honour], names: Mapping[str, tuple[str, str]]
) -> list[EarlierHonour]:
    """Honours that this room did not give: recognitions in the life record, and what the dossier tells in words.

    One query.
    """
    known = {(fold(each.award.name), _year_of(each)) for each in honours}
    numbers = {each.decision.number for each in honours}
    of_dossier = Q(dossier=dossier.pk) | Q(dossier__merged_into=dossier.pk)
    found = told_honours(dossier.earlier_honours, names)
    for each in Milestone.objects.standing().filter(of_dossier, kind=MilestoneKind.RECOGNISED):
        if not each.document or each.document not in numbers:
            said = (each.on.year, each.document)
            found += [
                EarlierHonour(*award, *said, is_by_word=not each.document) for award in named_in(each.note, names)
            ]
    return [each for each in found if (fold(each.name), each.year) not in known]


def _facts(proposal: Proposal, today: date) -> Facts:
    dossier, award, asked = proposal.dossier, proposal.award, proposal.round
    proven = strength(dossier.folder)
    honours = _honours(dossier.pk, but=proposal.pk)
    catalogue = list(Award.objects.order_by("valid_from", "pk").values_list("code", "name"))
    before = _from_before(dossier, honours, _names_for(award, catalogue))
    return Facts(
        award=award,
        subject=subject_of(dossier.kind),
        subject_words=str(dossier.get_kind_display()),
        day=proposal.judged_on(today),
        year=asked.year,
        is_unplanned=asked.form in NO_BASIS,
        is_title=award.kind == AwardKind.TITLE,
        achieved_on=proposal.achieved_on,
        honours=[*(_honour(each) for each in honours), *before],
        by_word=dossier.earlier_honours,
        matters=_matters(dossier.pk),
        initiatives=_initiatives(dossier.pk),
        same=[*_same(proposal), *_rewarded(proposal, honours, before)],
        double_reason=proposal.double_reason,
        claims=proven.total,
        unproven=proven.unproven,
        names=dict(catalogue),
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
    of_dossier = Q(dossier=proposal.dossier_id) | Q(dossier__merged_into=proposal.dossier_id)
    found = Proposal.objects.filter(alike, of_dossier, state__in=STANDING).exclude(pk=proposal.pk)
    listed = found.select_related("award", "round").order_by("pk")
    return [f"{each.award.name} ({each.round.name}, {each.get_state_display()})" for each in listed]


def _rewarded(proposal: Proposal, honours: Sequence[Honour], before: Sequence[EarlierHonour]) -> Iterator[str]:
    """What the same achievement was honoured by without a proposal, or before the platform."""
    named, on, year = fold(proposal.achievement), proposal.achieved_on, proposal.round.year
    for each in honours:
        same_award = each.award.code == proposal.award.code and _year_of(each) == year
        same_deed = bool(named) and named in fold(each.wording)
        same_day = on is not None and each.period == f"{on:%d/%m/%Y}"
        if each.proposal_id is None and (same_award or same_deed or same_day):
            yield f"{each.award.name} ({each.decision.cited})"
    for told in before:
        if told.name == proposal.award.name and told.year == year:
            yield _("%(honour)s (from before the platform)") % {"honour": told.words}
    if named and named in fold(proposal.dossier.earlier_honours):
        yield _("The earlier honours of the dossier name this achievement.")
