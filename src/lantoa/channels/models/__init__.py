"""Data of the room: outlets, dispatches, scripts with their airings, and subscriptions."""

from lantoa.channels.models.airing import Airing, Recording, Script
from lantoa.channels.models.dispatches import Dispatch
from lantoa.channels.models.outlets import Outlet
from lantoa.channels.models.subscriptions import Subscription

__all__ = ["Airing", "Dispatch", "Outlet", "Recording", "Script", "Subscription"]
