"""Small worlds for tests: a commune with a folder, an officer who writes and a leader who verifies."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import Any

from PIL import Image

from lantoa.evidence.models import Claim, Folder, Grade, StoredFile
from lantoa.evidence.operations import claims, files, proofs
from lantoa.evidence.operations.claims import Said
from lantoa.evidence.operations.folders import open_folder
from lantoa.evidence.operations.proofs import Shown
from lantoa.kit.actors import PLATFORM, Actor
from lantoa.organisations.models import Role
from tests.organisations.worlds import NOON, District, appointed

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n%%EOF"


class Evidence(District):
    """The district of the organisations' tests with a folder of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.officer = appointed(self.district, Role.OFFICER)
        self.secretary = appointed(self.district, Role.SECRETARY)
        self.leader = appointed(self.district, Role.LEADER)
        self.reader = appointed(self.district, Role.READER)
        self.folder = open_folder(self.district, at=NOON)


def claimed(
    folder: Folder, text: str = "42 hộ trồng lúa hữu cơ", grade: int = Grade.NONE, *, by: Actor = PLATFORM, **said: Any
) -> Claim:
    """A claim, with one proof of `grade` where that is any."""
    claim = claims.add(folder, Said(text, **said), by=by, at=NOON)
    if grade:
        proofs.add(claim, Shown(grade, document="12/BB-UBND"), by=by, at=NOON)
    return Claim.objects.get(pk=claim.pk)


def sent(folder: Folder, name: str = "bien-ban.pdf", content: bytes = PDF, *, by: Actor = PLATFORM) -> StoredFile:
    """A file of the folder."""
    return files.store(folder, name=name, content=content, by=by, at=NOON)


def picture(side: int = 40, kind: str = "JPEG", **options: Any) -> bytes:
    """A picture of one colour."""
    written = BytesIO()
    Image.new("RGB", (side, side), (200, 30, 30)).save(written, kind, **options)
    return written.getvalue()


def archive(*entries: tuple[str, bytes]) -> bytes:
    """A zip with these entries."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in entries:
            packed.writestr(name, content)
    return written.getvalue()
