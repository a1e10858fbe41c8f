"""How long things are kept: data/retention.csv says it with its source, and what is not verified is switched off."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import QuerySet
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _

from lantoa.evidence import storage
from lantoa.evidence.models import StoredFile
from lantoa.evidence.needed import is_needed
from lantoa.evidence.operations.erasing import erase_file
from lantoa.kit.outbox import deliverer
from lantoa.kit.outbox.models import OutgoingMessage
from lantoa.kit.working import daily

RULES = Path(__file__).parent / "data" / "retention.csv"
KIND = "evidence_retention"
HOUR = 2  # at night, when nobody waits
UNFINISHED = timedelta(days=1)  # content without a row that is younger may belong to a transaction that still runs


@dataclass(frozen=True)
class RetentionRule:
    """After how many days what is erased, and who says so. Nothing happens by one that is not `verified`."""

    what: str
    days: int
    source: str
    verified: bool


def rules() -> list[RetentionRule]:
    """All rules, also those that are switched off."""
    with RULES.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [RetentionRule(row["what"], int(row["days"]), row["source"], row["verified"] == "1") for row in rows]


def kept_for(what: str) -> timedelta:
    """For how long `what` is kept, by the rule that must be there."""
    return timedelta(days=next(rule.days for rule in rules() if rule.what == what))


def due(rule: RetentionRule, at: datetime) -> QuerySet[StoredFile]:
    """The files whose time is over by a rule."""
    there = StoredFile.objects.filter(erased_at=None)
    if rule.what == "removed_file":
        return there.filter(removed_at__lt=at - timedelta(days=rule.days))
    if rule.what == "withdrawn_consent":
        return there.filter(scanned__withdrawn_on__lt=localdate(at) - timedelta(days=rule.days))
    return there.none()


def keep_no_longer(*, at: datetime) -> int:
    """Erase what is over by a verified rule; how many files that were."""
    done = 0
    for rule in rules():
        for file in due(rule, at) if rule.verified else ():
            with transaction.atomic():
                erase_file(file, reason=_("Kept for %(days)d days: %(source)s") % vars(rule), at=at)
            done += 1
    return done


def sweep(*, at: datetime) -> int:
    """Delete content that no row has, left by what was interrupted; how many that were."""
    done = 0
    for sha256, place in storage.kept():
        is_old = place.stat().st_mtime < (at - UNFINISHED).timestamp()
        if is_old and not is_needed(sha256):
            place.unlink(missing_ok=True)
            done += 1
    return done


@deliverer(KIND)
def tidy(message: OutgoingMessage) -> str:
    """The night's work."""
    at = now()
    return f"{keep_no_longer(at=at)} erased, {sweep(at=at)} swept"


def register_daily() -> None:
    """Ask for it every night."""
    daily.register(KIND, hour=HOUR)
