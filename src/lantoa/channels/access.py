"""Who may see outlets and what goes there, and who keeps them: roles at the outlet's own body."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from lantoa.channels.models import (
    Airing,
    Dispatch,
    Outlet,
    OutletFigure,
    OwnSite,
    PressRequest,
    PressVisit,
    PrintedMatter,
    Script,
    Subscription,
)
from lantoa.kit import audit
from lantoa.kit.access import register
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Role
from lantoa.organisations.reach import OrganisationPolicy, at, at_or_above

_ALLOWS = {
    "view": (at_or_above(),),
    "keep": (at(Role.OFFICER, Role.SECRETARY), at_or_above(Role.ADMINISTRATOR)),
}
OUTLETS = OrganisationPolicy(_ALLOWS)
DISPATCHES = OrganisationPolicy(_ALLOWS, path="outlet__body")
#: A host name speaks for the whole body.
SITES = OrganisationPolicy({"view": (at_or_above(),), "keep": (at_or_above(Role.ADMINISTRATOR),)}, path="outlet__body")


def keeps_at(actor: Actor, day: date) -> QuerySet[Any]:
    """The bodies whose outlets the actor keeps: what forms offer."""
    return OUTLETS.bodies_for(actor, "keep", day=day)


def sites_at(actor: Actor, day: date) -> QuerySet[Any]:
    """The bodies whose sites the actor keeps: what forms offer."""
    return SITES.bodies_for(actor, "keep", day=day)


def register_policies() -> None:
    """Tell `kit`."""
    register(Outlet, OUTLETS)
    register(PrintedMatter, OUTLETS)
    register(PressRequest, OUTLETS)
    register(PressVisit, OUTLETS)
    register(Dispatch, DISPATCHES)
    register(OwnSite, SITES)
    register(Subscription, DISPATCHES)
    register(OutletFigure, OrganisationPolicy(_ALLOWS, path="dispatch__outlet__body"))
    register(Script, OrganisationPolicy(_ALLOWS, path="dispatch__outlet__body"))
    register(Airing, OrganisationPolicy(_ALLOWS, path="script__dispatch__outlet__body"))
    audit.keep_secret(Outlet, "sealed")
    audit.keep_secret(Script, "text")  # the log is kept for good, an agreement to be named can be withdrawn
    audit.keep_secret(Dispatch, "address", "receipt", "problem")
    audit.keep_secret(Subscription, "email", "token")
    audit.keep_secret(PressRequest, "who", "contact")
    audit.keep_secret(PressVisit, "who", "contact")
    audit.keep_secret(PrintedMatter, "foreword", "void_because")


def name_verbs() -> None:
    """Tell the log how the acts are said that are no moves."""
    audit.name_verbs(
        {
            "set_up_outlet": _("set the outlet up"),
            "change_outlet": _("changed the outlet"),
            "open_outlet": _("gave the outlet its credentials"),
            "close_outlet": _("took the credentials of the outlet away"),
            "test_outlet": _("tested the outlet"),
            "dispatch_story": _("sent the story on its way"),
            "note_figure": _("recorded what the outlet counts"),
            "note_press_request": _("recorded the request of the press"),
            "take_press_pack": _("took the press pack"),
            "arrange_press_visit": _("arranged the visit of the press"),
            "change_press_visit": _("changed the visit of the press"),
            "print_matter": _("had it set for print"),
            "set_up_site": _("set the site up"),
            "change_site": _("changed the site"),
            "write_script": _("wrote the script"),
            "plan_airing": _("planned the airing"),
            "drop_airing": _("dropped the planned airing"),
        }
    )
