"""A duty with one period of it, and evidence with its file, of the world that is asked about."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import Any

from django.utils.timezone import localdate

from lantoa.organisations.models import Body
from lantoa.plans.models import EvidenceKind, StoredFile
from lantoa.plans.states import EvidenceState
from tests.plans.worlds import NOON, did, duty_of, owes, plan_of, term_of


def records_at(what: str, title: str, body: Body) -> dict[str, Any]:
    """The body owes its own duty; what it did waits for a check."""
    plan = plan_of(body, title="Kế hoạch", number="", number_key="")
    duty = duty_of(plan, what)
    owes(duty, body)
    term = term_of(duty, due_on=localdate() + timedelta(days=9))
    content = title.encode()
    kept = {"content": content, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    file = StoredFile.objects.create(body=body, name="anh.pdf", media_type="application/pdf", sent_at=NOON, **kept)
    evidence = did(term, body, state=EvidenceState.SUBMITTED, title=title, kind=EvidenceKind.FILE, file=file)
    return {"duty": duty, "duty_term": term, "evidence": evidence}
