"""Small worlds for tests: a commune with a public story and outlets of every way."""

from __future__ import annotations

from typing import Any

from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import Dispatch, Outlet
from lantoa.channels.operations import dispatching, outlets
from lantoa.channels.states import DispatchState
from lantoa.evidence.models import Channel
from lantoa.kit.actors import PLATFORM
from lantoa.kit.outbox.delivery import deliver_next
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.working.models import Worker
from lantoa.newsroom.models import Story
from tests.newsroom.worlds import Newsroom
from tests.organisations.worlds import NOON


class Channels(Newsroom):
    """The newsroom's commune with a story that is out, an officer who keeps its outlets, and a person who agreed."""

    agreed_to = tuple(Channel.values)

    def __init__(self) -> None:
        super().__init__()
        self.story: Story = self.published()

    def outlet(self, kind: str = OutletKind.BOARD, **said: Any) -> Outlet:
        """An outlet of the commune."""
        told = {"body": self.commune, "name": f"Kênh {Outlet.objects.count() + 1}", **said}
        return outlets.set_up(Outlet(kind=kind, **told), by=PLATFORM, at=NOON)

    def sent(self, outlet: Outlet, story: Story | None = None) -> Dispatch:
        """The story on its way there."""
        return dispatching.dispatch(story or self.story, [outlet], by=PLATFORM, at=NOON)[0]

    def facebook(self, token: str = "right-token") -> Outlet:  # noqa: S107  # the test server's
        """A Page with its token."""
        page = self.outlet(OutletKind.FACEBOOK, account="1001")
        return outlets.open_with(page, {"token": token}, None, by=PLATFORM, at=NOON)

    def zalo(self) -> Outlet:
        """An account with its keys."""
        account = self.outlet(OutletKind.ZALO, account="2002")
        keys = {"app": "555", "secret": "app-secret", "renewing": "renew-0"}
        return outlets.open_with(account, keys, None, by=PLATFORM, at=NOON)


def work(rounds: int = 20) -> None:
    """A worker delivers what waits, at once and as often as given; waiting between attempts is left out."""
    from django.utils.timezone import now

    worker = Worker.objects.create(place="test", started_at=NOON, seen_at=NOON)
    for _round in range(rounds):
        OutgoingMessage.objects.filter(state="waiting").update(next_attempt_at=NOON)
        if not deliver_next(worker, clock=now):
            break
    worker.delete()


def state_of(one: Dispatch) -> str:
    """What became of it."""
    one.refresh_from_db()
    return DispatchState(one.state).name
