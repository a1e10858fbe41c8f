"""The catalogue of outlets: the eight types of grass-roots information of Decree 49/2024/NĐ-CP, the press, and feeds.

`Way` says how a story gets out: by a client of an interface, by mail, aired after a script, shown by the platform
itself, or by a person who confirms it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantoa.evidence.models import Channel


class OutletKind(models.TextChoices):
    """What sort of outlet it is."""

    LOUDSPEAKER = "loudspeaker", _("commune loudspeaker")
    BOARD = "board", _("public notice board")
    BULLETIN = "bulletin", _("bulletin")
    PRINT = "print", _("leaflet, poster or book not for sale")
    SPEAKER = "speaker", _("grass-roots propagandist")
    SITE = "site", _("web portal or page of the body")
    OWN_SITE = "own_site", _("own site on this platform")
    FACEBOOK = "facebook", _("Facebook Page")
    ZALO = "zalo", _("Zalo Official Account")
    NETWORK = "network", _("another social network or group")
    MESSAGES = "messages", _("text messages of the telephone networks")
    NEWSLETTER = "newsletter", _("newsletter by mail")
    PRESS = "press", _("newspaper, radio or television")
    OFFICE = "office", _("document and work system of the office")


class Way(Enum):
    """How a story gets out."""

    CLIENT = "client"
    MAIL = "mail"
    AIR = "air"
    HERE = "here"
    HAND = "hand"


@dataclass(frozen=True)
class Kind:
    """What is known of a kind: how it goes out, whether online, how many characters, and whether it can be undone.

    `agreed` is the channel to which whoever is told of must have agreed.
    """

    agreed: Channel
    way: Way = Way.HAND
    online: bool = False
    longest: int = 0  # characters; 0 without a limit
    recallable: bool = True


#: Facebook takes 63,206 characters; Zalo 300 for the description of an article, whose text has no stated limit.
KINDS: dict[str, Kind] = {
    OutletKind.LOUDSPEAKER: Kind(Channel.LOUDSPEAKER, Way.AIR, recallable=False),
    OutletKind.BOARD: Kind(Channel.NOTICE_BOARD),
    OutletKind.BULLETIN: Kind(Channel.BULLETIN, recallable=False),
    OutletKind.PRINT: Kind(Channel.PRINTED, recallable=False),
    OutletKind.SPEAKER: Kind(Channel.PROPAGANDIST, recallable=False),
    OutletKind.SITE: Kind(Channel.PORTAL, online=True),
    OutletKind.OWN_SITE: Kind(Channel.PORTAL, Way.HERE, online=True),
    OutletKind.FACEBOOK: Kind(Channel.SOCIAL, Way.CLIENT, online=True, longest=63_206),
    OutletKind.ZALO: Kind(Channel.SOCIAL, Way.CLIENT, online=True),
    OutletKind.NETWORK: Kind(Channel.SOCIAL, online=True),
    OutletKind.MESSAGES: Kind(Channel.SMS, online=True, longest=402, recallable=False),
    OutletKind.NEWSLETTER: Kind(Channel.BULLETIN, Way.MAIL, online=True, recallable=False),
    OutletKind.PRESS: Kind(Channel.PRESS, recallable=False),
    OutletKind.OFFICE: Kind(Channel.PORTAL, online=True),
}
ONLINE = tuple(code for code, kind in KINDS.items() if kind.online)
MODE = {True: pgettext_lazy("outlet", "online"), False: pgettext_lazy("outlet", "traditional")}
