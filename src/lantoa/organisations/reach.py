"""Which bodies' records a person may see and change: worked out from memberships and trees, never stored.

A rule such as `at_or_above(Role.SECRETARY)` becomes one query of bodies. A policy asks it for a list (which records
hang on one of these bodies?) and for a row (is the record's body one of them?), so the two cannot differ.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.kit.access import YES, Answer, remembered
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Ancestry, Body, Membership, Role
from lantoa.organisations.models.trees import DIRECTING, Tree


@dataclass(frozen=True)
class Rule:
    """Roles that allow something: at the body, also at any above, at the one that has a cluster, or everywhere."""

    roles: frozenset[str]
    from_above: bool = False
    everywhere: bool = False
    of_clusters: bool = False

    def memberships(self, actor: Actor, day: date) -> QuerySet[Membership]:
        """The memberships of `actor`, own or deputised, that the rule counts on `day`."""
        if actor.person is None:
            return Membership.objects.none()
        return Membership.objects.of(actor.person, day).filter(role__in=self.roles)

    def bodies(self, actor: Actor, day: date) -> QuerySet[Any]:
        """The ids of the bodies whose records the rule opens to `actor` on `day`.

        Who answers for an ended body stands above it (`Ancestry.inherited`): what it left behind is theirs, even under
        a rule that does not reach further down.
        """
        if self.everywhere:
            return Body.objects.values("pk")
        lines = Ancestry.objects.on(day).filter(ancestor__in=self.memberships(actor, day).values("body"))
        if self.of_clusters:
            return lines.filter(depth=1, tree=Tree.EMULATION, inherited=False).values("descendant")
        opened = Q(depth=0) | Q(depth=1, inherited=True)
        if self.from_above:
            opened |= Q(tree__in=DIRECTING)
        return lines.filter(opened).values("descendant")


def anybody() -> Rule:
    """Everybody who signs in, whatever their roles: for what is public knowledge, such as which bodies exist."""
    return Rule(frozenset(), everywhere=True)


def at(*roles: Role) -> Rule:
    """One of `roles` at the body itself; no roles named means any."""
    return Rule(frozenset(roles or Role))


def clusters_of(*roles: Role) -> Rule:
    """One of `roles` at the body directly below which a cluster or bloc stands: its peers have nobody above them."""
    return Rule(frozenset(roles), of_clusters=True)


def at_or_above(*roles: Role) -> Rule:
    """One of `roles` at the body itself or at any body above it in a directing tree; no roles named means any."""
    return Rule(frozenset(roles or Role), from_above=True)


@dataclass(frozen=True)
class OrganisationPolicy:
    """The policy of records that belong to a body: `path` leads from the record to the body, as in a query.

    `allows` gives the rules of each verb; one that holds is enough. A verb that is not named is allowed to nobody but
    an administrator of the installation, who may do everything.
    """

    allows: Mapping[str, tuple[Rule, ...]]
    path: str = "body"

    def answer(self, actor: Actor, verb: str, record: Model, *, day: date | None = None) -> Answer:
        """Whether `actor` may do `verb` to `record`, saved or not."""
        if may_everything(actor):
            return YES
        body_id = _body_id(record, self.path)
        if body_id and self._bodies(actor, verb, day or localdate()).filter(pk=body_id).exists():
            return YES
        return Answer(False, _("None of your roles at this body, or above it, allows this."))

    def within(self, actor: Actor, verb: str, records: QuerySet, *, day: date | None = None) -> QuerySet:
        """Those of `records` that `actor` may do `verb` to."""
        if may_everything(actor):
            return records
        bodies = self._bodies(actor, verb, day or localdate()).values("pk")
        return records.filter(**{f"{self.path}__in" if self.path else "pk__in": bodies})

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` has a role that allows `verb` anywhere."""
        if may_everything(actor):
            return YES
        if actor.person is not None and any(
            rule.everywhere or rule.roles & roles_held(actor, localdate()) for rule in self.allows.get(verb, ())
        ):
            return YES
        return Answer(False, _("None of your roles allows this."))

    def bodies_for(self, actor: Actor, verb: str, *, day: date | None = None) -> QuerySet[Body]:
        """The bodies at which `actor` may do `verb`: what a form offers for a new record."""
        return Body.objects.all() if may_everything(actor) else self._bodies(actor, verb, day or localdate())

    def _bodies(self, actor: Actor, verb: str, day: date) -> QuerySet[Body]:
        rules = self.allows.get(verb, ())
        if actor.person is None or not rules:
            return Body.objects.none()
        within = Q()
        for rule in rules:
            within |= Q(pk__in=rule.bodies(actor, day))
        return Body.objects.filter(within)


def roles_held(actor: Actor, day: date) -> frozenset[str]:
    """The roles in which `actor` acts anywhere on `day`, her own and a colleague's."""

    def held() -> frozenset[str]:
        found = Membership.objects.of(actor.person, day).values_list("role", flat=True) if actor.person else ()
        return frozenset(found)

    return remembered((roles_held, actor, day), held)


def own_bodies(actor: Actor, day: date) -> QuerySet[Body]:
    """The bodies at which the actor has a role of her own or a colleague's, by name."""
    if actor.person is None:
        return Body.objects.none()
    mine = Membership.objects.of(actor.person, day).values("body")
    return Body.objects.filter(pk__in=mine).order_by("sort_key", "pk")


def first_to_show(seen: QuerySet[Body], actor: Actor, on: date) -> Body | None:
    """Of the bodies that the actor may see, her own, else the first that exists on `on`: which page opens first."""
    alive = seen.filter(since__lte=on, until__gt=on)
    mine = alive.filter(pk__in=list(own_bodies(actor, on).values_list("pk", flat=True)))
    return mine.order_by("sort_key", "pk").first() or alive.order_by("sort_key", "pk").first()


def may_everything(actor: Actor) -> bool:
    """The platform itself, and whoever administers the installation."""
    return actor.is_platform or bool(getattr(actor.person, "is_superuser", False))


def _body_id(record: Any, path: str) -> int | None:
    """The id of the body that `path` leads to from `record`; an empty path means the record is the body."""
    *steps, last = path.split("__") if path else ["pk"]
    for step in steps:
        record = getattr(record, step)
    return getattr(record, f"{last}_id" if path else last)
