"""Who may see and change bodies, roles, groups and changes."""

from __future__ import annotations

from django.contrib.auth import get_user_model
from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from lantoa.kit import audit
from lantoa.kit.access import YES, Answer, register
from lantoa.kit.actors import Actor
from lantoa.organisations.models import (
    Alias,
    Body,
    BodyImport,
    Change,
    ChangeKind,
    ClusterLead,
    Deputy,
    Group,
    Membership,
    Role,
)
from lantoa.organisations.reach import OrganisationPolicy, anybody, at, at_or_above, clusters_of, may_everything

_ADMINISTRATORS = (at_or_above(Role.ADMINISTRATOR),)
# Who keeps the lists of an office, next to its administrator.
_KEEPERS = (at_or_above(Role.ADMINISTRATOR), at(Role.SECRETARY, Role.OFFICER))
# Who says which member leads a cluster or bloc.
_LEADERS = (*_KEEPERS, clusters_of(Role.ADMINISTRATOR, Role.SECRETARY))

BODIES = OrganisationPolicy(
    {"view": (anybody(),), "administer": _ADMINISTRATORS, "keep": _KEEPERS, "lead": _LEADERS}, path=""
)


class ChangePolicy:
    """Changes are public knowledge; one may be undone by whoever administers every body that it is about."""

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to the change `record`."""
        if self.within(actor, verb, Change.objects.filter(pk=record.pk)).exists():
            return YES
        return Answer(False, _("You do not administer every body that this change is about."))

    def within(self, actor: Actor, verb: str, records: QuerySet) -> QuerySet:
        """Those of the changes `records` that `actor` may do `verb` to."""
        if verb == "view":
            return BODIES.reason(actor, "view") and records or records.none()
        ours = BODIES.bodies_for(actor, "administer", day=localdate()).values("pk")
        foreign = Change.bodies.through.objects.filter(change=OuterRef("pk")).exclude(body__in=ours)
        return records.filter(~Exists(foreign))

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any change."""
        return BODIES.reason(actor, "view" if verb == "view" else "administer")


# An administrator sees and changes who has which role, a colleague sees it.
_SEEN_BY = (at_or_above(Role.ADMINISTRATOR), at())
MEMBERSHIPS = OrganisationPolicy({"view": _SEEN_BY, "administer": _ADMINISTRATORS})


class PersonPolicy:
    """People are seen by whoever sees one of their roles, past ones too, and by themselves.

    Whoever administers all roles that a person still acts in, her own and those that she stands in for, or one that she
    had when none is left, administers her: with an account one gets hold of every role that it acts in.
    """

    def answer(self, actor: Actor, verb: str, record: Model) -> Answer:
        """Whether `actor` may do `verb` to the person `record`."""
        if self.within(actor, verb, type(record)._default_manager.filter(pk=record.pk)).exists():
            return YES
        return Answer(False, _("You do not administer every body at which this person has a role."))

    def within(self, actor: Actor, verb: str, records: QuerySet) -> QuerySet:
        """Those of the people `records` that `actor` may do `verb` to."""
        if may_everything(actor):
            return records
        roles = Membership.objects.filter(person=OuterRef("pk"))
        known = Exists(MEMBERSHIPS.within(actor, verb, roles))
        if verb == "view":
            return records.filter(known | Q(pk=actor.person.pk)) if actor.person else records.none()
        ours = MEMBERSHIPS.bodies_for(actor, verb).values("pk")
        deputed = Deputy.objects.filter(person=OuterRef("pk"), until__gt=localdate())
        foreign = roles.filter(until__gt=localdate()).exclude(body__in=ours)
        return records.filter(known, ~Exists(foreign), ~Exists(deputed.exclude(membership__body__in=ours)))

    def reason(self, actor: Actor, verb: str) -> Answer:
        """Whether `actor` may do `verb` to any person."""
        return MEMBERSHIPS.reason(actor, verb)


def register_policies() -> None:
    """Tell the house who answers for the records of this room."""
    register(Body, BODIES)
    register(Change, ChangePolicy())
    register(BodyImport, OrganisationPolicy({"view": _ADMINISTRATORS, "administer": _ADMINISTRATORS}, path="under"))
    audit.keep_secret(BodyImport, "content", "lines")  # too long for the log, which tells of each body that changed
    register(Alias, OrganisationPolicy({"view": (anybody(),), "keep": _KEEPERS}))
    register(Group, OrganisationPolicy({"view": (anybody(),), "keep": _KEEPERS}))
    register(ClusterLead, OrganisationPolicy({"view": (anybody(),), "keep": _LEADERS}, path="cluster"))
    register(Membership, MEMBERSHIPS)
    register(Deputy, OrganisationPolicy({"view": _SEEN_BY, "administer": _ADMINISTRATORS}, path="membership__body"))
    register(get_user_model(), PersonPolicy())


def name_verbs() -> None:
    """Tell the log how the changes of rights are said."""
    audit.name_verbs(
        {
            **{kind.value: kind.label for kind in ChangeKind},
            "appoint": _("gave the role"),
            "change_role": _("changed the role"),
            "end_role": _("ended the role"),
            "deputise": _("had a colleague stand in"),
            "end_deputising": _("ended the standing in"),
            "hand_over": _("handed over"),
            "send_list": _("sent a list of bodies"),
            "add_alias": _("added an alias"),
            "end_alias": _("ended the alias"),
            "remove_alias": _("took the alias back"),
            "define_group": _("defined the group"),
            "redefine_group": _("changed the definition"),
            "put_in": _("put a body in"),
            "leave_out": _("left a body out"),
            "end_group_member": _("ended what was said by hand"),
            "lead": _("said who leads"),
        }
    )
