"""What is printed of a decision."""

from __future__ import annotations

from django.db.models import QuerySet

from lantoa.recognition.decision_states import IN_FORCE
from lantoa.recognition.models import Decision, Honour

AT_ONCE = 50  # certificates that a person can wait for: about half a second


def printable(decision: Decision, award: int) -> QuerySet[Honour]:
    """Those of the decision who get a certificate of the award with this id, in the order of the register."""
    held = Honour.objects.filter(decision=decision, award=award, state__in=IN_FORCE)
    return held.select_related("award", "dossier__body", "decision").order_by("register_number", "pk")
