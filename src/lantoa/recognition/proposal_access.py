"""Who may see the catalogue and keep it, hold rounds, propose, appraise and decide about proposals."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.access import INSIDE
from lantoa.exemplars.models import Dossier
from lantoa.kit import audit
from lantoa.kit.access import YES, Answer, register
from lantoa.kit.actors import Actor
from lantoa.movements.access import FromBelow
from lantoa.organisations.models import Body, Role
from lantoa.organisations.reach import OrganisationPolicy, anybody, at, at_or_above, may_everything
from lantoa.recognition.conflict_gate import CONFLICT, closed_to
from lantoa.recognition.models import Award, AwardRound, BaseWage, OpenMatter, Opinion, Proposal

_KEEPERS = (at(Role.OFFICER, Role.SECRETARY), at_or_above(Role.ADMINISTRATOR))
_DECIDERS = (at(Role.SECRETARY, Role.LEADER), at_or_above(Role.ADMINISTRATOR))
_HANDLERS = (at(Role.OFFICER, Role.SECRETARY, Role.LEADER), at_or_above(Role.ADMINISTRATOR))
#: Who works anywhere reads the catalogue; a rule without roles asks for a role all the same.
_READING = OrganisationPolicy({"view": (anybody(),)}, path="")
#: Who holds a round; those below read it, and propose in it.
HOLDING = OrganisationPolicy({"view": (at_or_above(), FromBelow(frozenset())), "keep": _KEEPERS, "handle": _HANDLERS})
#: Who proposes goes on keeping the proposal wherever it lies.
PROPOSING = OrganisationPolicy({"view": (at_or_above(),), "keep": _KEEPERS}, path="proposed_by")
#: Who has it on the table appraises and decides.
ON_TABLE = OrganisationPolicy({"view": (at_or_above(),), "handle": _HANDLERS, "decide": _DECIDERS}, path="held_by")


class CataloguePolicy:
    """The catalogue is the law's, read by everybody; whoever administers the installation keeps it."""

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to the award."""
        return self.reason(actor, verb)

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """All of them, or none."""
        return records if self.reason(actor, verb) else records.none()

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any award."""
        if verb == "view":
            return _READING.reason(actor, verb)
        if may_everything(actor):
            return YES
        return Answer(False, _("The catalogue of awards is kept by whoever administers the installation."))


class ProposalPolicy:
    """A proposal has two bodies, who proposes and with whom it lies; what hangs on it by `path` asks it.

    To a member of a council who has declared a conflict of interest in it, it is not there, whatever her roles.
    """

    def __init__(self, path: str = "") -> None:
        self.path = path

    def answer(self, actor: Actor, verb: str, record: Any) -> Answer:
        """Whether `actor` may do `verb` to `record`; one that is not saved yet lies with who proposes."""
        whole = getattr(record, self.path) if self.path else record
        if closed_to(actor).filter(pk=whole.pk).exists():
            return Answer(False, CONFLICT)
        if may_everything(actor):
            return YES
        if PROPOSING.answer(actor, verb, whole) or (whole.held_by_id and ON_TABLE.answer(actor, verb, whole)):
            return YES
        return Answer(False, _("None of your roles where it is proposed, or where it lies, allows this."))

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of `records` that `actor` may do `verb` to."""
        records = records.exclude(**{f"{self.path or 'pk'}__in": closed_to(actor).values("pk")})
        if may_everything(actor):
            return records
        before = f"{self.path}__" if self.path else ""
        ours, table = (each.bodies_for(actor, verb).values("pk") for each in (PROPOSING, ON_TABLE))
        return records.filter(Q(**{f"{before}proposed_by__in": ours}) | Q(**{f"{before}held_by__in": table}))

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any proposal."""
        return PROPOSING.reason(actor, verb) or ON_TABLE.reason(actor, verb)


class MatterPolicy:
    """What is held against somebody is read by those who may open the dossier, written down by those who keep it."""

    def answer(self, actor: Actor, verb: str, record: Any) -> Answer:
        """Whether `actor` may do `verb` to the matter."""
        return INSIDE.answer(actor, _OF_DOSSIER.get(verb, verb), record.dossier)

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the matters that `actor` may do `verb` to."""
        if may_everything(actor):
            return records
        found = INSIDE.within(actor, _OF_DOSSIER.get(verb, verb), Dossier.objects.all())
        return records.filter(dossier__in=found.values("pk"))

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any matter."""
        return INSIDE.reason(actor, _OF_DOSSIER.get(verb, verb))


_OF_DOSSIER = {"view": "open"}
PROPOSALS = ProposalPolicy()


def proposing_bodies(actor: Actor) -> QuerySet[Body]:
    """The bodies for which the actor proposes: what forms offer."""
    return PROPOSING.bodies_for(actor, "keep", day=localdate())


def holding_bodies(actor: Actor) -> QuerySet[Body]:
    """The bodies whose rounds the actor keeps."""
    return HOLDING.bodies_for(actor, "keep", day=localdate())


def register_policies() -> None:
    """Tell the house who answers for the catalogue, rounds and proposals."""
    for model in (Award, BaseWage):
        register(model, CataloguePolicy())
    register(AwardRound, HOLDING)
    register(Proposal, PROPOSALS)
    register(Opinion, ProposalPolicy("proposal"))
    register(OpenMatter, MatterPolicy())


def name_verbs() -> None:
    """Tell the log how the acts are said that are no moves."""
    audit.name_verbs(
        {
            "add_award": _("added the award to the catalogue"),
            "change_award": _("changed the award"),
            "new_award_version": _("entered new rules of the award"),
            "end_award_version": _("ended the rules of the award"),
            "switch_award": _("switched the award on or off"),
            "add_award_round": _("prepared the round of awards"),
            "change_award_round": _("changed the round of awards"),
            "draft_proposal": _("drafted the proposal"),
            "change_proposal": _("changed the proposal"),
            "give_opinion": _("gave an opinion on the proposal"),
            "note_open_matter": _("wrote down what is open against the exemplar"),
            "settle_open_matter": _("settled what was open against the exemplar"),
        }
    )
