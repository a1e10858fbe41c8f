"""Who may see movements and criteria, keep them, and say that they hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.access import YES, Answer, register
from lantoa.kit.actors import Actor
from lantoa.movements.models import (
    CriteriaEdit,
    CriteriaSet,
    Criterion,
    Field,
    FieldAlias,
    ModelType,
    Movement,
    MovementReview,
)
from lantoa.movements.states import ISSUED, LAUNCHED
from lantoa.organisations.models import Ancestry, Body, Membership, Role
from lantoa.organisations.reach import (
    OrganisationPolicy,
    Rule,
    anybody,
    at,
    at_or_above,
    clusters_of,
    may_everything,
)

# Nobody works at a cluster or bloc: whoever keeps the papers of the body that has it keeps those of the cluster.
_KEEPERS = (
    at(Role.OFFICER, Role.SECRETARY),
    at_or_above(Role.ADMINISTRATOR),
    clusters_of(Role.OFFICER, Role.SECRETARY, Role.ADMINISTRATOR),
)
_DECIDERS = (
    at(Role.SECRETARY, Role.LEADER),
    at_or_above(Role.ADMINISTRATOR),
    clusters_of(Role.SECRETARY, Role.LEADER, Role.ADMINISTRATOR),
)


@dataclass(frozen=True)
class FromBelow(Rule):
    """Any role at a body that stands below, in whatever tree: peers of a cluster see what the cluster launched."""

    def bodies(self, actor: Actor, day: date) -> QuerySet[Any]:
        """The ids of the bodies above those at which the actor has a role, and of those themselves."""
        mine = self.memberships(actor, day).values("body")
        return Ancestry.objects.on(day).filter(descendant__in=mine).values("ancestor")

    def memberships(self, actor: Actor, day: date) -> QuerySet[Membership]:
        """All of the actor's."""
        return at().memberships(actor, day)


OWN = OrganisationPolicy(
    {
        "view": (at_or_above(), clusters_of()),
        "keep": _KEEPERS,
        "decide": _DECIDERS,
        # Whoever put a plan into force need not keep criteria to have those of the plan drafted.
        "take_over": (*_KEEPERS, *_DECIDERS),
    }
)
_SHOWN = OrganisationPolicy({"view": (FromBelow(frozenset()),)})


class SharedPolicy:
    """Records of a body, or what hangs on them by `path`: seen at the body and above, and below once they hold.

    A commune reads the district's criteria and movements, and not its drafts. All other verbs are the body's own.
    """

    def __init__(self, shown: tuple[str, ...], path: str = "") -> None:
        self.shown, self.path = shown, path

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to `record`; one that is not saved yet is asked by its body."""
        if may_everything(actor):
            return YES
        whole: Any = getattr(record, self.path) if self.path else record
        if own := OWN.answer(actor, verb, whole):
            return own
        if verb == "view" and whole.state in self.shown and _SHOWN.answer(actor, verb, whole):
            return YES
        return Answer(False, _("None of your roles at this body allows this."))

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of `records` that `actor` may do `verb` to."""
        if may_everything(actor):
            return records
        before = f"{self.path}__" if self.path else ""
        found = Q(**{f"{before}body__in": OWN.bodies_for(actor, verb).values("pk")})
        if verb == "view":
            below = _SHOWN.bodies_for(actor, verb).values("pk")
            found |= Q(**{f"{before}body__in": below, f"{before}state__in": self.shown})
        return records.filter(found)

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any such record."""
        return OWN.reason(actor, verb)


class NamesPolicy:
    """Names of fields and types of models are public knowledge; each is kept by its body.

    Those without a body are everybody's, and whoever administers the installation keeps them. `use`: what forms offer
    to somebody, everybody's and those of the bodies where she works and above.
    """

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to `record`."""
        if verb in ("view", "use"):
            return _NAMES.reason(actor, "view")
        return _NAMES.answer(actor, verb, record)

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of `records` that `actor` may do `verb` to."""
        if verb in ("view", "use") and not _NAMES.reason(actor, "view"):
            return records.none()
        if verb == "view" or may_everything(actor):
            return records
        if verb == "use":
            return records.filter(Q(body=None) | Q(body__in=_SHOWN.bodies_for(actor, "view").values("pk")))
        return _NAMES.within(actor, verb, records)

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any of them."""
        return _NAMES.reason(actor, "view" if verb == "use" else verb)


_NAMES = OrganisationPolicy({"view": (anybody(),), "keep": _KEEPERS})
NAMES = NamesPolicy()


def keeping_bodies(actor: Actor) -> QuerySet[Body]:
    """The bodies whose movements and criteria the actor keeps: what forms offer for a new record."""
    return OWN.bodies_for(actor, "keep", day=localdate())


def register_policies() -> None:
    """Tell the house who answers for the records of this room."""
    register(Movement, SharedPolicy(LAUNCHED))
    register(MovementReview, SharedPolicy(LAUNCHED, "movement"))
    register(CriteriaSet, SharedPolicy(ISSUED))
    register(Criterion, SharedPolicy(ISSUED, "criteria_set"))
    register(CriteriaEdit, SharedPolicy((), "criteria_set"))
    for model in (Field, FieldAlias, ModelType):
        register(model, NAMES)


def name_verbs() -> None:
    """Tell the log how the acts are said that are no moves."""
    audit.name_verbs(
        {
            "enter_movement": _("entered the movement"),
            "change_movement": _("changed the movement"),
            "record_review": _("recorded a review"),
            "draft_criteria": _("began a draft"),
            "change_criteria": _("changed what stands above the criteria"),
            "new_version": _("began a new version"),
            "add_criterion": _("added a criterion"),
            "change_criterion": _("changed a criterion"),
            "remove_criterion": _("removed a criterion"),
            "move_criterion": _("moved a criterion"),
            "undo_criteria_edit": _("took a change of the draft back"),
            "take_over_criterion": _("took a criterion over from a plan"),
            "settle_field": _("said which field is meant"),
            "add_field": _("added a field"),
            "change_field": _("changed the field"),
            "add_field_alias": _("added another wording"),
            "remove_field_alias": _("removed another wording"),
            "add_model_type": _("added a type of model"),
        }
    )
