"""A nomination that lies with a body, and a list that it received, for the world that everybody asks about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.utils.timezone import now

from lantoa.exemplars.models import Nomination, NominationImport
from lantoa.organisations.models import Body
from tests.exemplars.nomination_lists import listed, nominations

#: A list of which one row has no deed.
FAULTY = {
    "content": nominations(listed(deed=None)),
    "lines": [[2, "", "Lương Văn Páo", ["refused"], "Thiếu việc đã làm"]],
    "rows": 1,
    "refused": 1,
}


def records_at(place: str, body: Body, secret: Callable[[str, str], str], sender: Any) -> dict[str, Any]:
    """One that waits to be read, by somebody who can be asked back; a list that was checked, and one written down."""
    told = {"kind": "individual", "name": secret("nomination", place), "commune": body, "deed": "Dạy chữ."}
    told["contact"] = "0912 345 678"
    moments = dict.fromkeys(("begun_at", "saved_at", "sent_at", "waiting_since"), now())
    # A code that no other has: as many bodies as the world needs.
    code = f"HK{body.pk:08}"
    lists = {"body": body, "file_name": secret("nomination_list", place), "sent_by": sender, "sent_at": now()}
    lists["content"] = b"no workbook"
    return {
        "nomination": Nomination.objects.create(tracking_code=code, body=body, state="sent", **told, **moments),
        "nomination_list": NominationImport.objects.create(**lists),
        "recorded_list": NominationImport.objects.create(**lists, state="recorded"),
        "faulty_list": NominationImport.objects.create(**lists | FAULTY),
    }
