"""What opens an outlet, and the client that posts there with it. Sealed in the database, in clear only in passing."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any, Protocol

from django.conf import settings
from django.db import transaction

from lantoa.accounts.sealing import seal, unseal
from lantoa.channels.clients.asking import Opened, Post, Receipt
from lantoa.channels.clients.facebook import FacebookPage
from lantoa.channels.clients.zalo import ZaloAccount, ZaloKeys
from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import Outlet


class Client(Protocol):
    """What each interface can do; how each can fail stands in `clients.asking`."""

    def post(self, post: Post) -> Receipt: ...

    def correct(self, number: str, post: Post) -> None: ...

    def take_down(self, number: str) -> None: ...

    def test(self) -> Opened: ...


def sealed(keys: dict[str, Any]) -> str:
    """The keys as they are kept."""
    return seal(json.dumps(keys))


def client_of(outlet: Outlet) -> Client:
    """The client of an outlet that has credentials."""
    keys = json.loads(unseal(outlet.sealed))
    interfaces = settings.CHANNEL_INTERFACES
    if outlet.kind == OutletKind.FACEBOOK:
        return FacebookPage(outlet.account, keys["token"], interfaces["facebook"])
    if outlet.kind == OutletKind.ZALO:
        return ZaloAccount(ZaloKeys(**keys), _keeper(outlet), interfaces["zalo"], interfaces["zalo_tokens"])
    raise LookupError(outlet.kind)


def _keeper(outlet: Outlet) -> Any:
    def keep(keys: ZaloKeys) -> None:
        """At once, and outside of what is going on: the keys that were used open nothing any more."""
        with transaction.atomic():
            Outlet.objects.filter(pk=outlet.pk).update(sealed=sealed(asdict(keys)))

    return keep
