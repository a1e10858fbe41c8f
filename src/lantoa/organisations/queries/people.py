"""Who stands in which role where, as of a day. Each answer is one query."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.contrib.auth import get_user_model
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast

from lantoa.kit.models import LogEntry
from lantoa.organisations.models import Ancestry, Body, Deputy, Membership, Role
from lantoa.organisations.models.trees import DIRECTING

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser as Person


def standing(person: Person, day: date) -> QuerySet[Membership]:
    """The roles that `person` acts in on `day`, own and deputised, with their bodies and whose they are."""
    found = Membership.objects.of(person, day).select_related("body", "person")
    return found.order_by("body__sort_key", "role", "pk")


def roles_of(person: Person) -> QuerySet[Membership]:
    """Every role that `person` ever had or will have, the latest first, with the bodies."""
    return Membership.objects.filter(person_id=person.pk).select_related("body").order_by("-since", "-until", "pk")


def holders(role: str, body: Body, day: date) -> QuerySet:
    """The people who act in `role` at `body` on `day`, in person or for a colleague; accounts switched off do not."""
    held = Membership.objects.on(day).filter(role=role, body=body)
    own = Exists(held.filter(person=OuterRef("pk")))
    for_others = Exists(Deputy.objects.on(day).filter(person=OuterRef("pk"), membership__in=held))
    return get_user_model()._default_manager.filter(own | for_others, is_active=True)


def colleagues(person: Person, day: date) -> QuerySet:
    """The other people with a role on `day` at any body at which `person` has one herself."""
    here = Membership.objects.on(day).filter(person_id=person.pk).values("body")
    beside = Membership.objects.on(day).filter(person=OuterRef("pk"), body__in=here)
    return get_user_model()._default_manager.filter(Exists(beside), is_active=True).exclude(pk=person.pk)


def administrators(body: Body, day: date) -> QuerySet[Membership]:
    """The memberships by which people administer `body` on `day`: at the body, or at one that directs it."""
    lines = Ancestry.objects.on(day).filter(descendant=body).filter(Q(depth=0) | Q(tree__in=DIRECTING))
    held = Membership.objects.on(day).filter(role=Role.ADMINISTRATOR, person__is_active=True)
    return held.filter(body__in=lines.values("ancestor"))


def deputies_for(person: Person, day: date) -> QuerySet[Deputy]:
    """Who stands in for `person` on `day` or is to, the first first."""
    found = Deputy.objects.filter(membership__person_id=person.pk, until__gt=day)
    return found.select_related("person", "membership__body").order_by("since", "pk")


def deputising(person: Person, day: date) -> QuerySet[Deputy]:
    """For whom `person` stands in on `day` or is to, the first first."""
    found = Deputy.objects.filter(person_id=person.pk, until__gt=day)
    return found.select_related("membership__person", "membership__body").order_by("since", "pk")


def without_role(people: QuerySet, day: date) -> QuerySet:
    """Those of `people` who can still sign in, but have no role of their own on `day` or later.

    Administrators of the installation need none.
    """
    ahead = Membership.objects.filter(person=OuterRef("pk"), until__gt=day)
    return people.filter(~Exists(ahead), is_active=True, is_superuser=False)


def changes_of_rights(roles: Iterable[Membership]) -> QuerySet[LogEntry]:
    """What was done to these roles and to who stood in for them, the latest first, with who did it."""
    ids = [role.pk for role in roles]
    deputies = Deputy.objects.filter(membership__in=ids).annotate(text=Cast("pk", CharField())).values("text")
    of_roles = Q(kind=Membership._meta.label_lower, key__in=[str(key) for key in ids])
    of_deputies = Q(kind=Deputy._meta.label_lower, key__in=deputies)
    return LogEntry.objects.filter(of_roles | of_deputies).select_related("person").order_by("-id")
