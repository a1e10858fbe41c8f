"""Reading the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Model, QuerySet

from lantoa.kit.audit.models import LogEntry
from lantoa.kit.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping

    from django.utils.functional import Promise

_labels: dict[tuple[str, str], str | Promise] = {}


def history_of(record: Model) -> QuerySet[LogEntry]:
    """What happened to `record`, the latest first, with the people who did it: one query."""
    return (
        LogEntry.objects.filter(kind=record._meta.label_lower, key=str(record.pk))
        .select_related("person")
        .order_by("-id")
    )


def name_verbs(labels: Mapping[str, str | Promise], model: type[Model] | None = None) -> None:
    """Say how verbs are told to people ("merged"): of records of `model`, or of all without a word of their own."""
    kind = model._meta.label_lower if model else ""
    _labels.update({(kind, verb): label for verb, label in labels.items()})


def verb_label(entry: LogEntry) -> str | Promise:
    """What was done, in words; the bare verb where nobody has named it."""
    return _labels.get((entry.kind, entry.verb)) or _labels.get(("", entry.verb)) or entry.verb


def verbs() -> list[tuple[str, str]]:
    """Every verb that has words, by those words; all of them where it is said otherwise of other records."""
    told: dict[str, dict[str, None]] = {}
    for (_kind, verb), label in _labels.items():
        told.setdefault(verb, {})[str(label)] = None
    return sorted(((verb, " / ".join(labels)) for verb, labels in told.items()), key=lambda pair: fold(pair[1]))
