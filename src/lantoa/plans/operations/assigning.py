"""Works out who owes the duties of a plan on which days: reads the bodies once for all duties, then asks `owing`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import NamedTuple

from lantoa.organisations.models import Ancestry, Group
from lantoa.organisations.models.trees import DIRECTING
from lantoa.organisations.queries.answering import Life, lives
from lantoa.organisations.queries.group_spells import MemberSpells, member_spells
from lantoa.organisations.spans import Span, joined
from lantoa.plans.models import Duty, Part, Plan
from lantoa.plans.owing import Pairs, Spans, World, clipped, owed_by_each, owed_for_area, together
from lantoa.plans.queries.owing import days_of

ONE_DAY = timedelta(days=1)


class Row(NamedTuple):
    """What an `Obligation` says, by ids."""

    duty: int
    body: int
    counted: int
    since: date
    until: date


class Leads(NamedTuple):
    """Who is responsible, by ids, the first body first: duties of the same leads are worked out once."""

    bodies: tuple[int, ...]
    groups: tuple[int, ...]


class Assigning:
    """The duties of one plan and the bodies that they may concern. A fixed number of queries for each group."""

    def __init__(self, plan: Plan, duties: Collection[Duty]) -> None:
        """`duties` have their actors and their groups at hand."""
        self.plan = plan
        self.duties = duties
        self._found: dict[tuple[Leads, bool, bool], Pairs] = {}

    def rows(self) -> Iterator[Row]:
        """What is owed, each row once."""
        for duty in self.duties:
            first, last = days_of(duty, self.plan)
            for body, counted, (since, until) in clipped(self._pairs(duty), (first, last + ONE_DAY)):
                yield Row(duty.pk, body, counted, since, until)

    def _pairs(self, duty: Duty) -> Pairs:
        key = (_leads(duty), duty.of_each, duty.include_lower_level)
        if key not in self._found:
            self._found[key] = self._of_each(key[0]) if duty.of_each else self._of_area(key[0], duty)
        return self._found[key]

    def _of_each(self, leads: Leads) -> Pairs:
        members = together([*(self._members[group].belong for group in leads.groups), self._named(leads.bodies)])
        left_out = together(self._members[group].left_out for group in leads.groups)
        return owed_by_each(members, World(self._lives, left_out))

    def _of_area(self, leads: Leads, duty: Duty) -> Pairs:
        owner = leads.bodies[0] if leads.bodies else self.plan.body_id
        owing = together([*(self._members[group].belong for group in leads.groups), self._named(leads.bodies[1:])])
        counted = dict.fromkeys(self._lives, owing)
        if duty.include_lower_level:
            counted |= {holder: together([owing, self._below[holder]]) for holder in self._below}
        return owed_for_area(owner, counted, World(self._lives))

    def _named(self, bodies: tuple[int, ...]) -> Spans:
        return {body: [(self._lives[body].since, self._lives[body].until)] for body in bodies}

    @cached_property
    def _span(self) -> Span:
        """All days of all duties."""
        days = [days_of(duty, self.plan) for duty in self.duties]
        return min(first for first, _last in days), max(last for _first, last in days) + ONE_DAY

    @cached_property
    def _groups(self) -> dict[int, Group]:
        leads = (actor for duty in self.duties for actor in _responsible(duty))
        return {actor.group.pk: actor.group for actor in leads if actor.group is not None}

    @cached_property
    def _members(self) -> dict[int, MemberSpells]:
        return {pk: member_spells(group, self._span) for pk, group in self._groups.items()}

    @cached_property
    def _lives(self) -> dict[int, Life]:
        named = {body for duty in self.duties for body in _leads(duty).bodies} | {self.plan.body_id}
        return lives(named.union(*(found.belong for found in self._members.values())))

    @cached_property
    def _below(self) -> dict[int, dict[int, list[Span]]]:
        """Who stood below each body that owes something for an area, or that may come to answer for one."""
        found: dict[int, dict[int, list[Span]]] = defaultdict(lambda: defaultdict(list))
        lines = Ancestry.objects.overlapping(*self._span).filter(ancestor__in=self._owners(), inherited=False)
        lines = lines.filter(tree__in=DIRECTING, depth__gte=1)
        for holder, body, since, until in lines.values_list("ancestor", "descendant", "since", "until"):
            found[holder][body].append((since, until))
        return {holder: {body: joined(s) for body, s in below.items()} for holder, below in found.items()}

    def _owners(self) -> set[int]:
        found = set()
        for duty in self.duties:
            owner: int | None = next(iter(_leads(duty).bodies), self.plan.body_id)
            while owner is not None and owner not in found and not duty.of_each:
                found.add(owner)
                owner = self._lives[owner].heir
        return found


def _responsible(duty: Duty) -> list:
    return [actor for actor in duty.actors.all() if actor.part == Part.LEAD]


def _leads(duty: Duty) -> Leads:
    actors = _responsible(duty)
    bodies = dict.fromkeys(actor.body_id for actor in actors if actor.body_id)
    groups = dict.fromkeys(actor.group_id for actor in actors if actor.group_id)
    return Leads(tuple(bodies), tuple(groups))
