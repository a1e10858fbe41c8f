"""A folder of a body with one of each kind that hangs on it, for the world that everybody asks about."""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.utils.timezone import localdate, now

from lantoa.evidence import storage
from lantoa.evidence.models import Claim, Consent, Folder, Grade, NamedPerson, Proof, StoredFile
from lantoa.organisations.models import Body


def records_at(claim: str, person: str, body: Body) -> dict[str, Any]:
    """`claim` and `person` are the words that nobody may read who does not see the folder."""
    folder = Folder.objects.create(body=body, opened_at=now())
    drafted = Claim.objects.create(folder=folder, text=claim, grade=Grade.OFFICIAL, written_at=now())
    boast = {"state": "verified", "praises": True, "grade": Grade.OFFICIAL, "written_at": now()}
    named = NamedPerson.objects.create(folder=folder, name=person)
    return {
        "folder": folder,
        "claim": drafted,
        "claim_verified": Claim.objects.create(folder=folder, text=f"{claim} nhất tỉnh", **boast),
        "proof": Proof.objects.create(claim=drafted, grade=Grade.OFFICIAL, document=claim, added_at=now()),
        "evidence_file": _file(claim, folder),
        "named_person": named,
        "consent": Consent.objects.create(
            folder=folder,
            person=named,
            purpose="publicity",
            channels=["portal"],
            given_on=localdate() - timedelta(days=3),
            recorded_at=now(),
        ),
    }


def _file(words: str, folder: Folder) -> StoredFile:
    content = words.encode()
    digest = sha256(content).hexdigest()
    for suffix in ("", storage.THUMBNAIL):
        storage.put(digest, content, suffix)
    said = {"kind": "document", "media_type": "text/plain", "size": len(content), "sent_at": now()}
    return StoredFile.objects.create(folder=folder, name=words, sha256=digest, sent_sha256=digest, **said)
