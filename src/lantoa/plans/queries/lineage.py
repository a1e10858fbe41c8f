"""The family of a plan: what it rests on, who else rests on the same, and who rests on it. Only what one may see."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from lantoa.kit.access import visible
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Ancestry, BodyKind
from lantoa.organisations.models.trees import DIRECTING
from lantoa.plans.access import SHOWN_BELOW
from lantoa.plans.models import Citation, Plan
from lantoa.plans.queries.citations import Match, matches

GENERATIONS = 6
SHOWN = 12  # siblings, and children, that a figure can show


@dataclass(frozen=True)
class Member:
    """A document of the family: a plan that is here, or one that is only cited. `level` 0: beside the plan itself."""

    key: str
    level: int
    label: str
    issuer: str
    issued_on: date | None
    plan: Plan | None = None


@dataclass
class Family:
    """The documents by key, which of them rests on which (below, above), and how many are not shown."""

    members: dict[str, Member] = field(default_factory=dict)
    links: list[tuple[str, str]] = field(default_factory=list)
    more_siblings: int = 0
    more_children: int = 0

    def add(self, member: Member) -> None:
        """Take a document in; the one that rests on several is drawn behind all of them."""
        known = self.members.get(member.key)
        if known is None or member.level < known.level:
            self.members[member.key] = member

    def link(self, below: str, above: str) -> None:
        if (below, above) not in self.links:
            self.links.append((below, above))

    @property
    def siblings(self) -> list[Member]:
        """Who else rests on what the plan rests on."""
        return [each for each in self.members.values() if each.level == 0 and each.key != self.here]

    @property
    def here(self) -> str:
        """The key of the plan that the family is of."""
        return next(iter(self.members))


def family_of(plan: Plan, actor: Actor) -> Family:
    """The family of `plan` as far as `actor` sees it, in a few queries for each generation above."""
    family = Family()
    family.add(_as_member(plan, 0))
    bases = _add_above(family, plan, actor)
    _add_siblings(family, plan, bases, actor)
    _add_below(family, plan, actor)
    return family


def open_questions(plan: Plan, actor: Actor) -> list[Match]:
    """The citations of `plan` that may mean several plans, or not surely the one, with those that `actor` sees."""
    unknown = plan.citations.filter(cited=None, answer=None).exclude(number_key="").select_related("plan__body")
    asked = [match for match in matches(unknown) if match.possible]
    ids = [each.pk for match in asked for each in match.possible]
    seen = set(visible(actor, Plan.objects.filter(pk__in=ids)).values_list("pk", flat=True)) if ids else set()
    shown = [Match(each.citation, None, [one for one in each.possible if one.pk in seen]) for each in asked]
    return [match for match in shown if match.possible]


def _as_member(plan: Plan, level: int) -> Member:
    label = " ".join(filter(None, (plan.kind, plan.number))) if plan.number else plan.title
    return Member(f"p{plan.pk}", level, label, plan.body.name, plan.issued_on, plan)


def _cited_member(citation: Citation, level: int) -> Member:
    """A document that is not here, or not for the actor to see: what the citation itself says of it."""
    key = f"n{citation.number_key}-{citation.issued_on or ''}" if citation.number_key else f"c{citation.pk}"
    return Member(key, level, str(citation), citation.issuer, citation.issued_on)


def _add_above(family: Family, plan: Plan, actor: Actor) -> list[Citation]:
    """Everything that the plan rests on, one step after the other; the bases of the plan itself."""
    here, asked = [plan], {plan.pk}
    bases: list[Citation] = []
    for step in range(1, GENERATIONS + 1):
        citations = list(Citation.objects.filter(plan__in=here, is_basis=True).order_by("order", "pk"))
        bases = bases or (citations if step == 1 else [])
        seen = _seen(actor, {citation.cited_id for citation in citations if citation.cited_id})
        for citation in citations:
            cited = seen.get(citation.cited_id or 0)
            member = _as_member(cited, -step) if cited else _cited_member(citation, -step)
            family.add(member)
            family.link(f"p{citation.plan_id}", member.key)
        here = [each for pk, each in seen.items() if pk not in asked]
        asked |= set(seen)
        if not here:
            break
    return bases


def _seen(actor: Actor, ids: Collection[int]) -> dict[int, Plan]:
    if not ids:
        return {}
    return {plan.pk: plan for plan in visible(actor, Plan.objects.filter(pk__in=ids).select_related("body"))}


def _add_siblings(family: Family, plan: Plan, bases: list[Citation], actor: Actor) -> None:
    """Plans that rest on the same document, whether it is here or not."""
    found: dict[int, tuple[Plan, list[Citation]]] = {}
    for citation, same in _same_basis(plan, bases, actor):
        found.setdefault(citation.plan_id, (citation.plan, []))[1].append(same)
    listed = sorted(found.values(), key=lambda each: (each[0].body.sort_key, each[0].pk))
    family.more_siblings = max(0, len(listed) - SHOWN)
    for sibling, shared in listed[:SHOWN]:
        family.add(_as_member(sibling, 0))
        for same in shared:
            above = f"p{same.cited_id}" if f"p{same.cited_id}" in family.members else _cited_member(same, -1).key
            family.link(f"p{sibling.pk}", above)


def _same_basis(plan: Plan, bases: list[Citation], actor: Actor) -> Iterable[tuple[Citation, Citation]]:
    """Citations in other plans of what `plan` rests on, each with the citation of `plan` that means the same."""
    known = [each for each in bases if each.cited_id or each.number_key]
    if not known:
        return
    same = Q(cited__in=[each.cited_id for each in known if each.cited_id])
    same |= Q(cited=None, number_key__in=[each.number_key for each in known if not each.cited_id])
    issued = visible(actor, Plan.objects.filter(state__in=SHOWN_BELOW))
    others = Citation.objects.filter(same, is_basis=True, plan__in=issued.values("pk"))
    others = others.exclude(plan__in=_in_line(plan, bases))
    related = _related_bodies(plan, others)
    for other in others.select_related("plan__body").order_by("plan__body__sort_key", "pk"):
        for own in known:
            if _is_same(own, other, related):
                yield other, own


def _in_line(plan: Plan, bases: list[Citation]) -> QuerySet[Any]:
    """The ids of the plan itself, of those that it rests on and of those that rest on it: they are no siblings."""
    above = [each.cited_id for each in bases if each.cited_id]
    below = Citation.objects.filter(cited=plan, is_basis=True).values("plan")
    return Plan.objects.filter(Q(pk=plan.pk) | Q(pk__in=above) | Q(pk__in=below)).values("pk")


def _is_same(own: Citation, other: Citation, related: Collection[int]) -> bool:
    """Whether both mean one document. Another province numbers its papers alike: then the day tells, or the tree."""
    if own.cited_id or other.cited_id:
        return own.cited_id == other.cited_id
    if own.number_key != other.number_key:
        return False
    if own.issued_on and other.issued_on:
        return own.issued_on == other.issued_on
    return other.plan.body_id in related


def _related_bodies(plan: Plan, others: QuerySet[Citation]) -> set[int]:
    """Those of the bodies that cite which stand, or stood, below a body that is also above the plan's own."""
    above = Ancestry.objects.filter(descendant=plan.body_id, tree__in=DIRECTING)
    places = above.exclude(ancestor__kind=BodyKind.NATION).values("ancestor")
    lines = Ancestry.objects.filter(ancestor__in=places, descendant__in=others.order_by().values("plan__body"))
    return set(lines.values_list("descendant", flat=True))


def _add_below(family: Family, plan: Plan, actor: Actor) -> None:
    below = children_of(plan, actor).select_related("body").order_by("body__sort_key", "pk")
    family.more_children = max(0, below.count() - SHOWN)
    for child in below[:SHOWN]:
        family.add(_as_member(child, 1))
        family.link(f"p{child.pk}", family.here)


def children_of(plan: Plan, actor: Actor) -> QuerySet[Any]:
    """The plans that were issued to carry out `plan`, as far as `actor` sees them."""
    citing = Citation.objects.filter(cited=plan, is_basis=True).values("plan")
    return visible(actor, Plan.objects.filter(pk__in=citing, state__in=SHOWN_BELOW))
