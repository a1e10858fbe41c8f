"""Who must show a second factor, and who may invite people to a body."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from lantoa.accounts import queries
from lantoa.accounts.models import Invitation, User
from lantoa.kit.access import YES, Answer, Refused, register, require
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Membership, Role
from lantoa.organisations.reach import OrganisationPolicy, at_or_above

SUPERUSER = "superuser"
# The words that LANTOA_SECOND_FACTOR_ROLES may hold.
ROLES = (*Role.values, SUPERUSER)


def needs_second_factor(person: User, *, on: date) -> bool:
    """Whether this installation asks for a second factor in one of the roles that `person` acts in on that day."""
    required = settings.SECOND_FACTOR_ROLES
    if not required:
        return False
    if person.is_superuser and SUPERUSER in required:
        return True
    return Membership.objects.of(person, on).filter(role__in=required).exists()


def lacks_second_factor(person: User, *, on: date) -> bool:
    """Whether `person` must set one up before she goes on."""
    return needs_second_factor(person, on=on) and not queries.factors_of(person).exists()


def require_account(person: User, by: Actor) -> None:
    """Raise Refused unless `by` administers `person`; nobody gets hold of an account that may do more than her own."""
    require(by, "administer", person)
    if person.is_superuser and not (by.is_platform or getattr(by.person, "is_superuser", False)):
        raise Refused(_("Only an administrator of the installation changes the account of another one."))


@dataclass(frozen=True)
class InvitationPolicy(OrganisationPolicy):
    """Administrators of a body, or of one above it, invite; whoever is invited accepts, and nobody else."""

    def answer(self, actor: Actor, verb: str, record: Model, *, day: date | None = None) -> Answer:
        if verb == "accept":
            mine = isinstance(record, Invitation) and isinstance(actor.person, User) and record.is_for(actor.person)
            return YES if mine else Answer(False, _("This invitation is for somebody else."))
        return super().answer(actor, verb, record, day=day)


_ADMINISTRATORS = (at_or_above(Role.ADMINISTRATOR),)
INVITATIONS = InvitationPolicy({"view": _ADMINISTRATORS, "invite": _ADMINISTRATORS})


def register_all() -> None:
    """Tell `kit.access` who answers for the records of this room."""
    register(Invitation, INVITATIONS)
