"""Public pages for tests: dossiers of which everything is there that a page needs, step by step."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

from PIL import Image

from lantoa.evidence.models import Bystanders, Channel, Claim, Consent, Grade, Purpose, Standing, StoredFile
from lantoa.evidence.operations import claims, consents, files, proofs
from lantoa.evidence.operations.claims import Said
from lantoa.evidence.operations.consents import Given, Somebody
from lantoa.evidence.operations.proofs import Shown as Proving
from lantoa.exemplars.models import Dossier, Release, Shown
from lantoa.exemplars.operations import releasing
from lantoa.exemplars.operations.releasing import Page
from lantoa.kit.actors import PLATFORM
from lantoa.organisations.models import Body
from tests.exemplars.worlds import entered
from tests.organisations.worlds import NOON

HEADLINE = "Người giữ giống lúa nếp cái hoa vàng"
TEXT = "Chị Mận vận động 46 hộ chuyển sang lúa hữu cơ.\n\nBa vụ liền không dùng thuốc trừ cỏ."
AGREED = date(2026, 10, 1)


def verified(dossier: Dossier, text: str = "Vận động 46 hộ chuyển sang lúa hữu cơ") -> Claim:
    """A claim with an official document that somebody has verified."""
    claim = claims.add(dossier.folder, Said(text), by=PLATFORM, at=NOON)
    shown = Proving(Grade.OFFICIAL, document="12/BB-UBND", issued_on=date(2026, 4, 2))
    proofs.add(claim, shown, by=PLATFORM, at=NOON)
    return claims.verify(Claim.objects.get(pk=claim.pk), by=PLATFORM, at=NOON)


def agreed(dossier: Dossier, *, until: date | None = None, channels: tuple[str, ...] = (Channel.PORTAL,)) -> Consent:
    """The person it is about agrees that the portal tells it."""
    who = Somebody(dossier.name, Standing.SUBJECT, born_in=1980)
    given = Given(Purpose.PUBLICITY, AGREED, channels, until=until)
    return consents.record(dossier.folder, who, given, by=PLATFORM, at=NOON)


def photo_of(dossier: Dossier, bystanders: str = Bystanders.NONE, colour: str = "green") -> StoredFile:
    """A photo of the dossier that somebody has looked at."""
    written = BytesIO()
    Image.new("RGB", (1600, 1200), colour).save(written, "JPEG")
    file = files.store(dossier.folder, name="anh.jpg", content=written.getvalue(), by=PLATFORM, at=NOON)
    return files.describe(file, {"bystanders": bystanders, "caption": "Cánh đồng"}, by=PLATFORM, at=NOON)


def written(dossier: Dossier, **said: Any) -> Release:
    """A page with the claims that are given, or with one that was verified."""
    page: dict[str, Any] = {"headline": HEADLINE, "text": TEXT, "shows": [Shown.NAME, Shown.PLACE]}
    if "claims" not in said:
        page["claims"] = [verified(dossier)]
    return releasing.write(dossier, Page(**page | said), by=PLATFORM, at=NOON)


def released(
    body: Body, name: str = "Lê Thị Mận", *, text: str = TEXT, headline: str = HEADLINE, **said: Any
) -> Release:
    """A public page of a new dossier of `body`."""
    dossier = entered(body, name, **said)
    agreed(dossier)
    return releasing.release(written(dossier, headline=headline, text=text), by=PLATFORM, at=NOON)
