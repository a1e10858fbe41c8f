"""Outlets of the bodies whose stories the demo tells, and where the first story went. What is there already stays."""

from __future__ import annotations

from datetime import datetime

from lantoa.channels.kinds import OutletKind
from lantoa.channels.models import Outlet
from lantoa.channels.operations import dispatching, outlets
from lantoa.kit.actors import PLATFORM
from lantoa.newsroom.queries.telling import published
from lantoa.organisations.models import Body

#: Kind, name and address of each outlet; the names are followed by that of the body.
OUTLETS = (
    (OutletKind.LOUDSPEAKER, "Đài truyền thanh", ""),
    (OutletKind.FACEBOOK, "Trang Facebook", "https://facebook.example/trang"),
    (OutletKind.BOARD, "Bảng tin nhà văn hóa", ""),
    (OutletKind.NEWSLETTER, "Bản tin gương sáng", ""),
)
POSTED = "https://facebook.example/trang/1"


def load(*, at: datetime) -> None:
    """Set outlets up for the body of the first public story, and send that story to them, where there are none yet."""
    story = published().order_by("pk").first()
    if story is None or Outlet.objects.exists():
        return
    found = [_outlet(story.body, *each, at=at) for each in OUTLETS]
    for one in dispatching.dispatch(story, found, by=PLATFORM, at=at):
        if one.outlet.kind == OutletKind.FACEBOOK:
            dispatching.confirm(one, POSTED, by=PLATFORM, at=at)


def _outlet(body: Body, kind: str, name: str, address: str, *, at: datetime) -> Outlet:
    return outlets.set_up(Outlet(body=body, kind=kind, name=f"{name} {body.name}", address=address), by=PLATFORM, at=at)
