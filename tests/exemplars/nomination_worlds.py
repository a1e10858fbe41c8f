"""Small worlds for tests of nominations: a commune where somebody reads them, and what a visitor sends."""

from __future__ import annotations

from hashlib import sha256
from io import BytesIO
from typing import Any

from django.test import Client
from PIL import Image

from lantoa.exemplars import challenges
from lantoa.exemplars.models import Nomination
from lantoa.exemplars.operations import nominating
from lantoa.kit.actors import Actor
from lantoa.organisations.models import Role
from tests.organisations.worlds import NOON, District, appointed

FORM = "/gioi-thieu-guong/"
VISITOR = Actor(None, "203.0.113.7")
DEED = "Nấu cháo mang ra trạm y tế mỗi sáng thứ Tư, bốn năm nay."


class Neighbourhood(District):
    """The communes of the organisations' tests; at the first one an officer reads nominations."""

    def __init__(self) -> None:
        super().__init__()
        self.commune = self.communes[0]
        self.officer = appointed(self.commune, Role.OFFICER)
        self.above = appointed(self.province, Role.SECRETARY)

    def begun(self, **said: Any) -> Nomination:
        """One that is whole and not sent yet."""
        told = {"kind": "individual", "name": "Hà Thị Nhuần", "commune": self.commune, "deed": DEED}
        return nominating.begin(Nomination(**(told | said)), by=VISITOR, at=NOON)

    def sent(self, **said: Any) -> Nomination:
        """One that lies with the commune."""
        return nominating.send(self.begun(**said), by=VISITOR, at=NOON)


def worked(token: str) -> str:
    """What a browser finds for the challenge."""
    nonce = 0
    while int.from_bytes(sha256(f"{token}.{nonce}".encode()).digest()) >> (256 - challenges.BITS):
        nonce += 1
    return str(nonce)


def begun_at(client: Client, kind: str = "individual") -> Any:
    """The answer to the first question, by a browser that did its work."""
    token = client.get(FORM).context["challenge"].token
    return client.post(FORM, {"kind": kind, "token": token, "nonce": worked(token)})


def photo(colour: str = "red", size: int = 40) -> bytes:
    """A picture as a telephone sends it."""
    content = BytesIO()
    Image.new("RGB", (size, size), colour).save(content, "JPEG")
    return content.getvalue()
