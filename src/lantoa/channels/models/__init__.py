"""Data of the room: outlets, dispatches, scripts with their airings, printed matter, own sites, and subscriptions."""

from lantoa.channels.models.airing import Airing, Recording, Script
from lantoa.channels.models.dispatches import Dispatch
from lantoa.channels.models.outlets import Outlet
from lantoa.channels.models.press import PressRequest, PressVisit
from lantoa.channels.models.printing import PrintedFile, PrintedItem, PrintedMatter
from lantoa.channels.models.reach import DayCount, LogPosition, OutletFigure
from lantoa.channels.models.sites import OwnSite
from lantoa.channels.models.subscriptions import Subscription

__all__ = [
    "Airing",
    "DayCount",
    "Dispatch",
    "LogPosition",
    "Outlet",
    "OutletFigure",
    "OwnSite",
    "PressRequest",
    "PressVisit",
    "PrintedFile",
    "PrintedItem",
    "PrintedMatter",
    "Recording",
    "Script",
    "Subscription",
]
