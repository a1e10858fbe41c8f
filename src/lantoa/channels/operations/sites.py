"""Own sites of bodies are set up, changed, opened and switched off."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import Dispatch, Outlet, OwnSite
from lantoa.channels.operations import outlets, recalling
from lantoa.channels.site_states import SITE_MOVES
from lantoa.channels.states import DispatchState, OutletState
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor
from lantoa.newsroom.models import Column
from lantoa.organisations.models import Body

_LABEL = r"[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_HOST = re.compile(rf"({_LABEL}\.)+(?=[a-z0-9-]*[a-z]){_LABEL}")  # the last part of an IP address is a number


@dataclass(frozen=True)
class SiteText:
    """What is said of a site."""

    title: str
    host: str
    lead: str = ""
    column: Column | None = None


@transaction.atomic
def set_up(body: Body, said: SiteText, *, by: Actor, at: datetime) -> OwnSite:
    """A new site, switched off; its outlet is there, and takes stories once it is open.

    ValidationError by field: no such host name can be, or it is taken; the column is another body's.
    """
    outlet = Outlet(body=body, kind=OutletKind.OWN_SITE, name=said.title.strip(), state=OutletState.RETIRED)
    site = OwnSite(outlet=outlet)
    require(by, "keep", site)
    _put(site, said)
    outlets.require_new(outlet, field="title")
    outlet.address = site.address
    outlet.save(force_insert=True)
    site.outlet = outlet
    site.save(force_insert=True)
    audit.record("set_up_site", site, by=by, at=at)
    return site


@transaction.atomic
def change(site: OwnSite, said: SiteText, *, by: Actor, at: datetime) -> OwnSite:
    """Other details. ValidationError as `set_up`."""
    locked = _locked(site)
    require(by, "keep", locked)
    before = audit.values_of(locked)
    _put(locked, said)
    locked.outlet.name, locked.outlet.address = said.title.strip(), locked.address
    outlets.require_new(locked.outlet, field="title")
    locked.outlet.save()
    locked.save()
    audit.record("change_site", locked, by=by, at=at, changes=audit.differences(before, audit.values_of(locked)))
    return locked


@transaction.atomic
def open_site(site: OwnSite, *, by: Actor, at: datetime, reason: str = "") -> OwnSite:
    """Anybody may open it, and stories of other bodies can be sent there."""
    with SITE_MOVES["open_site"].of(site, by=by, at=at, reason=reason) as moved:
        pass
    if moved.outlet.state == OutletState.RETIRED:
        moved.outlet = outlets.use_again(moved.outlet, by=by, at=at)
    return moved


@transaction.atomic
def close_site(site: OwnSite, *, by: Actor, at: datetime, reason: str) -> OwnSite:
    """It answers nobody; what was sent there is noted as taken down."""
    with SITE_MOVES["close_site"].of(site, by=by, at=at, reason=reason) as moved:
        pass
    for one in Dispatch.objects.select_for_update(of=("self",)).filter(outlet=moved.outlet, state=DispatchState.SENT):
        recalling.call_back(one, reason, at=at)
    if moved.outlet.state == OutletState.ACTIVE:
        moved.outlet = outlets.retire(moved.outlet, by=by, at=at, reason=reason)
    return moved


def _put(site: OwnSite, said: SiteText) -> None:
    """Take over what is said, checked."""
    site.host, site.lead, site.column = said.host.strip().lower().rstrip("."), said.lead.strip(), said.column
    if not said.title.strip():
        raise ValidationError({"title": _("Give the site a title.")})
    if not _HOST.fullmatch(site.host) or len(site.host) > 253:  # noqa: PLR2004 - the longest name (RFC 1035)
        raise ValidationError({"host": _("Write a host name alone, such as dien-hinh.xa-dan-luc.vn.")})
    if site.host in (urlsplit(settings.BASE_URL).hostname, *settings.ALLOWED_HOSTS):
        raise ValidationError({"host": _("The platform itself is called so.")})
    if OwnSite.objects.filter(host=site.host).exclude(pk=site.pk).exists():
        raise ValidationError({"host": _("Another site is called so.")})
    if said.column and said.column.body_id != site.outlet.body_id:
        raise ValidationError({"column": _("Choose a column of the body whose site it is.")})


def _locked(site: OwnSite) -> OwnSite:
    found: OwnSite = OwnSite.objects.select_for_update(of=("self",)).select_related("outlet__body").get(pk=site.pk)
    return found
