"""The states of a list of nominations. It is checked at once, so that nothing waits."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from lantoa.exemplars.nomination_states import NominationState
from lantoa.kit.access import YES, Answer
from lantoa.kit.moves import Move, moves


class NominationImportState(models.TextChoices):
    """Where a list stands."""

    CHECKED = "checked", _("Checked")
    RECORDED = "recorded", _("Written down")
    UNDONE = "undone", _("Undone")


def _has_good_rows(sent: Any) -> Answer:
    if sent.refused and sent.refused == sent.rows:
        return Answer(False, _("Every row has an error. Mend them in your file and send it again."))
    return YES


def _untouched(sent: Any) -> Answer:
    """Whether nobody has done anything with what the list brought."""
    touched = ~Q(state=NominationState.SENT) | ~Q(waiting_since=F("sent_at")) | Q(folder__isnull=False)
    if first := sent.nominations.filter(touched).order_by("pk").first():
        return Answer(False, _("Somebody works on “%(name)s” already: settle the rest one by one.") % {"name": first})
    return YES


IMPORT_MOVES = moves(
    NominationImportState,
    Move(
        "record",
        of=(NominationImportState.CHECKED,),
        to=NominationImportState.RECORDED,
        needs="keep",
        label=_("Write the list down"),
        done=_("wrote the list down"),
        tone="primary",
        guard=_has_good_rows,
    ),
    Move(
        "undo",
        of=(NominationImportState.RECORDED,),
        to=NominationImportState.UNDONE,
        needs="keep",
        label=_("Undo the list"),
        done=_("undid the list"),
        reason_required=True,
        guard=_untouched,
    ),
)
