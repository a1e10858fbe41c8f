"""Small worlds for tests: a commune with who writes, verifies and approves, and a recognised person to tell of."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from lantoa.evidence.models import Channel, Claim
from lantoa.exemplars.models import Dossier
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.newsroom.models import PassageKind, Story, StoryKind
from lantoa.newsroom.operations import moving, writing
from lantoa.newsroom.operations.writing import Line, Text
from lantoa.organisations.models import Role
from tests.exemplars.pages import agreed, verified
from tests.exemplars.worlds import Exemplars, recognised
from tests.organisations.worlds import NOON, appointed

TITLE = "Người giữ giống lúa nếp cái hoa vàng"
LEAD = "Ba vụ liền, chị Mận cùng bà con không dùng thuốc trừ cỏ."


class Newsroom(Exemplars):
    """The exemplars' district; at its first commune an editor, a second officer, and a person who agreed."""

    agreed_to: tuple[str, ...] = (Channel.PORTAL,)

    def __init__(self) -> None:
        super().__init__()
        self.editor = appointed(self.commune, Role.EDITOR)
        self.person: Dossier = recognised(self.commune, "Lê Thị Mận")
        self.claim: Claim = verified(self.person)
        agreed(self.person, channels=self.agreed_to)

    def text(self, *lines: Line, **said: Any) -> Text:
        """A portrait of the person that rests on her claim."""
        told = lines or (
            Line(PassageKind.FACT, "Chị vận động 46 hộ chuyển sang lúa hữu cơ.", claim=self.claim),
            Line(PassageKind.QUOTE, "Tôi chỉ làm trước, bà con thấy thì theo.", credit="Chị Mận"),
        )
        known: dict[str, Any] = {"title": TITLE, "kind": StoryKind.PORTRAIT, "lead": LEAD, "dossiers": [self.person]}
        return Text(lines=told, **known | said)

    def begun(self, *lines: Line, by: Actor = PLATFORM, at: datetime = NOON, **said: Any) -> Story:
        """A story being written."""
        return writing.begin(self.commune, self.text(*lines, **said), by=by, at=at)

    def approved(self, *lines: Line, **said: Any) -> Story:
        """One that may go out."""
        story = moving.submit(self.begun(*lines, **said), by=PLATFORM, at=NOON)
        return moving.approve(moving.verify(story, by=PLATFORM, at=NOON), by=PLATFORM, at=NOON)

    def published(self, *lines: Line, at: datetime = NOON, **said: Any) -> Story:
        """One that anybody may read."""
        return moving.publish(self.approved(*lines, **said), by=PLATFORM, at=at)
