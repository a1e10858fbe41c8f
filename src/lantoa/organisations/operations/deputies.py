"""Standing in for a colleague who is away, from a day to a day."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.kit.audit.entries import differences, values_of
from lantoa.organisations.models import Deputy, Membership
from lantoa.organisations.operations.people import cut_spell, require_active
from lantoa.organisations.operations.refusals import RoleRefused


@transaction.atomic
def deputise(deputy: Deputy, *, by: Actor, at: datetime) -> Deputy:
    """Save the new `deputy`: somebody acts in a colleague's role on those days.

    Raises `Refused` when the actor does not administer the body or may not see the person, `RoleRefused` when the days
    lie outside of the role or somebody stands in for it already.
    """
    require(by, "administer", deputy)
    require(by, "view", deputy.person)
    role = Membership.objects.select_for_update().get(pk=deputy.membership_id)
    _require_days(deputy, role)
    _require_another(deputy, role)
    deputy.save(force_insert=True)
    changes = differences({}, values_of(deputy, ("person", "membership", "since", "until")))
    about = audit.About(deputy, body_id=role.body_id)
    audit.record("deputise", about, by=by, at=at, changes=changes, note=deputy.reason)
    return deputy


@transaction.atomic
def end_deputising(deputy: Deputy, *, on: date, by: Actor, at: datetime, reason: str = "") -> None:
    """From `on` nobody stands in any longer, because the colleague is back; what has not begun is taken back."""
    require(by, "administer", deputy)
    if deputy.until <= on:
        raise RoleRefused(_("This has ended already, on %(day)s.") % _day(deputy.last_day or on))
    if on <= deputy.since <= localdate(at):
        raise RoleRefused(_("This has held since %(day)s, so it ends on a later day.") % _day(deputy.since))
    cut_spell(deputy, "end_deputising", on=on, by=by, at=at, reason=reason)


def _require_days(deputy: Deputy, role: Membership) -> None:
    if deputy.is_open:
        raise RoleRefused(_("Say until which day; for good, hand over or appoint."))
    if not role.since <= deputy.since < deputy.until <= role.until:
        message = _("The days must lie within those of the role, which holds from %(since)s to %(until)s.")
        until = _("no end") if role.last_day is None else f"{role.last_day:%d/%m/%Y}"
        raise RoleRefused(message % {"since": f"{role.since:%d/%m/%Y}", "until": until})


def _require_another(deputy: Deputy, role: Membership) -> None:
    if deputy.person_id == role.person_id:
        raise RoleRefused(_("Nobody stands in for herself. Choose somebody else."))
    require_active(deputy.person)
    if other := role.deputies.overlapping(deputy.since, deputy.until).select_related("person").first():
        words = {"person": other.person, "since": f"{other.since:%d/%m/%Y}", "until": f"{other.last_day:%d/%m/%Y}"}
        raise RoleRefused(_("%(person)s stands in from %(since)s to %(until)s already.") % words)


def _day(day: date) -> dict[str, str]:
    return {"day": f"{day:%d/%m/%Y}"}
