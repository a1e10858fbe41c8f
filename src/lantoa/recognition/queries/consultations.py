"""Public consultations: what the public reads of them, and what stands against going before a council."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from lantoa.evidence.models import Channel, Consent, NamedPerson, Purpose, Standing
from lantoa.evidence.queries.consents import Asked, lacking
from lantoa.recognition.consultation_states import CommentState, ConsultationState
from lantoa.recognition.models import AwardRound, Consultation, Proposal, PublicComment
from lantoa.recognition.proposal_states import ProposalState
from lantoa.recognition.queries.verification import NOBODYS_DATA

#: Where a proposal stands while the people may be asked about it.
ASKABLE = (ProposalState.SUBMITTED, ProposalState.APPRAISED)
SHOWN = 100  # on the public list


@dataclass(frozen=True)
class Candidate:
    """Somebody who is proposed, as the public reads it; `name`, `place` and `deed` are empty without consent."""

    proposal: Proposal
    name: str
    place: str
    deed: str

    @property
    def called(self) -> str:
        """The name, or what the public may know instead."""
        if self.name:
            return self.name
        words = {"kind": self.proposal.dossier.get_kind_display(), "body": self.proposal.proposed_by.name}
        return _("%(kind)s proposed by %(body)s, unnamed") % words


def public_ones() -> QuerySet[Consultation]:
    """Those that anybody may read."""
    return Consultation.objects.filter(state=ConsultationState.PUBLIC).select_related("body", "round")


def listed_for_public(today: date) -> tuple[list[Consultation], list[Consultation]]:
    """Those that take comments or will, the one that ends first at the top; and those that have ended, latest first."""
    found = public_ones()
    now = list(found.filter(closes_on__gte=today).order_by("closes_on", "pk")[:SHOWN])
    return now, list(found.filter(closes_on__lt=today).order_by("-closes_on", "-pk")[:SHOWN])


def candidates(asked: Consultation, today: date) -> list[Candidate]:
    """The list as the public reads it, by award and name; three queries, however long it is."""
    found = asked.proposals.select_related("dossier", "award", "proposed_by")
    listed = list(found.order_by("award__folded_name", "dossier__sort_key", "pk"))
    named = _nameable(listed, today)
    return [_candidate(each, named) for each in listed]


def _candidate(proposal: Proposal, named: set[int]) -> Candidate:
    dossier = proposal.dossier
    if dossier.pk not in named:
        return Candidate(proposal, "", "", "")
    place = ", ".join(filter(None, (dossier.position, dossier.place)))
    return Candidate(proposal, dossier.name, place, proposal.summary or proposal.achievement)


def _nameable(listed: Sequence[Proposal], today: date) -> set[int]:
    """The dossiers whose people all agreed to be told of on the web, or that tell of nobody in person."""
    folders = [each.dossier.folder_id for each in listed]
    people, consents = defaultdict(list), defaultdict(list)
    for person in NamedPerson.objects.filter(folder__in=folders, standing=Standing.SUBJECT, erased_at=None):
        people[person.folder_id].append(person)
    for consent in Consent.objects.filter(folder__in=folders, purpose=Purpose.PUBLICITY):
        consents[consent.folder_id].append(consent)
    asked = Asked(Purpose.PUBLICITY, Channel.PORTAL, today)
    return {
        each.dossier_id
        for each in listed
        if each.dossier.kind in NOBODYS_DATA
        or not lacking(asked, people[each.dossier.folder_id], consents[each.dossier.folder_id], ())
    }


def to_ask_about(asked: AwardRound, *, but: Consultation | None = None) -> QuerySet[Proposal]:
    """The proposals of a round that are being appraised and that no other consultation is about."""
    standing = Consultation.objects.exclude(state=ConsultationState.CALLED_OFF)
    taken = standing.exclude(pk=but.pk) if but else standing
    found = Proposal.objects.filter(round=asked, state__in=ASKABLE)
    return found.exclude(pk__in=taken.values("proposals")).select_related("dossier", "award").order_by("pk")


def with_comments(records: QuerySet[Consultation]) -> QuerySet[Any]:
    """With how many comments came, `said`, and how many wait for an answer, `waiting`."""
    waiting = Count("comments", filter=Q(comments__state=CommentState.SENT), distinct=True)
    return records.annotate(said=Count("comments", distinct=True), waiting=waiting)


def consultations_about(proposal: Proposal) -> list[Any]:
    """Those about a proposal, the latest first, with their comments counted. One query."""
    return list(with_comments(Consultation.objects.filter(proposals=proposal)).order_by("-closes_on", "-pk"))


def not_asked_yet(proposal: Proposal, today: date) -> str:
    """Why the people have not been asked as the award wants it, in words; empty where they were, or need not be.

    At most two queries.
    """
    award = proposal.award
    if not award.asks_the_people:
        return ""
    asked = list(public_ones().filter(proposals=proposal).order_by("closes_on"))
    words = {"article": award.consultation_article, "days": award.consultation_days}
    if not asked:
        told = _("The people have to be asked first, for %(days)d working days: %(article)s. Ask them from the round.")
        return told % words
    if not (ended := [each for each in asked if each.has_ended_by(today)]):
        told = _("The people are asked until %(day)s: %(article)s.")
        return told % (words | {"day": f"{asked[0].closes_on:%d/%m/%Y}"})
    about = Q(proposal=proposal) | Q(proposal=None)
    waiting = PublicComment.objects.filter(about, consultation__in=ended, state=CommentState.SENT).count()
    if not waiting:
        return ""
    told = ngettext(
        "%(count)d comment of the public waits for an answer.",
        "%(count)d comments of the public wait for an answer.",
        waiting,
    )
    return told % {"count": waiting}
