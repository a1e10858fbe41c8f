"""Who may see adoptions and learning visits, keep them, and answer."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.holders import Holder, hold
from lantoa.exemplars.access import DossierPolicy
from lantoa.kit import audit
from lantoa.kit.access import Answer, register
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Role
from lantoa.organisations.reach import OrganisationPolicy, at, at_or_above, may_everything
from lantoa.replication.models import Adoption, AdoptionStep, BuildingBlock, FollowUp, LearningVisit, Pledge

CLOSED = _("You do not see this exemplar, and no public page tells of it by name.")
_KEEPERS = (at(Role.OFFICER, Role.SECRETARY), at_or_above(Role.ADMINISTRATOR))


class TwoSided:
    """Records of two bodies, by `one` and by `other`: what either policy allows is allowed."""

    def __init__(self, one: OrganisationPolicy, other: OrganisationPolicy) -> None:
        self.one, self.other = one, other

    def answer(self, actor: Actor, verb: str, record: Any) -> Answer:
        """Whether `actor` may do `verb` to the record."""
        return self.one.answer(actor, verb, record) or self.other.answer(actor, verb, record)

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the records that `actor` may do `verb` to."""
        if may_everything(actor):
            return records
        sides = ((each.path, each.bodies_for(actor, verb).values("pk")) for each in (self.one, self.other))
        either = Q()
        for path, bodies in sides:
            either |= Q(**{f"{path}__in": bodies})
        return records.filter(either)

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any of them."""
        return self.one.reason(actor, verb) or self.other.reason(actor, verb)


class Below:
    """What hangs on a record by `path`: the record is asked."""

    def __init__(self, path: str, whole: type[Any], policy: TwoSided) -> None:
        self.path, self.whole, self.policy = path, whole, policy

    def answer(self, actor: Actor, verb: str, record: Any) -> Answer:
        """Whether `actor` may do `verb` to it."""
        return self.policy.answer(actor, verb, getattr(record, self.path))

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those that `actor` may do `verb` to."""
        whole = self.policy.within(actor, verb, self.whole.objects.all())
        return records.filter(**{f"{self.path}__in": whole.values("pk")})

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any."""
        return self.policy.reason(actor, verb)


_BOTH = {"view": (at_or_above(),), "keep": _KEEPERS}
#: The adopter's side, and that of the exemplar: either keeps the ledger.
ADOPTIONS = TwoSided(OrganisationPolicy(_BOTH), OrganisationPolicy(_BOTH, path="source__body"))
#: Who asks keeps the request, who is asked answers.
VISITS = TwoSided(
    OrganisationPolicy(_BOTH), OrganisationPolicy({"view": (at_or_above(),), "answer": _KEEPERS}, path="host")
)


def keeps_at(actor: Actor, day: date) -> QuerySet[Any]:
    """The bodies for which the actor keeps adoptions and asks for visits: what forms offer first."""
    return ADOPTIONS.one.bodies_for(actor, "keep", day=day)


def register_policies() -> None:
    """Tell `kit` and `evidence`."""
    register(BuildingBlock, DossierPolicy("dossier"))
    register(Pledge, DossierPolicy("dossier"))
    register(Adoption, ADOPTIONS)
    register(AdoptionStep, Below("adoption", Adoption, ADOPTIONS))
    register(FollowUp, Below("adoption", Adoption, ADOPTIONS))
    register(LearningVisit, VISITS)
    hold(Holder("adoption", "name", "replication:adoption"))
    audit.keep_secret(Adoption, "name", "folded_name", "place")  # the log is kept for good, a consent can be withdrawn


def name_verbs() -> None:
    """Tell the log how the acts are said that are no moves."""
    audit.name_verbs(
        {
            "write_block": _("wrote a building block"),
            "change_block": _("changed a building block"),
            "let_public_read_blocks": _("chose what the public reads of how it is done"),
            "take_out_block": _("took a building block out"),
            "put_block_back": _("put a building block back"),
            "register_adoption": _("registered the adoption"),
            "change_adoption": _("changed the adoption"),
            "follow_up_adoption": _("asked how the adoption goes"),
            "ask_to_learn": _("asked to come and learn"),
        }
    )
