"""Who goes on seeing a dossier after it was passed on: whoever its milestones name."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from itertools import product
from operator import or_
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from lantoa.exemplars.access import AT_HOME, OWN_FIGURE, DossierPolicy
from lantoa.exemplars.models import Dossier, Milestone
from lantoa.exemplars.ways import Way
from lantoa.kit.access import YES, Answer, register
from lantoa.kit.actors import Actor


class WayPolicy(DossierPolicy):
    """Of a dossier and its milestones: bodies that a standing milestone names, and those above them, may `view` it too.

    Whoever handed a dossier on, or has a figure by it, goes on seeing how far it is. `open` stays with the two bodies
    of `DossierPolicy`: the details of people and all else that hangs on a dossier.
    """

    def answer(self, actor: Actor, verb: str, record: Any) -> Answer:
        """Whether `actor` may do `verb` to `record`."""
        inside = super().answer(actor, verb, record)
        if inside or verb != "view":
            return inside
        dossier = getattr(record, f"{self.path}_id") if self.path else record.pk
        named = reduce(or_, (way.each for way in _on_the_way(actor)))
        return YES if Dossier.objects.filter(named, pk=dossier).exists() else inside

    def ways(self, actor: Actor, verb: str) -> tuple[Way, ...]:
        """Also by the bodies that stand on its way, for who only looks."""
        inside = super().ways(actor, verb)
        return (*inside, *_on_the_way(actor, self.path)) if verb == "view" else inside


def _on_the_way(actor: Actor, path: str = "") -> Iterator[Way]:
    """Dossiers, at `path`, of which a standing milestone names one of the bodies whose records `actor` sees.

    Also those into which such a dossier was merged.
    """
    bodies = AT_HOME.bodies_for(actor, "view").values("pk")
    for body, dossier in product(("body", "to_body", "via"), ("dossier", "dossier__merged_into")):
        named = Milestone.objects.standing().filter(**{f"{body}__in": bodies})
        found = named.filter(**{f"{dossier}__isnull": False}).values_list(dossier, flat=True)
        yield Way(found, Q(Exists(named.filter(**{dossier: OuterRef(path or "pk")}))))


class MilestonePolicy(WayPolicy):
    """A milestone is its dossier's, but only the body whose figure it is strikes it out."""

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to the milestone."""
        return OWN_FIGURE.answer(actor, verb, record) if verb == "strike" else super().answer(actor, verb, record)

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the milestones that `actor` may do `verb` to."""
        return OWN_FIGURE.within(actor, verb, records) if verb == "strike" else super().within(actor, verb, records)

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any of them."""
        return OWN_FIGURE.reason(actor, verb) if verb == "strike" else super().reason(actor, verb)


def register_policies() -> None:
    """Tell the house who answers for dossiers and their milestones."""
    register(Dossier, WayPolicy())
    register(Milestone, MilestonePolicy("dossier"))
