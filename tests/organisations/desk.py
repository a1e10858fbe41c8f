"""What tests of the screens begin with: somebody signed in, and the world around her."""

from __future__ import annotations

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from lantoa.organisations.models import Body, Role
from tests.organisations.worlds import appointed, person

PLACE = "/desk/organisations/"


def signed_in(body: Body | None = None, role: str = Role.ADMINISTRATOR) -> Client:
    """A browser of somebody in `role` at `body`, or of somebody without any role."""
    who = person()
    if body is not None:
        appointed(body, role, who)
    client = Client()
    client.force_login(who)
    return client


def administrator() -> Client:
    """A browser of somebody who administers the installation."""
    client = Client()
    client.force_login(person(is_superuser=True, is_staff=True))
    return client


def cost(client: Client, address: str) -> int:
    """How many queries an address takes, apart from what only its first call asks."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)
