"""Who may see plans, confirm their clauses, record evidence and check it."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.access import YES, Answer, register
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body, Role
from lantoa.organisations.reach import OrganisationPolicy, at, at_or_above, may_everything
from lantoa.plans.inspectors import inspected, inspected_plans
from lantoa.plans.models import (
    Carryover,
    Citation,
    Clause,
    Duty,
    DutyActor,
    Evidence,
    Explanation,
    Obligation,
    Plan,
    Reminder,
    StoredFile,
)
from lantoa.plans.recipients import delivered
from lantoa.plans.states import PlanState

#: Who keeps the papers of an office, and who checks what colleagues at the same body recorded.
KEEPERS = (Role.OFFICER, Role.SECRETARY)
CHECKERS = (Role.OFFICER, Role.SECRETARY, Role.LEADER)
_KEEPERS = (at(*KEEPERS), at_or_above(Role.ADMINISTRATOR))
_DECIDERS = (at(Role.SECRETARY, Role.LEADER), at_or_above(Role.ADMINISTRATOR))

# What an office does with the plans that it issued. `decide`: what only somebody who answers for it says.
_OWN = {
    "view": (at_or_above(),),
    "oversee": (at_or_above(),),  # how all the bodies concerned are doing, not only the own
    "keep": _KEEPERS,
    "review": _KEEPERS,
    "start": _DECIDERS,
    "decide": _DECIDERS,
    "remind": (at(Role.OFFICER, Role.SECRETARY, Role.LEADER), at_or_above(Role.ADMINISTRATOR)),
    "release": _DECIDERS,
}
ISSUED = OrganisationPolicy(_OWN)
# What a body does about what it owes.
OWED = OrganisationPolicy(
    {"view": (at_or_above(),), "record": (at(Role.OFFICER, Role.SECRETARY, Role.EDITOR, Role.LEADER),)}
)
#: States in which those who owe something see a plan; before that it is nobody's but the office's own.
SHOWN_BELOW = (PlanState.RUNNING, PlanState.ENDED, PlanState.REPLACED)


class PlanPolicy:
    """Plans, and what hangs on them by `path`: seen at and above the issuing body, and by whoever owes something or
    is named to co-ordinate.

    The staff of every body that it was sent to sees it too, and of every one that inspects it, which sees besides how
    all bodies concerned are doing. All other verbs are for the issuing body alone.
    """

    def __init__(self, path: str = "") -> None:
        self.path = path

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to `record`; one that is not saved yet is asked by its plan's body."""
        if may_everything(actor):
            return YES
        plan = self._plan_of(record)
        if plan.pk is None:
            return ISSUED.answer(actor, verb, plan)
        if self.within(actor, verb, type(record)._default_manager.filter(pk=record.pk)).exists() or (
            record.pk is None and PLANS.within(actor, verb, Plan.objects.filter(pk=plan.pk)).exists()
        ):
            return YES
        return Answer(False, _refusal(verb, plan))

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of `records` that `actor` may do `verb` to."""
        if may_everything(actor):
            return records
        prefix = f"{self.path}__" if self.path else ""
        found = Q(**{f"{prefix}body__in": ISSUED.bodies_for(actor, verb).values("pk")})
        if verb == "view":
            concerned = self._owed(actor) | self._named(actor) | self._delivered(actor)
            found |= Q(concerned, **{f"{prefix}state__in": SHOWN_BELOW})
        if verb in ("view", "oversee"):
            found |= Q(inspected(actor, self._plan), **{f"{prefix}state__in": SHOWN_BELOW})
        return records.filter(found)

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any plan."""
        return ISSUED.reason(actor, verb)

    def _owed(self, actor: Actor) -> Exists:
        mine = OWED.bodies_for(actor, "view").values("pk")
        return Exists(Obligation.objects.filter(duty__plan=self._plan, body__in=mine))

    def _named(self, actor: Actor) -> Exists:
        """Whether one of its duties names a body of theirs, also to co-ordinate."""
        mine = OWED.bodies_for(actor, "view").values("pk")
        return Exists(DutyActor.objects.filter(duty__plan=self._plan, body__in=mine, is_sure=True))

    def _delivered(self, actor: Actor) -> Exists:
        return delivered(actor, self._plan)

    @property
    def _plan(self) -> OuterRef:
        return OuterRef(f"{self.path}_id" if self.path else "pk")

    def _plan_of(self, record: Any) -> Plan:
        return getattr(record, self.path) if self.path else record


def _refusal(verb: str, plan: Plan) -> str:
    """Why not, and whom to ask where an officer's work waits for somebody who answers for it."""
    if verb in ("start", "decide", "release"):
        words = _("A leader, secretary or administrator of %(body)s decides this. Ask one of them; your work is kept.")
        return words % {"body": plan.body.name}
    return str(_("None of your roles at the body that issued the plan allows this."))


#: Plans themselves.
PLANS = PlanPolicy()


class EvidencePolicy:
    """Evidence is seen at and above the body that did it, at and above the one whose plan asks for it, and by
    whoever inspects the plan.

    The body records it; those who keep its papers, or those of the plan's body, check it: never whoever recorded it.
    """

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to the evidence `record`, saved or not."""
        assert isinstance(record, Evidence)  # noqa: S101 - registered for nothing else
        if verb == "check" and actor.person is not None and record.recorded_by_id == actor.person.pk:
            return Answer(False, _("Somebody else must check what you recorded."))
        if OWED.answer(actor, verb, record) or ISSUED.answer(actor, _CHECKED_AS.get(verb, ""), record.duty.plan):
            return YES
        if verb == "view" and inspects(actor, record.duty.plan):
            return YES
        if verb == "check" and KEPT.answer(actor, "keep", record):
            return YES
        return Answer(False, _("None of your roles at this body, or at the one whose plan it is, allows this."))

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of `records` that `actor` may do `verb` to."""
        if may_everything(actor):
            return records if verb != "check" or actor.person is None else self._others(actor, records)
        found = Q(body__in=OWED.bodies_for(actor, verb).values("pk"))
        issued = ISSUED.bodies_for(actor, _CHECKED_AS.get(verb, "")).values("pk")
        found |= Q(duty__plan__body__in=issued)
        if verb == "view":
            found |= Q(inspected(actor, OuterRef("duty__plan")), duty__plan__state__in=SHOWN_BELOW)
        if verb != "check":
            return records.filter(found)
        found |= Q(body__in=KEPT.bodies_for(actor, "keep").values("pk"))
        return self._others(actor, records.filter(found))

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any evidence."""
        if verb == "check":
            return ISSUED.reason(actor, "keep") or KEPT.reason(actor, "keep")
        return OWED.reason(actor, verb)

    @staticmethod
    def _others(actor: Actor, records: QuerySet[Any]) -> QuerySet[Any]:
        assert actor.person is not None  # noqa: S101 - the platform is asked before
        return records.exclude(recorded_by=actor.person.pk)


#: What somebody must be allowed at the plan's body to do something to the evidence of another body.
_CHECKED_AS = {"view": "view", "check": "keep"}
KEPT = OrganisationPolicy({"keep": (at(*CHECKERS),)})


class ReminderPolicy:
    """Reminders are seen at and above the body that got one, and at and above the one whose plan it is about."""

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to the reminder `record`."""
        if self.within(actor, verb, Reminder.objects.filter(pk=record.pk)).exists():
            return YES
        return Answer(False, _("None of your roles at this body, or at the one whose plan it is, allows this."))

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of `records` that `actor` may do `verb` to."""
        if may_everything(actor):
            return records
        reminded = Q(body__in=OWED.bodies_for(actor, verb).values("pk"))
        return records.filter(reminded | Q(plan__body__in=ISSUED.bodies_for(actor, verb).values("pk")))

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any reminder."""
        return OWED.reason(actor, verb)


def bodies_seen(actor: Actor, plan: Plan) -> QuerySet[Body]:
    """The bodies whose standing under `plan` the actor may see: all for whoever oversees it.

    Whoever owes something sees the own body and those below it.
    """
    return Body.objects.all() if oversees(actor, plan) else OWED.bodies_for(actor, "view")


def oversees(actor: Actor, plan: Plan) -> bool:
    """Whether the actor sees how everybody is doing: at and above the issuing body, and where it is inspected."""
    return bool(ISSUED.answer(actor, "view", plan)) or inspects(actor, plan)


def inspects(actor: Actor, plan: Plan) -> bool:
    """Whether `plan` is shown to the actor because she inspects it."""
    return plan.state in SHOWN_BELOW and inspected_plans(actor).filter(pk=plan.pk).exists()


def owes_in_sight(actor: Actor, body: Body) -> Q:
    """Which duties of `body` the actor may see: all at and above it, else those of plans of her own and those below,
    and of plans that she inspects.
    """
    if OWED.bodies_for(actor, "view").filter(pk=body.pk).exists():
        return Q()
    shown = Q(plan__in=inspected_plans(actor), plan__state__in=SHOWN_BELOW)
    return Q(plan__body__in=ISSUED.bodies_for(actor, "view").values("pk")) | shown


def register_policies() -> None:
    """Tell the house who answers for the records of this room."""
    register(Plan, PLANS)
    for model in (Clause, Citation, Duty, Carryover):
        register(model, PlanPolicy("plan"))
    register(Evidence, EvidencePolicy())
    register(Explanation, OWED)
    register(Reminder, ReminderPolicy())
    audit.keep_secret(StoredFile, "content")
    audit.keep_secret(Plan, "text", "reading")  # too long for the log; the file beside the plan has its own hash


def name_verbs() -> None:
    """Tell the log how the acts are said that are no moves."""
    audit.name_verbs(
        {
            "send_plan": _("sent in the plan"),
            "change_plan": _("changed the plan"),
            "add_clause": _("added a clause"),
            "correct_clause": _("corrected the clause"),
            "match_actor": _("said who is meant"),
            "record_evidence": _("recorded evidence"),
            "change_evidence": _("completed the evidence"),
            "configure_duty": _("changed what counts"),
            "extend": _("set a later due day"),
            "explain": _("explained the delay"),
            "decide_quota": _("decided about the quota after a merger"),
            "change_settings": _("changed the settings"),
            "read_again": _("had the plan read again"),
            "remind": _("sent a reminder"),
            "release": _("showed the programme to the public"),
            "withhold": _("took the programme back from the public"),
            "choose_digest": _("chose about the daily letter"),
            "next_stage": _("began the next stage"),
            "carry_over": _("decided about an earlier duty"),
        }
    )
