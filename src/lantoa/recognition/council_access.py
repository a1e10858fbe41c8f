"""Who may see councils and their sittings, and the gate before every case.

The gate is harder than any role: whoever has a seat on the day of the sitting sees a case only after she has said that
she has no conflict of interest in it, and whoever has one sees nothing of it, an administrator of the installation
neither.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.access import YES, Answer, register
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Body, Role
from lantoa.organisations.reach import OrganisationPolicy, at, at_or_above, may_everything
from lantoa.recognition.conflict_gate import CONFLICT
from lantoa.recognition.models import PRESIDING, Case, Conflict, Council, PaperCount, Seat, Sitting

_KEEPERS = (at(Role.OFFICER, Role.SECRETARY), at_or_above(Role.ADMINISTRATOR))
AT_BODY = OrganisationPolicy({"view": (*_KEEPERS, at(Role.LEADER)), "keep": _KEEPERS})

NOT_HERE = _("None of your roles at this body, and no seat in the council, allows this.")
DECLARE_FIRST = _("First say whether you have a conflict of interest in this case.")
NO_SEAT = _("You are not a member of the council on the day of the sitting.")


def keeping_bodies(actor: Actor) -> QuerySet[Body]:
    """The bodies whose councils the actor keeps: what forms offer for a new one."""
    return AT_BODY.bodies_for(actor, "keep", day=localdate())


def seats_of(actor: Actor) -> QuerySet[Seat]:
    """The seats that the actor has or had anywhere; nobody acts in a colleague's seat."""
    return Seat.objects.filter(person=actor.person.pk) if actor.person else Seat.objects.none()


class CouncilPolicy:
    """Of councils and of what hangs on them by `path`.

    `view`: at the body, and members. `keep`: officers of the body. `preside`: chair, deputy, secretary of today.
    `handle`: those who keep or preside. `sit`: any member.
    """

    def __init__(self, path: str = "") -> None:
        self.path = path

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to the record; for one that is not saved yet the council's body answers."""
        if verb != "sit" and may_everything(actor):
            return YES
        council: Any = record
        for step in self.path.split("__") if self.path else ():
            council = getattr(council, step)
        if _at_body(verb) and AT_BODY.answer(actor, _at_body(verb), council):
            return YES
        if council.pk and self._seats(actor, verb, localdate()).filter(council=council.pk).exists():
            return YES
        return Answer(False, NOT_HERE)

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of `records` that `actor` may do `verb` to."""
        if verb != "sit" and may_everything(actor):
            return records
        return records.filter(self.inside(actor, verb, localdate()))

    def inside(self, actor: Actor, verb: str, day: date) -> Q:
        """The same as a condition, for a query."""
        council = f"{self.path}__" if self.path else ""
        found = Q(**{f"{self.path or 'pk'}__in": self._seats(actor, verb, day).values("council")})
        if asked := _at_body(verb):
            bodies = AT_BODY.bodies_for(actor, asked, day=day).values("pk")
            found |= Q(**{f"{council}body__in": bodies})
        return found

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any such record."""
        if (verb != "sit" and may_everything(actor)) or self._seats(actor, verb, localdate()).exists():
            return YES
        return AT_BODY.reason(actor, _at_body(verb)) if _at_body(verb) else Answer(False, NOT_HERE)

    @staticmethod
    def _seats(actor: Actor, verb: str, day: date) -> QuerySet[Seat]:
        seats = seats_of(actor)
        if verb in ("preside", "handle"):
            return seats.on(day).filter(role__in=PRESIDING)  # type: ignore[attr-defined]  # a SpellQuerySet
        return seats if verb in ("view", "sit") else seats.none()


def _at_body(verb: str) -> str:
    """Which verb the roles at the body are asked for; empty where only a seat counts."""
    return {"view": "view", "keep": "keep", "handle": "keep"}.get(verb, "")


class CasePolicy:
    """A case is its sitting's, behind the gate.

    `list`: to know that it is on the agenda, and of whom; `declare`: members of the day. All other verbs are those of
    the sitting, for those whom the gate lets through; `vote` is a member's.
    """

    def answer(self, actor: Actor, verb: str, record: Any) -> Answer:
        """Whether `actor` may do `verb` to the case, and what stands against it."""
        if self.within(actor, verb, Case.objects.filter(pk=record.pk)).exists():
            return YES
        return Answer(False, self._why(actor, verb, record))

    def within(self, actor: Actor, verb: str, records: QuerySet[Any]) -> QuerySet[Any]:
        """Those of the cases that `actor` may do `verb` to."""
        if actor.is_platform:
            return records
        mine = Exists(_seats_on_the_day(actor))
        if verb == "declare":
            return records.filter(mine)
        inside = ON_AGENDA.within(actor, "view" if verb in ("list", "vote") else verb, records)
        if verb == "list":
            return inside
        inside = inside.exclude(pk__in=_declared(actor, has_conflict=True))
        free = Q(pk__in=_declared(actor, has_conflict=False))
        if verb == "vote":
            return inside.filter(mine).filter(free)
        if verb == "view" and not may_everything(actor):  # who was a member of another day has no seat here
            bodies = AT_BODY.bodies_for(actor, "view", day=localdate()).values("pk")
            inside = inside.filter(mine | Q(sitting__council__body__in=bodies))
        return inside.filter(~mine | free)

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any case."""
        return ON_AGENDA.reason(actor, "view" if verb in ("list", "vote", "declare") else verb)

    def _why(self, actor: Actor, verb: str, record: Any) -> Any:
        if actor.person is None:
            return NOT_HERE
        said = Conflict.objects.filter(case=record.pk, seat__person=actor.person.pk).first()
        if said and said.has_conflict:
            return CONFLICT
        seated = _seats_on_the_day(actor, Case.objects.get(pk=record.pk)).exists()
        if seated and not said and verb != "declare":
            return DECLARE_FIRST
        return NO_SEAT if verb in ("vote", "declare") else NOT_HERE


def _seats_on_the_day(actor: Actor, case: Case | None = None) -> QuerySet[Seat]:
    """The actor's seats on the day of the sitting: of `case`, or of whatever case the query is about."""
    council = case.sitting.council_id if case else OuterRef("sitting__council")
    day = case.sitting.day if case else OuterRef("sitting__day")
    return seats_of(actor).filter(council=council, since__lte=day, until__gt=day)


def _declared(actor: Actor, *, has_conflict: bool) -> QuerySet[Any]:
    """The cases about which the actor gave this answer."""
    person = actor.person.pk if actor.person else None
    return Conflict.objects.filter(seat__person=person, has_conflict=has_conflict).values("case")


ON_AGENDA = CouncilPolicy("sitting__council")


def register_policies() -> None:
    """Tell the house who answers for councils and what hangs on them, and what the log never keeps."""
    register(Council, CouncilPolicy())
    register(Seat, CouncilPolicy("council"))
    register(Sitting, CouncilPolicy("council"))
    register(Case, CasePolicy())
    audit.keep_secret(PaperCount, "papers")


def name_verbs() -> None:
    """Tell the log how the acts are said that are no moves."""
    audit.name_verbs(
        {
            "establish_council": _("entered the council"),
            "change_council": _("changed the council"),
            "seat_member": _("entered a member"),
            "change_seat": _("changed a member"),
            "plan_sitting": _("planned the sitting"),
            "change_sitting": _("changed the sitting"),
            "add_case": _("put on the agenda"),
            "note_case": _("wrote down what was said"),
            "group_cases": _("had cases voted on together"),
            "attend": _("recorded where a member is"),
            "declare_conflict": _("declared a conflict of interest"),
            "declare_none": _("declared to have no conflict of interest"),
            "cast_vote": _("voted"),
            "count_papers": _("counted ballots on paper, first of two"),
            "confirm_papers": _("counted ballots on paper, and both counts agree"),
            "discard_papers": _("discarded the first count of ballots on paper"),
        }
    )
