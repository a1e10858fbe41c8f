"""The states of an import of bodies. A long list is tried and recorded by the worker; a short one at once."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantoa.kit.access import YES, Answer
from lantoa.kit.moves import Move, moves


class ImportState(models.TextChoices):
    """Whether its change was undone later, the change says."""

    CHECKING = "checking", _("Being checked")
    CHECKED = "checked", _("Checked")
    WAITING = "waiting", _("Being recorded")
    APPLIED = "applied", _("Recorded")
    FAILED = "failed", _("Not recorded")


def _without_errors(body_import: Any) -> Answer:
    if body_import.refused:
        return Answer(False, _("Rows have errors. Mend them in your file and send it again."))
    if not body_import.changing:
        return Answer(False, _("Everything in the list is known already: there is nothing to record."))
    return YES


MOVES = moves(
    ImportState,
    Move(
        "check",
        of=(ImportState.CHECKING,),
        to=ImportState.CHECKED,
        needs="administer",
        label=_("Check the list"),
        done=_("Checked"),
    ),
    Move(
        "apply",
        of=(ImportState.CHECKED,),
        to=ImportState.WAITING,
        needs="administer",
        label=_("Record the list"),
        done=_("Asked to record the list"),
        tone="primary",
        guard=_without_errors,
    ),
    Move(
        "record",
        of=(ImportState.WAITING,),
        to=ImportState.APPLIED,
        needs="administer",
        label=_("Record it"),
        done=_("Recorded"),
    ),
    Move(
        "fail",
        of=(ImportState.CHECKING, ImportState.WAITING),
        to=ImportState.FAILED,
        needs="administer",
        label=_("Give up"),
        done=_("Could not be recorded"),
    ),
)
