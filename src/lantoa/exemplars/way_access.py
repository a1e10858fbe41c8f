"""Who goes on seeing a dossier after it was passed on: whoever its milestones name."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, Q, QuerySet

from lantoa.exemplars.access import AT_HOME, OWN_FIGURE, DossierPolicy
from lantoa.exemplars.models import Dossier, Milestone
from lantoa.kit.access import YES, Answer, register
from lantoa.kit.actors import Actor
from lantoa.organisations.reach import may_everything


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
        return YES if Dossier.objects.filter(_named_on_the_way(actor), pk=dossier).exists() else inside

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of `records` that `actor` may do `verb` to."""
        if verb != "view" or may_everything(actor):
            return super().within(actor, verb, records)
        return records.filter(self.inside(actor, verb) | _named_on_the_way(actor, self.path))


def _named_on_the_way(actor: Actor, path: str = "") -> Q:
    """Dossiers, found by `path`, of which a standing milestone names one of the bodies whose records `actor` sees.

    Also those into which such a dossier was merged. What is seen at home anyway is left out, or all figures of a
    province would be gathered for each of its lists.
    """
    bodies = AT_HOME.bodies_for(actor, "view").values("pk")
    at_a_body = Q(body__in=bodies) | Q(to_body__in=bodies) | Q(via__in=bodies)
    named = Milestone.objects.standing().filter(at_a_body).order_by()
    found = Q(**{f"{path or 'pk'}__in": named.exclude(dossier__body__in=bodies).values("dossier")})
    merged = named.filter(dossier__merged_into__isnull=False).values("dossier__merged_into")
    return found | Q(**{f"{path or 'pk'}__in": merged})


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
