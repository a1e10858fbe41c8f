"""Who does something: every operation is told, none looks for a request or a session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser


@dataclass(frozen=True)
class Actor:
    """A person at an address of the net, or the platform itself.

    Who stands in for a colleague is still the actor; for whom, the roles of that day tell.
    """

    person: AbstractBaseUser | None
    address: str = ""  # IPv4 or IPv6 as the first trusted proxy tells it; empty for the platform itself
    is_platform: bool = False  # a schedule, a command on the server, the loading of data; never a stranger


PLATFORM = Actor(person=None, is_platform=True)
