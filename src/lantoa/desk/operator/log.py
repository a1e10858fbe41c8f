"""The log, read: who did what to which record, when and from where."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.apps import apps
from django.db.models import QuerySet
from django.utils.functional import Promise
from django.utils.timezone import make_aware
from django.utils.translation import gettext_lazy as _

from lantoa.desk.lists import ChoiceFilter, DateRangeFilter, ListColumn, ListFilter, ListScreen
from lantoa.desk.operator.outbox import told
from lantoa.desk.operator.screens import OperatorMixin
from lantoa.kit.actors import Actor
from lantoa.kit.audit import verb_label
from lantoa.kit.audit.history import verbs
from lantoa.kit.models import LogEntry
from lantoa.kit.text import fold


class WhoFilter(ListFilter):
    """The acts of people whose names have all words of the text, with or without accents."""

    def fields(self, actor: Actor) -> dict[str, forms.Field]:
        return {self.name: forms.CharField(label=self.label, required=False, max_length=150)}

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        for word in fold(values.get(self.name) or "").split():
            records = records.filter(person__folded_name__contains=word)
        return records


class DaysFilter(DateRangeFilter):
    """Days of the country, though the log has moments."""

    def apply(self, records: QuerySet, values: Mapping[str, Any]) -> QuerySet:
        if first := values.get(f"{self.name}_from"):
            records = records.filter(at__gte=_midnight(first))
        if last := values.get(f"{self.name}_to"):
            records = records.filter(at__lt=_midnight(last) + timedelta(days=1))
        return records


class Log(OperatorMixin, ListScreen):
    """Every entry, the latest first. Nothing can be changed here, by anybody."""

    title, model, ordering = _("Log"), LogEntry, ("-pk",)
    filters = (
        WhoFilter("who", _("Who")),
        ChoiceFilter("verb", _("What was done"), lambda actor: verbs()),
        ChoiceFilter("kind", _("Kind of record"), lambda actor: kinds()),
        DaysFilter("at", _("Day")),
    )
    columns = (
        ListColumn("at", _("When"), lambda entry: told(entry.at)),
        ListColumn("who", _("Who"), lambda entry: who(entry)),
        ListColumn("verb", _("What was done"), lambda entry: verb_label(entry)),
        ListColumn("kind", _("Kind of record"), lambda entry: kind_of(entry)),
        ListColumn("key", _("Number of the record"), shown=False),
        ListColumn("subject", _("About")),
        ListColumn("note", _("Reason")),
        ListColumn("changes", _("What changed"), lambda entry: changed(entry), shown=False),
        ListColumn("address", _("From which address"), shown=False),
    )

    def queryset(self) -> QuerySet:
        return LogEntry.objects.select_related("person")


def who(entry: LogEntry) -> str | Promise:
    """The person; the platform itself where nobody was signed in. The log outlives accounts."""
    if entry.person_id is None:
        return _("The platform, or nobody signed in")
    return str(entry.person or _("Account number %(number)d, which is gone") % {"number": entry.person_id})


def changed(entry: LogEntry) -> str:
    """Each field with what it was and what it became."""
    return "; ".join(f"{name}: {before} → {after}" for name, (before, after) in entry.changes.items())


def kind_of(entry: LogEntry) -> str | Promise:
    """The kind of record in words; the bare one of a room that is no longer installed."""
    try:
        return apps.get_model(entry.kind)._meta.verbose_name or entry.kind
    except (LookupError, ValueError):
        return entry.kind


def kinds() -> list[tuple[str, str]]:
    """The kinds of records that we keep, by their names."""
    ours = (model._meta for model in apps.get_models() if model.__module__.startswith("lantoa."))
    return sorted(((meta.label_lower, str(meta.verbose_name)) for meta in ours), key=lambda pair: fold(pair[1]))


def _midnight(day: date) -> datetime:
    return make_aware(datetime.combine(day, time.min))
