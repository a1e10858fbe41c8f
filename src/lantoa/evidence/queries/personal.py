"""What a folder holds of one person, in a form that she can take away."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Q, QuerySet

from lantoa.evidence import storage
from lantoa.evidence.models import Claim, NamedPerson, StoredFile
from lantoa.kit.text import fold


def files_of(person: NamedPerson) -> QuerySet[StoredFile]:
    """The files that are known to be of a person: signed sheets, and photos that she agreed to."""
    found = StoredFile.objects.filter(Q(scanned__person=person) | Q(consents__person=person), erased_at=None)
    return found.distinct().order_by("pk")


def claims_about(person: NamedPerson) -> list[Claim]:
    """Claims of the folder that name a person: what they say is corrected by hand, not erased by rule."""
    return [claim for claim in person.folder.claims.order_by("pk") if person.folded_name in fold(claim.text)]


def exported(person: NamedPerson) -> bytes:
    """A zip with data.json and the files of the person."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        files = list(_packed(archive, files_of(person)))
        told = json.dumps(_told(person, files), cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
        archive.writestr("data.json", told)
    return written.getvalue()


def _packed(archive: zipfile.ZipFile, files: QuerySet[StoredFile]) -> Iterator[dict[str, Any]]:
    for file in files:
        inside = f"files/{file.pk}-{file.name}"
        try:
            with storage.open_content(file.sha256) as content:
                archive.writestr(inside, content.read())
        except FileNotFoundError:
            inside = ""
        yield {
            "file": inside,
            "name": file.name,
            "caption": file.caption,
            "sent_at": file.sent_at,
            "sha256": file.sha256,
        }


def _told(person: NamedPerson, files: list[dict[str, Any]]) -> dict[str, Any]:
    consents = person.consents.order_by("pk").values(
        "purpose", "channels", "given_by", "given_on", "until", "how", "note", "withdrawn_on", "withdrawn_because"
    )
    return {
        "name": person.name,
        "born_on": person.born_on,
        "born_in": person.born_in,
        "standing": person.standing,
        "held_by": person.folder.body.name,
        "consents": list(consents),
        "claims": [{"text": claim.text, "state": claim.state} for claim in claims_about(person)],
        "files": files,
    }
