"""Citations become links between plans: by their numbers, or by a person where those do not tell."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import Refused, may, visible
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.plans.models import Citation, CitationAnswer, Plan
from lantoa.plans.queries.citations import matches


@transaction.atomic
def connect(plan: Plan, *, at: datetime) -> int:
    """Link what `plan` cites and what cites it, as far as that is sure; how many links are others than before.

    Links that numbers made are asked again, because a header may have been corrected; those of people stay.
    """
    concerned = list(_concerned(plan))
    before = {citation.pk: citation.cited_id for citation in concerned}
    changed = []
    for match in matches(concerned):
        match.citation.cited = match.plan
        if before[match.citation.pk] != match.citation.cited_id:
            changed.append(match.citation)
    Citation.objects.bulk_update(changed, ["cited"], batch_size=500)
    acts = [_act("match_citation", each, before[each.pk]) for each in changed]
    audit.record_many(acts, by=PLATFORM, at=at)
    return len(changed)


@transaction.atomic
def say_cited(citation: Citation, cited: Plan | None, *, by: Actor, at: datetime) -> Citation:
    """A person says which plan `citation` is, or that it is none of those here; numbers do not overrule her."""
    locked = Citation.objects.select_for_update(of=("self",)).select_related("plan", "cited").get(pk=citation.pk)
    _require(locked, cited, by)
    if cited and cited.pk == locked.plan_id:
        raise Refused(_("A plan does not cite itself. Choose another one."))
    before, locked.cited = locked.cited_id, cited
    locked.save(update_fields=["cited"])
    answer = {"by_id": by.person.pk if by.person else None, "at": at}
    CitationAnswer.objects.update_or_create(citation=locked, defaults=answer)
    act = _act("link_citation" if cited else "unlink_citation", locked, before)
    audit.record(act.verb, act.about, by=by, at=at, changes=act.changes)
    return locked


def _concerned(plan: Plan) -> QuerySet[Citation]:
    """What the plan cites, what is linked to it, and what names its number; nothing about which a person spoke."""
    found = Q(plan=plan) | Q(cited=plan)
    if plan.number_key:
        found |= Q(number_key=plan.number_key)
    return Citation.objects.filter(found, answer=None).select_related("plan__body").order_by("pk")


def _require(citation: Citation, cited: Plan | None, by: Actor) -> None:
    """Whoever keeps one of the two plans may say it, if she sees the other."""
    other = cited or citation.cited
    if cited and not visible(by, Plan.objects.filter(pk=cited.pk)).exists():
        raise Refused(_("You cannot choose this plan."))
    keeps = may(by, "keep", citation.plan)
    if not keeps and not (other and may(by, "keep", other) and may(by, "view", citation.plan)):
        raise Refused(keeps.reason)


def _act(verb: str, citation: Citation, before: int | None) -> audit.Act:
    about = audit.About(citation, str(citation), citation.plan.body_id)
    return audit.Act(verb, about, {"cited": (before, citation.cited_id)})
