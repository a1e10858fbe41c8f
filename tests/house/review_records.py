"""A reviewed plan, one that was started, and an item of a third one that nobody has looked at yet."""

from __future__ import annotations

import hashlib
from typing import Any

from lantoa.organisations.models import Body
from lantoa.plans.models import StoredFile
from lantoa.plans.states import ClauseState, PlanState
from tests.plans.worlds import NOON, duty_of, plan_of


def records_at(title: str, quote: str, body: Body) -> dict[str, Any]:
    """Nothing is missing from the first, so that whoever may put it into force can; the second is read."""
    unnumbered = {"number": "", "number_key": "", "state": PlanState.REVIEW}
    content = title.encode()
    kept = {"content": content, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()}
    file = StoredFile.objects.create(body=body, name="ke-hoach.txt", media_type="text/plain", sent_at=NOON, **kept)
    plan = plan_of(body, title=title, file=file, text=title, read_at=NOON, **unnumbered)
    clause = duty_of(plan_of(body, title=title, **unnumbered), quote).clause
    clause.state = ClauseState.UNSEEN
    clause.save()
    started = plan_of(body, title=title, number="", number_key="")
    return {"plan": plan, "started": started, "clause": clause}
