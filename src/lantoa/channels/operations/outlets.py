"""Outlets are set up, opened with credentials, tested, retired."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from lantoa.channels.clients.asking import ClientProblem, Unsure
from lantoa.channels.clients.zalo import ZaloKeys
from lantoa.channels.credentials import client_of, sealed
from lantoa.channels.kinds import OutletKind, Way
from lantoa.channels.models import Outlet
from lantoa.channels.states import OUTLET_MOVES
from lantoa.kit import audit
from lantoa.kit.access import require
from lantoa.kit.actors import Actor

ZALO_HOLDS = timedelta(days=90)  # the token that renews: three months from its last use


@transaction.atomic
def set_up(outlet: Outlet, *, by: Actor, at: datetime) -> Outlet:
    """Add an outlet. ValidationError: the body has one of this kind and name, or it is a site of its own."""
    require(by, "keep", outlet)
    if outlet.way is Way.HERE:
        raise ValidationError({"kind": _("A site of its own is set up in “Own sites”.")})
    require_new(outlet)
    outlet.save(force_insert=True)
    audit.record("set_up_outlet", outlet, by=by, at=at)
    return outlet


@transaction.atomic
def change(outlet: Outlet, values: Mapping[str, Any], *, by: Actor, at: datetime) -> Outlet:
    """Name, address, account, limit, note: whatever `values` has. ValidationError as `set_up`."""
    locked = _locked(outlet, by)
    before = audit.values_of(locked)
    for name, value in values.items():
        setattr(locked, name, value)
    require_new(locked)
    locked.save()
    changes = audit.differences(before, audit.values_of(locked))
    audit.record("change_outlet", locked, by=by, at=at, changes=changes)
    return locked


@transaction.atomic
def open_with(outlet: Outlet, keys: Mapping[str, Any], until: date | None, *, by: Actor, at: datetime) -> Outlet:
    """Keep its credentials: {"token"} of a Page, {"app", "secret", "renewing"} of an account of Zalo."""
    locked = _locked(outlet, by)
    if locked.way is not Way.CLIENT:
        raise ValidationError(_("Nothing of this kind is opened with credentials."))
    if locked.kind == OutletKind.ZALO:
        locked.sealed, until = sealed(asdict(ZaloKeys(**keys))), until or localdate(at) + ZALO_HOLDS
    else:
        locked.sealed = sealed(dict(keys))
    locked.expires_on, locked.tested_at, locked.test_problem = until, None, ""
    locked.save()
    audit.record("open_outlet", locked, by=by, at=at)
    return locked


@transaction.atomic
def close(outlet: Outlet, *, by: Actor, at: datetime) -> Outlet:
    """Forget its credentials: from now on a person posts there."""
    locked = _locked(outlet, by)
    locked.sealed, locked.expires_on, locked.tested_at, locked.test_problem = "", None, None, ""
    locked.save()
    audit.record("close_outlet", locked, by=by, at=at)
    return locked


def test(outlet: Outlet, *, by: Actor, at: datetime) -> Outlet:
    """Ask the other side whether the credentials open the outlet, and note what it says. Nothing is posted.

    Not in one transaction: new keys of Zalo must be kept whatever happens next.
    """
    require(by, "keep", outlet)
    if not outlet.is_open:
        raise ValidationError(_("It has no credentials."))
    found: dict[str, Any] = {"tested_at": at, "test_problem": ""}
    try:
        opened = client_of(outlet).test()
    except (ClientProblem, Unsure) as problem:
        found["test_problem"] = str(problem)
    else:
        if opened.until:
            found["expires_on"] = localdate(datetime.fromtimestamp(opened.until, UTC))
        elif outlet.kind == OutletKind.ZALO:
            found["expires_on"] = localdate(at) + ZALO_HOLDS
    with transaction.atomic():
        Outlet.objects.filter(pk=outlet.pk).update(**found)
        tested = Outlet.objects.get(pk=outlet.pk)
        audit.record("test_outlet", tested, by=by, at=at, note=tested.test_problem)
    return tested


def retire(outlet: Outlet, *, by: Actor, at: datetime, reason: str) -> Outlet:
    """No story goes there any more; its credentials are forgotten."""
    with OUTLET_MOVES["retire"].of(outlet, by=by, at=at, reason=reason) as moved:
        moved.sealed, moved.expires_on = "", None
    return moved


def use_again(outlet: Outlet, *, by: Actor, at: datetime, reason: str = "") -> Outlet:
    """Stories may go there again."""
    with OUTLET_MOVES["use_again"].of(outlet, by=by, at=at, reason=reason) as moved:
        pass
    return moved


def _locked(outlet: Outlet, by: Actor) -> Outlet:
    locked = Outlet.objects.select_for_update(of=("self",)).get(pk=outlet.pk)
    require(by, "keep", locked)
    return locked


def require_new(outlet: Outlet, field: str = "name") -> None:
    """ValidationError, told at `field`: the body has an outlet of this kind and name."""
    same = Outlet.objects.filter(body=outlet.body_id, kind=outlet.kind, name=outlet.name).exclude(pk=outlet.pk)
    if same.exists():
        raise ValidationError({field: _("The body has an outlet of this kind and name already.")})
