"""Who may see dossiers, keep them, pass them on, decide about them, and check what they claim."""

from __future__ import annotations

from typing import Any

from django.db.models import Model, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.evidence.holders import Holder, hold
from lantoa.exemplars.models import (
    Dossier,
    Impact,
    Initiative,
    Need,
    Round,
    Screening,
    ScreeningAnswer,
    Support,
    Visit,
)
from lantoa.exemplars.ways import Way, by_any
from lantoa.kit import audit
from lantoa.kit.access import YES, Answer, register
from lantoa.kit.actors import Actor
from lantoa.movements.access import FromBelow
from lantoa.organisations.models import Body, Role
from lantoa.organisations.reach import OrganisationPolicy, at, at_or_above, may_everything

_KEEPERS = (at(Role.OFFICER, Role.SECRETARY), at_or_above(Role.ADMINISTRATOR))
_DECIDERS = (at(Role.SECRETARY, Role.LEADER), at_or_above(Role.ADMINISTRATOR))
_HANDLERS = (at(Role.OFFICER, Role.SECRETARY, Role.LEADER), at_or_above(Role.ADMINISTRATOR))

#: Where the exemplar belongs: whoever found it goes on keeping the dossier wherever it lies.
AT_HOME = OrganisationPolicy({"view": (at_or_above(),), "open": (at_or_above(),), "keep": _KEEPERS})
#: Where the dossier lies: who has it on the table handles it and decides.
ON_TABLE = OrganisationPolicy(
    {
        "view": (at_or_above(),),
        "open": (at_or_above(),),
        "keep": _KEEPERS,
        "handle": _HANDLERS,
        "decide": _DECIDERS,
        "verify": (at_or_above(Role.OFFICER, Role.SECRETARY, Role.LEADER),),
        "release": _DECIDERS,
    },
    path="held_by",
)
#: Who does the work of an office herself.
IN_OFFICE = OrganisationPolicy({"keep": (at(Role.OFFICER, Role.SECRETARY),)})
#: Whose figure a milestone is.
OWN_FIGURE = OrganisationPolicy({"strike": (*_KEEPERS, at(Role.LEADER))})
_BELOW = (FromBelow(frozenset()),)
#: Who holds a round.
HOLDING = OrganisationPolicy({"view": (at_or_above(), *_BELOW), "oversee": (at_or_above(),), "keep": _KEEPERS})
#: Whom a round asks: they read it.
ASKED = OrganisationPolicy({"view": _BELOW}, path="asked_below")


class DossierPolicy:
    """A dossier has two bodies, where it belongs and where it lies; what hangs on it by `path` asks it.

    `view`, `open`, `keep`: at either body (and to see it, above them). The other verbs: where it lies.
    """

    def __init__(self, path: str = "") -> None:
        self.path = path

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to `record`; a dossier that is not saved yet lies where it belongs."""
        if may_everything(actor):
            return YES
        whole: Any = record
        for step in self.path.split("__") if self.path else ():
            whole = getattr(whole, step)
        if AT_HOME.answer(actor, verb, whole):
            return YES
        if whole.held_by_id and ON_TABLE.answer(actor, verb, whole):
            return YES
        return Answer(False, _("None of your roles where the dossier belongs, or where it lies, allows this."))

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of `records` that `actor` may do `verb` to."""
        return records if may_everything(actor) else records.filter(self.inside(actor, verb))

    def inside(self, actor: Actor, verb: str) -> Q:
        """The same as a condition, for a query."""
        return by_any(self.ways(actor, verb), self.path)

    def ways(self, actor: Actor, verb: str) -> tuple[Way, ...]:
        """By which of its bodies a dossier is within reach."""
        home, table = (each.bodies_for(actor, verb).values("pk") for each in (AT_HOME, ON_TABLE))
        return self._at("body", home), self._at("held_by", table)

    def _at(self, which: str, bodies: QuerySet[Any]) -> Way:
        before = f"{self.path}__" if self.path else ""
        found = Dossier.objects.filter(**{f"{which}__in": bodies}).values_list("pk", flat=True)
        return Way(found, Q(**{f"{before}{which}__in": bodies}))

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any dossier."""
        return AT_HOME.reason(actor, verb) or ON_TABLE.reason(actor, verb)


class RoundPolicy:
    """A round is its holder's, and read by those whom it asks."""

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to the round."""
        held = HOLDING.answer(actor, verb, record)
        return held or ASKED.answer(actor, verb, record) or held

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the rounds that `actor` may do `verb` to."""
        if may_everything(actor):
            return records
        held, asked = (each.bodies_for(actor, verb).values("pk") for each in (HOLDING, ASKED))
        return records.filter(Q(body__in=held) | Q(asked_below__in=asked))

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any round."""
        return HOLDING.reason(actor, verb)


INSIDE = DossierPolicy()


def keeping_bodies(actor: Actor) -> QuerySet[Body]:
    """The bodies whose dossiers the actor keeps: what forms offer for a new one."""
    return AT_HOME.bodies_for(actor, "keep", day=localdate())


def own_bodies(actor: Actor) -> QuerySet[Body]:
    """The bodies at which the actor herself is an officer or the secretary: whose letters she gets."""
    return IN_OFFICE.bodies_for(actor, "keep", day=localdate())


def register_policies() -> None:
    """Tell the house who answers for what hangs on dossiers, and for rounds."""
    register(Round, RoundPolicy())
    for model in (Screening, Need, Support, Visit, Impact, Initiative):
        register(model, DossierPolicy("dossier"))
    register(ScreeningAnswer, DossierPolicy("screening__dossier"))
    hold(Holder("dossier", "name", "exemplars:dossier"))


def name_verbs() -> None:
    """Tell the log how the acts are said that are no moves."""
    audit.name_verbs(
        {
            "enter_dossier": _("entered the dossier"),
            "change_dossier": _("changed the dossier"),
            "take_in_dossier": _("merged another dossier into this one"),
            "record_milestone": _("recorded a milestone"),
            "strike_milestone": _("struck out a milestone"),
            "begin_screening": _("began to hold the dossier against criteria"),
            "answer_criterion": _("answered a criterion"),
            "add_need": _("wrote down a need"),
            "settle_need": _("settled a need"),
            "promise_support": _("wrote down promised support"),
            "record_arrival": _("recorded that support arrived"),
            "review_impact": _("reviewed the impact"),
            "plan_review": _("set the day of the next review"),
            "plan_visit": _("planned a visit"),
            "put_off_visit": _("put a visit off"),
            "make_visit": _("visited the exemplar"),
            "call_off_visit": _("called a visit off"),
            "add_initiative": _("wrote down an initiative"),
            "change_initiative": _("changed an initiative"),
            "remove_initiative": _("removed an initiative"),
            "bring_initiative_back": _("brought an initiative back"),
            "open_round": _("opened the round"),
            "change_round": _("changed the round"),
            "remind_round": _("reminded units with nobody yet"),
        }
    )
