"""The list of a decision as it was signed: what a later decision corrected since is told by that one."""

from __future__ import annotations

from lantoa.kit import audit
from lantoa.recognition.decision_states import HonourState
from lantoa.recognition.models import Decision, Honour

WORDS = ("name", "about", "wording")


def listed_as_signed(decision: Decision) -> list[Honour]:
    """The honours of the decision, in the order of its list, in the words of the day of signing."""
    listed = Honour.objects.filter(decision=decision).select_related("award", "dossier__body", "decision")
    return [_as_signed(each) for each in listed.order_by("register_number", "pk")]


def _as_signed(honour: Honour) -> Honour:
    """With what stood there before the first correction, as the log has it; not to be saved."""
    if honour.state == HonourState.LISTED or honour.corrected_by_id is None:
        return honour
    for entry in audit.history_of(honour).filter(verb="correct").order_by("-pk"):
        for name in WORDS:
            if name in entry.changes:
                setattr(honour, name, entry.changes[name][0])
    return honour
